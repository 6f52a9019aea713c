import { describe, expect, it } from 'vitest'
import { letterFor, reminderFor } from '../../renderer/features/guide/words-letters.ts'
import type { Journey } from '../../shared/guide/journey.ts'
import { letterSent } from '../../shared/guide/journey.ts'

const journey: Journey = {
  id: 'j',
  name: 'Timesheet Review',
  road: 'own',
  purpose: 'Reads timesheets.',
  scopes: ['practicemanager.time.read'],
  vendor: '',
  begunAt: 0,
  begunBy: 'Ines',
  events: [],
  archivedAt: null,
}
const named = { by: 'Ines Halloway', practice: 'Ferrymoor Accounting' }
const unnamed = { by: 'Ines Halloway', practice: null }

describe('a letter of the access guide', () => {
  it('carries the name of the practice in its first sentence and under it, where it has one', () => {
    const letter = letterFor(journey, 'contact', named)
    expect(letter).toContain('We are Ferrymoor Accounting, an accounting practice, and ask for access')
    expect(letter).toMatch(/Ines Halloway\nFerrymoor Accounting$/u)
    expect(letterFor(journey, 'contact', unnamed)).toMatch(
      /We are an accounting practice and ask[^]*\nInes Halloway$/u,
    )
    for (const text of [
      letterFor(journey, 'assessment', named),
      letterFor({ ...journey, road: 'tool' }, 'contact', named),
      reminderFor(journey, 0, named),
    ])
      expect(text).toMatch(/\nFerrymoor Accounting$/u)
  })

  it('asks whether there is a form, since nobody outside Xero knows for certain', () => {
    expect(letterFor(journey, 'contact', named)).toContain('Is there a form for this request')
  })

  it('is told as sent only where what was sent was kept, and not where that was undone', () => {
    const asked = (id: string, letter?: string): Journey['events'][number] => ({
      id,
      at: 1,
      by: 'Ines',
      what: { kind: 'asked', step: 'contact', expectedAt: 2, ...(letter === undefined ? {} : { letter }) },
    })
    expect(letterSent([asked('a')], 'contact')).toBeNull()
    expect(letterSent([asked('a', 'Dear Xero')], 'contact')).toBe('Dear Xero')
    expect(letterSent([asked('a', 'Dear Xero')], 'assessment')).toBeNull()
    const undone = { id: 'b', at: 3, by: 'Ines', what: { kind: 'undone' as const, id: 'a' } }
    expect(letterSent([asked('a', 'Dear Xero'), undone], 'contact')).toBeNull()
  })
})
