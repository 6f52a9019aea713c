import { NO_LABELS } from '../../shared/labels/label.ts'
import { NO_TOOLS } from '../../shared/tools/tool.ts'
import { NO_LOCK } from '../../shared/lock/lock.ts'
import { ALL_REMINDERS } from '../../shared/needs/reminder.ts'
import { CLOCK_FINE } from '../../shared/vault/clock-state.ts'
import { NO_HANDOVERS } from '../../shared/handover/record.ts'
import type { Connection } from '../../shared/connections/connection.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { EMPTY_GUIDE } from '../../shared/guide/state.ts'
import { EMPTY_ROTATION } from '../../shared/rotation/rotation.ts'
import type { SignIn } from '../../shared/sign-in/sign-in.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { type BackupState, NO_BACKUPS } from '../../shared/backup/backup.ts'
import { NO_UPDATES } from '../../shared/updates/update.ts'
import type { SecretApp, XeroApp } from '../../shared/apps/xero-app.ts'

/** A secret that a test may look for on the page; it is nobody's. */
export const SAMPLE_SECRET = 'sample-Vq7mR2xWdLz9TbKc4NyHe8-not-a-secret'

/** Invented names only. */
const NAMES = [
  'Alderpoint Marine',
  'Cicada Hill Orchards',
  'Cobblegate Bakery',
  'Dunlarrow Farm Trust',
  'Glasshouse & Fern Nurseries',
  'Hollins Wharf Trading',
  'Kestrel Flat Freight',
  'Lanternfield Physio',
  'Mosswater Lodge',
  'Osier & Vane Joinery',
  'Pellbrook Dental',
  'Quarrystone Civil',
  'Tussockline Shearing',
  'Wexcombe Parish Hall Trust',
  'Ashlar & Dove Interiors',
  'Kōtare Bend Honey',
  'Merrowdale Vets',
  'Penhallick Boatyard',
  'Saltbush Tyre Depot',
  'Thistlemere Early Learning',
  'Wattlebeck Plumbing',
  'Zephyr Lane Studio',
]

const IDENTITY = ['openid', 'profile', 'email', 'offline_access']
const ACCOUNTING = [...IDENTITY, 'accounting.invoices.read', 'accounting.contacts.read']
const PRACTICE = [...IDENTITY, 'practicemanager.job.read', 'practicemanager.client.read']

export const xeroApp = (now: number, part: Partial<SecretApp> & Pick<XeroApp, 'id' | 'name'>): SecretApp => ({
  kind: 'web',
  clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
  route: 'relay',
  redirectUri: 'https://brackenmoor.example/xero/callback',
  scopes: ACCOUNTING,
  note: '',
  pkce: true,
  secret: { state: 'stored', createdAt: now - 41 * DAY, storedAt: now - 41 * DAY, readBackAt: now - 3 * DAY },
  addedAt: now - 265 * DAY,
  changedAt: now - 265 * DAY,
  cameBack: { at: now - 12 * DAY, tookMs: 1_200 },
  ...part,
})

export const signIn = (
  now: number,
  part: Partial<SignIn> & Pick<SignIn, 'id' | 'appId' | 'name'>,
): SignIn => ({
  userId: part.id,
  email: `${part.id}@brackenmoor.example`,
  askedScopes: ACCOUNTING,
  grantedScopes: ACCOUNTING,
  signedInAt: now - 100 * DAY,
  refreshedAt: now - 3 * DAY,
  lapsesAt: now + 57 * DAY,
  state: { kind: 'live' },
  ...part,
})

const uuid = (seed: number) => {
  const hex = (seed * 2_654_435_761 + 97).toString(16).padStart(12, '0').slice(-12)
  return `b06f2e14-7d3a-4c85-9e${hex.slice(0, 2)}-${hex}`
}

export const connection = (
  now: number,
  seed: number,
  part: Partial<Connection> & Pick<Connection, 'appId' | 'tenantName' | 'signInIds'>,
): Connection => ({
  key: `${part.appId} ${seed}`,
  connectionId: uuid(seed),
  tenantId: uuid(seed + 50_000),
  tenantType: 'ORGANISATION',
  authEventId: uuid(seed + 90_000),
  createdAt: now - 223 * DAY,
  updatedAt: now - 223 * DAY,
  checkedAt: now - 3 * DAY,
  triedAt: now - 3 * DAY,
  failure: null,
  answered: {
    at: now - 3 * DAY,
    tookMs: 400,
    failure: null,
    status: 200,
    left: { minute: 58, day: 4_990, appMinute: 9_800 },
  },
  state: { kind: 'listed' },
  ...part,
})

