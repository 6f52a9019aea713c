import type { Bridge } from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import { labelIdOf, type Label } from '../../shared/labels/label.ts'
import { editTags, withLabels } from '../../electron/core/labels/edits.ts'

type World = {
  readonly snapshot: () => Snapshot
  readonly announce: (part: Partial<Snapshot>) => void
}

/** Tags, notes and undoing as main has them. */
export const fakeLabels = ({
  snapshot,
  announce,
}: World): Pick<Bridge, 'setTags' | 'setNote' | 'undo' | 'forgetConnection'> => {
  const before = new Map<string, Partial<Snapshot>>()
  const remember = (part: Partial<Snapshot>) => {
    const undoId = `undo-${before.size + 1}`
    before.set(undoId, part)
    return undoId
  }
  const change = (of: 'organisations' | 'apps', ids: readonly string[], edit: (label: Label) => Label) => {
    const { labels } = snapshot()
    const undoId = remember({ labels })
    const changed = ids.map((id) =>
      edit(labels[of].find((one) => one.id === id) ?? { id, tags: [], note: '' }),
    )
    announce({ labels: { ...labels, [of]: withLabels(labels[of], changed) } })
    return undoId
  }
  const labelsOf = (keys: readonly string[]) =>
    snapshot()
      .connections.filter(({ key }) => keys.includes(key))
      .map(labelIdOf)
  return {
    setTags: async ({ of, ids, add, remove }) => {
      const kind = of === 'apps' ? 'apps' : 'organisations'
      const meant = of === 'apps' ? ids : labelsOf(ids)
      const undoId = change(kind, meant, (one) => ({ ...one, tags: editTags(one.tags, add, remove) }))
      return ok({ changed: meant.length, undoId })
    },
    setNote: async ({ key, note }) =>
      ok({ undoId: change('organisations', labelsOf([key]), (one) => ({ ...one, note: note.trim() })) }),
    undo: async ({ undoId }) => {
      const part = before.get(undoId)
      if (part === undefined) return fail('undoOver')
      before.delete(undoId)
      announce(part)
      return done
    },
    forgetConnection: async ({ key }) => {
      const { connections } = snapshot()
      const undoId = remember({ connections })
      announce({ connections: connections.filter((one) => one.key !== key) })
      return ok({ undoId })
    },
  }
}
