import { Icon } from '../../kit/icon.tsx'
import type { ListLine, SortColumn } from './connection-list.ts'
import { changeList, useStore } from '../../app/store.ts'
import { clearSelection, selectAll } from './selection.ts'
import { SELECTION } from './words-selection.ts'
import { CONNECTION_LIST_HEAD } from './words.ts'

const COLUMNS: readonly (readonly [SortColumn, string])[] = [
  ['organisation', CONNECTION_LIST_HEAD.organisation],
  ['kind', CONNECTION_LIST_HEAD.kind],
  ['person', CONNECTION_LIST_HEAD.signedInBy],
  ['since', CONNECTION_LIST_HEAD.connectedSince],
  ['status', CONNECTION_LIST_HEAD.signInState],
  ['checked', CONNECTION_LIST_HEAD.checked],
]

/** Column heads; each sorts, and sorts the other way when pressed again. */
export const ConnectionListHead = ({ lines }: { readonly lines: readonly ListLine[] }) => {
  const { column, direction } = useStore((state) => state.list)
  const isWide = useStore(
    ({ route }) => route.at === 'connections' && route.key === null && route.ask === null,
  )
  const sortBy = (next: SortColumn) =>
    changeList({
      column: next,
      direction: next === column && direction === 'ascending' ? 'descending' : 'ascending',
    })
  return (
    <div className="list-head" role="row" aria-rowindex={1}>
      {COLUMNS.filter(([id]) => isWide || id !== 'since').map(([id, name]) => (
        <span key={id} role="columnheader" aria-sort={id === column ? direction : 'none'}>
          {id === 'organisation' ? <TickAll lines={lines} /> : null}
          <button type="button" className="sort" onClick={() => sortBy(id)}>
            {name} {id === column ? <Icon name={direction === 'ascending' ? 'up' : 'down'} /> : null}
          </button>
        </span>
      ))}
    </div>
  )
}

/** Selects all that are shown, or lets all go. */
const TickAll = ({ lines }: { readonly lines: readonly ListLine[] }) => {
  const isAny = useStore(({ selected }) => selected.size > 0)
  const isAll = useStore(
    ({ selected }) =>
      selected.size > 0 && lines.every((line) => line.line === 'group' || selected.has(line.connection.key)),
  )
  return (
    <button
      type="button"
      role="checkbox"
      className="line-tick"
      aria-checked={isAll ? true : isAny ? 'mixed' : false}
      aria-label={SELECTION.all}
      title={SELECTION.all}
      onClick={() => (isAll ? clearSelection() : selectAll(lines))}
    >
      <span className="line-box" data-mixed={(isAny && !isAll) || undefined}>
        {isAll ? <Icon name="tick" /> : null}
      </span>
    </button>
  )
}
