import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AREAS } from '../../shared/guide/assessment.ts'
import { AREA_WORDS, GUIDE_SOURCES, STEP_WORDS } from '../../shared/guide/words.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import {
  addWorkingDays,
  currentStep,
  FIX_DAYS,
  hadItems,
  JOURNEY_STEPS,
  openLogin,
  PLAN_DAYS,
  PREREQUISITES,
  standing,
  stepsOf,
  stepStanding,
  whoseMove,
  type Journey,
  type JourneyAction,
  type JourneyEvent,
} from '../../shared/guide/journey.ts'

const NOTHING = { secretAt: null, listedAt: null }
const journey = (actions: readonly JourneyAction[], part: Partial<Journey> = {}): Journey => ({
  id: 'j',
  name: 'Timesheet Review',
  road: 'own',
  purpose: 'Reads time',
  scopes: [],
  vendor: '',
  begunAt: 0,
  begunBy: 'Tessa',
  events: actions.map((what, at): JourneyEvent => ({ id: `e${at}`, at: at * DAY, by: 'Tessa', what })),
  archivedAt: null,
  ...part,
})
const allHad = PREREQUISITES.map((item): JourneyAction => ({ kind: 'had', item, isThere: true }))
const yes = (step: 'contact' | 'assessment'): JourneyAction => ({
  kind: 'answered',
  step,
  answer: 'yes',
  said: '',
})

