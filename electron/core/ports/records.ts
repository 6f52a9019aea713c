import type { KeyLock } from './lock.ts'
import type { Result } from '../../../shared/kernel/result.ts'

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
    | { readonly ok: false; readonly closed: 'locked' | 'vaultKeyMissing' | 'vaultKeyOther' | 'vaultDamaged' }
  >
  /** Replaces it durably, in the form that the content says: after success it survives a kill; after failure the old one is whole (F1, F5). */
  readonly save: (content: unknown) => Promise<Result<null>>
  /** Keeps the file that was opened, under a name that says its form, before one of a newer form replaces it (F8). */
  readonly keepCopy: (form: number) => Promise<Result<null>>
  /** Moves unreadable files aside, so that a new vault can begin; they are kept. */
  readonly setAside: () => Promise<Result<null>>
  /**
   * Asks the keychain anew for the key that the file names: `right` where it is that one, `there` where only opening the
   * file could tell. `none`: there is no file yet.
   */
  readonly askForKey: () => Promise<Result<'none' | 'right' | 'there' | 'missing' | 'altered'>>
  /** Lets go of the key; the next loading asks the keychain for it again, or is `locked` until the passphrase was given. */
  readonly forgetKey: () => void
  /** A key derived for another purpose, e.g. the activity log's chain. Only once loaded or saved. */
  readonly deriveKey: (purpose: string) => Uint8Array
  /** How the key is kept. */
  readonly keyLock: KeyLock
}
