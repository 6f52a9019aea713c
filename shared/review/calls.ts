import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'
import { Instant } from '../kernel/instant.ts'
import { OpenedReview, ReviewChange, ReviewRef } from './review.ts'
import { SavedPath } from '../kernel/saved-path.ts'

/** Reviews: everything known at one moment, saved as evidence, opened and compared. */
export const reviewCalls = {
  /** Saves everything known now as an evidence pack, where the person says, and keeps a sealed copy. */
  saveReview: call(nothing, SavedPath, { needs: 'open' }),
  /** Asks for the `review.json` of a pack, and judges it; `null` where the person thought better of it. */
  openReview: call(
    z.strictObject({ incomingId: id.optional() }),
    z.object({ opened: OpenedReview.nullable() }),
    { needs: 'open' },
  ),
  compareReviews: call(
    z.strictObject({ from: ReviewRef, to: ReviewRef }),
    z.object({ from: Instant, to: Instant, changes: z.array(ReviewChange) }),
    { needs: 'open' },
  ),
  /** Drops this vault's own copy; the saved files stay where they are. */
  forgetReview: call(z.strictObject({ id }), none),
} as const
