import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import {
  codeOf,
  draft,
  fakeClock,
  type FakeKeyward,
  SECRET,
  settle,
  startKeyward,
  value,
} from '../worlds/fakes.ts'

const NOON = new Date(2026, 10, 24, 12).getTime()

/** An app whose secret was generated so many days ago. */
const aged = async (days: number) => {
  const clock = fakeClock(NOON)
  const keyward = await startKeyward({ clock })
  const { appId } = value(
    await keyward.api.addApp({
      details: draft({ secretCreatedAt: NOON - days * DAY }),
      clientSecret: SECRET,
    }),
  )
  return { keyward, appId, clock }
}

describe('reminders arrive', () => {
  it('once a day, with a number and no name, and as a badge', async () => {
    const { keyward, clock } = await aged(95)
    for (let hour = 0; hour < 8; hour += 1) {
      clock.move(HOUR)
      await settle()
    }
    expect(keyward.reminded).toEqual([1])
    expect(keyward.badges).toEqual([1])
    clock.move(DAY)
    await settle()
    expect(keyward.reminded).toEqual([1, 1])
  })

  it('not for one that is young, and from the first day of the lead on', async () => {
    const { keyward, clock } = await aged(70)
    clock.move(HOUR)
    await settle()
    expect(keyward.reminded).toEqual([])
    clock.move(8 * DAY)
    await settle()
    expect(keyward.reminded).toEqual([1])
  })

  it('not for one that was put off, until then; the reason is kept', async () => {
    const { keyward, appId, clock } = await aged(95)
    value(
      await keyward.api.snoozeRotation({ appId, until: NOON + 5 * DAY, reason: 'The vendor is on holiday' }),
    )
    clock.move(2 * DAY)
    await settle()
    expect(keyward.reminded).toEqual([])
    expect(keyward.snapshot().rotation.snoozed[appId]?.reason).toBe('The vendor is on holiday')
    clock.move(4 * DAY)
    await settle()
    expect(keyward.reminded).toEqual([1])
    expect(codeOf(await keyward.api.snoozeRotation({ appId: 'x', until: 1, reason: 'x' }))).toBe('unknownApp')
  })

  it('also while the keychain is locked, from bare numbers that name nothing', async () => {
    const { keyward, clock } = await aged(95)
    clock.move(HOUR)
    await settle()
    await keyward.stop()
    keyward.records.fail(fail('keychainLocked'))
    const locked = await startKeyward(keyward.world)
    clock.move(DAY)
    await settle()
    expect(locked.snapshot().vault.kind).toBe('closed')
    expect(locked.reminded).toEqual([1])
    expect(JSON.stringify(keyward.world.reminderDays.read())).toMatch(
      /^\{"days":\[\d+\],"remindedDay":\d+\}$/u,
    )
  })

  it('F6 sleep over a due day reminds on waking; a clock set back reminds of nothing twice', async () => {
    const { keyward, clock } = await aged(60)
    clock.move(HOUR)
    await settle()
    clock.move(60 * DAY)
    await settle()
    expect(keyward.reminded).toEqual([1])
    clock.move(-40 * DAY)
    await settle()
    clock.move(2 * HOUR)
    await settle()
    expect(keyward.reminded).toEqual([1])
  })
})

describe('the calendar file', () => {
  it('opens in a standard parser: whole days with alarms, and no client in it', async () => {
    const { keyward } = await aged(20)
    value(
      await keyward.api.setRotationPolicy({
        appId: null,
        policy: { everyDays: 90, leadDays: 14, skipsWeekends: true, owner: 'Tessa Quillon' },
      }),
    )
    value(
      await keyward.api.addApp({
        details: draft({ name: 'Debtor; Letters, "old"', clientId: 'B'.repeat(32) }),
        clientSecret: 'not-a-real-secret-abcdefghij',
      }),
    )
    value(await keyward.api.saveCalendar({}))
    const text = Buffer.from(keyward.files.saved.get('Keyward reminders.ics') ?? []).toString('utf8')
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => ({
      event: new ICAL.Event(component),
      alarms: component.getAllSubcomponents('valarm'),
    }))
    expect(events.map(({ event }) => event.summary)).toEqual([
      'Replace the secret of Month-end Packs',
      'Replace the secret of Debtor; Letters, "old"',
    ])
    const [first, second] = events
    expect(first?.event.startDate.isDate).toBe(true)
    expect(first?.event.startDate.toString()).toBe('2027-02-02') // 4 November and 90 days
    expect(second?.event.startDate.toString()).toBe('2026-11-24') // nobody knows its age: due now
    expect(first?.alarms).toHaveLength(1)
    expect(String(first?.alarms[0]?.getFirstPropertyValue('trigger'))).toMatch(/^-P/u)
    expect(first?.event.description).toContain('Tessa Quillon')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text).not.toContain('Organisation')
  })
})

