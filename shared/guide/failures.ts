import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of the access guide. */
export const GUIDE_FAILURES = {
  unknownJourney: ONCE,
} as const satisfies FailureKinds
