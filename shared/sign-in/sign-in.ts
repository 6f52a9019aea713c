import * as z from 'zod'
import { Failure } from '../kernel/failure.ts'
import { DAY, Instant } from '../kernel/instant.ts'

/** A refresh token that nobody uses lives this long at Xero (Xero, Token types). Xero never tells; Keyward counts. */
export const SIGN_IN_LIFETIME = 60 * DAY

/** What was heard of a sign-in's connections once it was revoked: Xero lists none, lists some still, or was not able to be asked. */
export const AfterRevoking = z.enum(['none', 'some', 'refused', 'unasked'])
export type AfterRevoking = z.infer<typeof AfterRevoking>

/** One person's sign-in with one app: a token set at Xero belongs to user and app, not to an organisation. */
export const SignIn = z.object({
  id: z.string(),
  appId: z.string(),
  /** Xero's `xero_userid`. */
  userId: z.string(),
  /** The subject of its ID token, by which a renewal shows that it is about the same person. */
  subject: z.string().nullable().optional(),
  name: z.string(),
  email: z.string(),
  askedScopes: z.array(z.string()),
  grantedScopes: z.array(z.string()),
  signedInAt: Instant,
  /** When the refresh token was last exchanged, from which the 60 days count. */
  refreshedAt: Instant,
  /** When it lapses if nobody uses it; without `offline_access` that is the end of its access token. */
  lapsesAt: Instant,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('live') }),
    /**
     * Xero refused it at this moment, or answered a renewal about somebody else; `restored`: the vault came out of a
     * backup, which never holds tokens. Only a new sign-in helps.
     */
    z.object({
      kind: z.literal('refused'),
      at: Instant,
      why: z.enum(['otherPerson', 'restored']).optional(),
    }),
    /** Revoked from here, and Xero refused it when it was asked again, at this moment (requirement D12). */
    z.object({ kind: z.literal('revoked'), at: Instant, asked: Instant, connections: AfterRevoking }),
  ]),
  /**
   * Asked to be revoked, and nobody could prove that it is; nothing is asked with it meanwhile. `isSent`: Xero may have
   * heard of it. No failure: no answer seen yet.
   */
  revoking: z
    .object({ since: Instant, triedAt: Instant, isSent: z.boolean(), failure: Failure.nullable() })
    .optional(),
})
export type SignIn = z.infer<typeof SignIn>

/** Whether Xero would still take it, as far as this computer can know: `at` is never before the latest moment seen. */
export const isSpent = (signIn: SignIn, at: Instant): boolean =>
  signIn.state.kind !== 'live' || at >= signIn.lapsesAt
