import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Work } from '../../shared/contract/work.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { DEFAULT_PREFERENCES } from '../../shared/settings/preferences.ts'
import { type FakeKeyward, type FakeWorld, settle, value } from '../worlds/fakes.ts'
import type { Seed, Seeded } from '../worlds/seeded.ts'
import { emptySnapshot, manySnapshot, practiceSnapshot, quietSnapshot } from './scenario-data.ts'

/** What is shown in place of what the core tells. */
export type Over = { readonly part?: Partial<Snapshot>; readonly work?: Partial<Work> }

/** A state in which a window is opened: what the vault holds, the world about it, and what was done before. */
type Scene = {
  readonly vault: (now: number) => Seed
  /** What becomes of the disk before Keyward starts. */
  readonly first?: (seeded: Seeded) => void
  readonly world?: Pick<FakeWorld, 'mode'>
  readonly before?: (keyward: FakeKeyward) => Promise<unknown>
  /** What no vault shows by itself here: what is put over what the core tells. */
  readonly over?: (now: number) => Over
}

/** What a vault of a test holds, at this moment. */
export const EMPTY = (now: number): Seed => emptySnapshot(now)
export const PRACTICE = (now: number): Seed => practiceSnapshot(now)
const QUIET = (now: number): Seed => quietSnapshot(now)

/** The vault of the practice with one of its parts otherwise. */
const practiceWith =
  (edit: (practice: ReturnType<typeof practiceSnapshot>, now: number) => Partial<Seed>) =>
  (now: number): Seed => {
    const practice = practiceSnapshot(now)
    return { ...practice, ...edit(practice, now) }
  }
const signingIn = async (keyward: FakeKeyward) => {
  value(await keyward.api.startSignIn({ appId: 'packs' }))
  await settle()
}
/** What comes back from the browser to the sign-in that waits. */
const comesBack = async (keyward: FakeKeyward, said: string) => {
  keyward.link(`keyward://oauth/callback?${said}&state=${encodeURIComponent(keyward.state())}`)
  await settle()
}
const closedBy = (code: 'keychainLocked' | 'keychainUnavailable' | 'diskFull'): Scene => ({
  vault: EMPTY,
  first: ({ records }) => records.fail(fail(code)),
})

const SCENES = {
  empty: { vault: EMPTY },
  practice: { vault: PRACTICE },
  quiet: { vault: QUIET },
  sandbox: { vault: QUIET, world: { mode: 'sandbox' } },
  many: { vault: (now) => manySnapshot(now, 200) },
  tenThousand: { vault: (now) => manySnapshot(now, 10_000) },
  waiting: { vault: PRACTICE, before: signingIn },
  done: {
    vault: PRACTICE,
    before: async (keyward) => {
      await signingIn(keyward)
      await comesBack(keyward, 'code=the-code')
    },
  },
  failed: {
    vault: PRACTICE,
    before: async (keyward) => {
      await signingIn(keyward)
      await comesBack(keyward, 'error=access_denied')
    },
  },
  locked: closedBy('keychainLocked'),
  unavailable: closedBy('keychainUnavailable'),
  diskFull: closedBy('diskFull'),
  damaged: { vault: EMPTY, first: ({ records }) => records.alter(() => 'no vault') },
  keyMissing: {
    vault: EMPTY,
    first: ({ records }) =>
      void Object.assign(records, {
        load: async () => ({ ok: false, closed: 'vaultKeyMissing' }),
        askForKey: async () => ok('missing'),
      }),
  },
  readOnly: {
    vault: PRACTICE,
    first: ({ records }) => records.alter((content) => ({ ...content, version: 9_999 })),
  },
  missingSecret: {
    vault: practiceWith(({ apps }) => ({
      apps: apps.map((app) =>
        app.id === 'letters' && app.secret !== null
          ? { ...app, secret: { ...app.secret, state: 'missing' } }
          : app,
      ),
    })),
  },
  troubled: {
    vault: practiceWith(({ connections, signIns }, now) => ({
      connections: connections.map((one) =>
        one.tenantName.startsWith('Kestrel')
          ? { ...one, state: { kind: 'gone', noticedAt: now - 3 * 86_400_000 } }
          : one,
      ),
      signIns: signIns.map((one) =>
        one.id === 'hana' ? { ...one, grantedScopes: one.grantedScopes.slice(0, -1) } : one,
      ),
    })),
    before: (keyward) =>
      keyward.api.setPreferences({ ...DEFAULT_PREFERENCES, checks: 'asked', tier: 'starter' }),
    over: () => ({ part: { scheme: 'notOurs' } }),
  },
  checking: {
    vault: PRACTICE,
    over: (now) => ({
      work: { check: { startedAt: now, total: 26, finished: 9, failed: 1, isProbing: false } },
    }),
  },
  notice: { vault: PRACTICE, before: async (keyward) => comesBack(keyward, 'code=nobody-waits-for-it') },
  oneApp: {
    vault: practiceWith(({ apps }) => ({
      apps: apps.slice(1, 2).map((app) => ({ ...app, cameBack: null })),
      signIns: [],
      connections: [],
      lastFullCheck: null,
    })),
  },
} as const satisfies Record<string, Scene>

export type Scenario = keyof typeof SCENES

/** How a window is opened in this state. */
export const sceneOf = (scenario: Scenario): Scene => SCENES[scenario]
