import type { BitwardenSealed, ImportEntry } from '../../../shared/import-entry.ts'
import type { Result } from '../../../shared/result.ts'

/** Reads the files of password managers, away from the thread that serves the window; ends when `signal` does. */
export type ImportReader = {
  /** One file of a zip archive, at most `largest` bytes of it; `null` where it is not in there. */
  readonly unzip: (
    bytes: Uint8Array,
    name: string,
    largest: number,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array | null>>
  /** The cells of a CSV text. */
  readonly table: (
    text: string,
    delimiter: string,
    signal: AbortSignal,
  ) => Promise<Result<readonly (readonly string[])[]>>
  readonly openBitwarden: (
    sealed: BitwardenSealed,
    password: string,
    signal: AbortSignal,
  ) => Promise<Result<string>>
  readonly openKeePass: (
    bytes: Uint8Array,
    password: string,
    signal: AbortSignal,
  ) => Promise<Result<readonly ImportEntry[]>>
}
