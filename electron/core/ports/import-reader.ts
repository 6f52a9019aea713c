import type { ColumnChoice, ImportFormat, ImportRow, ImportSeen } from '../../../shared/import/seen.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { ForeignContent } from './foreign-content.ts'

/** An entry that may become an app, with its secret; it never leaves main. */
export type Candidate = {
  readonly rowId: string
  readonly title: string
  readonly name: string
  readonly clientId: string | null
  readonly clientSecret: string | null
  readonly moreSecrets: number
  readonly secretCreatedAt: number | null
  /** By which day the secret is to be replaced, as the file says; `null` where it says nothing. */
  readonly dueBy: number | null
  readonly noteLength: number
  readonly where: string
  readonly changedAt: number | null
  readonly isSure: boolean
  readonly isArchived: boolean
  readonly unfit: Extract<ImportRow['state'], { kind: 'unfit' }>['why'] | null
}

/** What a file holds that may become apps; everything else of it was forgotten where it was read. */
export type ImportFound = {
  readonly candidates: readonly Candidate[]
  /** Entries that are no app. */
  readonly leftOut: number
  /** Entries that are not what this format writes, so that nothing could be read of them. */
  readonly odd: number
  /** Entries that lie in the bin over there. */
  readonly inBin: number
}

/** What opens a file: a password, a key file beside it, or that alone with an empty one. */
export type FileKey = { readonly password: string; readonly keyFile?: ForeignContent | undefined }

/** How far a file could be looked into. */
export type ImportLook =
  | ({ readonly kind: 'found'; readonly format: ImportFormat } & ImportFound)
  | ({ readonly kind: 'columns'; readonly format: 'csv' } & ColumnsSeen)
  | { readonly kind: 'password'; readonly format: 'bitwarden' | 'keepass' }
export type ColumnsSeen = Pick<
  Extract<ImportSeen, { kind: 'columns' }>,
  'columns' | 'hasHeader' | 'rows' | 'guess'
>

/**
 * Reads the files of other programs, away from the thread that serves the window, within bounds of memory and time;
 * ends when `signal` does. `now` is what dates are judged by. Every failure is an `importRefused`.
 */
export type ImportReader = {
  readonly look: (content: ForeignContent, now: number, signal: AbortSignal) => Promise<Result<ImportLook>>
  /** Opens a file that `look` found to be under a password. */
  readonly unlock: (
    content: ForeignContent,
    key: FileKey,
    now: number,
    signal: AbortSignal,
  ) => Promise<Result<ImportFound>>
  /** Reads a table by the columns that a person has chosen. */
  readonly choose: (
    content: ForeignContent,
    table: { readonly columns: ColumnChoice; readonly hasHeader: boolean },
    now: number,
    signal: AbortSignal,
  ) => Promise<Result<ImportFound>>
}

/** One piece of work on a file, as it goes to the thread that does it. */
export type ImportJob = { readonly content: ForeignContent; readonly now: number } & (
  | { readonly action: 'look' }
  | ({ readonly action: 'unlock' } & FileKey)
  | { readonly action: 'choose'; readonly columns: ColumnChoice; readonly hasHeader: boolean }
)
