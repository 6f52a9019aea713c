import { noonOn } from '../../../shared/kernel/day.ts'
import { asInstant, type Instant } from '../../../shared/kernel/instant.ts'

/** What another program wrote: each part is read for itself, so that one that is odd costs only itself. */
export type Foreign = Readonly<Record<string, unknown>>

/** The object that a value is, else an empty one. */
export const objectOf = (value: unknown): Foreign =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Foreign) : {}

/** Whether a value is an object with names, as an entry is. */
export const isObject = (value: unknown): value is Foreign =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Text, or a number written as text; empty for everything else. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** Whether something says yes: `true`, 1, "true", "yes", "1". */
export const isYes = (value: unknown): boolean =>
  value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|y|1|x)$/iu.test(value.trim()))

/**
 * A date that can be read in one way only: ISO 8601, year first, with the month's name, or counted since 1970. Without a
 * time zone nobody knows whose clock it is of; then it is this computer's, so that the day that is written stays that day
 * and of two times in one file the later stays the later. A day alone is noon of it.
 */
export const momentOf = (value: unknown): Instant | null => {
  const text = textOf(value).trim()
  if (text === '' || text.length > 60) return null
  if (/^\d{10}$|^\d{13}$/u.test(text)) return epochOf(text)
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:$|[T ,]+(.*)$)/u.exec(text)
  if (iso !== null) {
    const [, year = '', , month = '', day = '', time = ''] = iso
    return momentIn([year, month, day], time)
  }
  const [, first = '', second = '', year = '', time = ''] =
    /^(?:\p{L}{3,9},? )?(\p{L}{3,9}|\d{1,2})\.?[ -](\p{L}{3,9}|\d{1,2})\.?,?[ -](\d{4})(?:$|[ ,T]+(.*)$)/u.exec(
      text,
    ) ?? []
  const [month, day] = /^\d/u.test(first) ? [second, first] : [first, second]
  const number = MONTHS.findIndex((name) => month.toLowerCase().startsWith(name)) + 1
  return number === 0 || !/^\d+$/u.test(day) ? null : momentIn([year, String(number), day], time)
}

const momentIn = (ymd: readonly [string, string, string], time: string): Instant | null => {
  const [year, month, day] = ymd
  const noon = noonOn(Number(year), Number(month), Number(day))
  const [, clock, zone] = CLOCK.exec(time) ?? []
  if (noon === null || clock === undefined) return noon
  return asInstant(
    Date.parse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${isoZone(zone ?? '')}`),
  )
}

const isoZone = (zone: string): string => {
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/u.exec(zone) ?? []
  if (hours !== undefined) return `${hours}:${minutes}`
  return zone === '' ? '' : 'Z'
}

const CLOCK = /^(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/iu
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Seconds or milliseconds since 1970, whichever gives a date of our time; `null` where neither does. */
export const epochOf = (value: unknown): Instant | null => {
  const number = typeof value === 'string' && /^\d{9,14}$/u.test(value) ? Number(value) : value
  if (typeof number !== 'number') return null
  return asInstant(number < 100_000_000_000 ? number * 1_000 : number)
}
