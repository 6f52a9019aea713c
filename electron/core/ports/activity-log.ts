import type { Activity } from '../../../shared/activity/activity.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { LogFilePart } from './backup.ts'

/** Where a line stands: which file, and its bytes there without the line break. */
export type LineLocation = { readonly file: string; readonly offset: number; readonly length: number }

/** Where the log ends: its newest file, empty where there is none, and that one's length in bytes. */
export type LogEnd = { readonly file: string; readonly size: number }

/** The activity log's lines on disk, a file for each month; the core chains and keys them. */
export type ActivityLog = {
  /**
   * All whole lines, oldest first, in pieces that end with a line break, of each file from `read` bytes on; throws
   * where the disk does not answer.
   */
  readonly pieces: (read?: ReadonlyMap<string, number>) => AsyncIterable<{
    readonly file: string
    readonly offset: number
    readonly bytes: Uint8Array
    /** Where in the file the next piece begins; a line that is far too long stands in here as a short one. */
    readonly next: number
    /** Bytes of all files, for the progress. */
    readonly total: number
  }>
  /** The newest whole lines, oldest of them first. */
  readonly tail: (lines: number) => Promise<Result<readonly Uint8Array[]>>
  readonly read: (locations: readonly LineLocation[]) => Promise<Result<readonly Uint8Array[]>>
  readonly end?: () => Promise<Result<LogEnd>>
  /**
   * Appends one line to the file of a month (YYYY-MM), or to a later one that is there already; a line that a crash tore
   * is taken off first. `changedElsewhere` where the log no longer ends `after` that: another process has written.
   */
  readonly append: (month: string, line: Uint8Array, after?: LogEnd) => Promise<Result<LineLocation>>
  /** Makes what was appended survive a power cut; it survives a kill at once. */
  readonly flush: () => Promise<Result<null>>
  /** Keeps the log of another vault under another name, so that a new one can begin. */
  readonly setAside: () => Promise<Result<null>>
  /** Puts these files where a log was set aside; after a kill there are all of them or none of the months. */
  readonly restore: (parts: readonly LogFilePart[]) => Promise<Result<null>>
}

/** One line before it is chained. */
export type ActivityEntry = Omit<Activity, 'seq' | 'at' | 'who' | 'email' | 'device' | 'appId' | 'person'> &
  Partial<Pick<Activity, 'appId' | 'person'>>
