import type { FailureKinds } from '../kernel/failure-kind.ts'
import { MoveRefusal } from './move.ts'

/** Of a move to another computer (requirement R10). */
export const MOVE_FAILURES = {
  moveRefused: { lasts: 'once', details: { why: MoveRefusal } },
} as const satisfies FailureKinds
