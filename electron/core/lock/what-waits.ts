import type { Connection } from '../../../shared/connections/connection.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'

/** How many disconnections Xero has not confirmed yet. */
export const pendingEnds = (connections: readonly Connection[]): number =>
  connections.filter(({ state }) => state.kind === 'pending').length

/** When the first sign-in lapses that keeping alive would prolong; `null` where there is none. */
export const firstLapse = (signIns: readonly SignIn[]): Instant | null => {
  const moments = signIns
    .filter(({ state, grantedScopes }) => state.kind === 'live' && grantedScopes.includes('offline_access'))
    .map(({ lapsesAt }) => lapsesAt)
  return moments.length === 0 ? null : Math.min(...moments)
}
