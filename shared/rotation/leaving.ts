import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** How a rotation can end. */
export const RotationOutcome = z.enum(['rotated', 'givenUp', 'rolledBack'])
export type RotationOutcome = z.infer<typeof RotationOutcome>

/** Something begun that takes a secret out of the keychain: written down before, struck out when its record is gone (F11). */
export const Leaving = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app'), appId: z.string(), at: Instant }),
  z.object({
    kind: z.literal('rotation'),
    appId: z.string(),
    rotationId: z.string(),
    outcome: RotationOutcome,
    at: Instant,
  }),
])
export type Leaving = z.infer<typeof Leaving>
