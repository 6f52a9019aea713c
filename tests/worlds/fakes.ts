import { createHash } from 'node:crypto'
import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/settings/preferences.ts'
import { done, fail, ok, type Failed, type Result } from '../../shared/kernel/result.ts'
import type { AppDetails } from '../../shared/apps/app-draft.ts'
import type { EventName, EventPayload } from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { ReminderKind } from '../../shared/needs/reminder.ts'
import { NO_WORK, type Work } from '../../shared/contract/work.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { effWords } from '../../electron/adapters/sealing/word-list.ts'
import { createKeyward } from '../../electron/core/keyward.ts'
import { packWork } from '../../electron/workers/pack-work.ts'
import type { Files } from '../../electron/core/ports/files.ts'
import type { Keychain } from '../../electron/core/ports/keychain.ts'
import type { HealthLog } from '../../electron/core/ports/health-log.ts'
import type { Ports } from '../../electron/core/ports/ports.ts'
import type { Records } from '../../electron/core/ports/records.ts'
import type { ReminderDays } from '../../electron/core/ports/reminder-days.ts'
import type { ReviewShelf } from '../../electron/core/ports/review-shelf.ts'
import type { LockTries } from '../../electron/core/ports/lock.ts'
import type { CheckAnswer, CheckReason } from '../../electron/core/ports/owner-check.ts'
import type { CheckName } from '../../shared/lock/lock.ts'
import type {
  AppToken,
  CodeExchange,
  Grant,
  ListedConnection,
  ProbeAnswer,
  Renewal,
  SecretAnswer,
  SecretClient,
  Tokens,
  Xero,
  XeroClient,
} from '../../electron/core/ports/xero.ts'
import { fakeBackupShelf, inlineBox } from './fake-backups.ts'
import { fakeActivityLog } from './fake-activity-log.ts'
import { fakeShareServers } from './fake-share-servers.ts'
import { fakeToolDoor, type ToolsMark } from './fake-tool-door.ts'
import { fakeUpdater } from './fake-updater.ts'
import { inlineReader } from './inline-reader.ts'

