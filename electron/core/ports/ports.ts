import type { BackupBox, BackupShelf } from './backup.ts'
import type { ImportReader } from './import-reader.ts'
import type { PackReader } from './pack-reader.ts'
import type { Xero } from './xero.ts'
import type { Updater } from './updater.ts'
import type { LockTries } from './lock.ts'
import type { OwnerCheck } from './owner-check.ts'
import type { Clock, TimeWitness } from './clock.ts'
import type { Random, WordList } from './random.ts'
import type { Keychain } from './keychain.ts'
import type { Records } from './records.ts'
import type { Browser, Licences } from './browser.ts'
import type { Loopback } from './loopback.ts'
import type { Redirects } from './redirects.ts'
import type { Clipboard } from './clipboard.ts'
import type { PreferenceStore } from './preferences.ts'
import type { Startup } from './startup.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Presence } from './presence.ts'
import type { HealthLog } from './health-log.ts'
import type { Notifier } from './notifier.ts'
import type { ReminderDays } from './reminder-days.ts'
import type { Files } from './files.ts'
import type { Printer } from './printer.ts'
import type { ReviewShelf } from './review-shelf.ts'
import type { Installation } from './installation.ts'
import type { Sealer } from './sealer.ts'
import type { ShareServers } from './share-servers.ts'
import type { Practices } from './practices.ts'
import type { Closer } from './closer.ts'
import type { ToolDoor } from './tools.ts'

/** What the core needs of the world, by role, each in the file of its noun. Adapters implement these; tests fake them. */
export type Ports = {
  /** Hears of a mistake of Keyward's own, by where it was and nothing else. */
  readonly tellBug?: (where: string) => void
  readonly clock: Clock
  readonly witness: TimeWitness
  readonly random: Random
  readonly keychain: Keychain
  readonly records: Records
  readonly xero: Xero
  readonly browser: Browser
  readonly licences: Licences
  readonly loopback: Loopback
  readonly redirects: Redirects
  /** Files that the operating system opens with Keyward. */
  readonly openedFiles?: { readonly onFile: (listener: (path: string) => void) => void }
  readonly clipboard: Clipboard
  readonly preferences: PreferenceStore
  readonly activityLog: ActivityLog
  readonly presence?: Presence
  readonly healthLog: HealthLog
  readonly notifier: Notifier
  readonly reminderDays: ReminderDays
  readonly startup: Startup
  readonly files: Files
  readonly printer: Printer
  readonly reviewShelf: ReviewShelf
  readonly installation: Installation
  readonly sealer: Sealer
  readonly words: WordList
  readonly shareServers: ShareServers
  readonly importReader: ImportReader
  readonly packReader: PackReader
  readonly backupBox: BackupBox
  readonly backupShelf: BackupShelf
  readonly updater: Updater
  readonly closer: Closer
  /** Absent where no program may ask: in the sandbox practice. */
  readonly toolDoor?: ToolDoor
  readonly lockTries: LockTries
  readonly ownerCheck: OwnerCheck
  /** Absent where there is only one practice: in development, on a sandbox that the environment names. */
  readonly practices?: Practices
}