describe('a journey to API access', () => {
  it('goes step by step, and says whose move it is', () => {
    const actions: JourneyAction[] = []
    const at = (proof = NOTHING) => [currentStep(journey(actions), proof), whoseMove(journey(actions), proof)]
    expect(at()).toEqual(['before', 'practice'])
    actions.push(...allHad)
    expect(at()).toEqual(['contact', 'practice'])
    actions.push({ kind: 'asked', step: 'contact', expectedAt: 0 })
    expect(at()).toEqual(['contact', 'xero'])
    actions.push(yes('contact'), yes('assessment'))
    expect(at()).toEqual(['app', 'practice'])
    expect(at({ ...NOTHING, secretAt: 5 } as never)).toEqual(['signIn', 'practice'])
    expect(at({ secretAt: 5, listedAt: 6 } as never)).toEqual([null, 'nobody'])
  })

  it('sent back means 30 days to plan and 60 to fix, and asking again waits again', () => {
    const back = journey([{ kind: 'answered', step: 'assessment', answer: 'back', said: 'No MFA' }])
    expect(stepStanding(back, 'assessment', NOTHING)).toEqual({
      state: 'sentBack',
      at: 0,
      planBy: PLAN_DAYS * DAY,
      fixBy: (PLAN_DAYS + FIX_DAYS) * DAY,
    })
    const again = journey([
      { kind: 'answered', step: 'assessment', answer: 'back', said: '' },
      { kind: 'asked', step: 'assessment', expectedAt: 9 },
    ])
    expect(stepStanding(again, 'assessment', NOTHING)).toMatchObject({ state: 'waiting', expectedAt: 9 })
  })

  it('undoing takes a tick back and can itself be undone; nothing is lost', () => {
    const actions: JourneyAction[] = [...allHad, { kind: 'undone', id: 'e1' }]
    expect(hadItems(journey(actions).events).size).toBe(3)
    actions.push({ kind: 'undone', id: 'e4' })
    expect(hadItems(journey(actions).events).size).toBe(4)
    expect(journey(actions).events).toHaveLength(6)
  })

  it('an adviser’s login stands until it is taken away', () => {
    const given: JourneyAction = { kind: 'login', who: 'Owen', until: 30 * DAY }
    expect(openLogin(journey([given]).events)).toEqual({ who: 'Owen', until: 30 * DAY })
    expect(openLogin(journey([given, { kind: 'login', who: 'Owen', until: null }]).events)).toBeNull()
  })

  it('a tool that has access already goes a shorter road', () => {
    expect(stepsOf('tool')).toEqual(['before', 'contact', 'signIn'])
    const asked = journey([{ kind: 'asked', step: 'contact', expectedAt: 0 }, ...allHad], { road: 'tool' })
    expect(whoseMove(asked, NOTHING)).toBe('vendor')
  })

  const step = fc.constantFrom(...JOURNEY_STEPS)
  const action: fc.Arbitrary<JourneyAction> = fc.oneof(
    fc.record({
      kind: fc.constant('had' as const),
      item: fc.constantFrom(...PREREQUISITES),
      isThere: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('asked' as const), step, expectedAt: fc.nat() }),
    fc.record({
      kind: fc.constant('answered' as const),
      step,
      answer: fc.constantFrom('yes' as const, 'back' as const),
      said: fc.string(),
    }),
    fc.record({ kind: fc.constant('noted' as const), step, text: fc.string({ minLength: 1 }) }),
    fc.record({ kind: fc.constant('reopened' as const), step }),
    fc.record({ kind: fc.constant('linked' as const), appId: fc.string() }),
    fc.record({ kind: fc.constant('undone' as const), id: fc.nat(30).map((n) => `e${n}`) }),
  )

  it('no order of answers, undoings and re-openings shows a step as done that was not proven or agreed', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const made = journey(actions)
        for (const seen of ['app', 'signIn'] as const)
          expect(stepStanding(made, seen, NOTHING).state).not.toBe('done')
        for (const said of ['contact', 'assessment'] as const) {
          const last = standing(made.events).findLast(
            ({ what }) =>
              (what.kind === 'asked' || what.kind === 'answered' || what.kind === 'reopened') &&
              what.step === said,
          )?.what
          const isAgreed = last?.kind === 'answered' && last.answer === 'yes'
          expect(stepStanding(made, said, NOTHING).state === 'done').toBe(isAgreed)
        }
        expect(stepStanding(made, 'before', NOTHING).state === 'done').toBe(
          hadItems(made.events).size === PREREQUISITES.length,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('whatever is undone, each note counts again once its undoing is undone', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const made = journey(actions)
        const undoings = made.events.filter(({ what }) => what.kind === 'undone')
        const restored = [...undoings].reduce(
          (events, { id }, n) => [
            ...events,
            { id: `u${n}`, at: 0, by: '', what: { kind: 'undone' as const, id } },
          ],
          made.events,
        )
        expect(standing(restored)).toEqual(made.events.filter(({ what }) => what.kind !== 'undone'))
      }),
    )
  })

  it('working days leave out Saturdays and Sundays', () => {
    const friday = Date.UTC(2026, 10, 27, 9)
    expect(new Date(addWorkingDays(friday, 1)).toISOString().slice(0, 10)).toBe('2026-11-30')
    expect(new Date(addWorkingDays(friday, 10)).toISOString().slice(0, 10)).toBe('2026-12-11')
  })
})

describe('what the guide says', () => {
  it('has words for every step and area, in the house’s voice', () => {
    for (const area of AREAS) expect(AREA_WORDS[area].asks).toMatch(/\?$|\.$/u)
    for (const one of JOURNEY_STEPS) expect(STEP_WORDS[one].means).toMatch(/\.$/u)
    const all = JSON.stringify([AREA_WORDS, STEP_WORDS])
    expect(all).not.toMatch(/please|oops|!|tenant/iu)
  })

  it('says of every dated statement where it is from, and none is older than a year', () => {
    expect(GUIDE_SOURCES.length).toBeGreaterThan(4)
    for (const { from, checked, says } of [
      ...GUIDE_SOURCES,
      ...Object.values(STEP_WORDS).map(({ source }) => ({ ...source, says: 'x' })),
    ]) {
      expect(says).not.toBe('')
      // what only others tell is told as that
      expect(from).toMatch(/xero\.com|^Reports of developers; Xero has not confirmed them$/u)
      const age = Date.now() - Date.parse(`${checked}T00:00:00Z`)
      expect(age, `${says}: checked ${checked}, look again whether it is still so`).toBeLessThan(366 * DAY)
    }
  })
})
