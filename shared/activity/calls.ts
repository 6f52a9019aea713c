import * as z from 'zod'
import { ActivityFilter, ActivityLine, ActivityProof, RollbackReason } from './activity.ts'
import { call, none, nothing } from '../kernel/call.ts'
import { SavedPath } from '../kernel/saved-path.ts'

/** The activity log, as the window may ask for it. */
export const activityCalls = {
  /** Lines of the activity log, newest first, before a line of it; with a filter, also how many there are. */
  listActivity: call(
    z.strictObject({
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(500),
      filter: ActivityFilter.optional(),
    }),
    z.object({ lines: z.array(ActivityLine), more: z.boolean(), matches: z.int().nonnegative() }),
    { needs: 'open' },
  ),
  /** Walks along the whole chain again; a walk that is under way already answers for both. */
  verifyActivity: call(nothing, ActivityProof, { needs: 'open' }),
  /** Ends the walk that is under way; what waits for it is told so, and nothing is signed. */
  cancelWalk: call(nothing, none),
  /** Says why the folder is older than what was known of it; it is written into the log. */
  acknowledgeRollback: call(z.strictObject({ how: RollbackReason }), none, { needs: 'open' }),
  /** Saves the lines that fit where the person says: a spreadsheet, or JSON. */
  exportActivity: call(
    z.strictObject({ filter: ActivityFilter, format: z.enum(['csv', 'json']) }),
    SavedPath,
    { needs: 'open' },
  ),
} as const
