import type { Checkpoint } from '../../../shared/activity/activity.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { ForeignContent } from './foreign-content.ts'

/** What a backup says on its outside, sealed against change but not against reading. */
export type BackupLabel = {
  readonly version: number
  readonly kit: number
  readonly kitFingerprint: string
  /** To how many others than the kit it is sealed. */
  readonly others: number
  /** Bytes of the file. */
  readonly size: number
}

/** What the outside of a file says that a person chose: a backup’s own label, or that a passphrase opens it. */
export type SeenOutside =
  ({ readonly by: 'kit' } & BackupLabel) | { readonly by: 'passphrase'; readonly size: number }

/** Some lines of one file of the activity log. */
export type LogFilePart = { readonly file: string; readonly bytes: Uint8Array }

/** A backup as it came out of its sealing: the records are still to be judged. */
export type OpenedBackup = {
  readonly frame: {
    readonly madeAt: number
    readonly keyward: string
    readonly device: string
    readonly user: string
    readonly mode: 'live' | 'sandbox'
    readonly vault: object
    readonly secrets: readonly { readonly account: string; readonly what: string; readonly value: string }[]
    readonly keys: Readonly<Record<'activity' | 'fingerprint' | 'reviews' | 'health', string>>
    readonly reviews: readonly { readonly id: string; readonly signed: unknown }[]
    /** What a vault that moves takes along, and no backup holds. */
    readonly move?:
      | {
          readonly id: string
          readonly token: string
          readonly tokens: Readonly<
            Record<
              string,
              {
                readonly accessToken: string
                readonly accessEndsAt: number
                readonly refreshToken: string | null
              }
            >
          >
        }
      | undefined
  }
  readonly log: {
    readonly parts: readonly LogFilePart[]
    readonly lines: number
    readonly findings: number
    readonly end: Checkpoint | null
  }
}

/** Seals and opens backups away from the thread that serves the window, within bounds of memory and time. */
export type BackupBox = {
  /** Packs the pieces of one JSON text (gzip) and seals them to a kit (age). */
  readonly seal: (
    pieces: AsyncIterable<Uint8Array>,
    to: {
      readonly recipient: string
      readonly kit: number
      readonly kitFingerprint: string
      /** Recipients of age besides the kit. */
      readonly others?: readonly string[]
    },
  ) => Promise<Result<Uint8Array>>
  /** The same, sealed by a passphrase (age, scrypt); ends when `signal` does. */
  readonly sealBy: (
    pieces: AsyncIterable<Uint8Array>,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array>>
  readonly look: (content: ForeignContent) => Promise<Result<SeenOutside>>
  readonly open: (content: ForeignContent, identity: string) => Promise<Result<OpenedBackup>>
  /** One that a passphrase seals; about a second, and ends when `signal` does. */
  readonly openBy: (
    content: ForeignContent,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<OpenedBackup>>
  /** What this identity opens, sealed by a passphrase instead, byte for byte the same inside. */
  readonly resealBy: (
    content: ForeignContent,
    identity: string,
    passphrase: string,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array>>
}

/** The folder that backups go into. */
export type BackupShelf = {
  /** Asks for a folder; `null` where the person thought better of it. */
  readonly choose: () => Promise<Result<string | null>>
  /**
   * Writes beside its place, makes it durable, renames it, and reads it back (R2): after success the file is what was
   * given; after failure there is none of this name. `folderGone` where there is no such folder.
   */
  readonly write: (folder: string, name: string, bytes: Uint8Array) => Promise<Result<string>>
  /** Names of the files in a folder that end as backups do; none where there is no such folder. */
  readonly list: (folder: string) => Promise<Result<readonly string[]>>
  readonly remove: (folder: string, name: string) => Promise<Result<null>>
  /** Clears out what a write of these names left half done that was killed; not what may be under way. */
  readonly tidy: (folder: string, isOurs: (name: string) => boolean) => Promise<Result<null>>
  /** Whether a file that was written lies there still, with so many bytes; not whether a cloud keeps what is in it. */
  readonly isThere: (path: string, size: number) => Promise<Result<boolean>>
  /** A file of the folder, for whoever reads it away from main; `gone` where it is not there, `notHere` where a cloud has what is in it. */
  readonly read: (folder: string, name: string) => Promise<Result<ForeignContent>>
}
