import { DAY } from '../../../shared/kernel/instant.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import type { CalendarEvent } from '../vault/calendar-event.ts'
import { CALENDAR_WORDS } from './words.ts'

/**
 * A calendar file with one day for each secret (RFC 5545), and an alarm on the first day on which Keyward would tell. It
 * names the practice's own app and no client. An event keeps its id whenever it is written; its sequence number and its
 * date of change tell a calendar that it moved, or was called off.
 */
export const calendarFile = async (events: readonly CalendarEvent[], now: number): Promise<Uint8Array> => {
  const {
    default: ical,
    ICalCalendarMethod,
    ICalEventStatus,
    ICalEventTransparency,
  } = await import(
    'ical-generator' // not wanted at start
  )
  const calendar = ical({
    name: CALENDAR_WORDS.name,
    prodId: '//keyward//reminders//EN',
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { appId, app, day, tellDay, about, sequence, changedAt, isOff } of events) {
    const event = calendar.createEvent({
      id: `${appId}@keyward`,
      stamp: new Date(Math.max(now, changedAt)),
      lastModified: new Date(changedAt),
      sequence,
      start: dateOf(day),
      end: dateOf(day + 1),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: isOff ? CALENDAR_WORDS.calledOff(shownText(app)) : CALENDAR_WORDS.replace(shownText(app)),
      description: isOff ? CALENDAR_WORDS.appGone : CALENDAR_WORDS.about(shownText(about, 1_000)),
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (isOff) continue
    event.createAlarm({ type: 'display', trigger: ((day - tellDay) * DAY) / 1_000 - 9 * 3_600 } as never)
  }
  return Buffer.from(calendar.toString().replace(/\r?\n/gu, '\r\n'))
}

/** A day as a date without a time, as the calendar library takes it. */
const dateOf = (day: number): Date => new Date(day * DAY)
