import { isSecretApp } from '../../shared/apps/xero-app.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { momentOf } from '../../electron/core/import/foreign-value.ts'
import { calendarFile } from '../../electron/core/rotation/calendar-file.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { noonOfField } from '../../shared/kernel/day.ts'
import { addWorkingDays } from '../../shared/guide/journey.ts'
import { calendarIn, noonOf } from '../../shared/rotation/secret-due.ts'
import { findIn } from '../adapters/import-reading.ts'
import { connected, fakeClock, SECRET, settle, startKeyward, value } from '../worlds/fakes.ts'

const ZONES = [
  'Pacific/Auckland',
  'Europe/London',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
] as const
const before = process.env['TZ']
const live = (zone: string) => {
  process.env['TZ'] = zone
  vi.resetModules() // formatters remember the zone in which they were made
}
afterEach(() => live(before ?? 'UTC'))

const dayNumber = (text: string) => Date.parse(`${text}T00:00:00Z`) / DAY
/** A year with every change of clocks in it, a leap day before it, and the turn of the year. */
const DAYS = Array.from({ length: 400 }, (_, n) =>
  new Date((dayNumber('2026-01-01') + n) * DAY).toISOString().slice(0, 10),
)

describe.each(ZONES)('F6 a day is that day in %s', (zone) => {
  it('when it is named, chosen, or counted', async () => {
    live(zone)
    const { dateField, fullDay } = await import('../../renderer/language/moments.ts')
    const dayOf = calendarIn()
    for (const day of DAYS) {
      const noon = noonOf(dayNumber(day))
      expect([day, dayOf(noon), dateField(noon)]).toEqual([day, dayNumber(day), day])
      expect(noonOfField(day)).toBe(noon)
      expect(fullDay(noon)).toBe(
        new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day)),
      )
    }
    expect(['2026-02-30', '2026-13-01', '0000-00-00', '', '26-1-1'].map(noonOfField)).toEqual(
      Array.from({ length: 5 }, () => null),
    )
  })

  it('in the sentence that names when a secret is due, and in the calendar file', async () => {
    live(zone)
    const { describeDue } = await import('../../renderer/features/rotation/words-secrets.ts')
    for (const day of ['2026-09-27', '2026-10-25', '2026-11-01', '2027-03-14', '2027-04-04', '2026-12-31']) {
      const dueDay = dayNumber(day)
      const now = noonOf(dueDay - 40)
      const { words } = describeDue({ kind: 'fine', dueDay, days: 40 }, now)
      const name = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
      expect(words).toBe(`Replace by ${name.format(Date.parse(day))}`)
      const event = { appId: 'a', app: 'A', day: dueDay, tellDay: dueDay - 1, about: 'x', isOff: false }
      const file = await calendarFile([{ ...event, sequence: 0, changedAt: now }], now)
      expect(Buffer.from(file).toString()).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)
    }
  })

  it('in an import, with a time or without, unless it says of which zone it is', async () => {
    live(zone)
    const dayOf = calendarIn()
    for (const day of DAYS.filter((_day, at) => at % 7 === 0))
      for (const text of [
        day,
        `${day} 00:00`,
        `${day}T23:59:59`,
        `${day} 09:15:00`,
        day.replaceAll('-', '/'),
      ])
        expect([text, dayOf(momentOf(text) ?? 0)]).toEqual([text, dayNumber(day)])
    for (const text of [
      '24 Nov 2026',
      '24-Nov-2026',
      'Nov 24, 2026',
      'November 24, 2026 9:15 AM',
      '24 November 2026',
    ])
      expect([text, dayOf(momentOf(text) ?? 0)]).toEqual([text, dayNumber('2026-11-24')])
    const at = Date.UTC(2026, 10, 24, 8, 15)
    for (const text of [
      '2026-11-24T08:15Z',
      '2026-11-24 08:15:00 UTC',
      '2026-11-24T21:15:00+13:00',
      '2026-11-24 00:15:00.000-0800',
      '2026-11-24 08:15 gmt',
      String(at),
      String(at / 1_000),
    ])
      expect([text, momentOf(text)]).toEqual([text, at])
    for (const text of [
      '03/04/2026',
      '24.11.2026',
      '2026-02-30',
      '2026-00-10',
      'Tomorrow 3 2026',
      '24 Foo 2026',
      '',
    ])
      expect([text, momentOf(text)]).toEqual([text, null])
    expect(momentOf('2026-11-24 17:00')).toBeGreaterThan(momentOf('2026-11-24 09:00') ?? 0)
    const found = await findIn(
      `Name,Client ID,Client secret,Created\nPacks,4C1D90AF2B7E4E60A5D3178C96F0B2E1,${SECRET},2026-03-05`,
    )
    expect(dayOf(found.candidates[0]?.secretCreatedAt ?? 0)).toBe(dayNumber('2026-03-05'))
  })

  it('working days are those of this computer, over a change of clocks too', () => {
    live(zone)
    for (const day of DAYS)
      for (const hour of [0, 9, 23]) {
        const from = (noonOfField(day) ?? 0) + (hour - 12) * HOUR
        const to = addWorkingDays(from, 10)
        expect([day, [0, 6].includes(new Date(to).getDay())]).toEqual([day, false])
        const days = calendarIn()(to) - calendarIn()(from)
        expect(days).toBeGreaterThanOrEqual(12)
        expect(days).toBeLessThanOrEqual(14)
      }
  })
})