export const emptySnapshot = (now: number): Snapshot => ({
  mode: 'live',
  version: '0.1.0',
  platform: 'windows',
  user: 'Tessa Quillon',
  activity: { at: now - HOUR, lines: 9, from: now - 40 * DAY, to: now - HOUR, findings: [], moreFindings: 0 },
  reviews: [],
  rotation: EMPTY_ROTATION,
  guide: EMPTY_GUIDE,
  startsAtLogin: false,
  leavers: [],
  leaving: [],
  me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' },
  seenAt: now,
  clock: CLOCK_FINE,
  vault: { kind: 'open', readOnly: false },
  scheme: 'ours',
  apps: [],
  signIns: [],
  connections: [],
  ownLists: {},
  lastFullCheck: null,
  openCheck: null,
  disconnects: null,
  preferences: {
    theme: 'system',
    rows: 'comfortable',
    keepAlive: true,
    checks: 'daily',
    reminders: ALL_REMINDERS,
    tray: 'off',
    updates: 'asked',
    ownLists: 'asked',
    columns: [],
    tier: 'core',
  },
  handovers: NO_HANDOVERS,
  updates: NO_UPDATES,
  backup: NO_BACKUPS,
  move: null,
  lock: NO_LOCK,
  tools: NO_TOOLS,
  labels: NO_LABELS,
  views: [],
})

/** Brackenmoor: three apps and 26 organisations, with one of each thing that can be amiss. */
export const practiceSnapshot = (now: number): Snapshot => {
  const old = now - 54 * DAY
  const today = now - 7 * HOUR
  const packs = NAMES.slice(0, 14).map((tenantName, index): Connection => {
    const base = connection(now, index + 10, { appId: 'packs', tenantName, signInIds: ['owen'] })
    if (tenantName.startsWith('Glasshouse'))
      return {
        ...base,
        signInIds: ['callum'],
        checkedAt: now - 81 * DAY,
        triedAt: now - 21 * DAY,
        failure: { code: 'grantRefused' },
      }
    if (tenantName.startsWith('Lantern') || tenantName.startsWith('Osier'))
      return { ...base, signInIds: ['priya'], checkedAt: old, triedAt: old }
    if (tenantName.startsWith('Pellbrook'))
      return {
        ...base,
        state: {
          kind: 'pending',
          since: now - 2 * HOUR,
          triedAt: now - 2 * HOUR,
          failure: { code: 'offline' },
        },
      }
    return base
  })
  const letters = NAMES.slice(14).map((tenantName, index) =>
    connection(now, index + 60, {
      appId: 'letters',
      tenantName,
      signInIds: ['hana'],
      checkedAt: today,
      triedAt: today,
    }),
  )
  const jobs = [
    ['Brackenmoor Accounting', 'PRACTICEMANAGER'],
    ['Brackenmoor Accounting', 'PRACTICE'],
    ['Brackenmoor Bureau', 'LEDGERHUB'],
    ['Brackenmoor Wairau', 'PRACTICEMANAGER'],
  ].map(([tenantName = '', tenantType = ''], index) =>
    connection(now, index + 1, { appId: 'jobs', tenantName, tenantType, signInIds: ['tessa'] }),
  )
  return {
    ...emptySnapshot(now),
    apps: [
      xeroApp(now, {
        id: 'jobs',
        name: 'Job Reports',
        clientId: 'A41D9C7A052BE4F178A0CB7D2196FC01',
        scopes: PRACTICE,
        secret: { state: 'stored', createdAt: null, storedAt: now - 41 * DAY, readBackAt: now - 3 * DAY },
      }),
      xeroApp(now, { id: 'packs', name: 'Month-end Packs', clientId: 'B41D9C7A052BE4F178A0CB7D2196FC02' }),
      xeroApp(now, {
        id: 'letters',
        name: 'Debtor Letters',
        scopes: [...ACCOUNTING, 'accounting.reports.read'],
        note: 'Built and run by Fenwick Loop.',
        secret: {
          state: 'stored',
          createdAt: now - 83 * DAY,
          storedAt: now - 83 * DAY,
          readBackAt: now - 3 * DAY,
        },
      }),
    ],
    signIns: [
      signIn(now, {
        id: 'tessa',
        appId: 'jobs',
        name: 'Tessa Quillon',
        askedScopes: PRACTICE,
        grantedScopes: PRACTICE,
      }),
      signIn(now, { id: 'owen', appId: 'packs', name: 'Owen Marrick' }),
      signIn(now, {
        id: 'priya',
        appId: 'packs',
        name: 'Priya Devarn',
        refreshedAt: old,
        lapsesAt: old + 60 * DAY + HOUR,
      }),
      signIn(now, {
        id: 'callum',
        appId: 'packs',
        name: 'Callum Brae',
        lapsesAt: now - 21 * DAY,
        refreshedAt: now - 81 * DAY,
      }),
      signIn(now, {
        id: 'hana',
        appId: 'letters',
        name: 'Hana Whitlow',
        lapsesAt: now + 59 * DAY,
        refreshedAt: today,
        askedScopes: [...ACCOUNTING, 'accounting.reports.read'],
        grantedScopes: [...ACCOUNTING, 'accounting.reports.read'],
      }),
    ],
    connections: [...jobs, ...packs, ...letters],
    lastFullCheck: { at: now - 3 * DAY, answered: 23, of: 26 },
  }
}

