import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of the activity log. */
export const ACTIVITY_FAILURES = {
  logWalkCancelled: ONCE,
} as const satisfies FailureKinds
