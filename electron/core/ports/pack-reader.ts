import type { OpenedReview, SignedReview } from '../../../shared/review/review.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { ForeignContent } from './foreign-content.ts'

/** An evidence pack as it lies on a disk: its `review.json`, and the files that it names. */
export type PackFiles = {
  readonly json: ForeignContent
  readonly beside: ReadonlyMap<string, ForeignContent>
}

/** A pack whose signatures hold; what it says of others is still to be judged. */
export type OpenedPack = {
  readonly signed: SignedReview
  /** SHA-256 of the review as it was signed, hex. */
  readonly checksum: string
  readonly files: OpenedReview['files']
}

/** Reads evidence packs away from the thread that serves the window, within bounds of memory and time. */
export type PackReader = { readonly open: (pack: PackFiles) => Promise<Result<OpenedPack>> }
