import type { Tally } from '../../../shared/connections/tally.ts'
import type { Rollback } from '../../../shared/activity/activity.ts'
import type { LeakToTell, ToolBehind } from '../../../shared/rotation/aftermath.ts'
import type { MadeBackup } from '../../../shared/backup/backup.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { SentHandover } from '../../../shared/handover/record.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Journey, JourneyStep, StepStanding } from '../../../shared/guide/journey.ts'
import type { Leaver } from '../../../shared/people/leaver.ts'
import type { Rotation, RotationPolicy } from '../../../shared/rotation/rotation.ts'
import type { SecretDue } from '../../../shared/rotation/secret-due.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Release, UpdateTrouble } from '../../../shared/updates/update.ts'
import type { SecretApp, XeroApp } from '../../../shared/apps/xero-app.ts'
import type { Mood } from '../connections/words-status.ts'

/** How soon it needs somebody; `later` is known in good time, and does not spoil a quiet day. */
export type Urgency = Exclude<Mood, 'fine'> | 'later'

/** One thing that needs a person, with what it is about. */
export type Need = { readonly id: string; readonly mood: Urgency } & (
  | { readonly kind: 'secretMissing'; readonly app: SecretApp }
  | { readonly kind: 'secretAltered'; readonly app: SecretApp }
  | { readonly kind: 'appLeaving'; readonly app: XeroApp; readonly at: Instant }
  | {
      readonly kind: 'handoverWaits'
      readonly sent: SentHandover
      readonly isTaken: boolean
      readonly isDisputed: boolean
    }
  | {
      readonly kind: 'expired'
      readonly signIn: SignIn
      readonly connections: readonly Connection[]
      readonly at: Instant
    }
  | {
      readonly kind: 'refusedByXero'
      readonly app: XeroApp
      readonly failure: Failure
      readonly connections: readonly Connection[]
    }
  | {
      readonly kind: 'lapsing'
      readonly signIn: SignIn
      readonly connections: readonly Connection[]
      readonly at: Instant
      readonly days: number
    }
  | {
      readonly kind: 'pending'
      readonly connection: Connection
      readonly failure: Failure | null
      readonly triedAt: Instant
    }
  /** A list of disconnects that is not at its end: how many of how many are not disconnected. */
  | { readonly kind: 'disconnectsOpen'; readonly open: number; readonly of: number; readonly at: Instant }
  | {
      readonly kind: 'revoking'
      readonly signIn: SignIn
      readonly app: XeroApp
      readonly failure: Failure | null
      readonly triedAt: Instant
    }
  | { readonly kind: 'schemeNotOurs'; readonly apps: readonly XeroApp[] }
  | {
      readonly kind: 'scopesDiffer'
      readonly app: XeroApp
      readonly signIn: SignIn
      readonly missing: readonly string[]
      readonly extra: readonly string[]
    }
  | {
      readonly kind: 'scopesEnd'
      readonly app: XeroApp
      readonly scopes: readonly string[]
      readonly endsIn: string
    }
  | { readonly kind: 'tierNear'; readonly app: XeroApp; readonly tally: Tally; readonly ceiling: number }
  | { readonly kind: 'gone'; readonly app: XeroApp; readonly connections: readonly Connection[] }
  | {
      readonly kind: 'scopesBroad'
      readonly app: XeroApp
      readonly scopes: readonly string[]
      readonly narrower: readonly string[]
    }
  | {
      readonly kind: 'secretDue'
      readonly app: SecretApp
      readonly due: SecretDue
      readonly organisations: number
      readonly policy: RotationPolicy
    }
  | { readonly kind: 'leakToTell'; readonly leak: LeakToTell }
  | { readonly kind: 'toolsBehind'; readonly tools: readonly ToolBehind[] }
  | { readonly kind: 'rotationOpen'; readonly app: XeroApp; readonly rotation: Rotation }
  | {
      readonly kind: 'journeyWaits'
      readonly journey: Journey
      readonly step: JourneyStep
      readonly standing: Extract<StepStanding, { state: 'waiting' }>
    }
  | {
      readonly kind: 'journeyBack'
      readonly journey: Journey
      readonly standing: Extract<StepStanding, { state: 'sentBack' }>
    }
  | {
      readonly kind: 'adviserLogin'
      readonly journey: Journey
      readonly login: { readonly who: string; readonly until: Instant }
    }
  | { readonly kind: 'assessmentDue'; readonly due: Instant }
  | { readonly kind: 'putBack'; readonly rollback: Rollback }
  | { readonly kind: 'logBroken'; readonly places: number; readonly checkedAt: Instant }
  | { readonly kind: 'leaving'; readonly leaver: Leaver; readonly left: number }
  | { readonly kind: 'unnamed'; readonly user: string }
  | { readonly kind: 'noKit'; readonly apps: number }
  /** The vault was restored, and these apps have the secrets still that the computer before had. */
  | { readonly kind: 'oldComputer'; readonly apps: readonly XeroApp[]; readonly at: Instant }
  | { readonly kind: 'noLock'; readonly apps: number }
  | {
      readonly kind: 'backupWaits'
      readonly since: Instant
      readonly folder: string | null
      readonly last: MadeBackup | null
      /** Why the last try was in vain; `null` where none was made. */
      readonly code: string | null
    }
  | {
      readonly kind: 'rehearse'
      readonly why: 'newKit' | 'longAgo' | 'amiss'
      readonly kit: number
      readonly at: Instant
    }
  | { readonly kind: 'updateWaits'; readonly offer: Release; readonly isReady: boolean }
  | { readonly kind: 'updateRefused'; readonly trouble: UpdateTrouble }
  | { readonly kind: 'madeElsewhere'; readonly app: XeroApp; readonly connections: readonly Connection[] }
  | { readonly kind: 'listsDiffer'; readonly app: XeroApp; readonly connections: readonly Connection[] }
  /** When anything here last used it; `null` where nothing ever did. */
  | { readonly kind: 'appUnused'; readonly app: XeroApp; readonly at: Instant | null }
  | { readonly kind: 'secretUnlisted'; readonly apps: readonly XeroApp[] }
  | { readonly kind: 'routeUntried'; readonly app: XeroApp; readonly at: Instant | null }
  | {
      readonly kind: 'writesUnneeded'
      readonly app: XeroApp
      readonly scopes: readonly string[]
      readonly tools: number
    }
  | { readonly kind: 'secretShared'; readonly apps: readonly XeroApp[] }
  | { readonly kind: 'noSignIn'; readonly app: XeroApp; readonly connections: readonly Connection[] }
)
export type NeedKind = Need['kind']
