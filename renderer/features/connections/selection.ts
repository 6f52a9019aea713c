import { announce, select, useStore } from '../../app/store.ts'
import type { ConnectionRow, ListLine } from './connection-list.ts'
import { SELECTION } from './words-selection.ts'

/** From which line Shift goes, and what was selected before it did. */
type Anchor = { readonly key: string; readonly before: ReadonlySet<string> }
let anchor: Anchor | null = null

const put = (selected: ReadonlySet<string>) => {
  select(selected)
  announce(SELECTION.selected(selected.size))
}

/** Selects one, or lets it go; Shift goes from here. */
export const toggleSelected = (key: string): void => {
  const selected = new Set(useStore.getState().selected)
  if (!selected.delete(key)) selected.add(key)
  anchor = { key, before: selected }
  put(selected)
}

const keyAt = (lines: readonly ListLine[], index: number): string | null => {
  const line = lines[index]
  return line?.line === 'row' ? line.connection.key : null
}

/** The keys of the rows from one line to another, whichever comes first. */
export const keysBetween = (lines: readonly ListLine[], from: number, to: number): string[] =>
  lines
    .slice(Math.min(from, to), Math.max(from, to) + 1)
    .flatMap((line) => (line.line === 'row' ? line.connection.key : []))

/** Selects from where it began to this line, beside what was selected before; `from` is where it begins if nowhere yet. */
export const selectTo = (lines: readonly ListLine[], from: number, to: number): void => {
  const { selected } = useStore.getState()
  const begin = lines.findIndex((line) => line.line === 'row' && line.connection.key === anchor?.key)
  if (anchor === null || begin === -1 || selected.size === 0) {
    const key = keyAt(lines, from) ?? keyAt(lines, to)
    if (key === null) return
    anchor = { key, before: new Set() }
    return put(new Set(keysBetween(lines, from, to)))
  }
  put(new Set([...anchor.before, ...keysBetween(lines, begin, to)]))
}

/** Selects every row that is shown; groups that are closed show none. */
export const selectAll = (lines: readonly ListLine[]): void =>
  put(new Set(keysBetween(lines, 0, lines.length - 1)))

/** Lets all go, and says so. */
export const clearSelection = (): void => {
  anchor = null
  put(new Set())
}

/** The rows that are selected, in the order of the list; one that a filter hides is not among them. */
export const selectedRows = (
  rows: readonly ConnectionRow[],
  selected: ReadonlySet<string>,
): readonly ConnectionRow[] =>
  selected.size === 0 ? NONE : rows.filter(({ connection }) => selected.has(connection.key))

const NONE: readonly ConnectionRow[] = []
