import { type PointerEvent, useState } from 'react'
import type { ColumnId } from '../../../shared/settings/columns.ts'
import { changeList, openColumns, useStore } from '../../app/store.ts'
import { Icon } from '../../kit/icon.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { type Column, mayHide, moveColumn, showColumn, sizeColumn, stepColumn } from './columns.ts'
import type { ListLine } from './connection-list.ts'
import { clearSelection, selectAll } from './selection.ts'
import { COLUMN_NAMES, COLUMNS } from './words-columns.ts'
import { SELECTION } from './words-selection.ts'

type HeadProps = {
  readonly lines: readonly ListLine[]
  readonly columns: readonly Column[]
  /** While one is being drawn wider or narrower: how wide; `null` once it is let go of. */
  readonly onSizing: (sizing: Column | null) => void
}

/** Column heads; each sorts, sorts the other way when pressed again, and has a menu of all that can be done with it. */
export const ConnectionListHead = ({ lines, columns, onSizing }: HeadProps) => {
  const { column, direction } = useStore((state) => state.list)
  const sortBy = (next: ColumnId) =>
    changeList({
      column: next,
      direction: next === column && direction === 'ascending' ? 'descending' : 'ascending',
    })
  return (
    <div className="list-head" role="row" aria-rowindex={1}>
      {columns.map((one) => {
        const { id } = one
        return (
          <span key={id} role="columnheader" aria-sort={id === column ? direction : 'none'}>
            {id === 'organisation' ? <TickAll lines={lines} /> : null}
            <button
              type="button"
              className="sort"
              onClick={() => sortBy(id)}
              onContextMenu={(event) =>
                showRowMenu(event, COLUMNS.menuOf(COLUMN_NAMES[id]), columnActions(id))
              }
            >
              {COLUMN_NAMES[id]}{' '}
              {id === column ? <Icon name={direction === 'ascending' ? 'up' : 'down'} /> : null}
            </button>
            {id === 'organisation' ? null : (
              <Edge column={one} onSizing={onSizing} onPress={() => sortBy(id)} />
            )}
          </span>
        )
      })}
    </div>
  )
}

/** What can be done with a column, in groups; sizing and moving not with the name, which takes what is left. */
const columnActions = (id: ColumnId) => [
  [
    { label: COLUMNS.sortUp, run: () => changeList({ column: id, direction: 'ascending' }) },
    { label: COLUMNS.sortDown, run: () => changeList({ column: id, direction: 'descending' }) },
  ],
  id === 'organisation'
    ? []
    : [
        { label: COLUMNS.left, run: () => void moveColumn(id, -1) },
        { label: COLUMNS.right, run: () => void moveColumn(id, 1) },
        { label: COLUMNS.widerHere, run: () => void stepColumn(id, 1) },
        { label: COLUMNS.narrowerHere, run: () => void stepColumn(id, -1) },
      ],
  [
    ...(mayHide(id) ? [{ label: COLUMNS.hide, run: () => void showColumn(id, false) }] : []),
    { label: COLUMNS.columns, run: () => openColumns(true) },
  ],
]

type EdgeProps = Pick<HeadProps, 'onSizing'> & { readonly column: Column; readonly onPress: () => void }

/** The edge of a column, to be drawn by the mouse, and pressed as the rest of its head; by the keyboard it is sized in its menu. */
const Edge = ({ column: { id, width }, onSizing, onPress }: EdgeProps) => {
  const [drawn, draw] = useState<{ readonly at: number; readonly isDrawn: boolean } | null>(null)
  const widthAt = (event: PointerEvent) => Math.max(0, width + (drawn?.at ?? event.clientX) - event.clientX)
  return (
    <span
      className="column-edge"
      data-sizing={drawn?.isDrawn === true || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        draw({ at: event.clientX, isDrawn: false })
      }}
      onPointerMove={(event) => {
        if (drawn === null || drawn.at === event.clientX) return
        onSizing({ id, width: widthAt(event) })
        draw({ at: event.clientX, isDrawn: true })
      }}
      onPointerUp={(event) => {
        if (drawn === null) return
        draw(null)
        if (drawn.isDrawn) void sizeColumn(id, widthAt(event)).then(() => onSizing(null))
        else onPress()
      }}
      onPointerCancel={() => {
        draw(null)
        onSizing(null)
      }}
    />
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
