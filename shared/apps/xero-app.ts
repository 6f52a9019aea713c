import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { AppKind } from './app-kind.ts'
import { RedirectRoute } from './redirect-route.ts'

/** What is known of the secret of an app; the secret itself is in the OS keychain and nowhere else. */
export const SecretFacts = z.object({
  /**
   * `missing`: the record asks for its secret again, because the keychain holds none. `altered`: it holds another than
   * Keyward put there, which is neither shown nor used.
   */
  state: z.enum(['stored', 'missing', 'altered']),
  /** When it was generated at Xero; `null` when nobody knows. */
  createdAt: Instant.nullable(),
  /** By which day it is to be replaced, as the password manager said that it came from; none where it said nothing. */
  dueBy: Instant.nullable().optional(),
  /** When it went into the keychain and was read back from it. */
  storedAt: Instant,
  /** When the keychain last gave it back. */
  readBackAt: Instant,
})
export type SecretFacts = z.infer<typeof SecretFacts>

/** One OAuth 2.0 app at Xero, as the window may see it. */
export const XeroApp = z.object({
  id: z.string(),
  name: z.string(),
  /** Reviews and vaults of before there were kinds hold web apps only. */
  kind: AppKind.default('web'),
  clientId: z.string(),
  /** Of no meaning for a custom connection, to which nobody signs in: its address is empty. */
  route: RedirectRoute,
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  note: z.string(),
  pkce: z.boolean(),
  /** `null` for a PKCE app: Xero gives it none. */
  secret: SecretFacts.nullable(),
  addedAt: Instant,
  changedAt: Instant,
  /** The last time that an answer of Xero's, or a test of the route, came back; how long it took only for a trial. */
  cameBack: z.object({ at: Instant, tookMs: z.int().nonnegative().nullable() }).nullable(),
})
export type XeroApp = z.infer<typeof XeroApp>

/** An app that has a secret: whatever is about a secret takes only these. */
export type SecretApp<App extends XeroApp = XeroApp> = App & { readonly secret: SecretFacts }

/** Whether it has a secret, so that there is one to show, prove, replace or hand over. */
export const isSecretApp = <App extends XeroApp>(app: App): app is SecretApp<App> => app.secret !== null
