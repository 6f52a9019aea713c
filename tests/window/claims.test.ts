import { describe, expect, it } from 'vitest'
import type { Connection } from '../../shared/connections/connection.ts'
import { nextEvents } from '../../electron/core/rotation/calendar-events.ts'
import { checkDetails } from '../../renderer/features/connections/words-health.ts'
import { describeFailure } from '../../renderer/app/words-failures.ts'
import { checkLine, checkSentences } from '../../renderer/features/connections/words-check.ts'
import { connectionRows, listLines, sortRows } from '../../renderer/features/connections/connection-list.ts'
import { RESTORE } from '../../renderer/features/backup/words-restore.ts'
import { describeNeed } from '../../renderer/features/needs/words-needs.ts'
import {
  leakDone,
  leakNotice,
  leakOf,
  policyWords,
  replacedAfter,
  stepStates,
} from '../../renderer/features/rotation/words-secrets.ts'
import {
  describeSecret,
  describeStatus,
  secretAge,
} from '../../renderer/features/connections/words-status.ts'
import { isConnected } from '../../shared/connections/impact.ts'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import {
  EMPTY_ROTATION,
  newRotation,
  type FinishedRotation,
  type Rotation,
} from '../../shared/rotation/rotation.ts'
import { connection, practiceSnapshot, xeroApp } from './scenario-data.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 0)

