import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'

/** A day as it was last written into a calendar file, so that the next file moves it instead of adding another. */
export const CalendarEvent = z.object({
  appId: z.string(),
  app: z.string(),
  /** Days since 1970 of the calendar. */
  day: z.int().nonnegative(),
  /** The first day on which to tell. */
  tellDay: z.int(),
  about: z.string(),
  /** Goes up by one with each change (RFC 5545 §3.8.7.4). */
  sequence: z.int().nonnegative(),
  changedAt: Instant,
  /** Its app is gone: the event is called off. */
  isOff: z.boolean(),
})
export type CalendarEvent = z.infer<typeof CalendarEvent>
