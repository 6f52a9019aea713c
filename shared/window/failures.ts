import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of what the window asks of the system. */
export const WINDOW_FAILURES = {
  /** The made-up Xero of the sandbox practice did not start. */
  sandboxNotStarted: ONCE,
  licencesNotOpened: ONCE,
  printFailed: ONCE,
} as const satisfies FailureKinds
