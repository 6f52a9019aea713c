import type { Connection } from '../../../shared/connection.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { ListedConnection } from '../xero-port.ts'
import type { VaultContent } from '../vault/vault-content.ts'

/** Keyward's own key of a connection. */
export const connectionKey = (appId: string, connectionId: string): string => `${appId}:${connectionId}`

/** What one GET /connections taught: names for the activity log. */
export type Learned = { readonly found: readonly string[]; readonly vanished: readonly string[] }

/**
 * Takes over what Xero lists for one sign-in at one moment. Rows that this sign-in saw before and that are no longer
 * listed lose this sign-in; without any other that saw them they are gone at Xero's side. Unknown tenant types are kept.
 */
export const takeListing = (
  content: VaultContent,
  signIn: { readonly id: string; readonly appId: string },
  listed: readonly ListedConnection[],
  at: number,
): { readonly content: VaultContent; readonly learned: Learned } => {
  const byKey = new Map(listed.map((row) => [connectionKey(signIn.appId, row.id), row]))
  const found: string[] = []
  const vanished: string[] = []
  const kept = content.connections.map((connection) => {
    const row = byKey.get(connection.key)
    if (row !== undefined) {
      byKey.delete(connection.key)
      if (connection.state.kind === 'gone' || connection.state.kind === 'disconnected')
        found.push(row.tenantName)
      return seen(connection, row, signIn.id, at)
    }
    if (!connection.signInIds.includes(signIn.id)) return connection
    const missed = unseen(connection, signIn.id, at)
    if (missed.state.kind === 'gone' && connection.state.kind === 'listed')
      vanished.push(connection.tenantName)
    return missed
  })
  const fresh = [...byKey].map(([key, row]): Connection => {
    found.push(row.tenantName)
    return {
      ...blank(key, signIn.appId),
      ...facts(row),
      signInIds: [signIn.id],
      checkedAt: at,
      triedAt: at,
      state: { kind: 'listed' },
    }
  })
  return { content: { ...content, connections: [...kept, ...fresh] }, learned: { found, vanished } }
}

/** Notes that Xero could not be asked, or did not answer, for every connection that only this sign-in can see. */
export const noteFailure = (
  content: VaultContent,
  signInId: string,
  failure: Failure,
  at: number,
): VaultContent => ({
  ...content,
  connections: content.connections.map((connection) =>
    connection.signInIds[0] === signInId && connection.state.kind !== 'disconnected'
      ? { ...connection, triedAt: at, failure }
      : connection,
  ),
})

const facts = (row: ListedConnection) => ({
  connectionId: row.id,
  tenantId: row.tenantId,
  tenantType: row.tenantType,
  tenantName: row.tenantName,
  authEventId: row.authEventId,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

const blank = (key: string, appId: string) => ({ key, appId, failure: null, answered: null })

/** A row asked to go that Xero still lists stays pending: only a listing without it proves the end. */
const seen = (connection: Connection, row: ListedConnection, signInId: string, at: number): Connection => ({
  ...connection,
  ...facts(row),
  signInIds:
    row.authEventId === connection.authEventId && connection.signInIds.includes(signInId)
      ? connection.signInIds
      : [signInId, ...connection.signInIds.filter((id) => id !== signInId)],
  checkedAt: at,
  triedAt: at,
  failure: null,
  state:
    connection.state.kind === 'pending' && row.authEventId === connection.authEventId
      ? connection.state
      : { kind: 'listed' },
})

const unseen = (connection: Connection, signInId: string, at: number): Connection => {
  const { state } = connection
  if (state.kind === 'gone' || state.kind === 'disconnected') return connection
  if (state.kind === 'pending')
    return {
      ...connection,
      triedAt: at,
      failure: null,
      state: { kind: 'disconnected', at: state.since, provenAt: at },
    }
  const others = connection.signInIds.filter((id) => id !== signInId)
  if (others.length > 0) return { ...connection, signInIds: others }
  return { ...connection, triedAt: at, failure: null, state: { kind: 'gone', noticedAt: at } }
}
