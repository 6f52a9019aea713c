import { hasSecret } from '../../../shared/apps/app-kind.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { signInFor } from '../../../shared/connections/status.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { isSpent } from '../../../shared/sign-in/sign-in.ts'
import type { VaultContent } from '../vault/content.ts'

/** What a check is to ask: sign-ins, each with how many connections its answer is about, and connections themselves. */
export type CheckPlan = {
  readonly total: number
  /** All that it is about, whatever becomes of them meanwhile. */
  readonly keys: ReadonlySet<string>
  /** Connections that were asked before, in a check that is taken up again. */
  readonly asked: number
  readonly signIns: ReadonlyMap<string, number>
  /** Apps whose own list is asked for, each with how many connections only that can tell of. */
  readonly ownLists: ReadonlyMap<string, number>
  readonly isWanted: (connection: Connection) => boolean
}

/**
 * Plans a check of these connections, or of everything. In one that is taken up again, whatever was asked since
 * `since` is left out.
 */
export const planCheck = (
  content: VaultContent,
  keys: readonly string[] | null,
  since: number | null,
  now: number,
  /** Whether every app's own list is asked for, and not only where nothing else can tell. */
  isEveryList = false,
  /** Sign-ins that are not to be used. */
  leftOut: ReadonlySet<string> = new Set(),
): CheckPlan => {
  const wanted = keys === null ? null : new Set(keys)
  const byId = new Map(content.signIns.map((signIn) => [signIn.id, signIn]))
  const isLeftOut = (connection: Connection) =>
    leftOut.size > 0 && leftOut.has(signInFor(connection, byId, now)?.id ?? '')
  const isWanted = (connection: Connection) =>
    !isLeftOut(connection) &&
    (wanted === null ? isConnected(connection) : wanted.has(connection.key)) &&
    connection.state.kind !== 'disconnected'
  const isAsked = ({ triedAt }: Connection) => since !== null && triedAt >= since
  const all = content.connections.filter(isWanted)
  const signIns = new Map<string, number>()
  if (keys === null && since === null)
    for (const { id } of content.signIns) if (!leftOut.has(id)) signIns.set(id, 0)
  const ownLists = new Map<string, number>()
  const custom = new Set(content.apps.flatMap(({ id, kind }) => (kind === 'custom' ? id : [])))
  if (keys === null && since === null)
    for (const { id, kind } of content.apps)
      if (kind === 'custom' || (isEveryList && hasSecret(kind))) ownLists.set(id, 0)
  for (const connection of all) {
    if (isAsked(connection)) continue
    const signIn = signInFor(connection, byId, now)
    const isAlone = signIn === undefined || isSpent(signIn, now)
    if (isAlone && (connection.inOwnListAt !== undefined || custom.has(connection.appId)))
      ownLists.set(connection.appId, (ownLists.get(connection.appId) ?? 0) + 1)
    else if (signIn !== undefined) signIns.set(signIn.id, (signIns.get(signIn.id) ?? 0) + 1)
  }
  const planned = new Set(all.map(({ key }) => key))
  return { total: all.length, keys: planned, asked: all.filter(isAsked).length, signIns, ownLists, isWanted }
}