describe.each([
  ['Pacific/Auckland', '2026-09-26'],
  ['Pacific/Auckland', '2027-04-03'],
  ['Europe/London', '2026-10-24'],
  ['Europe/London', '2027-03-27'],
] as const)('F6 a rotation in %s, begun on %s, the day before clocks change', (zone, day) => {
  it('ends with a secret of the day on which it was made, due its days later, and told on the right days', async () => {
    live(zone)
    const dayOf = calendarIn()
    const evening = (noonOfField(day) ?? 0) + 11 * HOUR + 30 * MINUTE
    const clock = fakeClock(evening)
    const { keyward, appId } = await connected({ clock })
    const policy = {
      ...keyward.snapshot().rotation.policy,
      everyDays: 90,
      leadDays: 14,
      skipsWeekends: false,
    }
    value(await keyward.api.setRotationPolicy({ appId: null, policy }))
    const NEW = 'not-a-real-secret-newer-98765432'
    keyward.xero.answers.secrets = [SECRET, NEW]
    const id = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    value(await keyward.api.confirmConsumers(id))
    value(await keyward.api.confirmMade(id)) // made before midnight
    clock.move(4 * HOUR) // into the night in which clocks change
    value(await keyward.api.pasteNewSecret({ ...id, clientSecret: NEW }))
    value(await keyward.api.proveNewSecret(id))
    value(await keyward.api.switchSecret(id))
    clock.move(9 * HOUR)
    value(await keyward.api.confirmUpdates(id))
    keyward.xero.answers.secrets = [NEW]
    value(await keyward.api.proveOldSecret(id))
    value(await keyward.api.forgetOldSecret({ ...id, isUnproven: false }))
    const made = keyward.snapshot().apps[0]?.secret?.createdAt ?? 0
    expect(dayOf(made)).toBe(dayNumber(day))
    const { secretDue } = await import('../../shared/rotation/secret-due.ts')
    const judge = (at: number) => {
      const { apps, rotation } = keyward.snapshot()
      const [app] = apps
      if (app === undefined || !isSecretApp(app)) throw new Error('no app')
      return secretDue(app, rotation, at, calendarIn())
    }
    const due = dayNumber(day) + 90
    for (const [ahead, kind] of [
      [15, 'fine'],
      [14, 'soon'],
      [1, 'soon'],
      [0, 'due'],
    ] as const)
      for (const hours of [-11.9, 0, 11.9]) {
        const judged = judge(noonOf(due - ahead) + hours * HOUR)
        expect(judged).toMatchObject({ kind, dueDay: due, days: ahead })
      }
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.snapshot().apps[0]?.secret?.createdAt).toBe(made)
  })
})
