import type { Api } from '../../../shared/contract/contract.ts'
import { isSeen } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { labelCalls } from '../../../shared/labels/calls.ts'
import { isSameTag, type Label, labelIdOf, tagsIn, TAGS_MAX, tidyTag } from '../../../shared/labels/label.ts'
import type { Desk } from '../desk/desk.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import { editTags, type Labelled, restoreLabels, withLabels, withoutLostLabels } from './edits.ts'

type Change = { readonly before: Label; readonly after: Label }

/** Tags and notes of the practice’s own. */
export const createLabels = ({ vault, desk }: { readonly vault: Vault; readonly desk: Desk }) => {
  /** Stores what `changesIn` makes of the labels as they are, and answers by what it is taken back. */
  const store = async (
    of: Labelled,
    tell: () => Promise<void>,
    changesIn: (content: VaultContent) => readonly Change[],
  ): Promise<Result<{ changed: number; undoId: string | null }>> => {
    let real: readonly Change[] = []
    const saved = await vault.change((content) => {
      real = changesIn(content).filter(
        ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
      )
      const after = real.map((one) => one.after)
      return real.length === 0
        ? null
        : withoutLostLabels({
            ...content,
            labels: { ...content.labels, [of]: withLabels(content.labels[of], after) },
          })
    })
    if (!saved.ok) return saved
    if (real.length === 0) return ok({ changed: 0, undoId: null })
    await tell()
    const edit = (content: VaultContent) => restoreLabels(content, of, real)
    return ok({ changed: real.length, undoId: desk.undoable({ edit, tell }) })
  }

  const calls: Pick<Api, keyof typeof labelCalls> = {
    setTags: async ({ of, ids, add, remove }) => {
      const typed = add.map(tidyTag)
      if (typed.some((tag) => !isSeen(tag))) return fail('textUnseen')
      const content = vault.content()
      const all = tagsIn([...content.labels.organisations, ...content.labels.apps])
      // as it is spelled already, so that one group is not two
      const added = typed.map((tag) => all.find((known) => isSameTag(known, tag)) ?? tag)
      const removed = remove.map(tidyTag)
      const kind = of === 'apps' ? 'apps' : 'organisations'
      const meant = of === 'apps' ? appsOf(content, ids) : organisationsOf(content, ids)
      if (meant.size === 0) return fail(of === 'apps' ? 'unknownApp' : 'unknownConnection')
      const changesIn = (now: VaultContent) => {
        const known = new Map(now.labels[kind].map((label) => [label.id, label]))
        return [...meant.keys()].map((id): Change => {
          const before = known.get(id) ?? { id, tags: [], note: '' }
          const tags = editTags(before.tags, added, removed)
          return { before, after: { ...before, tags } }
        })
      }
      const full = changesIn(content).find(({ after }) => after.tags.length > TAGS_MAX)
      if (full !== undefined) return fail({ code: 'tagsTooMany', name: meant.get(full.after.id) ?? '' })
      const [[appId, name]] = [...meant] as [[string, string]]
      const about =
        meant.size > 1 ? {} : of === 'apps' ? { app: { id: appId, name } } : { organisation: name }
      return store(kind, () => desk.log('tagsChanged', about), changesIn)
    },
    setNote: async ({ key, note }) => {
      const connection = vault.content().connections.find((one) => one.key === key)
      if (connection === undefined) return fail('unknownConnection')
      const id = labelIdOf(connection)
      const kept = isSeen(note) ? note.trim() : ''
      const tell = () => desk.log('noteChanged', { organisation: connection.tenantName })
      const stored = await store('organisations', tell, ({ labels }) => {
        const before = labels.organisations.find((label) => label.id === id) ?? { id, tags: [], note: '' }
        return [{ before, after: { ...before, note: kept } }]
      })
      return stored.ok ? ok({ undoId: stored.value.undoId }) : stored
    },
  }
  return { calls }
}

/** The organisations of these connections, each by what its label goes by, with its name. */
const organisationsOf = ({ connections }: VaultContent, keys: readonly string[]): Map<string, string> => {
  const wanted = new Set(keys)
  return new Map(
    connections.filter(({ key }) => wanted.has(key)).map((one) => [labelIdOf(one), one.tenantName]),
  )
}

const appsOf = ({ apps }: VaultContent, ids: readonly string[]): Map<string, string> => {
  const wanted = new Set(ids)
  return new Map(apps.filter(({ id }) => wanted.has(id)).map(({ id, name }) => [id, name]))
}
