import * as z from 'zod'

/** A moment, in whole milliseconds since 1970-01-01T00:00:00Z. Only the renderer turns it into local time. */
export const Instant = z.int().nonnegative()
export type Instant = z.infer<typeof Instant>

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