describe('C01: a calendar file that is read again', () => {
  const eventsOf = (keyward: FakeKeyward) => {
    const text = Buffer.from(keyward.files.saved.get('Keyward reminders.ics') ?? []).toString('utf8')
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
      uid: String(event.getFirstPropertyValue('uid')),
      day: String(event.getFirstPropertyValue('dtstart')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      stamp: String(event.getFirstPropertyValue('dtstamp')),
      changed: String(event.getFirstPropertyValue('last-modified')),
      status: String(event.getFirstPropertyValue('status')),
      alarms: event.getAllSubcomponents('valarm').length,
    }))
  }
  const save = async (keyward: FakeKeyward) => {
    value(await keyward.api.saveCalendar({}))
    return eventsOf(keyward)
  }
  const policy = { everyDays: 90, leadDays: 14, skipsWeekends: false, owner: '' }

  it('moves an event under the same id: its number, its stamp and its date of change go up', async () => {
    const { keyward, clock } = await aged(20)
    value(await keyward.api.setRotationPolicy({ appId: null, policy }))
    const [first] = await save(keyward)
    clock.move(2 * HOUR)
    const [again] = await save(keyward)
    expect(again).toMatchObject({ uid: first?.uid, sequence: 0, changed: first?.changed })
    value(await keyward.api.setRotationPolicy({ appId: null, policy: { ...policy, everyDays: 120 } }))
    clock.move(HOUR)
    const [moved] = await save(keyward)
    expect(moved).toMatchObject({ uid: first?.uid, sequence: 1, status: 'CONFIRMED', alarms: 1 })
    expect(moved?.day).not.toBe(first?.day)
    expect((moved?.stamp ?? '') > (first?.stamp ?? '')).toBe(true)
    expect((moved?.changed ?? '') > (first?.changed ?? '')).toBe(true)
  })

  it('goes up too where the day is the same and the alarm is not, and after a restart', async () => {
    const { keyward, clock, ...world } = await aged(20)
    value(await keyward.api.setRotationPolicy({ appId: null, policy }))
    await save(keyward)
    value(await keyward.api.setRotationPolicy({ appId: null, policy: { ...policy, leadDays: 30 } }))
    const restarted = await startKeyward({ ...keyward, clock, ...world })
    expect((await save(restarted))[0]).toMatchObject({ sequence: 1 })
  })

  it('calls an event off when its app is gone, once, and forgets it after a year', async () => {
    const { keyward, appId, clock } = await aged(20)
    value(await keyward.api.setRotationPolicy({ appId: null, policy }))
    const [first] = await save(keyward)
    value(await keyward.api.removeApp({ appId }))
    const [off] = await save(keyward)
    expect(off).toMatchObject({
      uid: first?.uid,
      day: first?.day,
      sequence: 1,
      status: 'CANCELLED',
      alarms: 0,
    })
    clock.move(HOUR)
    expect((await save(keyward))[0]).toMatchObject({ sequence: 1, status: 'CANCELLED' })
    clock.move(401 * DAY)
    expect(await save(keyward)).toEqual([])
  })

  it('a clock that was put back does not make the newer one look older', async () => {
    const { keyward, clock } = await aged(20)
    value(await keyward.api.setRotationPolicy({ appId: null, policy }))
    const [first] = await save(keyward)
    clock.move(-3 * HOUR)
    value(await keyward.api.setRotationPolicy({ appId: null, policy: { ...policy, everyDays: 60 } }))
    const [moved] = await save(keyward)
    expect(moved?.sequence).toBe(1)
    expect((moved?.changed ?? '') > (first?.changed ?? '')).toBe(true)
    expect((moved?.stamp ?? '') >= (first?.stamp ?? '')).toBe(true)
  })
})

describe('the policy', () => {
  it('is the practice’s, or one app’s own, which can be taken away again', async () => {
    const { keyward, appId } = await aged(20)
    const policy = { everyDays: 30, leadDays: 5, skipsWeekends: false, owner: '' }
    value(await keyward.api.setRotationPolicy({ appId, policy }))
    expect(keyward.snapshot().rotation.policies[appId]).toEqual(policy)
    value(await keyward.api.setRotationPolicy({ appId, policy: null }))
    expect(keyward.snapshot().rotation.policies).toEqual({})
    expect(codeOf(await keyward.api.setRotationPolicy({ appId: null, policy: null }))).toBe('badRequest')
    expect(codeOf(await keyward.api.setRotationPolicy({ appId: 'nobody', policy }))).toBe('unknownApp')
  })
})
