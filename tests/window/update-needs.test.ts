import { describe, expect, it } from 'vitest'
import { describeNeed } from '../../renderer/features/needs/words-needs.ts'
import { needsOf } from '../../renderer/features/needs/needs.ts'
import type { UpdateFacts } from '../../shared/updates/update.ts'
import { aboutStates } from './about-states.ts'
import { emptySnapshot } from './scenario-data.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const STATES = aboutStates(now)
const needs = (updates: UpdateFacts) => needsOf({ ...emptySnapshot(now), updates }, now)
const about = (name: string) => {
  const state = STATES[name]
  if (state === undefined) throw new Error(name)
  return state.updates
}
const withNotes = (kinds: readonly ('security' | 'new')[]): UpdateFacts => {
  const { offer, ...rest } = about('available')
  if (offer === null) throw new Error('no offer')
  return { ...rest, offer: { ...offer, notes: kinds.map((kind) => ({ kind, text: 'Something.' })) } }
}

describe('what an update needs of a person', () => {
  it('is nothing while there is none, or while IT sees to it', () => {
    for (const name of ['noAddress', 'off', 'never', 'upToDate', 'offline'])
      expect(needs(about(name)), name).toEqual([])
    expect(needs({ ...about('refused'), standing: { kind: 'off', by: 'policy' } })).toEqual([])
  })

  it('waits in good time, and asks for attention where it closes a hole', () => {
    expect(needs(withNotes(['new']))).toMatchObject([{ kind: 'updateWaits', mood: 'later', isReady: false }])
    const [need] = needs(withNotes(['new', 'security']))
    expect(need).toMatchObject({ kind: 'updateWaits', mood: 'attention' })
    expect(need && describeNeed(need, now)).toMatchObject({ title: 'Keyward 1.5.0 is available' })
    const [ready] = needs(about('ready'))
    expect(ready && describeNeed(ready, now).title).toBe('Keyward 1.5.0 is ready')
  })

  it('U3 is urgent where one was refused for its signature, and not where a network was bad', () => {
    const [need] = needs(about('refused'))
    expect(need).toMatchObject({ kind: 'updateRefused', mood: 'urgent' })
    expect(need && describeNeed(need, now).means).toContain('The update is not signed by Keyward’s key.')
    expect(needs(about('cutShort'))).toMatchObject([{ kind: 'updateWaits' }])
  })
})
