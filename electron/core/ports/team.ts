import type { Result } from '../../../shared/kernel/result.ts'
import type { Listed } from '../../../shared/team/names.ts'

/**
 * The place that a team shares: a folder, WebDAV or S3. It is never trusted; names are those of `shared/team/names.ts`,
 * with slashes. A `list` that could not be had whole fails, because from what it lacks nothing may be concluded (T26).
 */
export type TeamStore = {
  readonly list: () => Promise<Result<readonly Listed[]>>
  /** The bytes of a file; `null` where it is not here, or not yet. */
  readonly get: (name: string) => Promise<Result<Uint8Array | null>>
  readonly put: (name: string, bytes: Uint8Array) => Promise<Result<null>>
  readonly remove: (name: string) => Promise<Result<null>>
  /** Calls when something may have changed, and answers a function that ends it; `null` where the store cannot tell. */
  readonly watch: ((changed: () => void) => () => void) | null
}

/** What one device keeps of a team by itself, durably (T4, T28). */
export type TeamShelf = {
  readonly list: () => Promise<Result<readonly Listed[]>>
  readonly read: (name: string) => Promise<Result<Uint8Array | null>>
  /** Durable when it answers. */
  readonly keep: (name: string, bytes: Uint8Array) => Promise<Result<null>>
  /** What was acted and is not in a segment yet, as it was last kept; `null` where nothing ever was. */
  readonly readOutbox: () => Promise<Result<string | null>>
  /** Replaces it as a whole, durably, sealed: a kill leaves the old or the new one. */
  readonly keepOutbox: (text: string) => Promise<Result<null>>
}
