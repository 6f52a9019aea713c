import { HOUR, MINUTE, type Instant } from '../shared/instant.ts'
import { count } from './plural.ts'

/** After so long a fact of the same day is called "today". */
const HOURS_UNTIL_TODAY = 6

/** The moment to measure by: a clock that was set back makes no fact younger. */
export const momentNow = (clock: Instant, seenAt: Instant): Instant => Math.max(clock, seenAt)

/** How old a fact is, in words: "just now", minutes, hours, "today", days. What seems to come from the future is "just now". */
export const ageOf = (at: Instant, now: Instant): string => {
  const age = now - at
  if (age < MINUTE) return 'just now'
  if (age < HOUR) return `${count(Math.floor(age / MINUTE), 'minute')} ago`
  if (age < HOURS_UNTIL_TODAY * HOUR) return `${count(Math.floor(age / HOUR), 'hour')} ago`
  const days = daysBetween(at, now)
  return days === 0 ? 'today' : `${count(days, 'day')} ago`
}

/** Whole calendar days between two moments, in the zone of this computer. */
export const daysBetween = (from: Instant, to: Instant): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / (24 * HOUR))

const startOfDay = (at: Instant): number => {
  const day = new Date(at)
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())
}

/** How long is left, to the second: "9 min 12 s", "48 s". */
export const timeLeft = (until: Instant, now: Instant): string => {
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
