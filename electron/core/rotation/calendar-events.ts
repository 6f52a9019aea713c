import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import { policyFor, type RotationState } from '../../../shared/rotation/rotation.ts'
import { calendarIn, firstDayToTell, type SecretDue } from '../../../shared/rotation/secret-due.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import type { CalendarEvent } from '../vault/calendar-event.ts'
import { CALENDAR_WORDS } from './words.ts'

type DueApp = { readonly app: Pick<XeroApp, 'id' | 'name'>; readonly due: SecretDue }

/** How long an event that was called off stays in the file, for whoever reads it late. */
const KEPT_OFF = 400 * DAY

/**
 * The events of the next calendar file: those that moved or changed are written anew under the same id, those without an
 * app called off. What is due already stands on today.
 */
export const nextEvents = (
  before: readonly CalendarEvent[],
  dues: readonly DueApp[],
  state: RotationState,
  now: Instant,
): CalendarEvent[] => {
  const today = calendarIn()(now)
  const known = new Map(before.map((event) => [event.appId, event]))
  const current = dues.map(({ app, due }): CalendarEvent => {
    const policy = policyFor(state, app.id)
    const day = 'dueDay' in due ? Math.max(due.dueDay, today) : today
    const about = [
      'dueDay' in due
        ? due.isSetDay === true
          ? CALENDAR_WORDS.bySetDay
          : CALENDAR_WORDS.byPolicy(policy.everyDays)
        : CALENDAR_WORDS.dueNow,
      ...(policy.owner === '' ? [] : [CALENDAR_WORDS.owner(policy.owner)]),
    ].join(' ')
    const fresh = {
      appId: app.id,
      app: app.name,
      day,
      tellDay: firstDayToTell(day, policy),
      about,
      isOff: false,
    }
    return changed(known.get(app.id), fresh, now)
  })
  const isCurrent = new Set(dues.map(({ app }) => app.id))
  const off = before
    .filter(({ appId, isOff, changedAt }) => !isCurrent.has(appId) && !(isOff && now - changedAt > KEPT_OFF))
    .map((event) => changed(event, { ...event, isOff: true }, now))
  return [...current, ...off]
}

type Fresh = Omit<CalendarEvent, 'sequence' | 'changedAt'>

const changed = (before: CalendarEvent | undefined, fresh: Fresh, now: Instant): CalendarEvent => {
  const { appId, app, day, tellDay, about, isOff } = fresh
  const event = { appId, app, day, tellDay, about, isOff }
  if (before === undefined) return { ...event, sequence: 0, changedAt: now }
  const isSame =
    before.app === app &&
    before.day === day &&
    before.tellDay === tellDay &&
    before.about === about &&
    before.isOff === isOff
  if (isSame) return before
  // A clock put back must not make the newer one look older
  const changedAt = Math.max(now, before.changedAt + 1_000)
  return { ...event, sequence: before.sequence + 1, changedAt }
}
