import { isMadeUpId, type Connection, type OddPart } from '../../../shared/connections/connection.ts'
import { isInOwnList } from '../../../shared/connections/own-list.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { ListedConnection } from '../ports/xero.ts'
import type { VaultContent } from '../vault/content.ts'
import { matchRows } from './listing-match.ts'

/** Keyward's own key of a connection; it stays when Xero gives the connection a new id. */
export const connectionKey = (appId: string, connectionId: string): string => `${appId}:${connectionId}`

/** What one GET /connections taught. */
export type Learned = {
  /** Names for the activity log. */
  readonly found: readonly string[]
  readonly vanished: readonly string[]
  /** Every row with the key that it has here, and whether it is new, or authorised anew, since the listing before. */
  readonly rows: readonly { readonly key: string; readonly authEventId: string; readonly isNew: boolean }[]
}

export const NOTHING_LEARNED: Learned = { found: [], vanished: [], rows: [] }

/**
 * Takes over what Xero lists for one sign-in at one moment. Rows that this sign-in saw before and that are no longer
 * listed lose this sign-in; without any other that saw them they are gone at Xero's side. One whose organisation is
 * listed under a new id goes on under that id: it was connected again, not taken away. Odd rows and unknown kinds of
 * tenant are kept.
 */
export const takeListing = (
  content: VaultContent,
  signIn: { readonly id: string; readonly appId: string },
  listed: readonly ListedConnection[],
  at: number,
): { readonly content: VaultContent; readonly learned: Learned } => {
  const { rowOf, unmatched, isDoubtful } = matchRows(
    content.connections,
    { appId: signIn.appId, isSeer: ({ signInIds }) => signInIds.includes(signIn.id) },
    listed,
  )
  const tenants = new Set(listed.map(({ tenantId }) => tenantId).filter((tenantId) => tenantId !== ''))
  const found: string[] = []
  const vanished: string[] = []
  const rows: { key: string; authEventId: string; isNew: boolean }[] = []
  const learn = (key: string, row: ListedConnection, isNew: boolean) =>
    rows.push({ key, authEventId: row.authEventId, isNew })
  const kept = content.connections.flatMap((connection): Connection[] => {
    const row = rowOf.get(connection.key)
    if (row !== undefined) {
      const hasEnded = connection.state.kind === 'gone' || connection.state.kind === 'disconnected'
      if (hasEnded) found.push(row.tenantName)
      const isAnother = row.id !== connection.connectionId && !isMadeUpId(row.id)
      learn(connection.key, row, hasEnded || isAnother || isAuthorisedAnew(connection, row))
      const known = seen(connection, row, signIn.id, at, isAnother)
      return [hasEnded || isAnother ? { ...known, newSince: at } : known]
    }
    if (connection.appId !== signIn.appId || !connection.signInIds.includes(signIn.id)) return [connection]
    if (isSuperseded(connection, tenants)) return []
    const missed = unseen(connection, signIn.id, at, {
      isDoubtful,
      isInOwnList: isInOwnList(connection, content.ownLists[connection.appId]),
    })
    if (missed.state.kind === 'gone' && connection.state.kind === 'listed')
      vanished.push(connection.tenantName)
    return [missed]
  })
  const keys = keysFor(kept)
  const fresh = unmatched.map((row): Connection => {
    const key = keys.next(signIn.appId, row.id)
    found.push(row.tenantName)
    learn(key, row, true)
    return { ...connectionOf(key, signIn.appId, row, at), signInIds: [signIn.id], inSignInListAt: at }
  })
  return {
    content: { ...content, connections: [...kept, ...fresh] },
    learned: { found, vanished, rows },
  }
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

const oddOf = ({ odd }: ListedConnection): { odd?: OddPart[] } =>
  odd === undefined || odd.length === 0 ? {} : { odd: [...odd] }

/** Keys for what is new, beside those that are taken. */
export const keysFor = (connections: readonly Connection[]) => {
  const taken = new Set(connections.map(({ key }) => key))
  return {
    next: (appId: string, connectionId: string): string => {
      const key = connectionKey(appId, connectionId)
      for (let free = key, n = 2; ; free = `${key}:${n}`, n += 1) {
        if (taken.has(free)) continue
        taken.add(free)
        return free
      }
    },
  }
}

/** A connection that nobody here knew, from its row; whose list it was in is the caller's to say. */
export const connectionOf = (key: string, appId: string, row: ListedConnection, at: number) => ({
  key,
  appId,
  connectionId: row.id,
  tenantId: row.tenantId,
  tenantType: row.tenantType,
  tenantName: row.tenantName,
  authEventId: row.authEventId,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  checkedAt: at,
  triedAt: at,
  failure: null,
  answered: null,
  state: { kind: 'listed' as const },
  newSince: at,
  ...oddOf(row),
})

/**
 * No longer listed itself, while its organisation is, under another id; or a row that had no id, or nothing to tell it
 * by. A proven end is a fact of its own, and a wish to end it waits for its proof.
 */
export const isSuperseded = (connection: Connection, tenants: ReadonlySet<string>): boolean => {
  const { kind } = connection.state
  if (kind === 'disconnected' || kind === 'pending') return false
  return isMadeUpId(connection.connectionId) || tenants.has(connection.tenantId)
}

/** What is odd in a row leaves what was known before. */
export const factsOf = (connection: Connection, row: ListedConnection) => {
  const { odd: _before, ...known } = connection
  const isOdd = (part: OddPart) => row.odd?.includes(part) ?? false
  return {
    ...known,
    connectionId: isMadeUpId(row.id) ? known.connectionId : row.id,
    tenantId: row.tenantId === '' ? known.tenantId : row.tenantId,
    tenantType: row.tenantType === '' ? known.tenantType : row.tenantType,
    tenantName: row.tenantName === '' ? known.tenantName : row.tenantName,
    authEventId: row.authEventId === '' ? known.authEventId : row.authEventId,
    createdAt: isOdd('dates') && row.createdAt === 0 ? known.createdAt : row.createdAt,
    updatedAt: isOdd('dates') && row.updatedAt === 0 ? known.updatedAt : row.updatedAt,
    ...oddOf(row),
  }
}

/** A row asked to go that Xero still lists stays pending: only a listing without it proves the end. */
const seen = (
  connection: Connection,
  row: ListedConnection,
  signInId: string,
  at: number,
  isAnother: boolean,
): Connection => ({
  ...factsOf(connection, row),
  signInIds: isAnother ? [signInId] : seenBy(connection, row, signInId),
  inSignInListAt: at,
  checkedAt: at,
  triedAt: at,
  failure: null,
  state:
    connection.state.kind === 'pending' && !isAuthorisedAnew(connection, row)
      ? connection.state
      : { kind: 'listed' },
})

const seenBy = (connection: Connection, row: ListedConnection, signInId: string) =>
  connection.signInIds.includes(signInId) && !isAuthorisedAnew(connection, row)
    ? connection.signInIds
    : [signInId, ...connection.signInIds.filter((id) => id !== signInId)]

/** Xero names the authorisation that a row comes from; a row that names none says nothing about it. */
export const isAuthorisedAnew = ({ authEventId }: Connection, row: ListedConnection): boolean =>
  row.authEventId !== '' && row.authEventId !== authEventId

/**
 * `isDoubtful`: Xero's answer holds a new row that nobody can tell, which may be this one. Nothing is said of it then.
 * Nor has it gone while the app's own list holds it: that the two differ is a finding.
 */
const unseen = (
  connection: Connection,
  signInId: string,
  at: number,
  sight: { readonly isDoubtful: boolean; readonly isInOwnList: boolean },
): Connection => {
  const { state } = connection
  if (state.kind === 'gone' || state.kind === 'disconnected') return connection
  const tried = { ...connection, triedAt: at }
  if (sight.isDoubtful) return { ...tried, failure: { code: 'xeroUnexpected', status: 200 } }
  if (state.kind === 'pending')
    return { ...tried, failure: null, state: { kind: 'disconnected', at: state.since, provenAt: at } }
  const others = connection.signInIds.filter((id) => id !== signInId)
  if (others.length > 0 || sight.isInOwnList)
    return {
      ...connection,
      signInIds: others,
      inSignInListAt: connection.inSignInListAt ?? connection.checkedAt,
    }
  return { ...tried, failure: null, state: { kind: 'gone', noticedAt: at } }
}
