import { noonOn } from '../kernel/day.ts'
import { boundInstant, DAY, HOUR, type Instant } from '../kernel/instant.ts'
import { policyFor, type ForcedReason, type RotationPolicy, type RotationState } from './rotation.ts'
import type { SecretApp } from '../apps/xero-app.ts'

/** `isSetDay`: by the day that came with it, which is sooner than the policy’s or stands alone. */
type ByDay = { readonly dueDay: number; readonly days: number; readonly isSetDay?: true }

/** Whether an app's secret is to be replaced, and by when. Days are those of a calendar, not of 24 hours. */
export type SecretDue =
  | ({ readonly kind: 'fine' } & ByDay)
  | ({ readonly kind: 'soon' } & ByDay)
  /** `days` past its day; 0 on the day itself. */
  | ({ readonly kind: 'due' } & ByDay)
  | { readonly kind: 'unknownAge' }
  | { readonly kind: 'forced'; readonly reason: ForcedReason; readonly at: Instant; readonly person: string }

/** Tells the day of a moment in a time zone: days since 1970-01-01 of the calendar there. */
export type DayOf = (at: Instant) => number

/** The last moment that a calendar has, less a day for time zones: what is stored may be anything (ECMAScript, Time Values). */
const LAST_MOMENT = 8.64e15 - DAY

/** The calendar of a time zone (IANA name), for one judging; the zone of this computer without one. */
export const calendarIn = (timeZone?: string): DayOf => {
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  })
  /** The present is asked for again with each app, and naming a day costs more than all the rest. */
  const named = new Map<Instant, number>()
  return (at) => {
    const known = named.get(at)
    if (known !== undefined) return known
    const text = format.format(Math.min(LAST_MOMENT, Math.max(0, at)))
    const [year = 1970, month = 1, day = 1] = text.split('-').map(Number)
    const found = Date.UTC(year, month - 1, day) / DAY
    named.set(at, found)
    return found
  }
}

/** The middle of a day that `dayOf` counts, on this computer: what names moments here names this day. */
export const noonOf = (day: number): Instant => {
  const date = new Date(day * DAY)
  return (
    noonOn(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ??
    boundInstant(day * DAY + 12 * HOUR)
  )
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7

/** The first day on which to say that it is coming; a Saturday or Sunday gives way to the Friday before. */
export const firstDayToTell = (dueDay: number, { leadDays, skipsWeekends }: RotationPolicy): number => {
  const day = dueDay - leadDays
  if (!skipsWeekends) return day
  if (weekday(day) === 6) return day - 1
  return weekday(day) === 0 ? day - 2 : day
}

export const secretDue = (app: SecretApp, state: RotationState, now: Instant, dayOf: DayOf): SecretDue => {
  const forced = state.forced[app.id]
  if (forced !== undefined) return { kind: 'forced', ...forced }
  const { createdAt, dueBy = null } = app.secret
  if (createdAt === null && dueBy === null) return { kind: 'unknownAge' }
  const policy = policyFor(state, app.id)
  const byPolicy = createdAt === null ? Number.POSITIVE_INFINITY : dayOf(createdAt) + policy.everyDays
  const setDay = dueBy === null ? Number.POSITIVE_INFINITY : dayOf(dueBy)
  const dueDay = Math.min(byPolicy, setDay)
  const by = setDay < byPolicy ? ({ isSetDay: true } as const) : {}
  const today = dayOf(now)
  if (today >= dueDay) return { kind: 'due', dueDay, days: today - dueDay, ...by }
  return {
    kind: today >= firstDayToTell(dueDay, policy) ? 'soon' : 'fine',
    dueDay,
    days: dueDay - today,
    ...by,
  }
}

/** Whether it is to be told now: due or coming, and not put off. What was forced is never put off. */
export const isTold = (due: SecretDue, snoozedUntil: Instant | undefined, now: Instant): boolean =>
  due.kind === 'forced' || (due.kind !== 'fine' && (snoozedUntil === undefined || now >= snoozedUntil))
