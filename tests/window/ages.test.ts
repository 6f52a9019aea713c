import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { ageOf, daysBetween, momentNow, timeLeft } from '../../renderer/language/ages.ts'

const noon = new Date(2026, 10, 23, 12, 0, 0).getTime()

describe('ages', () => {
  it('says just now, minutes, hours, today, then days', () => {
    const said = [
      0,
      59 * SECOND,
      MINUTE,
      2 * MINUTE,
      59 * MINUTE,
      HOUR,
      5 * HOUR,
      7 * HOUR,
      DAY,
      3 * DAY,
      81 * DAY,
    ].map((age) => ageOf(noon - age, noon))
    expect(said).toEqual([
      'just now',
      'just now',
      '1 minute ago',
      '2 minutes ago',
      '59 minutes ago',
      '1 hour ago',
      '5 hours ago',
      'today',
      '1 day ago',
      '3 days ago',
      '81 days ago',
    ])
  })

  it('counts calendar days, not spans of 24 hours', () => {
    const late = new Date(2026, 10, 22, 23, 30).getTime()
    expect(ageOf(late, noon)).toBe('1 day ago')
    expect(ageOf(late, new Date(2026, 10, 23, 1, 0).getTime())).toBe('1 hour ago')
  })

  it('F6 makes no fact younger than the vault has seen, and never tells what lies ahead as news', () => {
    expect(ageOf(noon + 4 * MINUTE, noon)).toBe('just now')
    expect(ageOf(noon + DAY, noon)).toBe('24 November 2026, still ahead by this computer’s clock')
    expect(momentNow(noon - 3 * DAY, noon)).toBe(noon)
    expect(ageOf(noon - 2 * DAY, momentNow(noon - 3 * DAY, noon))).toBe('2 days ago')
  })

  it('counts a day across the change of the clocks as one', () => {
    expect(daysBetween(new Date(2026, 2, 28, 12).getTime(), new Date(2026, 2, 29, 12).getTime())).toBe(1)
    expect(daysBetween(new Date(2026, 9, 24, 12).getTime(), new Date(2026, 9, 25, 12).getTime())).toBe(1)
  })

  it('tells what is left to the second, and never less than nothing', () => {
    expect(timeLeft(noon + 9 * MINUTE + 12 * SECOND, noon)).toBe('9 min 12 s')
    expect(timeLeft(noon + 900, noon)).toBe('1 s')
    expect(timeLeft(noon - DAY, noon)).toBe('0 s')
  })
})
