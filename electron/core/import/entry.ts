import type { Instant } from '../../../shared/kernel/instant.ts'

/** One entry of a password manager, as far as Keyward looks at it. */
export type ImportEntry = {
  readonly title: string
  readonly where: string
  readonly username: string
  readonly password: string
  /** Every other field by its label. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly notes: string
  readonly urls: readonly string[]
  readonly changedAt: Instant | null
  /** When the password was last changed, where the file says so. */
  readonly secretChangedAt: Instant | null
  /** By when the password expires over there; absent where the file says nothing of it. */
  readonly expiresAt?: Instant | null
  /** Put aside over there: shown, and never preferred to one that is in use. */
  readonly isArchived: boolean
}

/** What stands in an entry's place where it is not what the format writes, or lies in the bin over there. */
export type NoEntry = 'odd' | 'inBin'

/** A Bitwarden file under a password, its costs already judged. */
export type BitwardenSealed = {
  readonly salt: string
  readonly kdf:
    | { readonly kind: 'pbkdf2'; readonly iterations: number }
    | {
        readonly kind: 'argon2id'
        readonly iterations: number
        readonly mebibytes: number
        readonly lanes: number
      }
  readonly validation: string
  readonly data: string
}

/** A password, and what stands in a key file where there is one. */
export type OpenKey = { readonly password: string; readonly keyFile: Uint8Array | null }
