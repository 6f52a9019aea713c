import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of views of the list of connections. */
export const VIEW_FAILURES = {
  unknownView: ONCE,
  viewsFull: ONCE,
} as const satisfies FailureKinds
