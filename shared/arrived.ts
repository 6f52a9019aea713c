import * as z from 'zod'
import { LINK_KINDS } from './handover-link.ts'
import { Instant } from './instant.ts'

/** A handover, receipt or card that the operating system handed over as a link: it only fills in a form. */
export const Arrived = z.object({ kind: z.enum(LINK_KINDS), text: z.string(), at: Instant })
export type Arrived = z.infer<typeof Arrived>
