import type { Result } from '../../../shared/kernel/result.ts'

/** What one try of a passphrase costs: Argon2id (RFC 9106) in one lane; memory in KiB. */
export type StretchCost = { readonly memory: number; readonly passes: number }

/** Makes a key of a passphrase, away from the thread that serves the window. */
export type Stretcher = {
  /** What takes about 0.7 s on this computer, and never less than 64 MiB. */
  readonly calibrate: () => Promise<Result<StretchCost>>
  /** 32 bytes; the same for the same three. */
  readonly stretch: (passphrase: string, salt: Uint8Array, cost: StretchCost) => Promise<Result<Uint8Array>>
}

/** Under which account the keychain holds what opens the file, and whether a passphrase is needed besides, or the computer asks first. */
export type KeyKeeping = {
  readonly account: string
  readonly isSealed: boolean
  /** The key lies in the keychain as it is, and is left there until the computer's person was asked (decision 58). */
  readonly isGated: boolean
}

/** How the key of the sealed file is kept (requirement H5). The key itself stays the same all along. */
export type KeyLock = {
  /** As the file says that is there; `null` where nothing was opened yet. */
  readonly keeping: () => KeyKeeping | null
  /**
   * Takes the key out by the passphrase, for the loading that follows; where it is held already, only proves the
   * passphrase. `passphraseWrong` where it is not the one.
   */
  readonly unlock: (passphrase: string) => Promise<Result<null>>
  /** The computer's person was asked: the loading that follows takes the key, until it is forgotten. */
  readonly pass: () => void
  /**
   * Puts into the keychain, under a new account, what will open the file from the next save on: the key itself, or with a
   * passphrase half of what opens it. `isGated`: without a passphrase, the file says that the computer's person is asked first.
   */
  readonly keepUnder: (account: string, passphrase: string | null, isGated?: boolean) => Promise<Result<null>>
  /** The next save leaves the keeping as it is after all. */
  readonly keepAsBefore: () => void
}

/** Wrong passphrases since the last right one, outside the sealed file: numbers, nothing else. */
export type LockTries = {
  readonly read: () => { readonly wrong: number; readonly lastAt: number }
  readonly write: (tries: { readonly wrong: number; readonly lastAt: number }) => void
}