describe('H8 no sentence without its proof', () => {
  it.each([
    [0, 0, 'There was no app in it. The activity log goes on from its last line.'],
    [1, 0, '1 app with its secret, and the activity log, which goes on from its last line.'],
    [
      1,
      1,
      '1 app and the activity log, which goes on from its last line. 1 app came back without a secret: enter it again, or make a new one at Xero.',
    ],
    [2, 0, '2 apps with their secrets, and the activity log, which goes on from its last line.'],
    [
      3,
      2,
      '3 apps and the activity log, which goes on from its last line. 2 apps came back without a secret: enter them again, or make new ones at Xero.',
    ],
  ])('H8 of %i apps that came back, %i without a secret, says so', (apps, without, words) => {
    expect(RESTORE.doneMeans(apps, without)).toBe(words)
  })

  it('H8 what Xero has only listed is not said to have answered', () => {
    const status = { mood: 'fine', code: 'fineUntil', at: NOW + 60 * DAY } as const
    const one = connection(NOW, 1, { appId: 'a', tenantName: 'A', signInIds: [], checkedAt: NOW })
    const listed = describeStatus(status, { ...one, answered: null }, NOW).means
    expect(listed).toContain('Xero listed it just now.')
    expect(listed).not.toContain('nswered')
    const answered = { at: NOW - 3 * MINUTE, tookMs: 1, failure: null, status: 200, left: null }
    expect(describeStatus(status, { ...one, answered }, NOW).means).toContain('Answered 3 minutes ago.')
  })

  it('H8 a group counts as the rail does: what has ended is no connection', () => {
    const snapshot = practiceSnapshot(NOW)
    const connections = snapshot.connections.map((one) =>
      one.tenantName.startsWith('Kestrel')
        ? { ...one, state: { kind: 'gone' as const, noticedAt: NOW } }
        : one,
    )
    const rows = connectionRows({ ...snapshot, connections }, NOW)
    const heads = listLines(sortRows(rows, 'organisation', 'ascending'), true, new Set()).filter(
      (line) => line.line === 'group',
    )
    expect(heads.reduce((sum, { connected }) => sum + connected, 0)).toBe(
      connections.filter(isConnected).length,
    )
    expect(heads.reduce((sum, { amount }) => sum + amount, 0)).toBe(connections.length)
  })

  it('H8 “Checked” is said only where all that is connected has been', () => {
    const one = (seed: number, part = {}) =>
      connection(NOW, seed, { appId: 'a', tenantName: `T${seed}`, signInIds: [], ...part })
    const known = [one(1), one(2)]
    const lastFullCheck = { at: NOW - 3 * MINUTE, answered: 2, of: 2 }
    const fresh = one(3, { newSince: NOW - MINUTE })
    const line = (snapshot: Parameters<typeof checkLine>[0]) => [
      checkLine(snapshot, NOW),
      checkSentences(snapshot, NOW),
    ]
    expect(line({ lastFullCheck: null, connections: known })).toEqual([
      'Not all checked yet',
      'Not all organisations have been asked for yet.',
    ])
    expect(line({ lastFullCheck, connections: known })).toEqual([
      'Checked 3 minutes ago',
      'Checked 3 minutes ago, when all 2 organisations answered.',
    ])
    expect(line({ lastFullCheck, connections: [...known, fresh] })).toEqual([
      '1 not checked yet, the others 3 minutes ago',
      '1 organisation has not been checked since it was connected. When the others were checked, 3 minutes ago, all answered.',
    ])
    expect(
      line({
        lastFullCheck: { ...lastFullCheck, answered: 1 },
        connections: [...known, fresh, one(4, { newSince: NOW })],
      }),
    ).toEqual([
      '1 of 2 answered 3 minutes ago; 2 not checked yet',
      '2 organisations have not been checked since they were connected. When the others were checked, 3 minutes ago, 1 of 2 answered.',
    ])
    const ended = { ...fresh, state: { kind: 'gone', noticedAt: NOW } } as const
    expect(line({ lastFullCheck, connections: [...known, ended] })[0]).toBe('Checked 3 minutes ago')
    expect(line({ lastFullCheck: { ...lastFullCheck, answered: 0, of: 0 }, connections: [fresh] })[0]).toBe(
      'Not all checked yet',
    )
  })

  it('H8 one organisation, or none, is told as one, or as none', () => {
    const at = NOW - 3 * MINUTE
    const fresh = connection(NOW, 3, { appId: 'a', tenantName: 'T', signInIds: [], newSince: NOW - MINUTE })
    const said = (answered: number, of: number, connections: readonly Connection[] = []) =>
      checkSentences({ lastFullCheck: { at, answered, of }, connections: [...connections] }, NOW)
    expect(said(0, 0)).toBe('Checked 3 minutes ago, when nothing was connected.')
    expect(said(1, 1)).toBe('Checked 3 minutes ago, when the one organisation answered.')
    expect(said(1, 1, [fresh])).toMatch(/When the other one was checked, 3 minutes ago, it answered\.$/u)
    expect(said(0, 1, [fresh])).toMatch(
      /When the other one was checked, 3 minutes ago, it did not answer\.$/u,
    )
  })

  it('H8 what there is one of is told as one', () => {
    const policy = { everyDays: 1, leadDays: 1, skipsWeekends: true, owner: '' }
    expect(policyWords(policy)).toBe('every day, reminder 1 day before')
    expect(policyWords({ ...policy, everyDays: 90, leadDays: 0 })).toBe('every 90 days, reminder on the day')
    const left = { minute: 1, day: null, appMinute: null }
    const check = { at: NOW, asked: 'organisation', tookMs: 1, status: 200, failure: null, left } as const
    expect(checkDetails(check)).toContain('1 call left in that minute')
    const pasted = describeFailure({ code: 'newSecretRefused', pasted: 1, current: 48 })
    expect(pasted.next).toContain('You pasted 1 character, the current one has 48.')
    const app = xeroApp(NOW, { id: 'a', name: 'Packs' })
    const due = { kind: 'fine', dueDay: 20_800, days: 1 } as const
    const [event] = nextEvents([], [{ app, due }], { ...EMPTY_ROTATION, policy }, NOW)
    expect(event?.about).toBe('By the practice’s policy a secret is replaced every day.')
  })

  it('H8 a secret that is gone from the keychain is not said to stay in it', () => {
    for (const exit of ['giveUp', 'rollBack', 'finish', 'remove'] as const)
      for (const leaving of ['works', 'unknown'] as const) {
        const { what, next } = describeFailure({ code: 'wouldLoseSecret', exit, leaving, staying: 'gone' })
        expect(what).toContain('no longer in the keychain')
        expect(next).not.toMatch(/both/iu)
      }
  })

  it('H8 the notice to Xero says what has been done, and no more', () => {
    const begun = newRotation({ id: 'r', appId: 'a', isLeak: true, begunAt: NOW, begunBy: 'Tessa' })
    const proof = { at: NOW, result: 'refused', because: '' } as const
    expect(leakDone(undefined, undefined)).not.toContain('new secret was generated')
    expect(leakDone(begun, undefined)).toBe('we have begun to replace the secret.')
    expect(leakDone({ ...begun, madeAt: NOW }, undefined)).toContain('not in use yet')
    expect(leakDone({ ...begun, madeAt: NOW, switchedAt: NOW }, undefined)).toContain(
      'is being taken out of use',
    )
    expect(leakDone({ ...begun, switchedAt: NOW, oldProof: proof }, undefined)).toContain(
      'refuses the old one',
    )
    const letter = leakNotice({
      app: 'Packs',
      clientId: 'C',
      organisations: 1,
      begunAt: null,
      done: leakDone(undefined, undefined),
      by: 'Tessa',
    })
    expect(letter).toContain('Noticed: (say when)')
    expect(letter).toContain('Organisations connected now: 1')
    expect(letter).not.toContain('generated')
  })

  it('H8 a leak from before, or a rotation that was given up, is no action of this leak', () => {
    const leak = {
      kind: 'xero',
      id: 'r xero',
      appId: 'a',
      app: 'Packs',
      clientId: 'C',
      by: 'Tessa',
      organisations: 2,
      since: NOW,
      settled: null,
    } as const
    const ended = (outcome: 'rotated' | 'givenUp' | 'rolledBack', finishedAt: number): FinishedRotation => ({
      id: outcome,
      appId: 'a',
      app: 'Packs',
      isLeak: true,
      begunAt: finishedAt - DAY,
      finishedAt,
      by: 'Tessa',
      outcome,
      proof: null,
      renewal: null,
      oldProof: { at: finishedAt, result: 'refused', because: '' },
      consumers: [],
    })
    const others = [ended('rotated', NOW - 90 * DAY), ended('givenUp', NOW + 1), ended('rolledBack', NOW + 2)]
    expect(replacedAfter({ finished: others }, leak)).toBeUndefined()
    expect(replacedAfter({ finished: [...others, ended('rotated', NOW + 3)] }, leak)?.outcome).toBe('rotated')
    const settled = { how: 'done', at: NOW, by: 'Tessa', reason: '' } as const
    const state = { aftermath: [{ ...leak, settled }], forced: {}, open: [] }
    expect(leakOf(state, 'a')).toBeUndefined() // what is written next is about another one
    expect(leakOf({ ...state, aftermath: [leak] }, 'a')).toBe(leak)
    const forced = { a: { reason: 'leaked', at: NOW, person: '' } } as const
    expect(leakOf({ ...state, forced }, 'a')?.settled).toBe(settled)
  })

  it('H8 what stays on screen names its day, and is not said as of now', () => {
    const waits = describeFailure({ code: 'rateLimited', retryAt: new Date(2026, 10, 24, 10, 24).getTime() })
    expect(waits.next).toBe('It asked Keyward to wait until 10:24 on 24 November 2026.')
    expect(describeFailure({ code: 'signInExpired' }).next).toContain('may still keep')
    const left = { minute: 58, day: 4_990, appMinute: null }
    const check = { at: NOW, asked: 'organisation', tookMs: 1, status: 200, failure: null, left } as const
    expect(checkDetails(check)).toContain('58 calls left in that minute')
    const begun = newRotation({ id: 'r', appId: 'a', isLeak: false, begunAt: NOW, begunBy: 'Tessa' })
    const made = { ...begun, listedAt: NOW, madeAt: NOW }
    const more = (now: number) => stepStates(made, 0, now).find(({ step }) => step === 'make')?.more
    expect(more(NOW + MINUTE)).toMatch(/^\d\d:\d\d$/u)
    expect(more(NOW + 3 * DAY)).toMatch(/^24 Nov, \d\d:\d\d$/u)
  })

  it('H8 a secret that is dated ahead of now is neither new nor of an age', () => {
    const secret = { state: 'stored', createdAt: NOW + 90 * DAY, storedAt: NOW, readBackAt: NOW } as const
    expect(describeSecret(secret, NOW)).toEqual({ mood: 'unknown', words: 'Secret dated ahead of now' })
    expect(secretAge(secret, NOW)).toContain('which has not come yet')
  })

  it('H8 the age of a secret is one number of days, wherever it is said', () => {
    const [made, read] = [new Date(2026, 10, 23, 18, 0).getTime(), new Date(2026, 10, 24, 9, 0).getTime()]
    const secret = { state: 'stored', createdAt: made, storedAt: made, readBackAt: made } as const
    expect(describeSecret(secret, read).words).toBe('Secret 1 day old')
    expect(secretAge(secret, read)).toContain('so 1 day old')
  })

  it('H8 a leak that is replaced is not called not replaced', () => {
    const app = xeroApp(NOW, { id: 'a', name: 'Packs' })
    const open = newRotation({ id: 'r', appId: 'a', isLeak: true, begunAt: NOW, begunBy: 'Tessa' })
    const words = (rotation: Rotation) =>
      describeNeed({ id: 'x', mood: 'urgent', kind: 'rotationOpen', app, rotation }, NOW)
    expect(words(open).title).toContain('is not replaced yet')
    const switched = { ...open, madeAt: NOW, switchedAt: NOW }
    expect(words(switched).title).toContain('its replacement is not finished')
    expect(words(switched).means).toContain('may still work')
    const oldProof = { at: NOW, result: 'refused', because: '' } as const
    expect(words({ ...switched, oldProof }).means).toContain('Xero refused the old one')
  })
})
