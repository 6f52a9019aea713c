import type { Result } from '../../../shared/kernel/result.ts'
import type { ForeignFile } from './foreign-content.ts'

export type SavedFile = { readonly name: string; readonly bytes: Uint8Array }

/** Files that the person chooses in the operating system's own dialogs; `null` where they thought better of it. */
export type Files = {
  /** Asks where, and writes durably; answers the path. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<Result<string | null>>
  /**
   * Asks where, and only then makes what is written, which may take its time or be refused; answers the path. What
   * `isClear`, holds secrets that nothing seals, is written in its place and nowhere else (R5).
   */
  readonly saveMade: (
    name: string,
    make: () => Promise<Result<Uint8Array>>,
    how: { readonly isClear: boolean },
  ) => Promise<Result<string | null>>
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
