import * as z from 'zod'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of tags, notes, and taking back what is only Keyward’s. */
export const LABEL_FAILURES = {
  /** `name`: one of those that would have more than they may. */
  tagsTooMany: { lasts: 'once', details: { name: z.string() } },
  undoOver: ONCE,
} as const satisfies FailureKinds
