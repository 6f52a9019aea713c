import { DAY } from '../../../shared/instant.ts'
import { policyFor, type RotationState } from '../../../shared/rotation.ts'
import { calendarIn, firstDayToTell, type SecretDue } from '../../../shared/secret-due.ts'
import type { XeroApp } from '../../../shared/xero-app.ts'

type DueApp = { readonly app: Pick<XeroApp, 'id' | 'name'>; readonly due: SecretDue }

/**
 * A calendar file with one day for each secret (RFC 5545), and an alarm on the first day on which Keyward would tell.
 * It names the practice's own app and no client. What is due already stands on today.
 */
export const calendarFile = async (
  dues: readonly DueApp[],
  state: RotationState,
  now: number,
): Promise<Uint8Array> => {
  const { default: ical } = await import('ical-generator') // not wanted at start
  const today = calendarIn()(now)
  const calendar = ical({ name: 'Keyward: secrets to replace', prodId: '//keyward//reminders//EN' })
  for (const { app, due } of dues) {
    const day = 'dueDay' in due ? Math.max(due.dueDay, today) : today
    const policy = policyFor(state, app.id)
    const event = calendar.createEvent({
      id: `${app.id}@keyward`,
      stamp: new Date(now),
      start: dateOf(day),
      end: dateOf(day + 1),
      allDay: true,
      summary: `Replace the secret of ${app.name}`,
      description: [
        'dueDay' in due
          ? `By the practice’s policy a secret is replaced every ${policy.everyDays} days.`
          : 'It is due now. Keyward says why.',
        ...(policy.owner === '' ? [] : [`Seen to by ${policy.owner}.`]),
        'Open Keyward, Xero apps.',
      ].join(' '),
    })
    const lead = day - firstDayToTell(day, policy)
    event.createAlarm({ type: 'display', trigger: (lead * DAY) / 1_000 - 9 * 3_600 } as never)
  }
  return Buffer.from(calendar.toString().replace(/\r?\n/gu, '\r\n'))
}

/** A day as a date without a time, as the calendar library takes it. */
const dateOf = (day: number): Date => new Date(day * DAY)