/** Everything in order. */
export const quietSnapshot = (now: number): Snapshot => {
  const snapshot = practiceSnapshot(now)
  const at = now - 2 * MINUTE
  return {
    ...snapshot,
    signIns: snapshot.signIns.map((one) => ({
      ...one,
      refreshedAt: at,
      lapsesAt: at + 60 * DAY,
      state: { kind: 'live' },
    })),
    connections: snapshot.connections.map((one) => ({
      ...one,
      checkedAt: at,
      triedAt: at,
      failure: null,
      state: { kind: 'listed' },
    })),
    apps: snapshot.apps.map((app) => ({
      ...app,
      secret: app.secret === null ? null : { ...app.secret, createdAt: now - 41 * DAY, readBackAt: at },
    })),
    lastFullCheck: { at, answered: 26, of: 26 },
  }
}

/** Many organisations under ten apps. */
export const manySnapshot = (now: number, amount: number): Snapshot => {
  const apps = Array.from({ length: 10 }, (_, index) =>
    xeroApp(now, {
      id: `app${index}`,
      name: `Ledger Tool ${String.fromCodePoint(65 + index)}`,
      clientId: index.toString(16).repeat(32),
    }),
  )
  const signIns = apps.flatMap((app) =>
    ['Owen Marrick', 'Hana Whitlow', 'Mere Ashdown'].map((name, index) =>
      signIn(now, { id: `${app.id} ${index}`, appId: app.id, name, lapsesAt: now + (5 + index * 20) * DAY }),
    ),
  )
  const connections = Array.from({ length: amount }, (_, index) =>
    connection(now, index, {
      appId: `app${index % 10}`,
      tenantName: `${NAMES[index % NAMES.length] ?? ''} ${index}`,
      tenantType: index % 97 === 0 ? 'LEDGERHUB' : 'ORGANISATION',
      signInIds: [`app${index % 10} ${index % 3}`],
      createdAt: now - (index % 900) * DAY,
      checkedAt: now - (index % 40) * DAY,
    }),
  )
  return {
    ...emptySnapshot(now),
    apps,
    signIns,
    connections,
    lastFullCheck: { at: now - DAY, answered: amount, of: amount },
  }
}

const FOLDER = 'C:\\Users\\Ines\\OneDrive\\Keyward backups'

/** A vault with a kit and a backup of this morning. */
export const backedUp = (now: number): BackupState => ({
  kit: { number: 2, recipient: 'age1example', fingerprint: '9c1e04aa', madeAt: now - 119 * DAY },
  begunKit: null,
  copy: '',
  folder: FOLDER,
  last: {
    at: now - 7 * HOUR,
    path: `${FOLDER}\\Keyward 2026-11-24 020000Z.keyward-backup`,
    size: 214_000,
    apps: 3,
    secrets: 3,
    missing: 0,
    line: 4_811,
    kit: 2,
    colleagues: 0,
  },
  trouble: null,
  restored: null,
  rehearsed: null,
  colleagues: [],
  kitPutOffUntil: null,
})
