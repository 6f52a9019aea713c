import * as z from 'zod'
import { ActivityProof } from '../activity/activity.ts'
import { BackupState } from '../backup/backup.ts'
import { ClockFacts } from '../vault/clock-state.ts'
import { Connection } from '../connections/connection.ts'
import { DisconnectRun } from '../connections/disconnect-run.ts'
import { GuideState } from '../guide/state.ts'
import { HandoverFacts } from '../handover/record.ts'
import { Instant } from '../kernel/instant.ts'
import { Labels } from '../labels/label.ts'
import { Leaving } from '../rotation/leaving.ts'
import { OwnLists } from '../connections/own-list.ts'
import { LockFacts } from '../lock/lock.ts'
import { MoveFacts } from '../move/move.ts'
import { Person } from '../kernel/person.ts'
import { PracticesFacts } from '../practices/practice.ts'
import { Preferences } from '../settings/preferences.ts'
import { Leaver } from '../people/leaver.ts'
import { SavedReview } from '../review/review.ts'
import { RotationState } from '../rotation/rotation.ts'
import { SignIn } from '../sign-in/sign-in.ts'
import { ToolsState } from '../tools/tool.ts'
import { UpdateFacts } from '../updates/update.ts'
import { SavedView } from '../views/view.ts'
import { XeroApp } from '../apps/xero-app.ts'

/** Whether the vault could be opened; a closed one says why and loses nothing. */
export const VaultState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opening') }),
  /** Nothing of the vault is held or told until somebody has unlocked it. */
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('open'), readOnly: z.boolean() }),
  z.object({
    kind: z.literal('closed'),
    why: z.enum([
      'keychainLocked',
      'keychainUnavailable',
      'keychainDenied',
      'keychainTimedOut',
      'keychainUnsure',
      'vaultKeyMissing',
      'vaultKeyOther',
      'vaultDamaged',
      'vaultNewer',
      'diskDenied',
      'diskFull',
      'diskReadOnly',
      'diskFailed',
    ]),
  }),
])
export type VaultState = z.infer<typeof VaultState>

/** A check that was cancelled or cut off: those asked since it began need not be asked again. */
export const OpenCheck = z.object({ startedAt: Instant, finished: z.int(), total: z.int() })
export type OpenCheck = z.infer<typeof OpenCheck>

/** Everything that the window shows and that is stored; without any secret. Announced whole after each change. */
export const Snapshot = z.object({
  mode: z.enum(['live', 'sandbox']),
  /** Whether the other one, the sandbox or the person's own practice, can be opened from here. */
  canSwitch: z.boolean().optional(),
  /** The practices that lie beside each other here; none where there can be no others. */
  practices: PracticesFacts.optional(),
  version: z.string(),
  platform: z.enum(['windows', 'macos', 'linux']),
  /** The operating system's name of whoever is signed in to this computer. */
  user: z.string(),
  /** Who uses this installation, as they said; `null` until they have. */
  me: Person.nullable(),
  /** The latest moment that this vault has seen: a clock set back makes no fact younger. */
  seenAt: Instant,
  clock: ClockFacts,
  vault: VaultState,
  /** Whether the operating system hands `keyward://` to this installation. */
  scheme: z.enum(['ours', 'notOurs', 'unknown']),
  /** What the last walk along the activity log showed; `null` until there was one. */
  activity: ActivityProof.nullable(),
  reviews: z.array(SavedReview),
  /** The fingerprint of the key that this vault signs evidence with; `null` while the vault is closed. */
  evidenceKey: z.string().nullable().optional(),
  rotation: RotationState,
  guide: GuideState,
  leavers: z.array(Leaver),
  /** Removals and ends of rotations that are begun and not finished. */
  leaving: z.array(Leaving),
  apps: z.array(XeroApp),
  signIns: z.array(SignIn),
  connections: z.array(Connection),
  /** The last wish to end several connections, until it is put away. */
  disconnects: DisconnectRun.nullable(),
  /** What is known of each app's own list of connections. */
  ownLists: OwnLists,
  /** When every organisation was last asked for, and how many answered. */
  lastFullCheck: z.object({ at: Instant, answered: z.int(), of: z.int() }).nullable(),
  /** Whether Keyward starts with the computer; `null` where the system has no such thing. */
  startsAtLogin: z.boolean().nullable(),
  /** A check of everything that was begun and has not come to its end. */
  openCheck: OpenCheck.nullable(),
  preferences: Preferences,
  handovers: HandoverFacts,
  updates: UpdateFacts,
  backup: BackupState,
  tools: ToolsState,
  /** Tags and notes of the practice's own. */
  labels: Labels,
  /** Looks at the list of connections that were given a name, in their order. */
  views: z.array(SavedView),
  /** A move of this vault to another computer, or from one. */
  move: MoveFacts.nullable(),
  lock: LockFacts,
})
export type Snapshot = z.infer<typeof Snapshot>
