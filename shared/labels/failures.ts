import * as z from 'zod'
import type { FailureKinds } from '../kernel/failure-kind.ts'

/** Of tags and notes. */
export const LABEL_FAILURES = {
  /** `name`: one of those that would have more than they may. */
  tagsTooMany: { lasts: 'once', details: { name: z.string() } },
} as const satisfies FailureKinds