/** A clock that only moves when told to. */
export const fakeClock = (start = Date.UTC(2026, 10, 24, 9, 0)) => {
  let now = start
  let ticks = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    ticks: () => ticks,
    after: (ms: number, run: () => void) => {
      const timer = { at: ticks + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    /** Moves on by `ms` (or back) and runs what is due. */
    move: (ms: number) => {
      now += ms
      ticks += Math.max(0, ms)
      for (const timer of timers.filter(({ at }) => at <= ticks)) {
        timers = timers.filter((other) => other !== timer)
        timer.run()
      }
    },
    /** Is set by somebody, or slept through: the run itself does not go on. */
    jump: (ms: number) => void (now += ms),
  }
}

/** Xero's own clock, which agrees with the computer's until a test says otherwise. */
export const fakeWitness = (clock: { readonly now: () => number }) => {
  let listener = (_said: number) => {}
  let answer: Result<number> | null = null
  return {
    onTime: (heard: (said: number) => void) => void (listener = heard),
    ask: async () => answer ?? ok(clock.now()),
    /** An answer of Xero's comes in with this time in it. */
    hear: (said: number) => listener(said),
    /** What is answered when it is asked. */
    say: (said: Result<number>) => void (answer = said),
  }
}

/** The answer to a process that is no more. */
const never = <Value>() => new Promise<Value>(() => {})

/** A keychain in memory that can be locked, taken away, or made to fail at the next call of a kind. */
export const fakeKeychain = () => {
  const entries = new Map<string, string>()
  let trouble: Failed | null = null
  const hidden = new Map<string, boolean>()
  let isBinned = false
  let isDead = false
  let onWrite = () => {}
  const next = new Map<keyof Keychain, Failed>()
  const guard = async <Value>(call: keyof Keychain, act: () => Result<Value>): Promise<Result<Value>> => {
    if (isDead) return never()
    const once = next.get(call)
    next.delete(call)
    const result = once ?? trouble ?? act()
    if (call !== 'get' && result.ok) onWrite()
    return result
  }
  return {
    entries,
    get: (account: string) =>
      guard('get', () => {
        const isForGood = hidden.get(account)
        if (isForGood === false) hidden.delete(account)
        return ok(isForGood === undefined ? (entries.get(account) ?? null) : null)
      }),
    set: (account: string, value: string) =>
      guard('set', () => {
        entries.set(account, value)
        return done
      }),
    remove: (account: string) =>
      guard('remove', () => {
        if (hidden.has(account)) return fail('secretNotDeleted')
        entries.delete(account)
        return done
      }),
    keepsDeleted: async () => isBinned,
    /** What is deleted goes into a bin, as in KeePassXC. */
    keepDeleted: () => void (isBinned = true),
    /** The next reading of this account, or every one, finds nothing, although it is there. */
    hide: (account: string, isForGood = false) => void hidden.set(account, isForGood),
    show: () => hidden.clear(),
    fail: (failed: Failed | null) => void (trouble = failed),
    failNext: (call: keyof Keychain, failed: Failed) => void next.set(call, failed),
    /** Hears of every entry that was written or taken out. */
    watch: (listener: () => void) => void (onWrite = listener),
    /** From now on it answers nobody, as to a process that was killed; until it is there for the next one. */
    die: () => void (isDead = true),
    revive: () => {
      isDead = false
      onWrite = () => {}
    },
  }
}

/** A computer that asks whether it is its person, and answers as a test says; nobody is there to ask by itself. */
export const fakeOwnerCheck = (name: CheckName | null = null) => ({
  name,
  answer: 'yes' as CheckAnswer | (() => Promise<CheckAnswer>),
  asked: [] as CheckReason[],
  look: async function () {
    return this.name
  },
  ask: async function (reason: CheckReason): Promise<CheckAnswer> {
    this.asked.push(reason)
    if (this.name === null) return 'gone'
    return typeof this.answer === 'string' ? this.answer : this.answer()
  },
})

/** A sealed file in memory: what was saved is what a restart sees. */
export const fakeRecords = () => {
  let stored: string | null = null
  let before: string | null = null
  let trouble: Failed | null = null
  let isDead = false
  let onSave = (_content: unknown) => {}
  const copies: { form: number; text: string }[] = []
  type Kept = { readonly account: string; readonly passphrase: string | null; readonly isGated: boolean }
  let kept: Kept = { account: 'the-key-account', passphrase: null, isGated: false }
  let coming: Kept | null = null
  let isHeld = false
  const records: Records = {
    load: async (isReadable = () => true) => {
      if (trouble !== null) return trouble
      if (stored === null) return ok(null)
      if ((kept.passphrase !== null || kept.isGated) && !isHeld) return { ok: false, closed: 'locked' }
      isHeld = true
      const content: unknown = JSON.parse(stored)
      if (isReadable(content)) return ok({ content, recovered: false, newer: false })
      const older: unknown = before === null ? null : JSON.parse(before)
      if (before === null || !isReadable(older)) return { ok: false, closed: 'vaultDamaged' }
      stored = before
      return ok({ content: older, recovered: true, newer: false })
    },
    save: async (content) => {
      if (isDead) return never()
      if (trouble !== null) return trouble
      before = stored
      stored = JSON.stringify(content)
      kept = coming ?? kept
      coming = null
      isHeld = true
      onSave(content)
      return done
    },
    keepCopy: async (form) => {
      if (trouble !== null) return trouble
      copies.push({ form, text: stored ?? '' })
      return done
    },
    setAside: async () => {
      stored = null
      kept = { account: 'another-key-account', passphrase: null, isGated: false }
      return done
    },
    askForKey: async () => ok(stored === null ? 'none' : 'right'),
    forgetKey: () => void (isHeld = false),
    deriveKey: () => new Uint8Array(32),
    // as the real one; the keychain's half is left out, and the passphrase stands for itself
    keyLock: {
      keeping: () => ({
        account: kept.account,
        isSealed: kept.passphrase !== null,
        isGated: kept.isGated,
      }),
      pass: () => void (isHeld = kept.passphrase === null),
      unlock: async (passphrase) => {
        if (passphrase !== kept.passphrase) return fail('passphraseWrong')
        isHeld = true
        return done
      },
      keepUnder: async (account, passphrase, isGated = false) => {
        coming = { account, passphrase, isGated }
        return done
      },
      keepAsBefore: () => void (coming = null),
    },
  }
  return {
    ...records,
    stored: () => stored ?? '',
    /** Files that were kept before one of a newer form replaced them. */
    copies,
    /** Puts something else into the file, as another version or a fault of ours would have. */
    alter: (edit: (content: Record<string, unknown>) => unknown) =>
      void (stored = JSON.stringify(edit(JSON.parse(stored ?? '{}') as Record<string, unknown>))),
    fail: (failed: Failed | null) => void (trouble = failed),
    watch: (listener: (content: unknown) => void) => void (onSave = listener),
    /** From now on nothing that a killed process still meant to write gets here; until the next one begins. */
    die: () => void (isDead = true),
    revive: () => {
      isDead = false
      onSave = () => {}
    },
  }
}

export const listed = (id: string, more: Partial<ListedConnection> = {}): ListedConnection => ({
  id,
  authEventId: 'event-1',
  tenantId: `tenant-${id}`,
  tenantType: 'ORGANISATION',
  tenantName: `Organisation ${id}`,
  createdAt: Date.UTC(2026, 3, 14),
  updatedAt: Date.UTC(2026, 3, 14),
  ...more,
})

export const tokens = (more: Partial<Tokens> = {}): Tokens => ({
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  expiresIn: 1_800,
  scopes: null,
  ...more,
})

export const grant = (more: Partial<Grant> = {}): Grant => ({
  ...tokens(),
  userId: 'user-1',
  name: 'Ines Halloway',
  email: 'ines@ferrymoor.example',
  authEventId: 'event-1',
  ...more,
})

/** Xero as a list of connections and answers that a test sets. */
export const fakeXero = () => {
  const xero = {
    issuer: 'https://identity.xero.com',
    portal: 'https://developer.xero.com/app/manage',
    calls: [] as string[],
    /** With which scopes tokens of the app's own were asked for. */
    scopes: [] as string[],
    connected: [listed('c1'), listed('c2')] as ListedConnection[],
    /** What the app's own list holds, where it is something else than what sign-ins see. */
    ofApp: null as ListedConnection[] | null,
    /** How many tokens of its own the app has been given. */
    appTokens: 0,
    answers: {
      exchange: ok(grant()) as Result<Grant>,
      refresh: async (): Promise<Result<Renewal>> =>
        ok(tokens({ accessToken: 'access-2', refreshToken: 'refresh-2' })),
      connections: null as Failed | null,
      /** Secrets that Xero recognises; every one while it is null. */
      secrets: null as readonly string[] | null,
      probeSecret: null as Failed | null,
      /** How Xero shows that it recognises a secret. */
      secretAnswer: 'granted' as SecretAnswer,
      appToken: null as Failed | null,
      probeCustom: null as Failed | null,
      probePublic: null as Failed | null,
      ownList: null as Failed | null,
      probe: { result: done, status: 200, left: null, limited: null } as ProbeAnswer,
      disconnect: null as Failed | null,
      revoke: null as Failed | null,
    },
    /** Refresh tokens that were revoked, and are refused since. */
    revoked: new Set<string>(),
    authorizeUrl: ({ state }: { state: string }) =>
      new URL(`https://login.xero.com/identity/connect/authorize?state=${state}`),
    exchange: async (_request: CodeExchange) => {
      xero.calls.push('exchange')
      return xero.answers.exchange
    },
    refresh: async ({ clientSecret }: XeroClient, refreshToken: string): Promise<Result<Renewal>> => {
      if (xero.answers.secrets !== null && !xero.answers.secrets.includes(clientSecret ?? ''))
        return fail('clientRefused')
      xero.calls.push(`refresh ${refreshToken}`)
      if (xero.revoked.has(refreshToken)) return fail('grantRefused')
      return xero.answers.refresh()
    },
    connections: async (accessToken: string): Promise<Result<readonly ListedConnection[]>> => {
      xero.calls.push(`connections ${accessToken}`)
      return xero.answers.connections ?? ok(xero.connected)
    },
    probeSecret: async ({ clientSecret }: SecretClient): Promise<Result<SecretAnswer>> => {
      xero.calls.push('probe secret')
      if (xero.answers.probeSecret !== null) return xero.answers.probeSecret
      return xero.answers.secrets === null || xero.answers.secrets.includes(clientSecret)
        ? ok(xero.answers.secretAnswer)
        : fail('clientRefused')
    },
    /** As of a custom connection; `appToken` of the answers says why it gets none. */
    probeCustomConnection: async ({ clientSecret }: SecretClient): Promise<Result<SecretAnswer>> => {
      xero.calls.push('probe custom connection')
      if (xero.answers.secrets !== null && !xero.answers.secrets.includes(clientSecret ?? ''))
        return fail('clientRefused')
      return xero.answers.probeCustom ?? ok('granted')
    },
    probePublicClient: async (): Promise<Result<SecretAnswer>> => {
      xero.calls.push('probe public client')
      return xero.answers.probePublic ?? ok('recognised')
    },
    appToken: async (
      { clientSecret }: SecretClient,
      scopes: readonly string[],
    ): Promise<Result<AppToken>> => {
      xero.calls.push('app token')
      xero.scopes.push(scopes.join(' '))
      if (xero.answers.secrets !== null && !xero.answers.secrets.includes(clientSecret ?? ''))
        return fail('clientRefused')
      if (xero.answers.appToken !== null) return xero.answers.appToken
      xero.appTokens += 1
      return ok({ accessToken: `app-${xero.appTokens}`, expiresIn: 1_800 })
    },
    ownList: async (accessToken: string): Promise<Result<readonly ListedConnection[]>> => {
      xero.calls.push(`own list ${accessToken}`)
      return xero.answers.ownList ?? ok(xero.ofApp ?? xero.connected)
    },
    probe: async (_accessToken: string, tenantId: string): Promise<ProbeAnswer> => {
      xero.calls.push(`ask ${tenantId}`)
      return xero.answers.probe
    },
    /** As Xero does: one refresh token takes every connection of its person to the app. */
    revoke: async ({ clientSecret }: XeroClient, refreshToken: string): Promise<Result<null>> => {
      xero.calls.push(`revoke ${refreshToken}`)
      if (xero.answers.secrets !== null && !xero.answers.secrets.includes(clientSecret ?? ''))
        return fail('clientRefused')
      if (xero.answers.revoke !== null) return xero.answers.revoke
      xero.revoked.add(refreshToken)
      xero.connected = []
      return done
    },
    disconnect: async (_accessToken: string, id: string): Promise<Result<null>> => {
      xero.calls.push(`disconnect ${id}`)
      if (xero.answers.disconnect !== null) return xero.answers.disconnect
      xero.connected = xero.connected.filter((row) => row.id !== id)
      xero.ofApp = xero.ofApp?.filter((row) => row.id !== id) ?? null
      return done
    },
  }
  return xero
}

export const draft = (more: Partial<AppDetails> = {}): AppDetails => ({
  name: 'Month-end Packs',
  kind: 'web',
  clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
  route: 'relay',
  redirectUri: 'https://brackenmoor.example/xero/callback',
  scopes: ['openid', 'profile', 'email', 'offline_access', 'accounting.contacts.read'],
  note: '',
  pkce: true,
  secretCreatedAt: null,
  ...more,
})

export const SECRET = 'not-a-real-secret-0123456789'

const inMemory = (bytes: Uint8Array) => ({ kind: 'bytes', bytes: new Uint8Array(bytes) }) as const

/** Files that a person would choose: what was saved, and what is opened next. */
export const fakeFiles = () => {
  const saved = new Map<string, Uint8Array>()
  const places: string[] = []
  const files: Files & {
    readonly saved: typeof saved
    /** Where the person had something saved, each time. */
    readonly places: typeof places
    /** What was shown in its folder. */
    readonly shown: string[]
    next: { name?: string; bytes: Uint8Array } | null
    /** The person thinks better of the next saving. */
    isDeclined: boolean
    /** What is wrong with the disk, where something is. */
    trouble: Failed | null
    /** Names of what was written in its place and nowhere else. */
    readonly clear: string[]
    beside: typeof saved
  } = {
    saved,
    places,
    next: null,
    isDeclined: false,
    trouble: null,
    clear: [],
    beside: new Map(),
    save: async (name, bytes) => {
      if (files.isDeclined) return ok(null)
      saved.set(name, bytes)
      places.push(name)
      return ok(name)
    },
    saveMade: async (name, make, { isClear }) => {
      if (files.isDeclined) return ok(null)
      const made = await make()
      if (!made.ok) return made
      if (files.trouble !== null) return files.trouble
      saved.set(name, made.value)
      if (isClear) files.clear.push(name)
      places.push(name)
      return ok(name)
    },
    saveFolder: async (name, all) => {
      if (files.isDeclined) return ok(null)
      for (const file of all) saved.set(file.name, file.bytes)
      places.push(name)
      return ok(name)
    },
    choose: async () =>
      ok(
        files.next === null
          ? null
          : {
              name: files.next.name ?? 'chosen.pdf',
              content: inMemory(files.next.bytes),
              beside: new Map([...files.beside].map(([name, bytes]) => [name, inMemory(bytes)])),
            },
      ),
    look: async () => {
      if (files.next === null) return fail('diskFailed')
      const { name = 'chosen.pdf', bytes } = files.next
      return ok({
        name,
        content: inMemory(bytes),
        beside: new Map([...files.beside].map(([other, its]) => [other, inMemory(its)])),
        start: bytes.subarray(0, 150_000),
        isWhole: bytes.length <= 150_000,
      })
    },
    show: (path) => {
      if (!places.includes(path)) return fail('badRequest')
      files.shown.push(path)
      return done
    },
    shown: [],
    checksum: async () =>
      ok(
        files.next === null
          ? null
          : {
              name: files.next.name ?? 'chosen.pdf',
              sha256: createHash('sha256').update(files.next.bytes).digest('hex'),
            },
      ),
  }
  return files
}

/** Past checks in memory. */
export const fakeHealthLog = (): HealthLog & { readonly lines: string[] } => {
  const lines: string[] = []
  return {
    lines,
    append: async (_month, more) => {
      lines.push(...more)
      return done
    },
    find: async (start, limit) =>
      ok(
        lines
          .filter((line) => line.startsWith(start))
          .toReversed()
          .slice(0, limit),
      ),
  }
}

/** Bare days in memory. */
export const fakeReminderDays = (): ReminderDays => {
  let known: ReturnType<ReminderDays['read']> = { days: [], remindedDay: null }
  return { read: () => known, write: (next) => void (known = next) }
}

/** Counted tries in memory. */
export const fakeLockTries = (): LockTries => {
  let known = { wrong: 0, lastAt: 0 }
  return { read: () => known, write: (next) => void (known = next) }
}

/** Copies of reviews in memory. */
export const fakeReviewShelf = (): ReviewShelf => {
  const kept = new Map<string, string>()
  return {
    put: async (id, review) => {
      kept.set(id, JSON.stringify(review))
      return done
    },
    get: async (id) => ok(kept.has(id) ? JSON.parse(kept.get(id) ?? '') : null),
    remove: async (id) => {
      kept.delete(id)
      return done
    },
  }
}

/** What a Keyward on fakes stands on; whatever is left out is made anew. */
export type FakeWorld = Partial<{
  clock: ReturnType<typeof fakeClock>
  keychain: ReturnType<typeof fakeKeychain>
  records: ReturnType<typeof fakeRecords>
  xero: ReturnType<typeof fakeXero>
  activityLog: ReturnType<typeof fakeActivityLog>
  reviewShelf: ReturnType<typeof fakeReviewShelf>
  shareServers: ReturnType<typeof fakeShareServers>
  healthLog: ReturnType<typeof fakeHealthLog>
  reminderDays: ReturnType<typeof fakeReminderDays>
  lockTries: LockTries
  ownerCheck: ReturnType<typeof fakeOwnerCheck>
  updater: ReturnType<typeof fakeUpdater>
  backupShelf: ReturnType<typeof fakeBackupShelf>
  toolsMark: ToolsMark
  backupBox: Ports['backupBox']
  /** Whether it is the sandbox's own practice. */
  mode: Ports['installation']['mode']
  /** Which version of Keyward this is. */
  version: string
  /** What this computer is called. */
  device: string
  /** Whether every snapshot fails to reach the window, as one does that does not fit its schema. */
  snapshotFails: boolean
  presence: { isAlone: () => Promise<boolean> }
  /** What this Keyward can show besides itself; nothing without it. */
  practices: Ports['practices']
  tellBug: (where: string) => void
  /** Hears what main would tell the window. */
  onTold: (event: EventName, payload: unknown) => void
  /** In place of the fake ones: the sealed file's own adapter. */
  realRecords: Records
  /** In place of the fake one: a keychain of files. */
  realKeychain: Keychain
  /** In place of the fake one: Xero's real adapter, for a server that is there. */
  realXero: Xero
}>

/** A whole Keyward on fakes. `world` carries over what a restart keeps. */
export const startKeyward = async (world: FakeWorld = {}) => {
  const clock = world.clock ?? fakeClock()
  const keychain = world.keychain ?? fakeKeychain()
  const records = world.records ?? fakeRecords()
  const xero = world.xero ?? fakeXero()
  const witness = fakeWitness(clock)
  const opened: URL[] = []
  const licencesOpened = { count: 0 }
  const clipboard = { text: '', secret: null as string | null }
  const activityLog = world.activityLog ?? fakeActivityLog()
  const healthLog = world.healthLog ?? fakeHealthLog()
  const files = fakeFiles()
  const reminded: number[] = []
  const badges: number[] = []
  const shown: { kind: ReminderKind; amount: number; click: () => void }[] = []
  const closed: string[] = []
  const printer = { pages: [] as string[], fails: false, isWanted: true }
  const reminderDays = world.reminderDays ?? fakeReminderDays()
  const lockTries = world.lockTries ?? fakeLockTries()
  const ownerCheck = world.ownerCheck ?? fakeOwnerCheck()
  const reviewShelf = world.reviewShelf ?? fakeReviewShelf()
  const shareServers = world.shareServers ?? fakeShareServers()
  const updater = world.updater ?? fakeUpdater()
  const backupShelf = world.backupShelf ?? fakeBackupShelf()
  const toolsMark = world.toolsMark ?? { isThere: false }
  const toolDoor = fakeToolDoor(toolsMark)
  let ids = 0
  let onLink = (_link: string) => {}
  let onFile = (_path: string) => {}
  const listening = new Map<string, (address: string) => boolean>()
  // what Keyward does by itself once a day is switched on by the tests that are about it, so that time can pass in others
  let preferences: Preferences = { ...DEFAULT_PREFERENCES, checks: 'asked' }
  let browserFails = false
  const ports: Ports = {
    clock,
    witness,
    random: {
      token: (bytes) => {
        // whoever wants the bytes themselves gets as many as they asked for
        const text = `token-${(ids += 1)}-${Math.random()}`
        return bytes === 30
          ? createHash('sha512').update(text).digest().subarray(0, 30).toString('base64url')
          : text
      },
      id: () => `id${(ids += 1)}x${Math.random().toString(36).slice(2)}`,
    },
    keychain: world.realKeychain ?? keychain,
    records: world.realRecords ?? records,
    xero: world.realXero ?? xero,
    browser: {
      open: async (url) => {
        if (browserFails) return fail('browserNotOpened')
        opened.push(url)
        return done
      },
    },
    licences: {
      open: async () => {
        if (browserFails) return fail('licencesNotOpened')
        licencesOpened.count += 1
        return done
      },
    },
    loopback: {
      listen: async (redirectUri, arrived) => {
        if (listening.has(redirectUri))
          return fail({ code: 'portTaken', port: Number(new URL(redirectUri).port) })
        listening.set(redirectUri, arrived)
        return ok({ close: () => void listening.delete(redirectUri) })
      },
    },
    redirects: {
      onLink: (listener) => void (onLink = listener),
      ownership: async () => 'ours',
      claim: async () => 'ours',
    },
    openedFiles: { onFile: (listener) => void (onFile = listener) },
    clipboard: {
      copySecret: async (text) => void Object.assign(clipboard, { text, secret: text }),
      copyText: async (text) => void Object.assign(clipboard, { text, secret: null }),
      clearSecret: async () =>
        void (clipboard.text === clipboard.secret && Object.assign(clipboard, { text: '', secret: null })),
    },
    preferences: {
      read: () => preferences,
      write: async (next) => {
        preferences = next
        return done
      },
    },
    activityLog,
    ...(world.tellBug === undefined ? {} : { tellBug: world.tellBug }),
    ...(world.practices === undefined ? {} : { practices: world.practices }),
    ...(world.presence === undefined ? {} : { presence: world.presence }),
    healthLog,
    notifier: {
      show: ({ kind, amount }, click) => {
        if (kind === 'secrets') reminded.push(amount)
        shown.push({ kind, amount, click })
      },
      badge: (amount) => void badges.push(amount),
    },
    reminderDays,
    lockTries,
    ownerCheck,
    startup: { read: () => null, write: () => done },
    files,
    printer: {
      pdf: async (html) => (printer.fails ? fail('printFailed') : ok(Buffer.from(`%PDF ${html}`))),
      print: async (html) => {
        if (printer.fails) return fail('printFailed')
        printer.pages.push(html)
        return ok(printer.isWanted)
      },
    },
    reviewShelf,
    sealer: createSealer({
      worker: new URL('../../electron/adapters/sealing/age-worker.ts', import.meta.url),
      workFactor: 8, // a thousandth of the genuine cost
    }),
    words: effWords,
    shareServers,
    importReader: inlineReader(),
    packReader: { open: async (pack) => structuredClone(await packWork(structuredClone(pack))) },
    updater,
    backupBox: world.backupBox ?? inlineBox(),
    backupShelf,
    toolDoor,
    closer: { close: (what) => void closed.push(what) },
    installation: {
      mode: world.mode ?? 'live',
      version: world.version ?? '0.1.0',
      platform: 'linux',
      user: 'tessa',
      device: world.device ?? 'desk-1',
    },
  }
  const heard: { snapshot: Snapshot | null; work: Work | null; snapshots: number } = {
    snapshot: null,
    work: null,
    snapshots: 0,
  }
  const keyward = createKeyward(ports, <Name extends EventName>(event: Name, payload: EventPayload<Name>) => {
    if (event === 'snapshotChanged') {
      if (world.snapshotFails === true) throw new Error('a snapshot that does not fit its schema')
      heard.snapshot = payload as Snapshot
      heard.snapshots += 1
    } else heard.work = payload as Work
    world.onTold?.(event, payload)
  })
  await keyward.start()
  await settle()
  return {
    ...keyward,
    world: {
      clock,
      keychain,
      records,
      xero,
      activityLog,
      reviewShelf,
      shareServers,
      healthLog,
      reminderDays,
      lockTries,
      ownerCheck,
      updater,
      backupShelf,
      toolsMark,
    },
    clock,
    witness,
    keychain,
    records,
    xero,
    opened,
    licencesOpened,
    clipboard,
    ownerCheck,
    activityLog,
    files,
    shareServers,
    updater,
    backupShelf,
    toolDoor,
    reminded,
    shown,
    badges,
    closed,
    printer,
    listening,
    link: (address: string) => onLink(address),
    /** The operating system opens this with Keyward. */
    openFile: async (bytes: Uint8Array, name: string) => {
      files.next = { name, bytes }
      onFile(name)
      await settle()
    },
    browserFails: (on: boolean) => void (browserFails = on),
    snapshot: () => {
      if (heard.snapshot === null) throw new Error('nothing announced yet')
      return heard.snapshot
    },
    work: () => heard.work ?? NO_WORK,
    /** What the window was told is forgotten, as one that is closed forgets it. */
    forgetHeard: () => void Object.assign(heard, { snapshot: null, work: null }),
    /** The state of the sign-in whose page was opened last. */
    state: () => opened.at(-1)?.searchParams.get('state') ?? '',
  }
}

export type FakeKeyward = Awaited<ReturnType<typeof startKeyward>>

/** Lets everything that is already under way finish. */
export const settle = async () => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve()
}

/** The value of a success; a failure fails the test with its code. */
export const value = <Value>(result: Result<Value>): Value => {
  if (result.ok) return result.value
  throw new Error(`failed with ${result.failure.code}`)
}

/** The code of a failure; a success fails the test. */
export const codeOf = (result: Result<unknown>): string => {
  if (!result.ok) return result.failure.code
  throw new Error('succeeded')
}

/** An app added, and signed in through its relay by Ines, with what the fake Xero lists. */
export const connected = async (world: FakeWorld = {}) => {
  const keyward = await startKeyward(world)
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  await signIn(keyward, appId)
  return { keyward, appId }
}

export const signIn = async (keyward: FakeKeyward, appId: string) => {
  const { attemptId } = value(await keyward.api.startSignIn({ appId }))
  keyward.link(`keyward://oauth/callback?code=the-code&state=${encodeURIComponent(keyward.state())}`)
  await settle()
  return attemptId
}
