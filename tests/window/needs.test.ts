import { DEFAULT_LOCK, NO_LOCK } from '../../shared/lock/lock.ts'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { type Journey, type JourneyAction, PREREQUISITES } from '../../shared/guide/journey.ts'
import { EMPTY_ROTATION } from '../../shared/rotation/rotation.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { type BackupState, NO_BACKUPS } from '../../shared/backup/backup.ts'
import { describeNeed } from '../../renderer/features/needs/words-needs.ts'
import { needsOf } from '../../renderer/features/needs/needs.ts'
import {
  backedUp,
  connection,
  emptySnapshot,
  practiceSnapshot,
  quietSnapshot,
  signIn,
  xeroApp,
} from './scenario-data.ts'

const now = new Date(2026, 10, 23, 12).getTime()
const REHEARSED = (at: number) => ({
  at,
  madeAt: at - HOUR,
  kit: 2,
  apps: 1,
  organisations: 1,
  lines: 12,
  differing: 0,
})
const CONSUMERS: Snapshot['rotation']['consumers'] = {
  a: [{ id: 'w', name: 'Pack workbook', where: 'Owen' }],
}
const one = (part = {}) => ({
  ...emptySnapshot(now),
  rotation: { ...EMPTY_ROTATION, consumers: CONSUMERS },
  apps: [xeroApp(now, { id: 'a', name: 'Month-end Packs' })],
  signIns: [signIn(now, { id: 's', appId: 'a', name: 'Owen Marrick' })],
  connections: [connection(now, 1, { appId: 'a', tenantName: 'Hollins Wharf', signInIds: ['s'] })],
  // whoever has put off the recovery kit, and wants no lock, is told of nothing but what a test is about
  backup: { ...NO_BACKUPS, kitPutOffUntil: now + 30 * DAY },
  lock: { ...NO_LOCK, settings: { ...DEFAULT_LOCK, isDeclined: true } },
  ...part,
})
/** What is told now; what is only told in good time is left out. */
const needsNow = (snapshot: Parameters<typeof needsOf>[0], at = now) =>
  needsOf(snapshot, at).filter(({ mood }) => mood !== 'later')
const kinds = (snapshot: Parameters<typeof needsOf>[0]) => needsNow(snapshot).map(({ kind }) => kind)

