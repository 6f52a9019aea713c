import type { Instant } from './instant.ts'

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
}

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
