import * as z from 'zod'
import { RUN_MAX } from '../connections/disconnect-run.ts'
import { call, id, none } from '../kernel/call.ts'
import { SavedPath } from '../kernel/saved-path.ts'

/** A page that can be printed: where the journeys stand, the worksheet, these connections or all, or a review that this vault has saved. */
export const Paper = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('status') }),
  z.strictObject({ of: z.literal('worksheet') }),
  z.strictObject({ of: z.literal('connections'), keys: z.array(id).min(1).max(RUN_MAX).nullable() }),
  z.strictObject({ of: z.literal('review'), id }),
  /** What is known now of one app, or of one organisation by Xero's id; no part of what is signed. */
  z.strictObject({ of: z.literal('evidenceOfApp'), appId: id }),
  z.strictObject({ of: z.literal('evidenceOfOrganisation'), tenantId: id }),
])
export type Paper = z.infer<typeof Paper>

/** Paper, and the files that Keyward has saved. */
export const paperCalls = {
  savePdf: call(z.strictObject({ paper: Paper }), SavedPath, { needs: 'open' }),
  /** Opens the system's own print dialog; `false` where the person thought better of it. */
  printPaper: call(z.strictObject({ paper: Paper }), z.object({ isPrinted: z.boolean() }), { needs: 'open' }),
  /** Shows a file in its folder; only one that Keyward has saved since it was started. */
  showSaved: call(z.strictObject({ path: z.string().min(1).max(4_000) }), none),
} as const
