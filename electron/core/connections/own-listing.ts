import { isMadeUpId, type Connection } from '../../../shared/connections/connection.ts'
import type { OwnList } from '../../../shared/connections/own-list.ts'
import { isSpent } from '../../../shared/sign-in/sign-in.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { ListedConnection } from '../ports/xero.ts'
import type { VaultContent } from '../vault/content.ts'
import { connectionOf, factsOf, isAuthorisedAnew, isSuperseded, keysFor, type Learned } from './listing.ts'
import { matchRows } from './listing-match.ts'

const NEVER: OwnList = { askedAt: 0, heardAt: null, amount: null, failure: null, mayDisconnect: null }

/** The content with what is known of one app's own list changed. */
export const editOwnList = (
  content: VaultContent,
  appId: string,
  edit: (list: OwnList) => OwnList,
): VaultContent =>
  content.apps.some(({ id }) => id === appId)
    ? { ...content, ownLists: { ...content.ownLists, [appId]: edit(content.ownLists[appId] ?? NEVER) } }
    : content

/**
 * Takes over everything that Xero lists for an app. What a live sign-in here still lists stays, whatever this list says:
 * that the two differ is a finding. What nobody lists any more has gone, and is kept as that.
 */
export const takeOwnList = (
  content: VaultContent,
  appId: string,
  listed: readonly ListedConnection[],
  at: number,
): { readonly content: VaultContent; readonly learned: Learned } => {
  const { rowOf, unmatched, isDoubtful } = matchRows(
    content.connections,
    { appId, isSeer: () => true },
    listed,
  )
  const tenants = new Set(listed.map(({ tenantId }) => tenantId).filter((tenantId) => tenantId !== ''))
  const alive = new Set(content.signIns.filter((one) => !isSpent(one, at)).map(({ id }) => id))
  const found: string[] = []
  const vanished: string[] = []
  const kept = content.connections.flatMap((connection): Connection[] => {
    if (connection.appId !== appId) return [connection]
    const row = rowOf.get(connection.key)
    if (row !== undefined) {
      const hasEnded = connection.state.kind === 'gone' || connection.state.kind === 'disconnected'
      if (hasEnded) found.push(row.tenantName)
      const held = inList(connection, row, at)
      return [hasEnded || isAnother(connection, row) ? { ...held, newSince: at } : held]
    }
    const isSeen = connection.signInIds.some((id) => alive.has(id))
    if (!isSeen && isSuperseded(connection, tenants)) return []
    const missed = notInList(connection, at, { isSeen, isDoubtful })
    if (missed.state.kind === 'gone' && connection.state.kind === 'listed')
      vanished.push(connection.tenantName)
    return [missed]
  })
  const keys = keysFor(kept)
  const fresh = unmatched.map((row): Connection => {
    found.push(row.tenantName)
    return { ...connectionOf(keys.next(appId, row.id), appId, row, at), inOwnListAt: at, signInIds: [] }
  })
  const taken = { ...content, connections: [...kept, ...fresh] }
  return {
    content: editOwnList(taken, appId, (list) => ({
      ...list,
      askedAt: at,
      heardAt: at,
      amount: listed.length,
      failure: null,
    })),
    learned: { found, vanished, rows: [] },
  }
}

/** Notes that the list could not be had; of what only it can tell, that nobody could be asked. Nothing is forgotten. */
export const noteOwnListFailure = (
  content: VaultContent,
  appId: string,
  failure: Failure,
  at: number,
): VaultContent => {
  const noted = editOwnList(content, appId, (list) => ({ ...list, askedAt: at, failure }))
  return {
    ...noted,
    connections: noted.connections.map((one) =>
      one.appId === appId && one.signInIds.length === 0 && one.inOwnListAt !== undefined && isOpen(one)
        ? { ...one, triedAt: at, failure }
        : one,
    ),
  }
}

const isOpen = ({ state }: Connection): boolean => state.kind === 'listed' || state.kind === 'pending'

const isAnother = ({ connectionId }: Connection, row: ListedConnection): boolean =>
  row.id !== connectionId && !isMadeUpId(row.id)

/** Until lists were told apart, it was a sign-in's that held what a sign-in saw. */
const seenBefore = ({ inSignInListAt, inOwnListAt, signInIds, checkedAt }: Connection) =>
  inSignInListAt === undefined && inOwnListAt === undefined && signInIds.length > 0
    ? { inSignInListAt: checkedAt }
    : {}

const inList = (connection: Connection, row: ListedConnection, at: number): Connection => ({
  ...factsOf(connection, row),
  ...seenBefore(connection),
  inOwnListAt: at,
  checkedAt: at,
  triedAt: at,
  failure: null,
  state:
    connection.state.kind === 'pending' && !isAuthorisedAnew(connection, row)
      ? connection.state
      : { kind: 'listed' },
})

const notInList = (
  connection: Connection,
  at: number,
  { isSeen, isDoubtful }: { readonly isSeen: boolean; readonly isDoubtful: boolean },
): Connection => {
  const { state } = connection
  if (!isOpen(connection)) return connection
  const tried = { ...connection, triedAt: at }
  if (isDoubtful) return { ...tried, failure: { code: 'xeroUnexpected', status: 200 } }
  if (state.kind === 'pending')
    return { ...tried, failure: null, state: { kind: 'disconnected', at: state.since, provenAt: at } }
  return isSeen ? connection : { ...tried, failure: null, state: { kind: 'gone', noticedAt: at } }
}
