import * as z from 'zod'
import { LINK_KINDS } from './handover-link.ts'
import { Instant } from './instant.ts'

/** More links than these do not wait at once: what is shown stays, and later ones are counted. */
export const ARRIVED_MOST = 5

/**
 * A handover, receipt, card or request that the operating system handed over as a link. It waits as a notice until
 * somebody opens it, and never takes a view away (requirement G9); its text stays in main until then.
 */
export const Arrived = z.object({ id: z.string(), kind: z.enum(LINK_KINDS), at: Instant })
export type Arrived = z.infer<typeof Arrived>
