import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { Failure } from '../../shared/kernel/failure.ts'
import {
  asInstant,
  boundInstant,
  DAY,
  EARLIEST,
  Instant,
  LATEST,
  MINUTE,
  minutesApart,
} from '../../shared/kernel/instant.ts'

const ANY_NUMBER = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e13, 1e300, 9e15, -1, -0, LATEST + 1))

describe('a moment', () => {
  it('F9 is what a calendar can show, with a year of four digits, three years later and in every zone too', () => {
    fc.assert(
      fc.property(ANY_NUMBER, (ms) => {
        if (!Instant.safeParse(ms).success) return
        for (const at of [ms, ms + 1_095 * DAY]) {
          expect(new Date(at).toISOString()).toMatch(/^\d{4}-/u)
          for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
            expect(new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' }).format(at)).toMatch(
              /(?:19|2\d)\d\d$/u,
            )
        }
      }),
    )
  })

  it.each([9e15, 8.64e15, LATEST + 1, -1, 1.5, Number.NaN, Infinity, '0', null])('F9 refuses %s', (ms) => {
    expect(Instant.safeParse(ms).success).toBe(false)
  })

  it('F9 is so many minutes from another, whatever somebody else has written in its place', () => {
    const any = fc.oneof(ANY_NUMBER, fc.constantFrom(Number.NaN, Infinity, -Infinity))
    fc.assert(
      fc.property(any, any, (ours, theirs) => {
        const failure = { code: 'clockWrong', minutes: minutesApart(ours, theirs) } as const
        expect(Failure.parse(JSON.parse(JSON.stringify(failure)))).toEqual(failure)
      }),
    )
    expect(minutesApart(10 * MINUTE, 25 * MINUTE)).toBe(-15)
    for (const minutes of [1e300, 0.5, Infinity, -1e15])
      expect(Failure.safeParse({ code: 'clockWrong', minutes }).success).toBe(false)
  })

  it('F9 is bounded, and told apart from nonsense, where it comes in', () => {
    fc.assert(
      fc.property(fc.oneof(ANY_NUMBER, fc.constantFrom(Number.NaN, Infinity, -Infinity)), (ms) => {
        expect(Instant.safeParse(boundInstant(ms)).success).toBe(true)
        const told = asInstant(ms)
        if (told !== null) expect(Instant.safeParse(told).success).toBe(true)
      }),
    )
    expect(boundInstant(Number.NaN)).toBe(EARLIEST)
    expect(boundInstant(1e300)).toBe(LATEST)
    expect([asInstant(1e300), asInstant(-1), asInstant('1'), asInstant(Number.NaN)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(asInstant(1_799.9995)).toBe(1_799)
  })
})
