import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../renderer/app/words-failures.ts'
import { describeNotice } from '../../renderer/app/words-notices.ts'
import { describeClock } from '../../renderer/app/words-clock.ts'
import { describeResult } from '../../renderer/features/activity/words-lines.ts'
import { holdsWords, KEYCHAIN, namesOf } from '../../renderer/features/keychain/words.ts'
import { logWords, partWords } from '../../renderer/features/backup/words-rehearse.ts'
import { describeStanding } from '../../renderer/features/guide/words-steps.ts'
import { describeSigner, signerName } from '../../renderer/features/handover/words-signer.ts'
import type { Need } from '../../renderer/features/needs/need.ts'
import { describeNeed } from '../../renderer/features/needs/words-needs.ts'
import { describeFinding } from '../../renderer/features/review/words-packs.ts'
import { settledWords } from '../../renderer/features/rotation/words-aftermath.ts'
import { describeDue } from '../../renderer/features/rotation/words-secrets.ts'
import { describeRollback } from '../../renderer/features/rotation/words-rollback.ts'
import { ActivityFinding, Rollback } from '../../shared/activity/activity.ts'
import { BackupRefusal } from '../../shared/backup/backup.ts'
import { RehearsedWhat } from '../../shared/backup/rehearsal.ts'
import type { Connection } from '../../shared/connections/connection.ts'
import { Notice } from '../../shared/contract/work.ts'
import { Signer } from '../../shared/handover/calls.ts'
import { SentHandover } from '../../shared/handover/record.ts'
import { Journey, type StepStanding } from '../../shared/guide/journey.ts'
import { EntryWhat, KeychainEntry } from '../../shared/keychain/entry.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { Failure } from '../../shared/kernel/failure.ts'
import { Leaver } from '../../shared/people/leaver.ts'
import { Aftermath } from '../../shared/rotation/aftermath.ts'
import { DEFAULT_POLICY, ForcedReason, Rotation } from '../../shared/rotation/rotation.ts'
import { calendarIn, type SecretDue } from '../../shared/rotation/secret-due.ts'
import { SignIn } from '../../shared/sign-in/sign-in.ts'
import { Release, UpdateTrouble } from '../../shared/updates/update.ts'
import { ClockState } from '../../shared/vault/clock-state.ts'
import { everyOf } from '../worlds/every.ts'
import { backedUp, connection, signIn, xeroApp } from './scenario-data.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const AMOUNTS = [0, 1, 2, 3] as const

const NOUNS =
  'minute|hour|day|week|month|second|organisation|secret|sign-in|tool|line|app|connection|scope|entry|row|character|handover|place|receipt|login|file|byte|part|test|time|person|step|place|practice|check|question|area|reminder|thing'
