import type { Instant } from '../../shared/kernel/instant.ts'
import { HAS_TWELVE_HOURS, REGION } from './region.ts'

/** What stands in the place of a moment that no calendar has: whoever wrote it down was wrong, and nothing may break. */
export const NO_DATE = 'an impossible date'

/** Whether a calendar has this moment (ECMAScript, Time Values: 100,000,000 days either side of 1970). */
export const isMoment = (at: number): boolean => !Number.isNaN(new Date(at).getTime())

/** The one place where moments become words; it never throws, whatever is stored. */
const format = (options: Intl.DateTimeFormatOptions) => {
  const words = new Intl.DateTimeFormat(REGION, options)
  return { format: (at: number): string => (isMoment(at) ? words.format(at) : NO_DATE) }
}

const hour = HAS_TWELVE_HOURS ? 'numeric' : '2-digit'
const clock = format({ hour, minute: '2-digit' })
const clockWithSeconds = format({ hour, minute: '2-digit', second: '2-digit' })
const dayShort = format({ day: 'numeric', month: 'short' })
const dayShortYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
const day = format({ day: 'numeric', month: 'long' })
const dayYear = format({ day: 'numeric', month: 'long', year: 'numeric' })
const today = format({ weekday: 'long', day: 'numeric', month: 'long' })
const weekday = format({ weekday: 'short', day: 'numeric', month: 'short' })
const exact = format({ dateStyle: 'full', timeStyle: 'long' })
const month = format({ month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "10:24", or "10:24 am" where the region says so, in the zone of this computer, as all of these. */
export const timeOf = (at: Instant): string => clock.format(at)
export const timeToTheSecond = (at: Instant): string => clockWithSeconds.format(at)

/** "19 Jan", with the year where it is more than ten months away. */
export const shortDay = (at: Instant, now: Instant): string =>
  (isFar(at, now) ? dayShortYear : dayShort).format(at)

/** "19 January", with the year where it is more than ten months away. */
export const longDay = (at: Instant, now: Instant): string => (isFar(at, now) ? dayYear : day).format(at)

/** "14 April 2026" */
export const fullDay = (at: Instant): string => dayYear.format(at)

/** "14 April 2026, 08:52" */
export const fullMoment = (at: Instant): string => (isMoment(at) ? `${fullDay(at)}, ${timeOf(at)}` : NO_DATE)

/** "Monday 23 November" */
export const todayWords = (at: Instant): string => today.format(at)

/** "Fri 20 Nov" */
export const weekdayOf = (at: Instant): string => weekday.format(at)

/** The whole truth about a moment, for a tooltip: "Monday 23 November 2026 at 10:24:07 GMT". */
export const exactly = (at: Instant): string => exact.format(at)

/** "today at 08:52", "on 20 November at 08:52" */
export const dayAndTime = (at: Instant, now: Instant): string => {
  if (!isMoment(at)) return `on ${NO_DATE}`
  return isSameDay(at, now) ? `today at ${timeOf(at)}` : `on ${longDay(at, now)} at ${timeOf(at)}`
}

/** "September 2027" from "2027-09". */
export const monthOf = (yearAndMonth: string): string =>
  month.format(Date.parse(`${yearAndMonth}-01T00:00:00Z`))

export const isSameDay = (a: Instant, b: Instant): boolean =>
  isMoment(a) && isMoment(b) && new Date(a).toDateString() === new Date(b).toDateString()

/** A moment as machines read it, for `<time>`; `undefined` for one that no calendar has. */
export const isoOf = (at: number): string | undefined =>
  isMoment(at) ? new Date(at).toISOString() : undefined

/** "2026-11-23" as a date field wants it, in the zone of this computer; empty where there is no such day. */
export const dateField = (at: number | null): string => {
  if (at === null || !isMoment(at)) return ''
  const date = new Date(at)
  const year = date.getFullYear()
  // a date field holds years of four digits
  if (year < 1 || year > 9_999) return ''
  const [y, m, d] = [year, date.getMonth() + 1, date.getDate()]
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

const isFar = (at: Instant, now: Instant) => Math.abs(at - now) > 300 * 86_400_000
