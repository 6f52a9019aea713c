import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Boundary } from '../../app/boundary.tsx'
import { allColumns, type ColumnChoices, type ColumnId } from '../../../shared/settings/columns.ts'
import { showRowMenu } from '../../kit/menu.tsx'
import type { ConnectionRow, ListLine } from './connection-list.ts'
import { appActions, connectionActions } from '../../app/row-actions.ts'
import { useStore } from '../../app/store.ts'
import { BrokenLine, ConnectionLine, GroupLine, lineId } from './connection-lines.tsx'
import { ConnectionListHead } from './connection-list-head.tsx'
import { NothingFound } from './connections-empty.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { menuOfSelection } from './selection-actions.ts'
import { extendKey, keyAction, selectionKey } from './list-keys.ts'
import { type Column, fitColumns } from './columns.ts'
import { selectedRows, selectTo } from './selection.ts'
import { CONNECTION_LIST_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type ConnectionListProps = {
  readonly lines: readonly ListLine[]
  /** What the lines are made of, groups that are closed included. */
  readonly rows: readonly ConnectionRow[]
  readonly chosen: string | null
  readonly isCompact: boolean
}

/** Height of the column heads, which stay in sight above the lines. */
const HEAD = 28

/** A treegrid that draws only what is in sight; the keyboard moves one active line, and the focus stays on the grid. */
export const ConnectionList = memo(({ lines, rows, chosen, isCompact }: ConnectionListProps) => {
  const snapshot = useParts('apps', 'rotation', 'leaving', 'preferences')
  const now = useStore((state) => state.now)
  const isGrouped = useStore(({ list }) => list.isGrouped)
  const isSelecting = useStore(({ selected }) => selected.size > 0)
  const scroll = useRef<HTMLDivElement>(null)
  const { list, columns, drawn, setSizing } = useColumns(snapshot.preferences.columns)
  const rowHeight = isCompact ? 28 : 36
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const [active, setActive] = useActiveLine(lines, chosen)
  const activeLine = lines[active]
  const latest = useRef(rows)
  useEffect(() => void (latest.current = rows), [rows])
  const menuOf = useCallback((key: string) => menuOfSelection(key, latest.current), [])

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const page = () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    const handled =
      event.ctrlKey || event.metaKey
        ? selectionKey(event.key.toLowerCase(), lines)
        : event.shiftKey
          ? extendKey(event.key, { active, lines, moveTo, page })
          : keyAction(event.key, { active, lines, moveTo, page })
    if (handled === undefined) return
    event.preventDefault()
    handled()
  }
  return (
    <div
      className="list"
      ref={list}
      style={{ '--cols': columns.template } as CSSProperties}
      data-selecting={isSelecting || undefined}
      data-density={isCompact ? 'compact' : undefined}
    >
      <div
        id="connection-grid"
        className="grid"
        role="treegrid"
        aria-label={CONNECTION_LIST_VIEW.connections}
        aria-multiselectable="true"
        aria-rowcount={lines.length + 1}
        aria-activedescendant={activeLine === undefined ? undefined : lineId(activeLine)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // by the keyboard: the focus is on the grid, and the line is the active one
          if (event.target === event.currentTarget && activeLine !== undefined)
            showLineMenu(event, activeLine, rows, snapshot, now)
        }}
      >
        <div className="list-scroll" ref={scroll} role="rowgroup" tabIndex={-1}>
          <ConnectionListHead lines={lines} columns={columns.shown} onSizing={setSizing} />
          <div className="list-all" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start, size }) => {
              const line = lines[index]
              if (line === undefined) return null
              const shared = {
                index,
                start: start - HEAD,
                size,
                isActive: index === active,
                onPress: () => setActive(index),
                onRange: () => selectTo(lines, active, index),
              }
              return (
                <Boundary
                  key={index}
                  resetOn={lineId(line)}
                  renderInstead={() => <BrokenLine start={shared.start} size={size} index={index} />}
                >
                  {line.line === 'group' ? (
                    <GroupLine {...shared} line={line} now={now} />
                  ) : (
                    <ConnectionLine
                      {...shared}
                      row={line}
                      menuOf={menuOf}
                      isChosen={line.connection.key === chosen}
                      isGrouped={isGrouped}
                      columns={drawn}
                      now={now}
                    />
                  )}
                </Boundary>
              )
            })}
          </div>
        </div>
      </div>
      {lines.length === 0 ? <NothingFound /> : null}
      <Selected rows={rows} />
    </div>
  )
})
ConnectionList.displayName = 'ConnectionList'

/** The columns that there is room for, before anything is painted, and again whenever the list is wider or narrower. */
const useColumns = (chosen: ColumnChoices) => {
  const list = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [sizing, setSizing] = useState<Column | null>(null)
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return undefined
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const fitted = useMemo(() => {
    const { id, width: px } = sizing ?? { id: null, width: 0 }
    const wanted = chosen.some((one) => one.id === id) ? chosen : allColumns(chosen)
    return fitColumns(
      id === null ? chosen : wanted.map((one) => (one.id === id ? { ...one, width: px } : one)),
      width,
    )
  }, [chosen, sizing, width])
  // rows are drawn anew only where it is other columns, not at each pixel
  const ids = fitted.shown.map(({ id }) => id).join(' ')
  const shown = useMemo(() => ids.split(' ') as ColumnId[], [ids])
  return { list, columns: fitted, drawn: shown, setSizing }
}

/** Of all lines only those whose own selection changes are drawn anew, and this bar. */
const Selected = ({ rows }: { readonly rows: readonly ConnectionRow[] }) => {
  const selected = useStore((state) => state.selected)
  const chosen = useMemo(() => selectedRows(rows, selected), [rows, selected])
  return chosen.length === 0 ? null : <SelectionBar rows={chosen} />
}

const showLineMenu = (
  event: MouseEvent<HTMLElement>,
  line: ListLine,
  rows: readonly ConnectionRow[],
  snapshot: Pick<Snapshot, 'apps' | 'rotation' | 'leaving'>,
  now: Instant,
): void => {
  const row = document.getElementById(lineId(line)) ?? event.currentTarget
  if (line.line === 'row') {
    const menu = menuOfSelection(line.connection.key, rows)
    if (menu !== null) return showRowMenu(event, menu.label, menu.groups, row)
    return showRowMenu(event, line.connection.tenantName, connectionActions(line, now), row)
  }
  const app = snapshot.apps.find(({ id }) => id === line.appId)
  if (app !== undefined) showRowMenu(event, line.name, appActions(app, snapshot), row)
}

/** The line that the keyboard is on; it follows the pane, and stays in the list when lines vanish. */
const useActiveLine = (lines: readonly ListLine[], chosen: string | null) => {
  const [id, setId] = useState<string | null>(null)
  useEffect(() => {
    if (chosen !== null) setId(CONNECTION_LIST_VIEW.row(chosen))
  }, [chosen])
  const found = id === null ? -1 : indexOfLine(lines, id)
  const first = lines.findIndex(({ line }) => line === 'row')
  const setActive = (index: number) => {
    const line = lines[index]
    if (line !== undefined) setId(lineId(line).slice('line-'.length))
  }
  return [found === -1 ? Math.max(0, first) : found, setActive] as const
}

/** Compares keys, not made-up ids: it runs at every keystroke over thousands of lines. */
const indexOfLine = (lines: readonly ListLine[], id: string): number =>
  id.startsWith('row ')
    ? lines.findIndex((line) => line.line === 'row' && line.connection.key === id.slice(4))
    : lines.findIndex((line) => line.line === 'group' && `group ${line.appId}` === id)
