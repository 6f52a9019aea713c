import * as z from 'zod'
import { BackupState, NO_BACKUPS } from '../../../shared/backup/backup.ts'
import { Checkpoint } from '../../../shared/activity/activity.ts'
import { ClockMemory } from '../../../shared/vault/clock-state.ts'
import { Connection } from '../../../shared/connections/connection.ts'
import { DisconnectRun } from '../../../shared/connections/disconnect-run.ts'
import { OwnLists } from '../../../shared/connections/own-list.ts'
import {
  SharingSettings,
  AddressBookPerson,
  MadeRequest,
  ReceivedHandover,
  SentHandover,
} from '../../../shared/handover/record.ts'
import { Instant } from '../../../shared/kernel/instant.ts'
import { Labels, NO_LABELS } from '../../../shared/labels/label.ts'
import { Leaving } from '../../../shared/rotation/leaving.ts'
import { StoredLock, UNLOCKED } from '../../../shared/lock/lock.ts'
import { StoredMove } from '../../../shared/move/move.ts'
import { Person } from '../../../shared/kernel/person.ts'
import { Leaver } from '../../../shared/people/leaver.ts'
import { SavedReview } from '../../../shared/review/review.ts'
import { EMPTY_GUIDE, GuideState } from '../../../shared/guide/state.ts'
import { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { EMPTY_ROTATION, RotationState } from '../../../shared/rotation/rotation.ts'
import { OpenCheck } from '../../../shared/contract/snapshot.ts'
import { formAfter, MIGRATIONS, type Migration } from './migrations.ts'
import { CalendarEvent } from './calendar-event.ts'
import { NO_TOOLS, ToolsState } from '../../../shared/tools/tool.ts'
import { SavedView } from '../../../shared/views/view.ts'
import { isSecretApp, type SecretApp, XeroApp } from '../../../shared/apps/xero-app.ts'

/** An app as stored: the record, and under which opaque account the keychain holds its secret; `null` where it has none. */
export const StoredApp = XeroApp.extend({ secretAccount: z.string().nullable() })
export type StoredApp = z.infer<typeof StoredApp>

/** An app whose secret the keychain holds, or should. */
export type KeepingApp = SecretApp<StoredApp> & { readonly secretAccount: string }

/** Whether the keychain holds a secret for it, or should. */
export const isKeepingApp = (app: StoredApp): app is KeepingApp =>
  isSecretApp(app) && app.secretAccount !== null

/** Tokens belong to user and app; kept in the sealed file only. */
export const TokenSet = z.object({
  accessToken: z.string(),
  accessEndsAt: Instant,
  refreshToken: z.string().nullable(),
})
export type TokenSet = z.infer<typeof TokenSet>

/** A record that could not be read, kept as the JSON text that it was, with the part of the content that it stood in. */
export const SetAside = z.object({
  from: z.string(),
  /** Its key, where it stood in a map. */
  key: z.string().nullable(),
  text: z.string(),
  at: Instant,
})
export type SetAside = z.infer<typeof SetAside>

/** Public halves of this Keyward's own keys, and where the private ones lie. */
const OwnIdentity = z.object({ account: z.string(), recipient: z.string(), signKey: z.string() })

const NO_STORED_HANDOVERS = {
  identity: null,
  former: [],
  people: [],
  sent: [],
  received: [],
  asked: [],
  places: { server: null, relay: null },
  onServers: {},
}

/** Everything in the sealed file. */
export const VaultContent = z.object({
  version: z.int().min(1),
  apps: z.array(StoredApp),
  signIns: z.array(SignIn),
  /** By sign-in id. */
  tokens: z.record(z.string(), TokenSet),
  connections: z.array(Connection),
  /** Keychain accounts written or about to be: one without an app is an orphan, swept at start (F4). */
  secretAccounts: z.array(z.string()),
  seenAt: Instant,
  /** What Xero said of the time, and when dates in the future were brought back (F12). */
  clock: ClockMemory.default({ heardAt: null, mended: [] }),
  /** What is known of each app's own list of connections. */
  ownLists: OwnLists.default({}),
  lastFullCheck: z.object({ at: Instant, answered: z.int(), of: z.int() }).nullable(),
  /** A check of everything that has not come to its end. */
  openCheck: OpenCheck.nullable().default(null),
  /** The last wish to end several connections, until it is put away. */
  disconnects: DisconnectRun.nullable().default(null),
  /** Who uses this installation, as they said. */
  me: Person.nullable().default(null),
  /** The end of the activity log when this was stored, so that a cut tail shows. */
  checkpoint: Checkpoint.nullable().default(null),
  /** Policies, procedures under way and history; which keychain accounts hold a candidate or a previous secret. */
  rotation: RotationState.default(EMPTY_ROTATION),
  rotationAccounts: z
    .record(z.string(), z.object({ candidate: z.string().nullable(), previous: z.string().nullable() }))
    .default({}),
  /** What was last written into a calendar file, so that the next one moves it. */
  calendar: z.array(CalendarEvent).default([]),
  /** Journeys to API access, and the self-assessment. */
  guide: GuideState.default(EMPTY_GUIDE),
  /** Reviews that were saved; the sealed copies lie in files of their own. */
  reviews: z.array(SavedReview).default([]),
  /** Keys that signed reviews of the vaults that this one was begun again after. */
  formerKeys: z.array(z.object({ publicKey: z.string().max(100), until: Instant })).default([]),
  /** Lists of what is to be done for people who leave. */
  leavers: z.array(Leaver).default([]),
  /** What is begun and empties the keychain: gone to its end, or taken back, at the next start (F11). */
  leaving: z.array(Leaving).default([]),
  /** Handovers, the address book, and under which account the keychain holds this Keyward's own keys. */
  handovers: z
    .object({
      identity: OwnIdentity.nullable(),
      /** Identities before it, whose private halves the keychain may still hold; they are never swept (E11). */
      former: z.array(OwnIdentity).default([]),
      people: z.array(AddressBookPerson),
      sent: z.array(SentHandover),
      received: z.array(ReceivedHandover),
      asked: z.array(MadeRequest).default([]),
      places: SharingSettings.default({ server: null, relay: null }),
      /** By handover: where it lies on a share server, and what takes it off again. */
      onServers: z.record(z.string(), z.object({ id: z.string(), token: z.string().nullable() })).default({}),
    })
    .default(() => structuredClone(NO_STORED_HANDOVERS)),
  /** How the lock behaves, and a switch of it that is begun (H5). */
  lock: StoredLock.default(UNLOCKED),
  /** The kit that backups are sealed to, where they go, and the last one. */
  backup: BackupState.default(NO_BACKUPS),
  /**
   * Keys by which the vault that this one was restored from knew its own log, secrets and evidence, as base64 by purpose:
   * they are used in place of this vault's own, so that what came back is recognised.
   */
  carried: z.record(z.string().max(40), z.base64().max(100)).default({}),
  /** Programs of this computer that may ask for Xero. */
  tools: ToolsState.default(NO_TOOLS),
  /** Tags and notes of the practice's own. */
  labels: Labels.default(() => structuredClone(NO_LABELS)),
  /** Looks at the list of connections that were given a name, in their order. */
  views: z.array(SavedView).default([]),
  /** A move of this vault to another computer, or from one, and how far it has come. */
  move: StoredMove.nullable().default(null),
  /** Records that this Keyward could not read (F10): kept, counted, and tried again at each start. */
  setAside: z.array(SetAside).default([]),
})
export type VaultContent = z.infer<typeof VaultContent>

/** The form in which this Keyward writes. */
export const VAULT_VERSION = formAfter(MIGRATIONS)

/** How a content is read: its schema, and the steps that lead to it from every form before. */
export type VaultForm = {
  readonly schema: z.ZodType<VaultContent>
  readonly migrations: readonly Migration[]
}
export const VAULT_FORM: VaultForm = { schema: VaultContent, migrations: MIGRATIONS }

export const EMPTY_VAULT: VaultContent = {
  version: VAULT_VERSION,
  apps: [],
  signIns: [],
  tokens: {},
  connections: [],
  secretAccounts: [],
  seenAt: 0,
  clock: { heardAt: null, mended: [] },
  ownLists: {},
  lastFullCheck: null,
  openCheck: null,
  disconnects: null,
  me: null,
  checkpoint: null,
  rotation: EMPTY_ROTATION,
  rotationAccounts: {},
  calendar: [],
  guide: EMPTY_GUIDE,
  reviews: [],
  formerKeys: [],
  leavers: [],
  leaving: [],
  handovers: NO_STORED_HANDOVERS,
  lock: UNLOCKED,
  backup: NO_BACKUPS,
  carried: {},
  tools: NO_TOOLS,
  labels: NO_LABELS,
  views: [],
  move: null,
  setAside: [],
}

/** Replaces the item with this id or key by what `edit` makes of it. */
export const editWhere = <Item>(
  items: readonly Item[],
  matches: (item: Item) => boolean,
  edit: (item: Item) => Item,
): Item[] => items.map((item) => (matches(item) ? edit(item) : item))

/** The same content with what it holds of rotations changed. */
export const editState = (
  content: VaultContent,
  edit: (state: RotationState) => RotationState,
): VaultContent => ({ ...content, rotation: edit(content.rotation) })

/** The same map without one of its keys. */
export const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
