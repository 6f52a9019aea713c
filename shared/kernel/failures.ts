import * as z from 'zod'
import { type FailureKinds, ONCE } from './failure-kind.ts'

/** Of the call itself, whatever it is about. */
export const CALL_FAILURES = {
  badRequest: ONCE,
  bug: ONCE,
  /** A name or a note of which nothing can be seen. */
  textUnseen: ONCE,
  /** Begun and not finished: what is left to do is written down, and done at the next start or when asked again (F11). */
  notFinished: { lasts: 'once', details: { because: z.string().max(64) } },
} as const satisfies FailureKinds
