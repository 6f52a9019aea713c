import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of taking something back. */
export const UNDO_FAILURES = {
  /** Too long ago, or changed again since. */
  undoOver: ONCE,
} as const satisfies FailureKinds
