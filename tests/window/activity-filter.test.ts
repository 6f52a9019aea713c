import { describe, expect, it } from 'vitest'
import { ActivityKind } from '../../shared/activity/activity.ts'
import { outcomeOf } from '../../shared/activity/outcome.ts'
import { EVERYTHING, filterOf, SUBJECTS, type Subject } from '../../renderer/features/activity/filter.ts'
import { describeResult } from '../../renderer/features/activity/words-lines.ts'

const subjects = Object.keys(SUBJECTS) as Subject[]

describe('the filter of the activity log', () => {
  it.each(ActivityKind.options)(
    'finds %s under a subject of its own, and not only under everything',
    (kind) => {
      const under = subjects.filter((subject) => SUBJECTS[subject].kinds?.includes(kind) === true)
      expect(under.length).toBeGreaterThan(0)
      for (const subject of under) expect(filterOf({ ...EVERYTHING, subject }).kinds).toContain(kind)
    },
  )

  it('asks for every kind under everything, also for ones that come later', () => {
    expect(filterOf(EVERYTHING).kinds).toBeNull()
  })

  it('says of a proof in words what its mark says', () => {
    expect(describeResult('works', 'secretProven')).toBe('It works')
    expect(outcomeOf('secretProven', 'works')).toBe('good')
    expect(describeResult('works', 'oldSecretProven')).toBe('It still works')
    expect(describeResult('refused', 'oldSecretProven')).toBe('Xero refuses it')
    expect(describeResult('ok', 'secretFoundMissing')).toBe('It was not there')
    expect(describeResult('2027-11-24T09:00Z to 2026-11-24T09:00Z', 'clockMended')).toBe(
      'From 24 November 2027 back to 24 November 2026',
    )
  })
})
