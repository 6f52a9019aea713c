import type { Result } from '../../../shared/kernel/result.ts'

/** This vault's own copies of its reviews, sealed under its key; too large for the one sealed file. */
export type ReviewShelf = {
  readonly put: (id: string, review: unknown) => Promise<Result<null>>
  /** `null` where it is not there, or not readable with this vault's key. */
  readonly get: (id: string) => Promise<Result<unknown>>
  readonly remove: (id: string) => Promise<Result<null>>
}
