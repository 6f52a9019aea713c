import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { DEFAULT_POLICY, EMPTY_ROTATION, type RotationState } from '../../shared/rotation/rotation.ts'
import { calendarIn, firstDayToTell, isTold, noonOf, secretDue } from '../../shared/rotation/secret-due.ts'
import { xeroApp } from '../window/scenario-data.ts'

const ZONES = ['Australia/Sydney', 'Pacific/Auckland', 'Europe/London', 'UTC'] as const
const app = (createdAt: number | null) =>
  xeroApp(0, {
    id: 'a',
    name: 'Packs',
    secret: { state: 'stored', createdAt, storedAt: 0, readBackAt: 0 },
  })
const state = (part: Partial<RotationState> = {}): RotationState => ({
  ...EMPTY_ROTATION,
  policy: { ...DEFAULT_POLICY, skipsWeekends: false },
  ...part,
})
/** A wall-clock time in a zone, found by trying: what a person there would call it. */
const wall = (zone: string, day: string, hour: number): number => {
  const dayOf = calendarIn(zone)
  const wanted = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)
  const from = wanted * DAY - 14 * HOUR
  const start = Array.from({ length: 60 }, (_, n) => from + n * HOUR).find((at) => dayOf(at) === wanted) ?? 0
  return start + hour * HOUR
}

describe('when a secret is due', () => {
  it.each(ZONES)('F6 in %s: the day before, the day of, and years after, over a change of clocks', (zone) => {
    const dayOf = calendarIn(zone)
    // 90 days on from 1 September: over the change to summer time in the south, from it in the north
    const created = wall(zone, '2026-09-01', 23)
    const judge = (day: string, hour: number) =>
      secretDue(app(created), state(), wall(zone, day, hour), dayOf)
    expect(judge('2026-11-15', 1)).toMatchObject({ kind: 'fine', days: 15 })
    expect(judge('2026-11-16', 0)).toMatchObject({ kind: 'soon', days: 14 })
    expect(judge('2026-11-29', 22)).toMatchObject({ kind: 'soon', days: 1 })
    expect(judge('2026-11-30', 0)).toMatchObject({ kind: 'due', days: 0 })
    expect(judge('2026-11-30', 22)).toMatchObject({ kind: 'due', days: 0 })
    expect(judge('2029-11-30', 12)).toMatchObject({ kind: 'due', days: 1_096 })
  })

  it.each([
    ['Australia/Sydney', '2026-10-04'],
    ['Pacific/Auckland', '2026-09-27'],
    ['Europe/London', '2026-10-25'],
  ])('F6 on the very day on which clocks change in %s, each hour of it is that day', (zone, day) => {
    const dayOf = calendarIn(zone)
    const wanted = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY)
    for (const hour of [0, 1, 2, 3, 12, 22]) expect(dayOf(wall(zone, day, hour))).toBe(wanted)
  })

  it('an age that nobody knows counts as due', () => {
    expect(secretDue(app(null), state(), 0, calendarIn('UTC'))).toEqual({ kind: 'unknownAge' })
  })

  it('somebody who left makes it due at once, whatever its age, and it cannot be put off', () => {
    const forced = { reason: 'leaver', at: 5, person: 'Callum Brae' } as const
    const due = secretDue(app(Date.now()), state({ forced: { a: forced } }), Date.now(), calendarIn('UTC'))
    expect(due).toEqual({ kind: 'forced', ...forced })
    expect(isTold(due, Date.now() + DAY, Date.now())).toBe(true)
  })

  it('put off is put off until then', () => {
    const due = { kind: 'due', dueDay: 1, days: 4 } as const
    expect(isTold(due, 100, 99)).toBe(false)
    expect(isTold(due, 100, 100)).toBe(true)
    expect(isTold({ kind: 'fine', dueDay: 1, days: 40 }, undefined, 0)).toBe(false)
  })

  it('a weekend gives way to the Friday before', () => {
    const monday = Math.floor(Date.UTC(2026, 10, 30) / DAY)
    const tell = (dueDay: number) => firstDayToTell(dueDay, { ...DEFAULT_POLICY, leadDays: 0 })
    expect([0, 1, 2, 3, 4, 5, 6].map((n) => tell(monday + n) - monday)).toEqual([0, 1, 2, 3, 4, 4, 4])
    expect(new Date(noonOf(monday)).getDay()).toBe(1)
  })

  it('an app’s own policy goes before the practice’s', () => {
    const policies = { a: { ...DEFAULT_POLICY, everyDays: 30 } }
    const created = Date.UTC(2026, 0, 1)
    expect(secretDue(app(created), state({ policies }), created + 30 * DAY, calendarIn('UTC')).kind).toBe(
      'due',
    )
  })

  it('F6 time that goes on never makes a secret less due', () => {
    const dayOf = calendarIn('Pacific/Auckland')
    const order = ['fine', 'soon', 'due']
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * DAY }),
        fc.integer({ min: 0, max: 400 * DAY }),
        (first, second) => {
          const created = Date.UTC(2026, 0, 1)
          const [a, b] = [Math.min(first, second), Math.max(first, second)]
          const judge = (after: number) => secretDue(app(created), state(), created + after, dayOf).kind
          expect(order.indexOf(judge(b))).toBeGreaterThanOrEqual(order.indexOf(judge(a)))
        },
      ),
    )
  })
})
