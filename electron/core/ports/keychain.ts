import type { Result } from '../../../shared/kernel/result.ts'

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
