import { Icon } from '../../kit/icon.tsx'
import type { SortColumn } from './connection-list.ts'
import { changeList, useStore } from '../../app/store.ts'
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
export const ConnectionListHead = () => {
  const { column, direction } = useStore((state) => state.list)
  const isWide = useStore(({ route }) => route.at === 'connections' && route.key === null)
  const sortBy = (next: SortColumn) =>
    changeList({
      column: next,
      direction: next === column && direction === 'ascending' ? 'descending' : 'ascending',
    })
  return (
    <div className="list-head" role="row" aria-rowindex={1}>
      {COLUMNS.filter(([id]) => isWide || id !== 'since').map(([id, name]) => (
        <span key={id} role="columnheader" aria-sort={id === column ? direction : 'none'}>
          <button type="button" className="sort" onClick={() => sortBy(id)}>
            {name} {id === column ? <Icon name={direction === 'ascending' ? 'up' : 'down'} /> : null}
          </button>
        </span>
      ))}
    </div>
  )
}
