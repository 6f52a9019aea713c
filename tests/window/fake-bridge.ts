import { fakeLock } from './fake-lock.ts'
import { fakeTools } from './fake-tools.ts'
import { fakeMove } from './fake-move.ts'
import type { Bridge, EventName, EventPayload } from '../../shared/contract/contract.ts'
import { MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { checkDraft, isSavable } from '../../shared/apps/app-draft.ts'
import { done, fail, ok, type Result } from '../../shared/kernel/result.ts'
import type { Failure, FailureCode } from '../../shared/kernel/failure.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { NO_WORK, type Attempt, type Work } from '../../shared/contract/work.ts'
import { fakeBackups } from './fake-backups.ts'
import { fakeKeychainCalls } from './fake-keychain.ts'
import { fakeImports } from './fake-imports.ts'
import { fakeHandovers } from './fake-handovers.ts'
import {
  connection,
  emptySnapshot,
  manySnapshot,
  pastChecks,
  practiceSnapshot,
  quietSnapshot,
  SAMPLE_SECRET,
  signIn,
  xeroApp,
} from './scenario-data.ts'

import { fakeDisconnects } from './fake-disconnects.ts'
import { fakeGuide } from './fake-guide.ts'
import { fakeReviews } from './fake-reviews.ts'
import { fakeLabels } from './fake-labels.ts'
import { fakeOwnList } from './fake-own-list.ts'
import { fakeRotation } from './fake-rotation.ts'
import { fakeUpdates } from './fake-updates.ts'

export const SCENARIOS = [
  'empty',
  'practice',
  'quiet',
  'sandbox',
  'many',
  'tenThousand',
  'waiting',
  'done',
  'failed',
  'locked',
  'unavailable',
  'damaged',
  'keyMissing',
  'diskFull',
  'readOnly',
  'missingSecret',
  'troubled',
  'checking',
  'notice',
  'oneApp',
] as const
export type Scenario = (typeof SCENARIOS)[number]

export type FakeControls = {
  readonly snapshot: () => Snapshot
  readonly work: () => Work
  readonly announce: (part: Partial<Snapshot>) => void
  readonly announceWork: (part: Partial<Work>) => void
  /** Every call so far: its name and input. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  /** Makes the next call of this name fail. */
  readonly failNext: (name: string, failure: Failure) => void
  /** What the next call of this name answers with. */
  readonly answerNext: (name: string, value: unknown) => void
  /** Leaves the next call of this name without an answer. */
  readonly hold: (name: string) => void
}

/** A main in memory, typed as the bridge. */
export const createFakeBridge = (
  scenario: Scenario,
  now = Date.now(),
): { bridge: Bridge; controls: FakeControls } => {
  let snapshot = snapshotFor(scenario, now)
  let work = workFor(scenario, now)
  const calls: { name: string; input: unknown }[] = []
  const failures = new Map<string, Failure>()
  const answers = new Map<string, unknown>()
  const held = new Set<string>()
  /** Ends the waiting of a call that is held. */
  const waiting = new Map<string, (result: Result<unknown>) => void>()
  const release = (name: string, result: Result<unknown>) => {
    waiting.get(name)?.(result)
    waiting.delete(name)
  }
  const listeners = {
    snapshotChanged: new Set<(p: Snapshot) => void>(),
    workChanged: new Set<(p: Work) => void>(),
  }
  const announce = (part: Partial<Snapshot>) => {
    snapshot = { ...snapshot, ...part }
    for (const listener of listeners.snapshotChanged) listener(snapshot)
  }
  const announceWork = (part: Partial<Work>) => {
    work = { ...work, ...part }
    for (const listener of listeners.workChanged) listener(work)
  }
  const setAttempt = (id: string, part: Partial<Attempt>) =>
    announceWork({ attempts: work.attempts.map((one) => (one.id === id ? { ...one, ...part } : one)) })

  const api: Omit<Bridge, 'on'> = {
    getSnapshot: async () => ok(snapshot),
    getWork: async () => ok(work),
    openVault: async () => (snapshot.vault.kind === 'open' ? done : fail('keychainLocked')),
    beginAgain: async () => {
      announce({ ...emptySnapshot(now) })
      return done
    },
    ...fakeLock({ announce, snapshot: () => snapshot }),
    ...fakeTools({ announce, snapshot: () => snapshot }),
    mendClock: async () => {
      const at = Date.now()
      announce({ clock: { state: { kind: 'fine' }, offset: 0, mended: [at] } })
      return done
    },
    addApp: async ({ details, clientSecret, isUnproven = false }) => {
      const problems = checkDraft(details, clientSecret)
      if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
      const twin = snapshot.apps.find(({ clientId }) => clientId === details.clientId)
      if (twin !== undefined) return fail({ code: 'duplicateApp', appId: twin.id, name: twin.name })
      const at = Date.now()
      const { secretCreatedAt, ...rest } = details
      const app = xeroApp(at, {
        ...rest,
        id: `app-${snapshot.apps.length + 1}`,
        addedAt: at,
        changedAt: at,
        cameBack: null,
        secret: { state: 'stored', createdAt: secretCreatedAt, storedAt: at, readBackAt: at },
      })
      announce({ apps: [...snapshot.apps, app.kind === 'pkce' ? { ...app, secret: null } : app] })
      return ok({ appId: app.id, proof: isUnproven ? null : 'works' })
    },
    cancelAdding: async () => {
      release('addApp', fail('addingCancelled'))
      return done
    },
    askSecret: async () => ok({ proof: 'works' }),
    editApp: async ({ appId, details: { secretCreatedAt, ...rest } }) => {
      announce({
        apps: snapshot.apps.map((app) =>
          app.id === appId
            ? {
                ...app,
                ...rest,
                changedAt: Date.now(),
                secret: app.secret === null ? null : { ...app.secret, createdAt: secretCreatedAt },
              }
            : app,
        ),
      })
      return done
    },
    storeSecret: async ({ appId, createdAt }) => {
      const at = Date.now()
      announce({
        apps: snapshot.apps.map((app) =>
          app.id === appId
            ? { ...app, secret: { state: 'stored', createdAt, storedAt: at, readBackAt: at } }
            : app,
        ),
      })
      return done
    },
    acceptSecret: async ({ appId }) => {
      const at = Date.now()
      announce({
        apps: snapshot.apps.map((app) =>
          app.id === appId
            ? { ...app, secret: { state: 'stored', createdAt: null, storedAt: at, readBackAt: at } }
            : app,
        ),
      })
      return done
    },
    removeApp: async ({ appId }) => {
      announce({
        apps: snapshot.apps.filter(({ id }) => id !== appId),
        connections: snapshot.connections.filter((one) => one.appId !== appId),
      })
      return done
    },
    revealSecret: async () => ok({ secret: SAMPLE_SECRET, hidesAt: Date.now() + 30 * SECOND }),
    copySecret: async () => {
      const clearsAt = Date.now() + 30 * SECOND
      announceWork({ clipboard: { what: 'secret', clearsAt } })
      return ok({ clearsAt })
    },
    clearClipboard: async () => {
      announceWork({ clipboard: null })
      return done
    },
    copyText: async () => done,
    startSignIn: async ({ appId }) => {
      const app = snapshot.apps.find(({ id }) => id === appId)
      if (app === undefined) return fail('unknownApp')
      if (app.secret?.state === 'missing') return fail('secretMissing')
      const at = Date.now()
      const attempt: Attempt = {
        id: `attempt-${work.attempts.length + 1}`,
        appId,
        route: app.route,
        redirectUri: app.redirectUri,
        scopes: app.scopes,
        xeroHost: 'login.xero.com',
        startedAt: at,
        deadlineAt: at + 10 * MINUTE,
        step: { kind: 'waiting', openedAt: at },
      }
      announceWork({ attempts: [...work.attempts, attempt] })
      return ok({ attemptId: attempt.id })
    },
    reopenBrowser: async () => done,
    pasteRedirect: async ({ attemptId, address }) => {
      if (!address.includes('code='))
        return fail({
          code: 'pastedAddressRefused',
          why: address.startsWith('http') ? 'noCode' : 'notAnAddress',
        })
      finish(attemptId)
      return done
    },
    cancelSignIn: async ({ attemptId }) => {
      announceWork({ attempts: work.attempts.filter(({ id }) => id !== attemptId) })
      return done
    },
    dismissSignIn: async ({ attemptId }) => {
      announceWork({ attempts: work.attempts.filter(({ id }) => id !== attemptId) })
      return done
    },
    openPractice: async () => done,
    revokeSignIn: async ({ signInId }) => {
      const at = Date.now()
      announce({
        signIns: snapshot.signIns.map((one) =>
          one.id === signInId
            ? { ...one, revoking: undefined, state: { kind: 'revoked', at, asked: at, connections: 'none' } }
            : one,
        ),
        connections: snapshot.connections.map((one) =>
          one.signInIds.length === 1 && one.signInIds[0] === signInId
            ? { ...one, state: { kind: 'disconnected', at, provenAt: at } }
            : one,
        ),
      })
      return done
    },
    testRoute: async ({ appId }) => {
      const at = Date.now()
      announceWork({ routeTest: { appId, startedAt: at, deadlineAt: at + MINUTE, state: 'waiting' } })
      return done
    },
    endRouteTest: async () => {
      announceWork({ routeTest: null })
      return done
    },
    ...fakeOwnList({ snapshot: () => snapshot, announce }),
    checkConnections: async ({ keys }) => {
      const at = Date.now()
      const asked = snapshot.connections.filter(
        (one) => (keys === null || keys.includes(one.key)) && one.state.kind === 'listed',
      )
      announce({
        connections: snapshot.connections.map((one) =>
          asked.includes(one) ? { ...one, checkedAt: at, triedAt: at } : one,
        ),
        ...(keys === null ? { lastFullCheck: { at, answered: asked.length, of: asked.length } } : {}),
      })
      return ok({ answered: asked.length, of: asked.length })
    },
    listChecks: async ({ limit }) => ok({ checks: pastChecks(now).slice(0, limit) }),
    cancelCheck: async () => {
      announceWork({ check: null })
      return done
    },
    disconnect: async ({ key }) => {
      const at = Date.now()
      announce({
        connections: snapshot.connections.map((one) =>
          one.key === key ? { ...one, state: { kind: 'disconnected', at, provenAt: at } } : one,
        ),
      })
      return done
    },
    ...fakeDisconnects({ snapshot: () => snapshot, work: () => work, announce, announceWork }),
    ...fakeLabels({ snapshot: () => snapshot, announce }),
    ...fakeGuide(now, { snapshot: () => snapshot, announce }),
    ...fakeRotation(now, { snapshot: () => snapshot, announce }),
    setStartsAtLogin: async ({ isOn }) => {
      announce({ startsAtLogin: isOn })
      return done
    },
    ...fakeReviews(now, { snapshot: () => snapshot, announce }),
    ...fakeMove({
      read: () => snapshot.move,
      tell: (move, readOnly) => announce({ move, vault: { kind: 'open', readOnly } }),
    }),
    ...fakeBackups({
      read: () => snapshot.backup,
      tell: (backup) => announce({ backup }),
      people: () => snapshot.handovers.people,
    }),
    ...fakeKeychainCalls(() => snapshot),
    ...fakeImports(),
    ...fakeHandovers({ snapshot: () => snapshot, announce, work: () => work, announceWork }),
    repairScheme: async () => {
      announce({ scheme: 'ours' })
      return done
    },
    openPlace: async () => done,
    openLicences: async () => done,
    introduce: async ({ me }) => {
      announce({ me })
      return done
    },
    setPreferences: async (preferences) => {
      announce({ preferences })
      return done
    },
    ...fakeUpdates({ snapshot: () => snapshot, announce, announceWork }),
    noteUnsaved: async () => done,
    answerClosing: async () => {
      announceWork({ closing: null })
      return done
    },
    answerTray: async ({ answer }) => {
      announceWork({ asksTray: false })
      if (answer !== 'later')
        announce({ preferences: { ...snapshot.preferences, tray: answer === 'stay' ? 'on' : 'off' } })
      return done
    },
    endVisit: async ({ visitId }) => {
      if (work.visit?.id === visitId) announceWork({ visit: null })
      return done
    },
    dismissNotice: async ({ id }) => {
      announceWork({ notices: work.notices.filter((one) => one.id !== id) })
      return done
    },
  }
  const finish = (id: string) => {
    const at = Date.now()
    const attempt = work.attempts.find((one) => one.id === id)
    if (attempt === undefined) return
    const appId = attempt.appId
    const one = connection(at, 7_000, {
      appId,
      tenantName: 'Ferrymoor Sample Practice',
      tenantType: 'PRACTICEMANAGER',
      signInIds: ['ines'],
      createdAt: at,
      updatedAt: at,
      checkedAt: at,
      triedAt: at,
    })
    announce({
      signIns: [
        ...snapshot.signIns,
        signIn(at, {
          id: 'ines',
          appId,
          name: 'Ines Halloway',
          signedInAt: at,
          refreshedAt: at,
          lapsesAt: at + 60 * 86_400_000,
          askedScopes: attempt.scopes,
          grantedScopes: attempt.scopes,
        }),
      ],
      connections: [...snapshot.connections, one],
    })
    setAttempt(id, { step: { kind: 'done', at, signInId: 'ines', connectionKeys: [one.key] } })
  }
  const watched = Object.fromEntries(
    Object.entries(api).map(([name, method]) => [
      name,
      async (input: unknown): Promise<Result<unknown>> => {
        calls.push({ name, input })
        const failure = failures.get(name)
        if (failure !== undefined) {
          failures.delete(name)
          return fail(failure)
        }
        if (held.delete(name)) return new Promise((resolve) => void waiting.set(name, resolve))
        if (answers.has(name)) {
          const value = answers.get(name)
          answers.delete(name)
          return ok(value)
        }
        return (method as (value: unknown) => Promise<Result<unknown>>)(input)
      },
    ]),
  ) as unknown as Omit<Bridge, 'on'>
  const on = <Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void) => {
    const set = listeners[event] as Set<(payload: EventPayload<Name>) => void>
    set.add(listener)
    return () => void set.delete(listener)
  }
  return {
    bridge: { ...watched, on },
    controls: {
      snapshot: () => snapshot,
      work: () => work,
      announce,
      announceWork,
      calls,
      failNext: (name, failure) => void failures.set(name, failure),
      answerNext: (name, value) => void answers.set(name, value),
      hold: (name) => void held.add(name),
    },
  }
}

