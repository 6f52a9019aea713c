import { memo } from 'react'
import type { ColumnId } from '../../../shared/settings/columns.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { Icon } from '../../kit/icon.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ConnectionCell } from './connection-cell.tsx'
import type { ConnectionRow, ListLine } from './connection-list.ts'
import { count } from '../../language/plural.ts'
import { appActions, connectionActions } from '../../app/row-actions.ts'
import { describeSecret } from './words-status.ts'
import { go, useStore } from '../../app/store.ts'
import { toggleGroup } from './group-toggle.ts'
import type { menuOfSelection } from './selection-actions.ts'
import { toggleSelected } from './selection.ts'
import { CONNECTION_LINES } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** A name for a line that stays the same while the list changes around it. */
export const lineId = (line: ListLine): string =>
  line.line === 'group'
    ? CONNECTION_LINES.lineGroup(line.appId)
    : CONNECTION_LINES.lineRow(line.connection.key)

type LineProps = {
  readonly index: number
  readonly start: number
  readonly size: number
  readonly isActive: boolean
  readonly onPress: () => void
  /** Shift was held: selects from where the selection began to here. */
  readonly onRange: () => void
  readonly now: Instant
}

const place = ({ start, size }: Pick<LineProps, 'start' | 'size'>) => ({
  height: size,
  transform: `translateY(${start}px)`,
})

/** In the place of a line that could not be drawn, so that none is missing without a word. */
export const BrokenLine = (props: Pick<LineProps, 'index' | 'start' | 'size'>) => (
  <div className="list-row list-line" role="row" aria-rowindex={props.index + 2} style={place(props)}>
    <span role="gridcell">
      <StateMark mood="unknown" words={CONNECTION_LINES.lineNotShown} />
    </span>
  </div>
)

type GroupLineProps = LineProps & {
  readonly line: Extract<ListLine, { line: 'group' }>
}

/** An app's head above its organisations; carries the state of its secret. */
export const GroupLine = (props: GroupLineProps) => {
  const { line, now } = props
  const snapshot = useParts('apps', 'rotation', 'leaving')
  const app = snapshot.apps.find(({ id }) => id === line.appId)
  const secret = app === undefined ? null : describeSecret(app.secret, now)
  return (
    <div
      id={lineId(line)}
      className="list-group list-line"
      role="row"
      aria-level={1}
      aria-expanded={line.isOpen}
      aria-rowindex={props.index + 2}
      data-active={props.isActive || undefined}
      style={place(props)}
      onClick={() => {
        props.onPress()
        toggleGroup(line.appId)
      }}
      onContextMenu={(event) => {
        props.onPress()
        if (app !== undefined) showRowMenu(event, line.name, appActions(app, snapshot))
      }}
    >
      <span className="group-chevron" data-open={line.isOpen || undefined}>
        <Icon name="open" />
      </span>
      <span role="rowheader" className="group-name clip">
        {line.name}
      </span>
      <span role="gridcell" className="age">
        {groupWords(line)}
      </span>
      {secret === null ? null : (
        <span role="gridcell" className="push group-secret">
          <StateMark mood={secret.mood} words={secret.words} />
        </span>
      )}
    </div>
  )
}

/** Counted as in the rail: what has ended is in the list, and no connection any more. */
const groupWords = ({ amount, connected }: GroupLineProps['line']): string => {
  const ended = amount - connected
  if (ended === 0) return count(connected, 'connection')
  return connected === 0
    ? CONNECTION_LINES.endedOnly(ended)
    : CONNECTION_LINES.connectedAndEnded(connected, ended)
}

type ConnectionLineProps = LineProps & {
  readonly row: ConnectionRow
  /** The menu over all that is selected, where this row is one of them. */
  readonly menuOf: (key: string) => ReturnType<typeof menuOfSelection>
  readonly isChosen: boolean
  readonly isGrouped: boolean
  /** Which columns there are, in their order. */
  readonly columns: readonly ColumnId[]
}

/** One organisation in one line. */
export const ConnectionLine = memo(
  (props: ConnectionLineProps) => {
    const { row, now } = props
    const { connection } = row
    const isSelected = useStore(({ selected }) => selected.has(connection.key))
    return (
      <div
        id={`line-row ${connection.key}`}
        className="list-row list-line"
        role="row"
        aria-level={props.isGrouped ? 2 : 1}
        aria-selected={isSelected}
        aria-current={props.isChosen || undefined}
        aria-rowindex={props.index + 2}
        data-active={props.isActive || undefined}
        style={place(props)}
        onMouseDown={(event) => {
          if (event.shiftKey) event.preventDefault() // which would select text
        }}
        onClick={(event) => {
          const isTick = event.target instanceof Element && event.target.closest('.line-tick') !== null
          if (event.shiftKey) props.onRange()
          else if (isTick || event.ctrlKey || event.metaKey) toggleSelected(connection.key)
          else go({ at: 'connections', key: connection.key, ask: null })
          props.onPress()
        }}
        onContextMenu={(event) => {
          props.onPress()
          const menu = props.menuOf(connection.key)
          if (menu === null) showRowMenu(event, connection.tenantName, connectionActions(row, now))
          else showRowMenu(event, menu.label, menu.groups)
        }}
      >
        {props.columns.map((id) => (
          <ConnectionCell
            key={id}
            id={id}
            row={row}
            columns={props.columns}
            isGrouped={props.isGrouped}
            now={now}
          />
        ))}
        <span className="line-tick" aria-hidden="true">
          <span className="line-box">{isSelected ? <Icon name="tick" /> : null}</span>
        </span>
      </div>
    )
  },
  (a, b) =>
    a.row === b.row &&
    a.menuOf === b.menuOf &&
    a.now === b.now &&
    a.start === b.start &&
    a.size === b.size &&
    a.index === b.index &&
    a.isActive === b.isActive &&
    a.isChosen === b.isChosen &&
    a.isGrouped === b.isGrouped &&
    a.columns === b.columns,
)
ConnectionLine.displayName = 'ConnectionLine'
