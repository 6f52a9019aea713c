import { asInstant, type Instant } from './instant.ts'

/**
 * Noon of a day on this computer, so that no change of clocks moves the day; `null` where the calendar has none such.
 * `month` counts from 1.
 */
export const noonOn = (year: number, month: number, day: number): Instant | null => {
  const noon = new Date(year, month - 1, day, 12)
  if (year < 1_000) return null // a Date takes such a year for one of the 20th century
  return noon.getMonth() === month - 1 && noon.getDate() === day ? asInstant(noon.getTime()) : null
}

/** Whether two moments are of one day on this computer. */
export const isOneDay = (a: Instant, b: Instant): boolean =>
  new Date(a).toDateString() === new Date(b).toDateString()

/** Noon of a day as a date field writes it: "2026-11-23". */
export const noonOfField = (text: string): Instant | null => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []
  return noonOn(Number(year), Number(month), Number(day))
}
