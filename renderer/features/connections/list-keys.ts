import { isConnected } from '../../../shared/connections/impact.ts'
import { go, useStore } from '../../app/store.ts'
import type { ListLine } from './connection-list.ts'
import { toggleGroup } from './group-toggle.ts'
import { clearSelection, selectAll, selectTo, toggleSelected } from './selection.ts'

type Moves = {
  readonly active: number
  readonly lines: readonly ListLine[]
  readonly moveTo: (index: number) => void
  readonly page: () => number
}

/** What a key does in the grid (WAI-ARIA treegrid pattern); `undefined` for keys that are not the grid's. */
export const keyAction = (key: string, { active, lines, moveTo, page }: Moves): (() => void) | undefined => {
  const line = lines[active]
  const head = () => moveTo(lines.slice(0, active).findLastIndex((one) => one.line === 'group'))
  const actions: Record<string, (() => void) | undefined> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    PageDown: () => moveTo(active + page()),
    PageUp: () => moveTo(active - page()),
    Home: () => moveTo(0),
    End: () => moveTo(lines.length - 1),
    ArrowLeft: line?.line === 'group' ? (line.isOpen ? () => toggleGroup(line.appId) : undefined) : head,
    ArrowRight: line?.line === 'group' && !line.isOpen ? () => toggleGroup(line.appId) : undefined,
    Enter:
      line?.line === 'group'
        ? () => toggleGroup(line.appId)
        : line && (() => go({ at: 'connections', key: line.connection.key, ask: null })),
    ' ':
      line?.line === 'group'
        ? () => toggleGroup(line.appId)
        : line && (() => toggleSelected(line.connection.key)),
    Delete: () => askToEnd(line),
    Escape: () => {
      const { route } = useStore.getState()
      const isPaneOpen = route.at === 'connections' && (route.key !== null || route.ask !== null)
      if (isPaneOpen) go({ at: 'connections', key: null, ask: null })
      else clearSelection()
    },
  }
  return actions[key]
}

/** Delete asks, of all that is selected or of the line that the keyboard is on. */
const askToEnd = (line: ListLine | undefined) => {
  if (document.getElementById('disconnect-selected') !== null)
    return document.getElementById('disconnect-selected')?.click()
  if (line?.line === 'row' && isConnected(line.connection))
    go({ at: 'connections', key: line.connection.key, ask: 'disconnect' })
}

/** What Ctrl or Command does in the grid. */
export const selectionKey = (key: string, lines: readonly ListLine[]): (() => void) | undefined =>
  key === 'a' ? () => selectAll(lines) : undefined

/** Shift goes with the active line, and selects on its way. */
export const extendKey = (key: string, moves: Moves): (() => void) | undefined => {
  const to = (index: number) => () => {
    const next = Math.max(0, Math.min(moves.lines.length - 1, index))
    moves.moveTo(next)
    selectTo(moves.lines, moves.active, next)
  }
  const { active, lines } = moves
  if (key === 'ArrowDown') return to(active + 1)
  if (key === 'ArrowUp') return to(active - 1)
  if (key === 'PageDown') return to(active + moves.page())
  if (key === 'PageUp') return to(active - moves.page())
  if (key === 'Home') return to(0)
  return key === 'End' ? to(lines.length - 1) : undefined
}
