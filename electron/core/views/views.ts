import type { Api } from '../../../shared/contract/contract.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { viewCalls } from '../../../shared/views/calls.ts'
import { type SavedView, tidyViewName, VIEWS_MAX } from '../../../shared/views/view.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Looks at the list of connections that were given a name. The log says that they have changed, and no name: it may be a client’s. */
export const createViews = (
  ports: Pick<Ports, 'random'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  const tell = () => desk.log('viewsChanged')
  const find = (id: string) => vault.content().views.find((one) => one.id === id)

  const removeView = async (id: string): Promise<Result<{ undoId: string }>> => {
    const at = vault.content().views.findIndex((one) => one.id === id)
    const view = vault.content().views[at]
    if (view === undefined) return fail('unknownView')
    const saved = await vault.change((content) => ({
      ...content,
      views: content.views.filter((one) => one.id !== id),
    }))
    if (!saved.ok) return saved
    await tell()
    return ok({ undoId: desk.undoable({ edit: (content) => putBack(content, view, at), tell }) })
  }

  const changeView: Api['changeView'] = async ({ viewId, name, look }) => {
    const before = find(viewId)
    if (before === undefined) return fail('unknownView')
    const called = name === undefined ? before.name : tidyViewName(name)
    if (called === '') return fail('textUnseen')
    const after: SavedView = { ...before, name: called, look: look ?? before.look }
    const saved = await vault.change((content) => replace(content, before, after))
    if (!saved.ok) return saved
    await tell()
    return ok({ undoId: desk.undoable({ edit: (content) => replace(content, after, before), tell }) })
  }

  const calls: Pick<Api, keyof typeof viewCalls> = {
    saveView: async ({ name, look }) => {
      const called = tidyViewName(name)
      if (called === '') return fail('textUnseen')
      const view: SavedView = { id: ports.random.id(), name: called, look }
      let isFull = false
      const saved = await vault.change((content) => {
        isFull = content.views.length >= VIEWS_MAX
        return isFull ? null : { ...content, views: [...content.views, view] }
      })
      if (!saved.ok) return saved
      if (isFull) return fail('viewsFull')
      await tell()
      return ok({ viewId: view.id })
    },
    changeView,
    moveView: async ({ viewId, by }) => {
      if (find(viewId) === undefined) return fail('unknownView')
      let isMoved = false
      const saved = await vault.change((content) => {
        const after = moved(content, viewId, by)
        isMoved = after !== null
        return after
      })
      if (!saved.ok) return saved
      if (isMoved) await tell()
      return done
    },
    removeView: ({ viewId }) => removeView(viewId),
  }
  return { calls }
}

/** The view where it stood, or as near as there is; `null` where it stands again. */
const putBack = (content: VaultContent, view: SavedView, at: number): VaultContent | null =>
  content.views.length >= VIEWS_MAX || content.views.some(({ id }) => id === view.id)
    ? null
    : { ...content, views: content.views.toSpliced(at, 0, view) }

/** The one in place of the other; `null` where it was changed meanwhile. */
const replace = (content: VaultContent, from: SavedView, to: SavedView): VaultContent | null => {
  const now = content.views.find(({ id }) => id === from.id)
  if (JSON.stringify(now) !== JSON.stringify(from)) return null
  return { ...content, views: content.views.map((one) => (one.id === from.id ? to : one)) }
}

const moved = (content: VaultContent, id: string, by: -1 | 1): VaultContent | null => {
  const at = content.views.findIndex((one) => one.id === id)
  const view = content.views[at]
  const to = at + by
  if (view === undefined || to < 0 || to >= content.views.length) return null
  return { ...content, views: content.views.toSpliced(at, 1).toSpliced(to, 0, view) }
}
