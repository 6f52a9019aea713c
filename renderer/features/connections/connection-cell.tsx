import type { ColumnId } from '../../../shared/settings/columns.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { ageOf } from '../../language/ages.ts'
import { exactly, shortDay } from '../../language/moments.ts'
import { StateMark, statusIcon } from '../../kit/state-mark.tsx'
import { TagChips } from '../labels/tag-chips.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { statusInRow } from './words-status.ts'
import { CONNECTION_LINES } from './words.ts'

type CellProps = {
  readonly id: ColumnId
  readonly row: ConnectionRow
  readonly columns: readonly ColumnId[]
  readonly isGrouped: boolean
  readonly now: Instant
}

/** What one column says of one connection. */
export const ConnectionCell = ({ id, row, columns, isGrouped, now }: CellProps) => {
  const { connection, status } = row
  const has = (other: ColumnId) => columns.includes(other)
  switch (id) {
    case 'organisation':
      return <NameCell row={row} withApp={!isGrouped && !has('app')} withTags={!has('tags')} />
    case 'kind':
      return (
        <span role="gridcell">
          {connection.odd !== undefined ? (
            <StateMark mood="unknown" words={CONNECTION_LINES.oddRow} />
          ) : row.isKnownKind ? (
            row.kind
          ) : (
            <StateMark mood="unknown" words={row.kind} />
          )}
        </span>
      )
    case 'tags':
      return (
        <span role="gridcell" className="row-tagged">
          <TagChips tags={row.tags} most={2} />
        </span>
      )
    case 'person':
      return (
        <span role="gridcell" title={row.person}>
          {row.person}
        </span>
      )
    case 'since':
      return (
        <span role="gridcell" title={connection.createdAt === 0 ? '' : exactly(connection.createdAt)}>
          {connection.createdAt === 0 ? CONNECTION_LINES.notTold : shortDay(connection.createdAt, now)}
        </span>
      )
    case 'status':
      return (
        <span role="gridcell">
          <StateMark mood={status.mood} words={statusInRow(status, now)} icon={statusIcon(status)} />
        </span>
      )
    case 'checked':
      return (
        <span role="gridcell" className="age" title={exactly(connection.checkedAt)}>
          {ageOf(connection.checkedAt, now)}
        </span>
      )
    case 'app':
      return (
        <span role="gridcell" title={row.appName}>
          {row.appName}
        </span>
      )
    case 'note':
      return (
        <span role="gridcell" title={row.note}>
          {row.note}
        </span>
      )
    case 'organisationId':
      return (
        <span role="gridcell" className="mono" title={connection.tenantId}>
          {connection.tenantId}
        </span>
      )
  }
}

type NameProps = { readonly row: ConnectionRow; readonly withApp: boolean; readonly withTags: boolean }

const NameCell = ({ row, withApp, withTags }: NameProps) => (
  <span role="gridcell" className="row-name" title={row.connection.tenantName}>
    {row.tags.length === 0 || !withTags ? (
      <RowName row={row} withApp={withApp} />
    ) : (
      <span className="row-tagged">
        <span className="clip">
          <RowName row={row} withApp={withApp} />
        </span>
        <TagChips tags={row.tags} most={2} />
      </span>
    )}
  </span>
)

const RowName = ({ row, withApp }: Omit<NameProps, 'withTags'>) => (
  <>
    {row.connection.tenantName}
    {withApp ? <span className="row-app"> {row.appName}</span> : null}
  </>
)
