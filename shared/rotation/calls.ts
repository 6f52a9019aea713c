import * as z from 'zod'
import { ClientSecret } from '../apps/app-draft.ts'
import { call, id, none, nothing } from '../kernel/call.ts'
import { Instant } from '../kernel/instant.ts'
import { RotationPolicy } from './rotation.ts'
import { SavedPath } from '../kernel/saved-path.ts'
import { undone } from '../undo/calls.ts'

const rotationId = z.strictObject({ rotationId: id })

/** Replacing secrets: the practice's policy, and the procedure that proves itself. No call returns a secret. */
export const rotationCalls = {
  setRotationPolicy: call(z.strictObject({ appId: id.nullable(), policy: RotationPolicy.nullable() }), none),
  /** Puts the reminder off, with the reason. */
  snoozeRotation: call(
    z.strictObject({ appId: id, until: Instant, reason: z.string().trim().min(1).max(300) }),
    none,
  ),
  /** Forgets the day that came with a secret: from now on the policy alone counts. */
  forgetDueDay: call(z.strictObject({ appId: id }), undone, { needs: 'writable' }),
  /** Writes the due days into a calendar file, which reminds also while Keyward does not run (RFC 5545). */
  saveCalendar: call(nothing, SavedPath),

  setConsumers: call(
    z.strictObject({
      appId: id,
      consumers: z
        .array(z.strictObject({ name: z.string().trim().min(1).max(200), where: z.string().trim().max(200) }))
        .max(100),
    }),
    none,
  ),

  beginRotation: call(
    z.strictObject({ appId: id, isLeak: z.boolean() }),
    z.object({ rotationId: z.string() }),
  ),
  confirmConsumers: call(rotationId, none, { needs: 'writable' }),
  confirmMade: call(rotationId, none, { needs: 'writable' }),
  /** Puts the new secret into the keychain beside the current one; nothing else changes. */
  pasteNewSecret: call(z.strictObject({ rotationId: id, clientSecret: ClientSecret }), none, {
    needs: 'writable',
  }),
  proveNewSecret: call(rotationId, none, { needs: 'writable' }),
  switchSecret: call(rotationId, none, { needs: 'writable' }),
  tickConsumer: call(z.strictObject({ rotationId: id, consumerId: id, isUpdated: z.boolean() }), undone, {
    needs: 'writable',
  }),
  confirmUpdates: call(rotationId, none, { needs: 'writable' }),
  proveOldSecret: call(rotationId, none, { needs: 'writable' }),
  /** `isUnproven`: although nobody could tell whether the old one is dead. One that still works is never forgotten. */
  forgetOldSecret: call(rotationId.extend({ isUnproven: z.boolean() }), none, { needs: 'writable' }),
  /**
   * Before the switch: gives up, and the pasted secret goes. After it: the previous secret becomes current again, and the
   * new one goes. Xero is asked first: the last secret that works never goes. `isUnproven`: although nobody could tell.
   */
  rollBackRotation: call(rotationId.extend({ isUnproven: z.boolean().optional() }), none, {
    needs: 'writable',
  }),

  /** Says of something left after a rotation or a leak: done; put aside, with the reason; or open after all. */
  settleAftermath: call(
    z.strictObject({
      aftermathId: id,
      how: z.enum(['done', 'putAside', 'open']),
      reason: z.string().trim().max(300),
    }),
    undone,
  ),
} as const
