import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of people, and of the list of somebody who leaves. */
export const PEOPLE_FAILURES = {
  unknownPerson: ONCE,
  unknownLeaver: ONCE,
  taskProvesItself: ONCE,
  leaverNotDone: ONCE,
  leaverOver: ONCE,
} as const satisfies FailureKinds
