import type { FailureKinds } from '../kernel/failure-kind.ts'

/** Of a team and the place that it shares. */
export const TEAM_FAILURES = {
  /** The folder, share or server is not there: nothing is concluded from that, and it may come back (T26). */
  teamPlaceGone: { lasts: 'passing' },
  /** The server does not let this user in, or not write. */
  teamPlaceDenied: { lasts: 'lasting' },
  /** The server answered with what nobody expects of it. */
  teamPlaceOdd: { lasts: 'passing' },
} as const satisfies FailureKinds
