import { HandoverRefusal } from './refusal.ts'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of handovers, and of links and files that come in (requirement G). */
export const HANDOVER_FAILURES = {
  handoverRefused: { lasts: 'once', details: { why: HandoverRefusal } },
  fileNotKnown: ONCE,
  tooManyWaiting: ONCE,
} as const satisfies FailureKinds
