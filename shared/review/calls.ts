import * as z from 'zod'
import { call, id, none, nothing } from '../contract/call.ts'
import { Instant } from '../kernel/instant.ts'
import { KnownPerson, PersonTrail } from '../people/leaver.ts'
import { OpenedReview, ReviewChange, ReviewRef } from './review.ts'
import { Saved } from '../contract/saved-path.ts'

/** Reviews, the people that the vault knows of, and what is to be done when one of them leaves. */
export const reviewCalls = {
  /** Saves everything known now as an evidence pack, where the person says, and keeps a sealed copy. */
  saveReview: call(nothing, Saved),
  /** Asks for the `review.json` of a pack, and judges it; `null` where the person thought better of it. */
  openReview: call(
    z.strictObject({ arrivedId: id.optional() }),
    z.object({ opened: OpenedReview.nullable() }),
  ),
  compareReviews: call(
    z.strictObject({ from: ReviewRef, to: ReviewRef }),
    z.object({ from: Instant, to: Instant, changes: z.array(ReviewChange) }),
  ),
  /** Drops this vault's own copy; the saved files stay where they are. */
  forgetReview: call(z.strictObject({ id }), none),

  listPeople: call(nothing, z.object({ people: z.array(KnownPerson) })),
  /** What one person has known and done. */
  tracePerson: call(z.strictObject({ key: z.string().min(1).max(400) }), PersonTrail),
  /** Makes the list of what is to be done when they leave. */
  beginLeaver: call(z.strictObject({ key: z.string().min(1).max(400) }), z.object({ leaverId: z.string() })),
  /** Takes an unfinished list back, and what was made due by it alone. */
  takeBackLeaver: call(z.strictObject({ leaverId: id }), none),
  /** Refused for what the vault sees by itself. */
  tickLeaver: call(z.strictObject({ leaverId: id, taskId: id, isDone: z.boolean() }), none),
  /** Refused while anything is left. */
  finishLeaver: call(z.strictObject({ leaverId: id }), none),
} as const