describe('what needs a person', () => {
  it('is nothing when all is quiet, and nothing in an empty vault', () => {
    expect(kinds(quietSnapshot(now))).toEqual([])
    expect(kinds(emptySnapshot(now))).toEqual([])
    expect(kinds(one())).toEqual([])
  })

  it('comes most urgent first, grouped by sign-in', () => {
    const needs = needsNow(practiceSnapshot(now))
    expect(needs.map(({ kind, mood }) => `${mood} ${kind}`)).toEqual([
      'urgent expired',
      'attention secretDue',
      'attention lapsing',
      'attention pending',
      'unknown secretDue',
    ])
    const lapsing = needs.find(({ kind }) => kind === 'lapsing')
    expect(lapsing?.kind === 'lapsing' && lapsing.connections.map(({ tenantName }) => tenantName)).toEqual([
      'Lanternfield Physio',
      'Osier & Vane Joinery',
    ])
  })

  it('H8 is what a leak left: nobody told Xero, and a tool without the new secret; until each is settled', () => {
    const common = { appId: 'a', app: 'Month-end Packs', since: now - 2 * HOUR, settled: null }
    const xero = { ...common, id: 'x', kind: 'xero', clientId: 'C', by: 'Tessa', organisations: 3 } as const
    const tool = {
      ...common,
      id: 't',
      kind: 'tool',
      tool: 'Clockhouse',
      where: '',
      isLeak: true,
      holds: 'old',
    } as const
    const withLeft = (aftermath: Snapshot['rotation']['aftermath']) =>
      one({ rotation: { ...EMPTY_ROTATION, aftermath } })
    const words = needsNow(withLeft([xero, tool])).map((need) => describeNeed(need, now))
    expect(words.map(({ title }) => title)).toEqual([
      'Tell Xero that Month-end Packs’s secret has leaked',
      'Clockhouse was not updated with the new secret of Month-end Packs',
    ])
    expect(words[0]?.means).toContain('within 24 hours, which is by 24 November at 10:00.')
    const late = needsNow(withLeft([xero])).map((need) => describeNeed(need, now + 3 * DAY).means)
    expect(late[0]).toContain('and that time was over on 24 November at 10:00.')
    const settled = { how: 'putAside', at: now, by: 'Tessa', reason: 'false alarm' } as const
    expect(kinds(withLeft([{ ...xero, settled }, tool]))).toEqual(['toolsBehind'])
    expect(
      kinds(
        withLeft([
          { ...xero, settled },
          { ...tool, settled },
        ]),
      ),
    ).toEqual([])
    const [back] = needsNow(withLeft([{ ...tool, holds: 'takenBack' }])).map((need) =>
      describeNeed(need, now),
    )
    expect(back?.title).toContain('may have a secret of Month-end Packs that is out of use again')
  })

  it('D11 is a list of disconnects that is not at its end, as one line, until it is put away', () => {
    const failure = { code: 'offline' as const }
    const pending = { kind: 'pending' as const, since: now, triedAt: now, failure }
    const names = ['Hollins', 'Anvil', 'Kelp', 'Gannet']
    const connections = names.map((tenantName, n) =>
      connection(now, n + 1, {
        appId: 'a',
        tenantName,
        signInIds: ['s'],
        ...(n === 2 ? {} : { state: pending }),
      }),
    )
    const rows = connections.slice(0, 3).map((each) => ({
      key: each.key,
      connectionId: each.connectionId,
      authEventId: each.authEventId,
      organisation: each.tenantName,
      app: 'Month-end Packs',
      triedAt: null,
      failure: null,
    }))
    const disconnects = { id: 'run', begunAt: now - HOUR, rows }
    const told = needsNow(one({ connections, disconnects }))
    expect(told.map(({ kind }) => kind)).toEqual(['disconnectsOpen', 'pending'])
    expect(told[0]).toMatchObject({ open: 3, of: 3 })
    expect(told[1]).toMatchObject({ connection: { tenantName: 'Gannet' } })
    // put away, each that is not proven is its own line again
    expect(needsNow(one({ connections })).map(({ kind }) => kind)).toEqual(['pending', 'pending', 'pending'])
    const ended = connections.map((each) => ({
      ...each,
      state: { kind: 'disconnected' as const, at: now, provenAt: now },
    }))
    expect(needsNow(one({ connections: ended, disconnects }))).toEqual([])
  })

  it('is a secret that the keychain has lost', () => {
    const apps = [
      xeroApp(now, {
        id: 'a',
        name: 'Packs',
        secret: { state: 'missing', createdAt: null, storedAt: now, readBackAt: now },
      }),
    ]
    expect(kinds(one({ apps }))).toEqual(['secretMissing'])
  })

  it('is a sign-in that Xero refused although its 60 days are not over', () => {
    const signIns = [
      signIn(now, { id: 's', appId: 'a', name: 'Owen', state: { kind: 'refused', at: now - HOUR } }),
    ]
    expect(kinds(one({ signIns }))).toEqual(['expired'])
  })

  it('is not a sign-in that another live one stands in for', () => {
    const signIns = [
      signIn(now, { id: 'old', appId: 'a', name: 'Callum', lapsesAt: now - DAY }),
      signIn(now, { id: 's', appId: 'a', name: 'Owen' }),
    ]
    const connections = [connection(now, 1, { appId: 'a', tenantName: 'X', signInIds: ['old', 's'] })]
    expect(kinds(one({ signIns, connections }))).toEqual([])
  })

  it('is a secret that Xero does not accept, but not a network that was away', () => {
    const failing = (code: 'clientRefused' | 'offline') => [
      connection(now, 1, { appId: 'a', tenantName: 'X', signInIds: ['s'], failure: { code } }),
    ]
    expect(kinds(one({ connections: failing('clientRefused') }))).toEqual(['refusedByXero'])
    expect(kinds(one({ connections: failing('offline') }))).toEqual([])
  })

  it('is a scheme that belongs to another program, where an app depends on it', () => {
    expect(kinds(one({ scheme: 'notOurs' }))).toEqual(['schemeNotOurs'])
    expect(kinds(one({ scheme: 'unknown' }))).toEqual([])
    expect(
      kinds(one({ scheme: 'notOurs', apps: [xeroApp(now, { id: 'a', name: 'P', route: 'loopback' })] })),
    ).toEqual([])
  })

  it('is a grant that differs from what was asked (D6), and a scope about to end', () => {
    const signIns = [signIn(now, { id: 's', appId: 'a', name: 'Owen', grantedScopes: ['openid'] })]
    expect(kinds(one({ signIns }))).toEqual(['scopesDiffer'])
    const scopes = ['openid', 'accounting.reports.read']
    const apps = [xeroApp(now, { id: 'a', name: 'P', scopes })]
    const granted = (at: number) => [
      signIn(at, { id: 's', appId: 'a', name: 'Owen', askedScopes: scopes, grantedScopes: scopes }),
    ]
    expect(
      needsOf(one({ apps, signIns: granted(now) }), now).map(({ kind, mood }) => `${mood} ${kind}`),
    ).toEqual(['later scopesEnd'])
    const later = Date.parse('2027-06-01T00:00:00Z')
    const young = apps.map((app) => ({ ...app, secret: { ...app.secret, createdAt: later - DAY } }))
    expect(needsNow(one({ apps: young, signIns: granted(later) }), later).map(({ kind }) => kind)).toEqual([
      'scopesEnd',
    ])
  })

  it('is a tier near its ceiling, counting only what Xero may still count', () => {
    const connections = Array.from({ length: 5 }, (_, index) =>
      connection(now, index, { appId: 'a', tenantName: `T${index}`, signInIds: ['s'] }),
    )
    const preferences = { theme: 'system', rows: 'comfortable', tier: 'starter' } as const
    expect(kinds(one({ connections, preferences }))).toEqual(['tierNear'])
    const ended = connections.map((each, index) =>
      index === 0 ? { ...each, state: { kind: 'disconnected' as const, at: now, provenAt: now } } : each,
    )
    expect(kinds(one({ connections: ended, preferences }))).toEqual([])
  })

  it('is a connection gone at Xero, and one that no sign-in reaches, as things not known', () => {
    const connections = [
      connection(now, 1, {
        appId: 'a',
        tenantName: 'Gone',
        signInIds: ['s'],
        state: { kind: 'gone', noticedAt: now },
      }),
      connection(now, 2, { appId: 'a', tenantName: 'Orphan', signInIds: [] }),
    ]
    expect(needsOf(one({ connections }), now).map(({ kind, mood }) => [kind, mood])).toEqual([
      ['gone', 'unknown'],
      ['noSignIn', 'unknown'],
    ])
  })

  it('is what Xero lists for the app and nobody here signed in for, by app, and where two lists differ', () => {
    const heardAt = now - 3_600_000
    const list = { askedAt: heardAt, heardAt, amount: 3, failure: null, mayDisconnect: null }
    const connections = [
      connection(now, 1, { appId: 'a', tenantName: 'Strange', signInIds: [], inOwnListAt: heardAt }),
      connection(now, 2, { appId: 'a', tenantName: 'Odder', signInIds: [], inOwnListAt: heardAt }),
      connection(now, 3, { appId: 'a', tenantName: 'Both', signInIds: ['s'], inOwnListAt: heardAt }),
      connection(now, 4, { appId: 'a', tenantName: 'Only seen', signInIds: ['s'] }),
    ]
    const found = needsOf(one({ connections, ownLists: { a: list } }), now)
    expect(
      found.map((need) => [
        need.kind,
        'connections' in need ? need.connections.map(({ tenantName }) => tenantName) : [],
      ]),
    ).toEqual([
      ['madeElsewhere', ['Strange', 'Odder']],
      ['listsDiffer', ['Only seen']],
    ])
  })

  it('is a scope over everything, and a grant that reaches further than the app asks for by now', () => {
    const apps = [xeroApp(now, { id: 'a', name: 'P', scopes: ['openid', 'practicemanager'] })]
    const signIns = [
      signIn(now, {
        id: 's',
        appId: 'a',
        name: 'Owen',
        askedScopes: ['openid', 'practicemanager'],
        grantedScopes: ['openid', 'practicemanager'],
      }),
    ]
    expect(kinds(one({ apps, signIns }))).toEqual(['scopesBroad'])
    const narrowed = [xeroApp(now, { id: 'a', name: 'P', scopes: ['openid'] })]
    const [need] = needsNow(one({ apps: narrowed, signIns }))
    expect(need).toMatchObject({ kind: 'scopesDiffer', missing: [], extra: ['practicemanager'] })
  })

  it('H3 is a log that is not as it was written', () => {
    const activity = {
      at: now,
      lines: 9,
      from: now - DAY,
      to: now,
      findings: [{ kind: 'missing' as const, line: 4, from: 3, to: 5 }],
      moreFindings: 0,
    }
    expect(needsNow(one({ activity })).map(({ kind, mood }) => `${mood} ${kind}`)).toEqual([
      'urgent logBroken',
    ])
  })

  it('H9 is a folder that was put back, until somebody has said why', () => {
    const rollback = {
      line: 12,
      at: now,
      what: 'log' as const,
      from: 30,
      to: 49,
      lastAt: now - DAY,
      acknowledged: null,
    }
    const activity = {
      at: now,
      lines: 14,
      from: now - DAY,
      to: now,
      findings: [],
      moreFindings: 0,
      rollbacks: [rollback],
    }
    const [need] = needsNow(one({ activity }))
    expect(need).toMatchObject({ mood: 'urgent', kind: 'putBack' })
    if (need === undefined) throw new Error('nothing is needed')
    expect(describeNeed(need, now).means).toContain(
      '20 lines that this computer’s keychain remembers are not',
    )
    const acknowledged = { at: now, by: 'Tessa Quillon', how: 'restored' as const }
    const explained = { ...activity, rollbacks: [{ ...rollback, acknowledged }] }
    expect(kinds(one({ activity: explained }))).toEqual([])
  })

  it('is the list of somebody who leaves, until it is finished', () => {
    const leaver = {
      id: 'l',
      name: 'Callum Brae',
      email: 'callum@brackenmoor.example',
      begunAt: now - DAY,
      begunBy: 'Tessa Quillon',
      secrets: [],
      tasks: [],
      finishedAt: null,
    }
    expect(kinds(one({ leavers: [leaver] }))).toEqual(['leaving'])
    expect(kinds(one({ leavers: [{ ...leaver, finishedAt: now }] }))).toEqual([])
  })

  it('is a journey that waits too long, a plan that Xero wants, a login to take away, and the year’s assessment', () => {
    const journey = (events: Journey['events']): Journey => ({
      id: 'j',
      name: 'Timesheet Review',
      road: 'own',
      purpose: '',
      scopes: [],
      vendor: '',
      begunAt: 0,
      begunBy: 'Tessa',
      events: [...PREREQUISITES.map((item) => event({ kind: 'had', item, isThere: true })), ...events],
      archivedAt: null,
    })
    const event = (what: JourneyAction, at = now - 20 * DAY): Journey['events'][number] => ({
      id: JSON.stringify(what),
      at,
      by: 'Tessa',
      what,
    })
    const guide = (events: Journey['events'], submittedAt: number | null = null) =>
      one({ guide: { journeys: [journey(events)], assessment: { answers: {}, submittedAt }, told: {} } })
    const asked = (expectedAt: number) => event({ kind: 'asked', step: 'contact', expectedAt })
    expect(kinds(guide([asked(now + DAY)]))).toEqual([])
    expect(kinds(guide([asked(now - DAY)]))).toEqual(['journeyWaits'])
    const agreed = event({ kind: 'answered', step: 'contact', answer: 'yes', said: '' })
    const back = (at: number) => event({ kind: 'answered', step: 'assessment', answer: 'back', said: '' }, at)
    expect(kinds(guide([agreed, back(now - DAY)]))).toEqual([])
    expect(kinds(guide([agreed, back(now - 25 * DAY)]))).toEqual(['journeyBack'])
    const login = (until: number | null) => event({ kind: 'login', who: 'Owen', until })
    expect(kinds(guide([login(now - DAY)]))).toEqual(['adviserLogin'])
    expect(kinds(guide([login(now - DAY), login(null)]))).toEqual([])
    expect(kinds(guide([], now - 330 * DAY))).toEqual(['assessmentDue'])
    expect(kinds(guide([], now - 200 * DAY))).toEqual([])
    for (const need of needsOf(guide([asked(now - DAY), login(now - DAY)], now - 330 * DAY), now))
      expect(describeNeed(need, now).means).toMatch(/\.$/u)
  })

  describe('what grows old around an app', () => {
    const old = (part: Partial<Snapshot> = {}, app = {}) =>
      one({
        apps: [
          xeroApp(now, {
            id: 'a',
            name: 'Month-end Packs',
            addedAt: now - 400 * DAY,
            cameBack: { at: now - 12 * DAY, tookMs: 900 },
            ...app,
          }),
        ],
        ...part,
      })
    const later = (snapshot: Snapshot) => {
      const kindsOf = ['appUnused', 'secretUnlisted', 'routeUntried', 'writesUnneeded', 'secretShared']
      return needsOf(snapshot, now).filter(({ kind }) => kindsOf.includes(kind))
    }
    const told = (snapshot: Snapshot) => later(snapshot).map(({ kind, mood }) => `${mood} ${kind}`)

    it('is nothing where it is in use, listed and tried', () => {
      expect(told(old())).toEqual([])
    })

    it('is an app that nothing here has used for 90 days, and not one that was just added', () => {
      const silent = { signIns: [], connections: [], ownLists: {} }
      const untouched = { cameBack: { at: now - 91 * DAY, tookMs: null } }
      expect(told(old(silent, untouched))).toEqual(['later appUnused'])
      expect(told(old(silent, { ...untouched, addedAt: now - 89 * DAY }))).toEqual([])
      expect(told(old(silent, { cameBack: { at: now - 89 * DAY, tookMs: null } }))).toEqual([])
    })

    it('is a secret that no tool is listed for, all of them in one line', () => {
      const none = { rotation: EMPTY_ROTATION }
      expect(told(old(none))).toEqual(['later secretUnlisted'])
      expect(told(old(none, { addedAt: now - 2 * DAY }))).toEqual([])
      expect(told(old(none, { kind: 'pkce', secret: null }))).toEqual([])
    })

    it('is a redirect address that nothing came back to for a year', () => {
      expect(told(old({}, { cameBack: { at: now - 366 * DAY, tookMs: null } }))).toEqual([
        'later routeUntried',
      ])
      expect(told(old({}, { cameBack: null }))).toEqual(['later routeUntried'])
      expect(told(old({}, { cameBack: null, addedAt: now - 30 * DAY }))).toEqual([])
      expect(told(old({}, { cameBack: null, route: 'paste' }))).toEqual([])
      expect(told(old({}, { cameBack: null, kind: 'custom' }))).toEqual([])
    })

    it('is a scope that may change data, where every tool only reads', () => {
      const tool = (part: object) => ({
        isOn: true,
        port: null,
        tools: [
          { id: 't', name: 'Reader', appId: 'a', way: 'proxy', methods: [], used: null, ...part },
        ] as unknown as Snapshot['tools']['tools'],
      })
      const scopes = ['openid', 'offline_access', 'accounting.invoices']
      const asked = { rotation: EMPTY_ROTATION }
      expect(told(old({ ...asked, tools: tool({}) }, { scopes }))).toEqual(['later writesUnneeded'])
      expect(told(old({ ...asked, tools: tool({ methods: ['POST'] }) }, { scopes }))).toEqual([])
      expect(told(old({ ...asked, tools: tool({ way: 'token' }) }, { scopes }))).toEqual([])
      // what has the secret itself may do anything, and nobody here knows whether it does
      expect(told(old({ tools: tool({}) }, { scopes }))).toEqual([])
    })

    it('is one secret in two apps', () => {
      const record = (appId: string, replacedAt: number | null = null) => ({
        appId,
        fingerprint: 'same',
        createdAt: null,
        storedAt: now - DAY,
        by: 'Tessa',
        how: 'added' as const,
        replacedAt,
        provenDeadAt: null,
      })
      const [app] = old().apps
      const two = (records: ReturnType<typeof record>[]) => ({
        ...old(),
        apps: [app, { ...app, id: 'b', name: 'Job Reports' }] as Snapshot['apps'],
        rotation: {
          ...EMPTY_ROTATION,
          consumers: { ...CONSUMERS, b: CONSUMERS['a'] ?? [] },
          records,
        },
      })
      expect(told(two([record('a'), record('b')]))).toEqual(['attention secretShared'])
      expect(told(two([record('a'), record('b', now)]))).toEqual([])
      const [need] = later(two([record('a'), record('b')]))
      expect(need && describeNeed(need, now).title).toBe(
        'Month-end Packs and Job Reports have the same secret',
      )
    })
  })

  it('is, in good time, that nobody has said who uses this Keyward', () => {
    expect(needsOf(one({ me: null }), now).map(({ kind, mood }) => `${mood} ${kind}`)).toEqual([
      'later unnamed',
    ])
    expect(needsOf({ ...emptySnapshot(now), me: null }, now)).toEqual([])
  })

  it('has words and one action for each', () => {
    for (const need of needsOf({ ...practiceSnapshot(now), scheme: 'notOurs', me: null }, now)) {
      const words = describeNeed(need, now)
      expect(words.title).not.toMatch(/undefined|NaN|Infinity/u)
      expect(words.means).toMatch(/\.$/u)
      expect(words.facts).not.toMatch(/NaN|Infinity/u)
      expect(words.action.length).toBeGreaterThan(3)
    }
  })

  it('is a backup that could not be made for three days, and not one that was only missed on a weekend', () => {
    const since = (days: number, code = 'folderGone') => ({
      ...one(),
      backup: { ...backedUp(now), rehearsed: REHEARSED(now), trouble: { since: now - days * DAY, code } },
    })
    expect(kinds(since(2.9))).toEqual([])
    expect(kinds(since(3))).toEqual(['backupWaits'])
    const [need] = needsNow(since(4, 'diskFull'))
    expect(need && describeNeed(need, now).means).toMatch(/would not come back\. .*disk/u)
    // a kit without a place for backups, and without any
    const bare = { ...NO_BACKUPS, kit: backedUp(now).kit }
    expect(kinds({ ...one(), backup: bare })).toEqual(['backupWaits'])
    expect(
      kinds({ ...one(), backup: { ...bare, kit: bare.kit && { ...bare.kit, madeAt: now - DAY } } }),
    ).toEqual([])
    expect(kinds({ ...one(), backup: NO_BACKUPS })).toEqual([])
  })

  it('R8 is, in good time and until it is put off, that there are apps and no recovery kit', () => {
    const all = (part: Parameters<typeof one>[0], at = now) =>
      needsOf(one(part), at)
        .filter(({ kind }) => kind === 'noKit')
        .map((need) => [need.mood, describeNeed(need, at)])
    expect(all({ backup: NO_BACKUPS })).toEqual([
      ['later', expect.objectContaining({ facts: '1 app here, and no backup', putOff: 'Not now' })],
    ])
    expect(all({ apps: [], backup: NO_BACKUPS })).toEqual([])
    expect(all({ backup: backedUp(now) })).toEqual([])
    const putOff = { backup: { ...NO_BACKUPS, kitPutOffUntil: now + 30 * DAY } }
    expect(all(putOff)).toEqual([])
    expect(all(putOff, now + 30 * DAY)).toHaveLength(1)
    // where nothing can be written, no kit can be made
    const { vault } = one()
    if (vault.kind === 'open')
      expect(all({ backup: NO_BACKUPS, vault: { ...vault, readOnly: true } })).toEqual([])
  })

  it('R6 says of a sign-in that no backup holds that it was not in it, and not that it ran out', () => {
    const state = { kind: 'refused', at: now, why: 'restored' } as const
    const signIns = [signIn(now, { id: 's', appId: 'a', name: 'Owen Marrick', state })]
    const [need] = needsNow(one({ signIns }))
    expect(need && describeNeed(need, now)).toMatchObject({
      title: 'Hollins Wharf: sign-in was not in the backup, still connected',
      action: 'Sign in again',
    })
    expect(JSON.stringify(need && describeNeed(need, now))).not.toMatch(/expired|runs out/iu)
  })

  it('R6 is, after a restore, each secret that the old computer had, until it is replaced or that computer is in good hands', () => {
    const base = one()
    const [app] = base.apps
    const storedAt = app?.secret?.storedAt ?? 0
    const restored = { at: storedAt + DAY, madeAt: storedAt, isOldSafe: false }
    const all = (part: Partial<typeof restored>) =>
      needsOf(one({ backup: { ...backedUp(now), restored: { ...restored, ...part } } }), now)
        .filter(({ kind }) => kind === 'oldComputer')
        .map((need) => [need.mood, describeNeed(need, now)])
    expect(all({})).toEqual([
      [
        'attention',
        expect.objectContaining({
          title: 'Was the old computer lost or stolen? 1 secret of this vault was on it',
          putOff: 'It is in our hands',
        }),
      ],
    ])
    expect(all({ isOldSafe: true })).toEqual([])
    expect(all({ at: storedAt - 1 })).toEqual([]) // put in on this computer
    expect(needsOf(one({ backup: backedUp(now) }), now).map(({ kind }) => kind)).not.toContain('oldComputer')
  })

  it('H6 is, in good time, that there is no lock; after the kit, and never again once somebody wants none', () => {
    const all = (part: Parameters<typeof one>[0]) =>
      needsOf(one({ lock: NO_LOCK, ...part }), now)
        .filter(({ kind }) => kind === 'noLock')
        .map((need) => [need.mood, describeNeed(need, now).facts])
    const told = [['later', '1 app here, and no lock']]
    expect(all({})).toEqual(told)
    expect(all({ backup: backedUp(now) })).toEqual(told)
    // one thing is proposed at a time
    expect(all({ backup: NO_BACKUPS })).toEqual([])
    expect(all({ apps: [] })).toEqual([])
    expect(all({ lock: { ...NO_LOCK, way: 'passphrase' } })).toEqual([])
    expect(all({ lock: { ...NO_LOCK, isSwitching: true } })).toEqual([])
    expect(all({ lock: { ...NO_LOCK, settings: { ...DEFAULT_LOCK, isDeclined: true } } })).toEqual([])
    const { vault } = one()
    if (vault.kind === 'open') expect(all({ vault: { ...vault, readOnly: true } })).toEqual([])
  })

  it('is a rehearsal: in good time with a new kit, after 90 days, and where the last one found what nothing explains', () => {
    const all = (rehearsed: BackupState['rehearsed'], more: Partial<BackupState> = {}) =>
      needsOf({ ...one(), backup: { ...backedUp(now), rehearsed, ...more } }, now)
        .filter(({ kind }) => kind === 'rehearse')
        .map((need) => `${need.mood} ${need.kind === 'rehearse' ? need.why : ''}`)
    expect(all(null)).toEqual(['later newKit'])
    expect(all(REHEARSED(now))).toEqual([])
    expect(all(REHEARSED(now - 90 * DAY))).toEqual([])
    expect(all(REHEARSED(now - 91 * DAY))).toEqual(['attention longAgo'])
    expect(all({ ...REHEARSED(now), differing: 1 })).toEqual(['attention amiss'])
    expect(all({ ...REHEARSED(now), kit: 1 })).toEqual(['later newKit'])
    // whoever restored with the kit has had it open
    expect(all(null, { restored: { at: now, isOldSafe: false, madeAt: now } })).toEqual([])
    // nothing to rehearse with yet
    expect(all(null, { last: null })).toEqual([])
  })
})