const closed = (now: number, why: Extract<Snapshot['vault'], { kind: 'closed' }>['why']): Snapshot => ({
  ...emptySnapshot(now),
  platform: why === 'keychainLocked' ? 'macos' : 'linux',
  vault: { kind: 'closed', why },
})

const snapshotFor = (scenario: Scenario, now: number): Snapshot => {
  const practice = practiceSnapshot(now)
  switch (scenario) {
    case 'empty':
      return emptySnapshot(now)
    case 'quiet':
      return quietSnapshot(now)
    case 'sandbox':
      return { ...quietSnapshot(now), mode: 'sandbox', user: 'Ines Halloway' }
    case 'many':
      return manySnapshot(now, 200)
    case 'tenThousand':
      return manySnapshot(now, 10_000)
    case 'locked':
      return closed(now, 'keychainLocked')
    case 'unavailable':
      return closed(now, 'keychainUnavailable')
    case 'damaged':
      return closed(now, 'vaultDamaged')
    case 'keyMissing':
      return closed(now, 'vaultKeyMissing')
    case 'diskFull':
      return closed(now, 'diskFull')
    case 'readOnly':
      return { ...practice, vault: { kind: 'open', readOnly: true } }
    case 'missingSecret':
      return {
        ...practice,
        apps: practice.apps.map((app) =>
          app.id === 'letters' && app.secret !== null
            ? { ...app, secret: { ...app.secret, state: 'missing' } }
            : app,
        ),
      }
    case 'oneApp':
      return {
        ...emptySnapshot(now),
        apps: practice.apps.slice(1, 2).map((app) => ({ ...app, cameBack: null })),
      }
    case 'troubled':
      return {
        ...practice,
        scheme: 'notOurs',
        preferences: { ...practice.preferences, tier: 'starter' },
        connections: practice.connections.map((one) =>
          one.tenantName.startsWith('Kestrel')
            ? { ...one, state: { kind: 'gone', noticedAt: now - 3 * 86_400_000 } }
            : one,
        ),
        signIns: practice.signIns.map((one) =>
          one.id === 'hana' ? { ...one, grantedScopes: one.grantedScopes.slice(0, -1) } : one,
        ),
      }
    default:
      return practice
  }
}

