import { DAY, HOUR, MINUTE, type Instant } from '../../shared/kernel/instant.ts'
import { fullDay, isMoment, NO_DATE } from './moments.ts'
import { count } from './plural.ts'

/** After so long a fact of the same day is called "today". */
const HOURS_UNTIL_TODAY = 6

/** The moment to measure by: a clock that was set back makes no fact younger. */
export const momentNow = (clock: Instant, seenAt: Instant): Instant => Math.max(clock, seenAt)

/** So far ahead a moment may seem to be while it is still "just now": two clocks are never quite the same. */
const AHEAD = 5 * MINUTE

/** How old a fact is, in words: "just now", minutes, hours, "today", days. What lies ahead is never told as news. */
export const ageOf = (at: Instant, now: Instant): string => {
  if (!isMoment(at)) return `on ${NO_DATE}`
  const age = now - at
  if (age < -AHEAD) return `${fullDay(at)}, still ahead by this computer’s clock`
  if (age < MINUTE) return 'just now'
  if (age < HOUR) return `${count(Math.floor(age / MINUTE), 'minute')} ago`
  if (age < HOURS_UNTIL_TODAY * HOUR) return `${count(Math.floor(age / HOUR), 'hour')} ago`
  const days = daysBetween(at, now)
  return days === 0 ? 'today' : `${count(days, 'day')} ago`
}

/** Whole calendar days between two moments, in the zone of this computer. */
export const daysBetween = (from: Instant, to: Instant): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / DAY)

const startOfDay = (at: Instant): number => {
  if (!isMoment(at)) return at
  const day = new Date(at)
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())
}

/** How long is left, to the second: "9 min 12 s", "48 s". */
export const timeLeft = (until: Instant, now: Instant): string => {
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
