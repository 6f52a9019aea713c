import { changeList, useStore } from '../../app/store.ts'

/** Closes an app's group in the list, or opens it. */
export const toggleGroup = (appId: string): void => {
  const closed = new Set(useStore.getState().list.closedGroups)
  if (!closed.delete(appId)) closed.add(appId)
  changeList({ closedGroups: closed })
}
