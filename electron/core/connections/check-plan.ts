import { isConnected } from '../../../shared/connections/impact.ts'
import { signInFor } from '../../../shared/connections/status.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import type { VaultContent } from '../vault/content.ts'

/** What a check is to ask: sign-ins, each with how many connections its answer is about, and connections themselves. */
export type CheckPlan = {
  readonly total: number
  /** All that it is about, whatever becomes of them meanwhile. */
  readonly keys: ReadonlySet<string>
  /** Connections that were asked before, in a check that is taken up again. */
  readonly asked: number
  readonly signIns: ReadonlyMap<string, number>
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
): CheckPlan => {
  const wanted = keys === null ? null : new Set(keys)
  const isWanted = (connection: Connection) =>
    (wanted === null ? isConnected(connection) : wanted.has(connection.key)) &&
    connection.state.kind !== 'disconnected'
  const byId = new Map(content.signIns.map((signIn) => [signIn.id, signIn]))
  const isAsked = ({ triedAt }: Connection) => since !== null && triedAt >= since
  const all = content.connections.filter(isWanted)
  const signIns = new Map<string, number>()
  if (keys === null && since === null) for (const { id } of content.signIns) signIns.set(id, 0)
  for (const connection of all) {
    if (isAsked(connection)) continue
    const id = signInFor(connection, byId, now)?.id
    if (id !== undefined) signIns.set(id, (signIns.get(id) ?? 0) + 1)
  }
  const planned = new Set(all.map(({ key }) => key))
  return { total: all.length, keys: planned, asked: all.filter(isAsked).length, signIns, isWanted }
}