const PLURALS = NOUNS.split('|').map((noun) =>
  noun === 'entry' ? 'entries' : noun === 'person' ? 'people' : `${noun}s`,
)
const ONES = '(?:(?<![\\d.,-])1|\\b[Oo]ne)'
const MANY = '(?:(?<![\\d.,-])(?:0|2|3)|\\b(?:[Tt]wo|[Tt]hree))'
const FAULTS = [
  new RegExp(`${ONES} (?:${PLURALS.join('|')})\\b`, 'u'),
  new RegExp(`${MANY} (?:${NOUNS})\\b(?!-)`, 'u'),
  new RegExp(`${ONES} (?:${NOUNS}) (?:are|were|have|need|lapse|do)\\b`, 'u'),
  new RegExp(`${MANY} (?:${PLURALS.join('|')}) (?:is|was|has|needs|lapses|does)\\b`, 'u'),
  /\b(?:They|they|these|those|both) (?:is|was|has|needs|does)\b/u,
  /(?<!\b(?:in|of|for|with|to|on|by) )\b(?:[Ii]t|[Tt]his) (?:are|were|have|need|do)\b/u,
  /undefined|NaN|Infinity|\[object|null\b|function|=>|\$\{/u,
  / {2}|\s[.,;:](?!\w)|\.\.(?!\.)|,\.|\(\)|“”|^\s|\s$|: \.|\bof \.| by\.$/u,
  /(?<![\d.,])-\d+ (?:minute|hour|day)/u,
]

const faultsIn = (text: string) => FAULTS.filter((fault) => fault.test(text)).map(String)

const expectSound = (
  where: string,
  words: Readonly<Record<string, unknown>>,
  mayBeEmpty: readonly string[] = [],
) => {
  for (const [part, text] of Object.entries(words)) {
    if (typeof text !== 'string') continue
    const story = `${where}, ${part}: “${text}”`
    if (!mayBeEmpty.includes(part)) expect(text.trim(), story).not.toBe('')
    expect(faultsIn(text), story).toEqual([])
  }
}

const APP = xeroApp(now, { id: 'a', name: 'Month-end Packs' })
const SIGN_IN = signIn(now, { id: 's', appId: 'a', name: 'Owen Marrick' })
const connections = (n: number): Connection[] =>
  Array.from({ length: Math.max(1, n) }, (_, at) =>
    connection(now, at + 1, { appId: 'a', tenantName: `Hollins Wharf ${'ABC'[at]}`, signInIds: ['s'] }),
  )
const tally = (n: number) => ({ all: n, both: n, ownList: 0, signIn: 0, remembered: 0, oldest: now })
const texts = (n: number, text = 'accounting.transactions') =>
  Array.from({ length: Math.max(1, n) }, () => text)
const dues = (n: number): SecretDue[] => [
  { kind: 'fine', dueDay: calendarIn()(now) + n, days: n },
  { kind: 'soon', dueDay: calendarIn()(now) + n, days: n },
  { kind: 'due', dueDay: calendarIn()(now) - n, days: n },
  { kind: 'unknownAge' },
  ...ForcedReason.options.map((reason) => ({
    kind: 'forced' as const,
    reason,
    at: now - n * HOUR,
    person: 'Callum Brae',
  })),
]
const moments = (n: number) => [now - n * MINUTE, now - n * HOUR, now - n * DAY, now - n * 30 * DAY, now]

/** Every kind of need, in every form that its parts can take, with so many of whatever it counts. */
const NEEDS: {
  readonly [Kind in Need['kind']]: (
    n: number,
  ) => Omit<Extract<Need, { kind: Kind }>, 'id' | 'mood' | 'kind'>[]
} = {
  secretMissing: () => [{ app: APP }],
  secretAltered: () => [{ app: APP }],
  appLeaving: (n) => moments(n).map((at) => ({ app: APP, at })),
  handoverWaits: (n) =>
    everyOf(SentHandover, n).flatMap((sent) =>
      [false, true].flatMap((isTaken) => [false, true].map((isDisputed) => ({ sent, isTaken, isDisputed }))),
    ),
  expired: (n) => moments(n).map((at) => ({ signIn: SIGN_IN, connections: connections(n), at })),
  refusedByXero: (n) =>
    everyOf(Failure, n).map((failure) => ({ app: APP, failure, connections: connections(n) })),
  lapsing: (n) => [{ signIn: SIGN_IN, connections: connections(n), at: now + n * DAY, days: n }],
  pending: (n) =>
    [null, ...everyOf(Failure, n)].map((failure) => ({
      connection: connections(1)[0] as Connection,
      failure,
      triedAt: now - n * HOUR,
    })),
  disconnectsOpen: (n) => [{ open: Math.max(1, n), of: Math.max(1, n) + n, at: now - n * HOUR }],
  revoking: (n) =>
    [null, ...everyOf(Failure, n)].map((failure) => ({
      signIn: SIGN_IN,
      app: APP,
      failure,
      triedAt: now - n * HOUR,
    })),
  schemeNotOurs: (n) => [{ apps: Array.from({ length: Math.max(1, n) }, () => APP) }],
  scopesDiffer: (n) => [
    { app: APP, signIn: SIGN_IN, missing: texts(n), extra: [] },
    { app: APP, signIn: SIGN_IN, missing: [], extra: texts(n) },
    { app: APP, signIn: SIGN_IN, missing: texts(n), extra: texts(n) },
  ],
  scopesEnd: (n) => [{ app: APP, scopes: texts(n), endsIn: '2027-09' }],
  tierNear: (n) => [
    { app: APP, tally: tally(Math.max(1, n)), ceiling: 5 },
    { app: APP, tally: tally(Math.max(1, n)), ceiling: Math.max(1, n) },
  ],
  gone: (n) => [{ app: APP, connections: connections(n) }],
  scopesBroad: (n) => [{ app: APP, scopes: texts(n), narrower: texts(n) }],
  secretDue: (n) =>
    dues(n).flatMap((due) =>
      ['', 'Tessa Quillon'].map((owner) => ({
        app: APP,
        due,
        organisations: n,
        policy: { ...DEFAULT_POLICY, owner, everyDays: Math.max(1, n) },
      })),
    ),
  leakToTell: (n) =>
    moments(n).flatMap((since) =>
      everyOf(Aftermath, n).flatMap((leak) => (leak.kind === 'xero' ? [{ leak: { ...leak, since } }] : [])),
    ),
  toolsBehind: (n) =>
    everyOf(Aftermath, n).flatMap((one) =>
      one.kind === 'tool'
        ? [{ tools: Array.from({ length: Math.max(1, n) }, () => ({ ...one, since: now - n * DAY })) }]
        : [],
    ),
  rotationOpen: (n) =>
    everyOf(Rotation, n).map((rotation) => ({ app: APP, rotation: { ...rotation, begunAt: now - n * DAY } })),
  journeyWaits: (n) =>
    everyOf(Journey, n)
      .slice(0, 4)
      .flatMap((journey) =>
        [now - n * DAY, now + n * DAY].map((expectedAt) => ({
          journey,
          step: 'approval' as Extract<Need, { kind: 'journeyWaits' }>['step'],
          standing: { state: 'waiting' as const, since: now - n * DAY, expectedAt },
        })),
      ),
  journeyBack: (n) =>
    everyOf(Journey, n)
      .slice(0, 4)
      .flatMap((journey) =>
        [-1, 0, 1].map((way) => ({
          journey,
          standing: {
            state: 'sentBack' as const,
            at: now - n * DAY,
            planBy: now + way * n * DAY,
            fixBy: now + n * DAY,
          },
        })),
      ),
  adviserLogin: (n) =>
    everyOf(Journey, n)
      .slice(0, 2)
      .flatMap((journey) =>
        [now - n * DAY, now + n * DAY].map((until) => ({ journey, login: { who: 'Ines Halloway', until } })),
      ),
  assessmentDue: (n) => moments(n).map((due) => ({ due })),
  putBack: (n) => everyOf(Rollback, n).map((rollback) => ({ rollback })),
  logBroken: (n) => moments(n).map((checkedAt) => ({ places: Math.max(1, n), checkedAt })),
  leaving: (n) =>
    everyOf(Leaver, n).map((leaver) => ({ leaver: { ...leaver, begunAt: now - n * DAY }, left: n })),
  unnamed: () => [{ user: 'tq' }],
  oldComputer: (n) =>
    moments(n).map((at) => ({ apps: Array.from({ length: Math.max(1, n) }, () => APP), at })),
  noKit: (n) => [{ apps: Math.max(1, n) }],
  noLock: (n) => [{ apps: Math.max(1, n) }],
  backupWaits: (n) =>
    moments(n).flatMap((since) =>
      [null, ...BackupRefusal.options, ...everyOf(Failure, n).map(({ code }) => code)].flatMap((code) =>
        [null, backedUp(now).last].map((last) => ({ since, folder: null, last, code })),
      ),
    ),
  rehearse: (n) =>
    (['newKit', 'longAgo', 'amiss'] as const).flatMap((why) =>
      moments(n).map((at) => ({ why, kit: Math.max(1, n), at })),
    ),
  updateWaits: (n) =>
    everyOf(Release, n).flatMap((offer) => [false, true].map((isReady) => ({ offer, isReady }))),
  updateRefused: (n) => everyOf(UpdateTrouble, n).map((trouble) => ({ trouble })),
  madeElsewhere: (n) => [{ app: APP, connections: connections(n) }],
  listsDiffer: (n) => [{ app: APP, connections: connections(n) }],
  noSignIn: (n) => [{ app: APP, connections: connections(n) }],
  appUnused: (n) => [null, ...moments(n)].map((at) => ({ app: APP, at })),
  routeUntried: (n) => [null, ...moments(n)].map((at) => ({ app: APP, at })),
  secretUnlisted: (n) => [{ apps: Array.from({ length: Math.max(1, n) }, () => APP) }],
  secretShared: (n) => [{ apps: Array.from({ length: Math.max(2, n) }, () => APP) }],
  writesUnneeded: (n) => [
    {
      app: APP,
      scopes: Array.from({ length: Math.max(1, n) }, () => 'accounting.contacts'),
      tools: Math.max(1, n),
    },
  ],
}

describe.each(AMOUNTS)('every sentence of the window, where there are %d of it', (n) => {
  it.each(Object.keys(NEEDS) as (keyof typeof NEEDS)[])('of the need %s', (kind) => {
    for (const part of NEEDS[kind](n)) {
      const words = describeNeed({ id: 'x', mood: 'attention', kind, ...part } as Need, now)
      expectSound(`${kind} ${JSON.stringify(part).slice(0, 300)}`, { ...words })
    }
  })

  it('of every failure', () => {
    for (const failure of everyOf(Failure, n)) {
      const { what, next } = describeFailure(failure)
      expectSound(JSON.stringify(failure), { what, next, log: describeResult(failure.code) })
    }
    if (n > 0)
      for (const minutes of [-n, n, n * 60, n * 1_440, -n * 525_600])
        expectSound('clockWrong', { ...describeFailure({ code: 'clockWrong', minutes }) })
  })

  it('of every notice, clock, finding, rollback and signature, and of what was settled', () => {
    for (const notice of everyOf(Notice, n))
      for (const about of [undefined, String(Math.max(1, n)), 'Month-end Packs'])
        expectSound(notice.code, {
          ...describeNotice({ ...notice, ...(about === undefined ? {} : { about }) }),
        })
    for (const state of everyOf(ClockState, n)) expectSound(state.kind, { ...describeClock(state) })
    for (const finding of everyOf(ActivityFinding, n))
      expectSound(finding.kind, { words: describeFinding(finding) })
    for (const rollback of everyOf(Rollback, n))
      expectSound('rollback', { ...describeRollback(rollback, now) })
    for (const signer of everyOf(Signer, n))
      expectSound(signer.sender, { ...describeSigner(signer), name: signerName(signer) }, ['next'])
    for (const one of everyOf(Aftermath, n))
      expectSound(one.kind, { words: settledWords(one, now) }, ['words'])
    for (const due of dues(n)) expectSound(due.kind, { ...describeDue(due, now) })
    const standings: StepStanding[] = [
      { state: 'waiting', since: now - n * DAY, expectedAt: now + n * DAY },
      { state: 'sentBack', at: now - n * DAY, planBy: now, fixBy: now + n * DAY },
    ]
    for (const standing of standings) expectSound(standing.state, { words: describeStanding(standing, now) })
    for (const what of EntryWhat.options)
      for (const state of KeychainEntry.shape.state.options)
        for (const because of ['', 'keychainLocked', 'keychainUnsure', 'nothing known'])
          for (const holds of [null, '4b1e90c2dd31'])
            expectSound(
              `${what} ${state}`,
              { ...namesOf({ what, app: '' }), ...holdsWords({ what, state, holds, because }, n > 0) },
              ['means'],
            )
    expectSound('put back', { all: KEYCHAIN.isBack(n, n + 1), some: KEYCHAIN.isBack(n, 0) })
    for (const what of RehearsedWhat.options)
      for (const is of ['equal', 'newer', 'differs'] as const)
        for (const names of [[], texts(n, 'Month-end Packs').slice(0, 12)])
          expectSound(`${what} ${is}`, {
            ...partWords({ what, is, names, inBackup: n, here: n + 1, more: names.length < n ? n : 0 }),
          })
    for (const isWhole of [true, false])
      for (const isOurs of [true, false])
        expectSound('log', { words: logWords({ lines: n, isWhole, isOurs, since: n }) })
    for (const one of everyOf(SignIn, n)) expect(one.appId).not.toBe('')
  })
})

describe('what is looked for', () => {
  it.each([
    '1 days',
    '2 organisation',
    'One tool were not updated.',
    '2 connections has ended.',
    'It is undefined.',
    'They needs it.',
    'Since NaN.',
    'No one .',
  ])('finds “%s”', (text) => {
    expect(faultsIn(text)).not.toEqual([])
  })

  it.each(['1 day', '2 sign-ins lapse.', 'One tool was not updated.', '11 days', '21 organisations'])(
    'leaves “%s”',
    (text) => {
      expect(faultsIn(text)).toEqual([])
    },
  )
})
