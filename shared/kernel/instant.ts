import * as z from 'zod'

/** The first and the last moment that Keyward keeps: 1970 to the end of 2199, UTC. */
export const EARLIEST = 0
export const LATEST = Date.UTC(2200, 0, 1) - 1

/**
 * A moment, in whole milliseconds since 1970-01-01T00:00:00Z. Only the renderer turns it into local time. It ends
 * long before a `Date` does (ECMA-262 §21.4.1.1), so that whatever is counted on from one (60 days, a policy of three
 * years, a time zone) is still a date with a year of four digits, which file names, calendar files and every
 * formatter can show.
 */
export const Instant = z.int().min(EARLIEST).max(LATEST)
export type Instant = z.infer<typeof Instant>

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The nearest moment that can be kept, for what is counted or comes from outside; `NaN` is the earliest. */
export const boundInstant = (ms: number): Instant =>
  Number.isNaN(ms) ? EARLIEST : Math.floor(Math.min(Math.max(ms, EARLIEST), LATEST))

/** A moment that somebody else names, or `null` where it is none that can be kept. */
export const asInstant = (ms: unknown): Instant | null =>
  typeof ms === 'number' && ms >= EARLIEST && ms <= LATEST ? Math.floor(ms) : null

/** How many minutes one clock is ahead of another, or behind where it is less than nothing; no two that are kept are further apart. */
export const MinutesApart = z
  .int()
  .min(-Math.ceil(LATEST / MINUTE))
  .max(Math.ceil(LATEST / MINUTE))

/** The same of two moments, whatever somebody else has written in their place. */
export const minutesApart = (ours: number, theirs: number): number =>
  Math.round((boundInstant(ours) - boundInstant(theirs)) / MINUTE) + 0
