import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of evidence packs, and of files that are opened and saved. */
export const REVIEW_FAILURES = {
  fileTooLarge: ONCE,
  fileExists: ONCE,
  notAReview: ONCE,
  reviewDamaged: ONCE,
  reviewAltered: ONCE,
  reviewNewer: ONCE,
  unknownReview: ONCE,
} as const satisfies FailureKinds