const workFor = (scenario: Scenario, now: number): Work => {
  const attempt: Attempt = {
    id: 'attempt-1',
    appId: 'packs',
    route: 'relay',
    redirectUri: 'https://brackenmoor.example/xero/callback',
    scopes: ['openid', 'offline_access', 'accounting.invoices.read'],
    xeroHost: 'login.xero.com',
    startedAt: now - 48 * SECOND,
    deadlineAt: now + 9 * MINUTE + 12 * SECOND,
    step: { kind: 'waiting', openedAt: now - 48 * SECOND },
  }
  const failure: Failure = { code: 'signInTimedOut' satisfies FailureCode }
  switch (scenario) {
    case 'waiting':
      return { ...NO_WORK, attempts: [attempt] }
    case 'done':
      return {
        ...NO_WORK,
        attempts: [
          {
            ...attempt,
            step: { kind: 'done', at: now, signInId: 'owen', connectionKeys: ['packs 15', 'packs 16'] },
          },
        ],
      }
    case 'failed':
      return { ...NO_WORK, attempts: [{ ...attempt, step: { kind: 'failed', at: now, failure } }] }
    case 'checking':
      return { ...NO_WORK, check: { startedAt: now, total: 26, finished: 9, failed: 1, isProbing: false } }
    case 'notice':
      return { ...NO_WORK, notices: [{ id: 'n1', at: now, code: 'strayLink' }] }
    default:
      return NO_WORK
  }
}
