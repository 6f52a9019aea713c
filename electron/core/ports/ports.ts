import type { Activity } from '../../../shared/activity/activity.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { ShareLink, ShareServer } from '../../../shared/handover/share-server.ts'
import type { Preferences } from '../../../shared/settings/preferences.ts'
import type { ReminderKind } from '../../../shared/needs/reminder.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { BackupBox, BackupShelf, LogFilePart } from './backup.ts'
import type { ForeignFile } from './foreign-content.ts'
import type { ImportReader } from './import-reader.ts'
import type { PackReader } from './pack-reader.ts'
import type { Xero } from './xero.ts'
import type { Updater } from './updater.ts'

/** What the core needs of the world, by role. Adapters implement these; tests fake them. */

export type Clock = {
  /** The computer's idea of now, in ms since 1970 UTC; it may jump. */
  readonly now: () => Instant
  /** How long this run has gone on, in ms since some moment of its own; it never jumps, and may stand still in sleep. */
  readonly ticks: () => number
  /** Calls once after `ms`, and answers a function that calls it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** Somebody else's clock: Xero's own, where it can be believed. */
export type TimeWitness = {
  /** Hears the time of each answer of Xero's. */
  readonly onTime: (listener: (said: Instant) => void) => void
  /** Asks for it, without any credentials. */
  readonly ask: () => Promise<Result<Instant>>
}

export type Random = {
  /** `bytes` random bytes as base64url without padding. */
  readonly token: (bytes: number) => string
  /** An opaque id of lower-case letters and digits, unique without regard to case. */
  readonly id: () => string
}

/** The operating system's keychain, by opaque account. Every call ends within a deadline (requirements E1, E4). */
export type Keychain = {
  /** The stored value, or `null` where the keychain answers and, by two signs, holds none (E11). */
  readonly get: (account: string) => Promise<Result<string | null>>
  /** Stores, reads back and compares (E7). */
  readonly set: (account: string, value: string) => Promise<Result<null>>
  /** Deletes, and proves that nothing is left (E2). Deleting what is not there succeeds. */
  readonly remove: (account: string) => Promise<Result<null>>
  /** Whether it keeps what was deleted somewhere of its own, so that a secret is not gone when it is out. */
  readonly keepsDeleted: () => Promise<boolean>
}

/**
 * What came out of the sealed file. `recovered`: the newest generation was unreadable, or held no vault, and is kept
 * aside.
 */
export type Loaded = {
  readonly content: unknown
  readonly recovered: boolean
  /** Written by a newer Keyward: may be shown, must not be written (F8). */
  readonly newer: boolean
}

/** The one sealed file, with its previous generation. */
export type Records = {
  /** Opens it; `null` when there is none yet. A generation whose content is not `isReadable` is like a damaged one. */
  readonly load: (
    isReadable?: (content: unknown) => boolean,
    /** The newest form that can be read and written; a file of a later one is `newer`. */
    form?: number,
  ) => Promise<
    | Result<Loaded | null>
    | { readonly ok: false; readonly closed: 'vaultKeyMissing' | 'vaultKeyOther' | 'vaultDamaged' }
  >
  /** Replaces it durably, in the form that the content says: after success it survives a kill; after failure the old one is whole (F1, F5). */
  readonly save: (content: unknown) => Promise<Result<null>>
  /** Keeps the file that was opened, under a name that says its form, before one of a newer form replaces it (F8). */
  readonly keepCopy: (form: number) => Promise<Result<null>>
  /** Moves unreadable files aside, so that a new vault can begin; they are kept. */
  readonly setAside: () => Promise<Result<null>>
  /** Lets go of the key; the next loading asks the keychain for it again. */
  readonly forgetKey: () => void
  /** A key derived for another purpose, e.g. the activity log's chain. Only once loaded or saved. */
  readonly deriveKey: (purpose: string) => Uint8Array
}

export type Browser = {
  /** Opens the system browser at an address of Xero's (or of the app's own redirect). */
  readonly open: (url: URL, allow: 'xero' | 'redirect') => Promise<Result<null>>
}

/** The page with the licences of everything that Keyward is made of. */
export type Licences = { readonly open: () => Promise<Result<null>> }

/** Listens on this computer for one redirect (RFC 8252 §7.3). */
export type Loopback = {
  /** Offers each whole address that comes to `arrived` until it takes one; closes itself then, or on `close`. */
  readonly listen: (
    redirectUri: string,
    arrived: (address: string) => boolean,
  ) => Promise<Result<{ readonly close: () => void }>>
}

/** Links that the operating system hands over. */
export type Redirects = {
  /** Also delivers, once, the links that came before anybody listened. */
  readonly onLink: (listener: (link: string) => void) => void
  readonly ownership: () => Promise<'ours' | 'notOurs' | 'unknown'>
  /** Makes this installation the handler of `keyward://`. */
  readonly claim: () => Promise<'ours' | 'notOurs' | 'unknown'>
}

export type Clipboard = {
  /** Kept out of the operating system's clipboard history where there is one. */
  readonly copySecret: (text: string) => Promise<void>
  readonly copyText: (text: string) => Promise<void>
  /** Clears it only if it still holds the last copied secret. */
  readonly clearSecret: () => Promise<void>
}

export type PreferenceStore = {
  readonly read: () => Preferences
  readonly write: (preferences: Preferences) => Result<null>
}

/** Where a line stands: which file, and its bytes there without the line break. */
export type LineLocation = { readonly file: string; readonly offset: number; readonly length: number }

/** Whether another living Keyward has the same profile folder; one that was killed has not. */
export type Presence = { readonly isAlone: () => Promise<boolean> }

/** Where the log ends: its newest file, empty where there is none, and that one's length in bytes. */
export type LogEnd = { readonly file: string; readonly size: number }

/** The activity log's lines on disk, a file for each month; the core chains and keys them. */
export type ActivityLog = {
  /**
   * All whole lines, oldest first, in pieces that end with a line break, of each file from `read` bytes on; throws
   * where the disk does not answer.
   */
  readonly pieces: (read?: ReadonlyMap<string, number>) => AsyncIterable<{
    readonly file: string
    readonly offset: number
    readonly bytes: Uint8Array
    /** Where in the file the next piece begins; a line that is far too long stands in here as a short one. */
    readonly next: number
    /** Bytes of all files, for the progress. */
    readonly total: number
  }>
  /** The newest whole lines, oldest of them first. */
  readonly tail: (lines: number) => Promise<Result<readonly Uint8Array[]>>
  readonly read: (locations: readonly LineLocation[]) => Promise<Result<readonly Uint8Array[]>>
  readonly end?: () => Promise<Result<LogEnd>>
  /**
   * Appends one line to the file of a month (YYYY-MM), or to a later one that is there already; a line that a crash tore
   * is taken off first. `changedElsewhere` where the log no longer ends `after` that: another process has written.
   */
  readonly append: (month: string, line: Uint8Array, after?: LogEnd) => Promise<Result<LineLocation>>
  /** Makes what was appended survive a power cut; it survives a kill at once. */
  readonly flush: () => Promise<Result<null>>
  /** Keeps the log of another vault under another name, so that a new one can begin. */
  readonly setAside: () => Promise<Result<null>>
  /** Puts these files where a log was set aside; after a kill there are all of them or none of the months. */
  readonly restore: (parts: readonly LogFilePart[]) => Promise<Result<null>>
}

export type SavedFile = { readonly name: string; readonly bytes: Uint8Array }

/** Past checks of connections, a file for each month; lines begin with whose they are. */
export type HealthLog = {
  readonly append: (month: string, lines: readonly string[]) => Promise<Result<null>>
  /** The newest lines that begin with `start`, newest first. */
  readonly find: (start: string, limit: number) => Promise<Result<readonly string[]>>
}

/** What reaches a person who does not look at the window. */
export type Notifier = {
  /** So many of a kind; no name of anything is in it. A click brings the window to the front and calls back. */
  readonly show: (
    reminder: { readonly kind: ReminderKind; readonly amount: number },
    onClick: () => void,
  ) => void
  /** The number on the app's icon and in the tray; none for 0. */
  readonly badge: (amount: number) => void
}

/** From which days (of the calendar, since 1970) secrets are to be told, and when it was last done: numbers, nothing else. */
export type ReminderDays = {
  readonly read: () => KnownDays
  readonly write: (known: KnownDays) => void
}
export type KnownDays = {
  readonly days: readonly number[]
  readonly remindedDay: number | null
  /** When the other kinds were told last, and up to which moment they were new. */
  readonly told?: Partial<
    Record<Exclude<ReminderKind, 'secrets'>, { readonly day: number; readonly upTo: Instant | null }>
  >
}

/** Whether Keyward starts when the person signs in to the computer; `null` where the system has no such thing. */
export type Startup = {
  readonly read: () => boolean | null
  readonly write: (isOn: boolean) => Result<null>
}

/** Files that the person chooses in the operating system's own dialogs; `null` where they thought better of it. */
export type Files = {
  /** Asks where, and writes durably; answers the path. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<Result<string | null>>
  /** Asks for the name of a new folder and writes these files into it. */
  readonly saveFolder: (name: string, files: readonly SavedFile[]) => Promise<Result<string | null>>
  /**
   * Asks for one file and reads nothing of it: whoever is given it reads what is needed, away from main. Those of
   * `beside` that lie next to it come along.
   */
  readonly choose: (wanted: {
    readonly extensions: readonly string[]
    readonly beside: readonly string[]
  }) => Promise<Result<ForeignFile | null>>
  /**
   * One file, or the review.json in a folder: the first bytes of it, and whether that is all. `fileNotKnown` where it is
   * no file.
   */
  readonly look: (
    path: string,
  ) => Promise<Result<ForeignFile & { readonly start: Uint8Array; readonly isWhole: boolean }>>
  /** Shows a file in its folder; one that was not saved here is refused. */
  readonly show: (path: string) => Result<null>
  /** Asks for one file of at most `largest` bytes, for its SHA-256 (hex); it is read piece by piece, and never held. */
  readonly checksum: (wanted: {
    readonly extensions: readonly string[]
    readonly largest: number
  }) => Promise<Result<{ readonly name: string; readonly sha256: string } | null>>
}

/** Puts a page of ours on paper. */
export type Printer = {
  /** As PDF. */
  readonly pdf: (html: string) => Promise<Result<Uint8Array>>
  /** By the system's own dialog; `false` where the person thought better of it. */
  readonly print: (html: string) => Promise<Result<boolean>>
}

/** This vault's own copies of its reviews, sealed under its key; too large for the one sealed file. */
export type ReviewShelf = {
  readonly put: (id: string, review: unknown) => Promise<Result<null>>
  /** `null` where it is not there, or not readable with this vault's key. */
  readonly get: (id: string) => Promise<Result<unknown>>
  readonly remove: (id: string) => Promise<Result<null>>
}

/** One line before it is chained. */
export type ActivityEntry = Omit<Activity, 'seq' | 'at' | 'who' | 'email' | 'device' | 'appId' | 'person'> &
  Partial<Pick<Activity, 'appId' | 'person'>>

/** Who and where, for the log and the snapshot. */
export type Installation = {
  readonly mode: 'live' | 'sandbox'
  readonly version: string
  readonly platform: 'windows' | 'macos' | 'linux'
  readonly user: string
  readonly device: string
}

/** Sealing in the age format (requirements G1, G8). */
export type Sealer = {
  readonly newIdentity: () => Promise<{ readonly identity: string; readonly recipient: string }>
  /** The identity of a private key of X25519, 32 bytes. */
  readonly identityOf: (key: Uint8Array) => string
  /** The public half that belongs to an identity; `null` where it is none. */
  readonly recipientOf: (identity: string) => Promise<string | null>
  readonly sealTo: (plaintext: Uint8Array, recipient: string) => Promise<Uint8Array<ArrayBuffer>>
  readonly openWith: (sealed: Uint8Array, identity: string) => Promise<Result<Uint8Array<ArrayBuffer>>>
  /** With a passphrase: about a second, away from the thread that serves the window; ends when `signal` does. */
  readonly sealWith: (
    plaintext: Uint8Array<ArrayBuffer>,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>
  readonly openBy: (
    sealed: Uint8Array<ArrayBuffer>,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>
  readonly armor: (sealed: Uint8Array) => Promise<string>
  /** The bytes of an armored text; `null` where it is none, or a damaged one. */
  readonly unarmor: (text: string) => Promise<Uint8Array<ArrayBuffer> | null>
}

/**
 * Share servers that others run, and a page that the practice hosts. Nothing that they answer is trusted: it is capped,
 * checked, and opened by the sealing alone. Every failure is a `handoverRefused`.
 */
export type ShareServers = {
  /** `keepFor` in ms is what is asked for; `keptFor` is how long the server keeps it, `null` where it does not say. */
  readonly publish: (
    server: ShareServer,
    text: string,
    wish: { readonly keepFor: number; readonly isOneTime: boolean },
    signal: AbortSignal,
  ) => Promise<
    Result<{
      readonly id: string
      readonly token: string | null
      readonly key: string
      readonly keptFor: number | null
    }>
  >
  readonly fetch: (link: ShareLink, signal: AbortSignal) => Promise<Result<string>>
  /** Never asks in a way that would take it off; then it is `unknown`. */
  readonly status: (
    server: ShareServer,
    id: string,
    isOneTime: boolean,
  ) => Promise<Result<'there' | 'gone' | 'unknown'>>
  /** `gone` where there was nothing to take off. */
  readonly revoke: (
    server: ShareServer,
    id: string,
    token: string | null,
  ) => Promise<Result<'there' | 'gone'>>
  readonly readPage: (address: string) => Promise<Result<string>>
}

/** A well-known list of words, picked from evenly by the operating system's randomness. */
export type WordList = { readonly pick: (amount: number) => readonly string[] }

/** The practices that this Keyward can show, one at a time: the person's own, and the sandbox. */
export type Practices = {
  /** Shows another one; the window begins anew with it. The one before goes on out of sight. */
  readonly open: (practice: 'own' | 'sandbox') => Promise<Result<null>>
}

/** Closes the window or quits, once that may be. */
export type Closer = { readonly close: (what: 'window' | 'quit') => void }

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
  /** Absent where there is only one practice: in development, on a sandbox that the environment names. */
  readonly practices?: Practices
}
