import * as z from 'zod'
import { DAY, Instant } from './instant.ts'

/** A refresh token that nobody uses lives this long at Xero (Xero, Token types). Xero never tells; Keyward counts. */
export const SIGN_IN_LIFETIME = 60 * DAY

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
    /** Xero refused it at this moment, or answered a renewal about somebody else: only a new sign-in helps. */
    z.object({
      kind: z.literal('refused'),
      at: Instant,
      why: z.literal('otherPerson').optional(),
    }),
  ]),
})
export type SignIn = z.infer<typeof SignIn>

/** Whether Xero would still take it, as far as this computer can know: `at` is never before the latest moment seen. */
export const isSpent = (signIn: SignIn, at: Instant): boolean =>
  signIn.state.kind === 'refused' || at >= signIn.lapsesAt
