import * as z from 'zod'
import { call, id, none } from '../kernel/call.ts'

/** What a call answers that has changed something of Keyward’s own: what takes it back for a while; `null` where nothing has changed. */
export const undone = z.object({ undoId: z.string().nullable() })
export type Undone = z.infer<typeof undone>

/** Taking back what is only Keyward’s, and never what happened at Xero. */
export const undoCalls = {
  /** Takes back what a call said could be undone, once. */
  undo: call(z.strictObject({ undoId: id }), none, { needs: 'writable' }),
} as const
