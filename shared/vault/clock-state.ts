import * as z from 'zod'
import { Instant, MinutesApart } from '../kernel/instant.ts'

/** How this computer's clock stands to what else is known of the time (requirement F12). */
export const ClockState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine') }),
  /** Wrong now, by Xero's own time; so many minutes ahead, or behind where it is less than nothing. */
  z.object({ kind: z.literal('off'), minutes: MinutesApart }),
  /**
   * What is stored is dated so many minutes into the future: the clock was ahead, and is not any more. `isProven`: Xero's
   * own time agrees with the clock by now; else it may be the clock that is behind.
   */
  z.object({ kind: z.literal('wasAhead'), minutes: MinutesApart, isProven: z.boolean() }),
])
export type ClockState = z.infer<typeof ClockState>

/** What the window knows of the clock. */
export const ClockFacts = z.object({
  state: ClockState,
  /** What is to be added to the computer's clock for the moment that ages are measured by, in ms. */
  offset: z.int(),
  /** Moments to which dates in the future were brought back: whatever bears exactly one of them happened then at the latest. */
  mended: z.array(Instant),
})
export type ClockFacts = z.infer<typeof ClockFacts>

export const CLOCK_FINE: ClockFacts = { state: { kind: 'fine' }, offset: 0, mended: [] }

/** What is stored of it: Xero's latest word, and when misdated facts were brought back. */
export const ClockMemory = z.object({
  heardAt: Instant.nullable(),
  mended: z.array(z.object({ at: Instant, from: Instant, facts: z.int() })),
})
export type ClockMemory = z.infer<typeof ClockMemory>
