import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of the practices beside each other. */
export const PRACTICE_FAILURES = {
  /** Nothing of the name can be seen. */
  practiceUnnamed: ONCE,
  /** Another one is called the same. */
  practiceNameTaken: ONCE,
  practicesTooMany: ONCE,
  /** What was typed to confirm is not the name of the practice. */
  practiceNameOther: ONCE,
  /** It took its time to open, and something was typed meanwhile. */
  practiceWaits: ONCE,
} as const satisfies FailureKinds
