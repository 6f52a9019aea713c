import * as z from 'zod'
import { LINK_KINDS } from './link.ts'
import { Instant } from '../kernel/instant.ts'

/** More links than these do not wait at once: what is shown stays, and later ones are counted. */
export const INCOMING_MOST = 5

/** What came as a file: something sealed, an evidence pack, or an export of another program's. */
export const FILE_KINDS = ['sealedFile', 'evidence', 'import'] as const

/**
 * A handover, receipt, card or request that the operating system handed over as a link, or a file. It waits as a notice until
 * somebody opens it, and never takes a view away (requirement G9); what is in it stays in main until then.
 */
export const IncomingLink = z.object({
  id: z.string(),
  kind: z.enum([...LINK_KINDS, ...FILE_KINDS]),
  at: Instant,
})
export type IncomingLink = z.infer<typeof IncomingLink>
