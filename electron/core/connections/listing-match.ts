import { isMadeUpId, type Connection } from '../../../shared/connections/connection.ts'
import type { ListedConnection } from '../ports/xero.ts'

/** Who listed them: for which app, and whether it is of those that saw a connection before. */
type Seer = { readonly appId: string; readonly isSeer: (connection: Connection) => boolean }

export type Matched = {
  /** By key: the row that is about this connection. */
  readonly rowOf: ReadonlyMap<string, ListedConnection>
  /** Rows of connections that are new here. */
  readonly unmatched: readonly ListedConnection[]
  /** Whether a row came that says neither which connection nor which organisation it is, and was not there before. */
  readonly isDoubtful: boolean
}

/**
 * Tells which row is about which connection: by Xero's id; a row without one, or with a new one, by the organisation,
 * where the same list held it before and no other row is about it.
 */
export const matchRows = (
  connections: readonly Connection[],
  { appId: listedFor, isSeer }: Seer,
  listed: readonly ListedConnection[],
): Matched => {
  const rows = new Map(listed.map((row) => [row.id, row]))
  const rowOf = new Map<string, ListedConnection>()
  const ofApp = connections.filter(({ appId }) => appId === listedFor)
  for (const { key, connectionId } of ofApp) {
    const row = rows.get(connectionId)
    if (row === undefined) continue
    rowOf.set(key, row)
    rows.delete(connectionId)
  }
  const free = ofApp.filter((one) => !rowOf.has(one.key) && isSeer(one))
  const byTenant = Map.groupBy(free, ({ tenantId }) => tenantId)
  const byName = Map.groupBy(free, ({ tenantName }) => tenantName)
  const unmatched: ListedConnection[] = []
  for (const row of rows.values()) {
    const known =
      row.tenantId === ''
        ? onlyOne(
            byName.get(row.tenantName)?.filter(({ key }) => !rowOf.has(key)),
            row,
          )
        : byTenant.get(row.tenantId)?.find((one) => !rowOf.has(one.key) && mayBe(one, row))
    if (known === undefined) unmatched.push(row)
    else rowOf.set(known.key, row)
  }
  return { rowOf, unmatched, isDoubtful: unmatched.some((row) => isMadeUpId(row.id) && row.tenantId === '') }
}

/** A name alone says which one only where it can be no other, and where the row has nothing better. */
const onlyOne = (candidates: readonly Connection[] | undefined, row: ListedConnection) =>
  isMadeUpId(row.id) && row.tenantName !== '' && candidates?.length === 1 ? candidates[0] : undefined

/** A new id is no sign that a wish to end the old one came to nothing: that connection's end is a fact of its own. */
const mayBe = ({ state }: Connection, row: ListedConnection): boolean =>
  state.kind !== 'pending' || isMadeUpId(row.id)
