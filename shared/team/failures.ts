import type { FailureKinds } from '../kernel/failure-kind.ts'

/** Of a team and the place that it shares. */
export const TEAM_FAILURES = {
  /** The folder, share or bucket is not there: nothing is concluded from that, and it may come back (T26). */
  teamPlaceGone: { lasts: 'passing' },
} as const satisfies FailureKinds
