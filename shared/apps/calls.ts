import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'
import { Instant } from '../kernel/instant.ts'
import { SecretAsked } from '../rotation/rotation.ts'
import { AppDetails, ClientSecret } from './app-draft.ts'

/** Xero apps, and the two ways in which a secret comes out. */
export const appCalls = {
  /** Asks Xero about the secret first: one that it refuses is not stored. */
  addApp: call(
    z.strictObject({
      details: AppDetails,
      clientSecret: ClientSecret,
      /** Whatever Xero says of the secret: it is not asked. */
      isUnproven: z.boolean().optional(),
    }),
    /** `null` where Xero was not asked. */
    z.object({ appId: z.string(), proof: SecretAsked.nullable() }),
    { needs: 'writable' },
  ),
  /** Calls adding off while Xero is asked: nothing is stored. What is being stored by then is added. */
  cancelAdding: call(nothing, none),
  /** Whether Xero recognises the secret that is here; nothing changes by it. */
  askSecret: call(z.strictObject({ appId: id }), z.object({ proof: SecretAsked }), { needs: 'open' }),
  editApp: call(z.strictObject({ appId: id, details: AppDetails }), none, { needs: 'writable' }),
  /** Says when the secret was generated at Xero, and changes nothing else; `null` where nobody knows. */
  dateSecret: call(z.strictObject({ appId: id, createdAt: Instant.nullable() }), none, { needs: 'writable' }),
  /** Puts a secret where the keychain has lost it, or over a mistyped one. Rotation is another thing. */
  storeSecret: call(
    z.strictObject({
      appId: id,
      clientSecret: ClientSecret,
      createdAt: Instant.nullable(),
      /** Although nobody could tell which of the two works. */
      isUnproven: z.boolean().optional(),
    }),
    none,
    { needs: 'writable' },
  ),
  /** Takes what the keychain holds by now, altered behind Keyward's back, once Xero has recognised it. */
  acceptSecret: call(z.strictObject({ appId: id }), none, { needs: 'writable' }),
  /** `isSure`: also where a rotation holds a secret that works, and the one in use does not. */
  removeApp: call(z.strictObject({ appId: id, isSure: z.boolean().optional() }), none, { needs: 'writable' }),
  /** The one call that returns a secret. The window hides it at `hidesAt`. */
  revealSecret: call(z.strictObject({ appId: id }), z.object({ secret: z.string(), hidesAt: Instant }), {
    needs: 'fresh',
  }),
  /** Puts the secret on the clipboard, from where main clears it at `clearsAt`. */
  copySecret: call(z.strictObject({ appId: id }), z.object({ clearsAt: Instant }), { needs: 'fresh' }),
  clearClipboard: call(nothing, none),
  /** Copies something that is no secret: an id, an address, a rule to host. */
  copyText: call(z.strictObject({ text: z.string().min(1).max(20_000) }), none),
} as const
