import type { Instant } from '../shared/instant.ts'

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options)

const clock = format({ hour: '2-digit', minute: '2-digit' })
const clockWithSeconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dayShort = format({ day: 'numeric', month: 'short' })
const dayShortYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
const day = format({ day: 'numeric', month: 'long' })
const dayYear = format({ day: 'numeric', month: 'long', year: 'numeric' })
const today = format({ weekday: 'long', day: 'numeric', month: 'long' })
const weekday = format({ weekday: 'short', day: 'numeric', month: 'short' })
const exact = format({ dateStyle: 'full', timeStyle: 'long' })
const month = format({ month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "10:24", in the zone of this computer, as all of these. */
export const timeOf = (at: Instant): string => clock.format(at)
export const timeToTheSecond = (at: Instant): string => clockWithSeconds.format(at)

/** "19 Jan", with the year where it is more than ten months away. */
export const shortDay = (at: Instant, now: Instant): string =>
  (isFar(at, now) ? dayShortYear : dayShort).format(at)

/** "19 January", with the year where it is more than ten months away. */
export const longDay = (at: Instant, now: Instant): string => (isFar(at, now) ? dayYear : day).format(at)

/** "14 April 2026" */
export const fullDay = (at: Instant): string => dayYear.format(at)

/** "Monday 23 November" */
export const todayWords = (at: Instant): string => today.format(at)

/** "Fri 20 Nov" */
export const weekdayOf = (at: Instant): string => weekday.format(at)

/** The whole truth about a moment, for a tooltip: "Monday 23 November 2026 at 10:24:07 GMT". */
export const exactly = (at: Instant): string => exact.format(at)

/** "today at 08:52", "on 20 November at 08:52" */
export const dayAndTime = (at: Instant, now: Instant): string =>
  isSameDay(at, now) ? `today at ${timeOf(at)}` : `on ${longDay(at, now)} at ${timeOf(at)}`

/** "September 2027" from "2027-09". */
export const monthOf = (yearAndMonth: string): string =>
  month.format(Date.parse(`${yearAndMonth}-01T00:00:00Z`))

export const isSameDay = (a: Instant, b: Instant): boolean =>
  new Date(a).toDateString() === new Date(b).toDateString()

const isFar = (at: Instant, now: Instant) => Math.abs(at - now) > 300 * 86_400_000
