import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef, useState } from 'react'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { Boundary } from '../../app/boundary.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import type { ListLine } from './connection-list.ts'
import { appActions, connectionActions } from '../../app/row-actions.ts'
import { go, useStore } from '../../app/store.ts'
import { BrokenLine, ConnectionLine, GroupLine, lineId } from './connection-lines.tsx'
import { ConnectionListHead } from './connection-list-head.tsx'
import { NothingFound } from './connections-empty.tsx'
import { toggleGroup } from './group-toggle.ts'
import { CONNECTION_LIST_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type ConnectionListProps = {
  readonly lines: readonly ListLine[]
  readonly chosen: string | null
  readonly isCompact: boolean
}

/** Height of the column heads, which stay in sight above the lines. */
const HEAD = 28

/** A treegrid that draws only what is in sight; the keyboard moves one active line, and the focus stays on the grid. */
export const ConnectionList = memo(({ lines, chosen, isCompact }: ConnectionListProps) => {
  const snapshot = useParts('apps', 'rotation', 'leaving')
  const now = useStore((state) => state.now)
  const isGrouped = useStore(({ list }) => list.isGrouped)
  const scroll = useRef<HTMLDivElement>(null)
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

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const page = () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const handled = keyAction(event.key, { active, lines, moveTo, page })
    if (handled === undefined) return
    event.preventDefault()
    handled()
  }
  return (
    <div
      className="list"
      data-wide={chosen === null || undefined}
      data-density={isCompact ? 'compact' : undefined}
    >
      <div
        id="connection-grid"
        className="grid"
        role="treegrid"
        aria-label={CONNECTION_LIST_VIEW.connections}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={activeLine === undefined ? undefined : lineId(activeLine)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          // by the keyboard: the focus is on the grid, and the line is the active one
          if (event.target === event.currentTarget && activeLine !== undefined)
            showLineMenu(event, activeLine, snapshot, now)
        }}
      >
        <div className="list-scroll" ref={scroll} role="rowgroup" tabIndex={-1}>
          <ConnectionListHead />
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
                      isChosen={line.connection.key === chosen}
                      isGrouped={isGrouped}
                      isWide={chosen === null}
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
    </div>
  )
})
ConnectionList.displayName = 'ConnectionList'

const showLineMenu = (
  event: MouseEvent<HTMLElement>,
  line: ListLine,
  snapshot: Pick<Snapshot, 'apps' | 'rotation' | 'leaving'>,
  now: Instant,
): void => {
  const row = document.getElementById(lineId(line)) ?? event.currentTarget
  if (line.line === 'row')
    return showRowMenu(event, line.connection.tenantName, connectionActions(line, now), row)
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

type Moves = {
  readonly active: number
  readonly lines: readonly ListLine[]
  readonly moveTo: (index: number) => void
  readonly page: () => number
}

/** What a key does in the grid (WAI-ARIA treegrid pattern); `undefined` for keys that are not the grid's. */
const keyAction = (key: string, { active, lines, moveTo, page }: Moves): (() => void) | undefined => {
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
    Escape: () => go({ at: 'connections', key: null, ask: null }),
  }
  actions[' '] = actions['Enter']
  return actions[key]
}
