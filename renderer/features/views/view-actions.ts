import { isSameLook, type Look, type SavedView } from '../../../shared/views/view.ts'
import { run } from '../../app/actions.ts'
import type { MenuAction } from '../../app/menu-lines.ts'
import { changeList, go, type ListView, nameView, useStore } from '../../app/store.ts'
import { runUndoably } from '../../app/undoing.ts'
import { VIEWS } from './words.ts'

/** How the list is looked at, as a view keeps it. */
export const lookOf = ({ closedGroups: _closed, ...look }: ListView): Look => ({
  ...look,
  search: look.search.slice(0, 200),
})

/** Shows the list as a view keeps it. */
export const openView = ({ look }: SavedView): void => {
  changeList(look)
  go({ at: 'connections', key: null, ask: null })
}

/** Whether the list is shown as this view keeps it. */
export const isShown = ({ look }: SavedView, list: ListView): boolean => isSameLook(look, lookOf(list))

/** Asks under which name to keep what is shown. */
export const askName = (name: string): void => nameView({ viewId: null, name })

export const renameView = ({ id, name }: SavedView): void => nameView({ viewId: id, name })

export const moveView = ({ id }: SavedView, by: -1 | 1): void =>
  void run(VIEWS.doing, 'moveView', { viewId: id, by })

export const removeView = ({ id, name }: SavedView): void =>
  void runUndoably(VIEWS.remove, 'removeView', { viewId: id }, VIEWS.removed(name))

/** What can be done with a view, in groups; it takes what is shown now only where that is something else. */
export const viewActions = (view: SavedView): readonly (readonly MenuAction[])[] => {
  const { list, snapshot } = useStore.getState()
  const views = snapshot?.views ?? []
  const at = views.findIndex(({ id }) => id === view.id)
  return [
    [
      { label: VIEWS.open, run: () => openView(view) },
      { label: VIEWS.rename, run: () => renameView(view) },
      ...(isShown(view, list)
        ? []
        : [
            {
              label: VIEWS.update,
              run: () =>
                void runUndoably(
                  VIEWS.update,
                  'changeView',
                  { viewId: view.id, look: lookOf(useStore.getState().list) },
                  VIEWS.updated(view.name),
                ),
            },
          ]),
    ],
    [
      ...(at > 0 ? [{ label: VIEWS.up, run: () => moveView(view, -1) }] : []),
      ...(at < views.length - 1 ? [{ label: VIEWS.down, run: () => moveView(view, 1) }] : []),
    ],
    [{ label: VIEWS.remove, run: () => removeView(view), isDanger: true }],
  ]
}
