import type { OddPart } from '../../../shared/connections/connection.ts'
import type { CallsLeft, Probe } from '../../../shared/connections/health.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Result } from '../../../shared/kernel/result.ts'

/** An app that authenticates itself with its secret. */
export type SecretClient = { readonly clientId: string; readonly clientSecret: string }
/** An app as Xero knows it; without a secret it only names itself (RFC 6749 §2.1, a public client). */
export type XeroClient = SecretClient | { readonly clientId: string; readonly clientSecret: null }

/** A token answer of Xero's, bounded. `refreshToken` is `null` without `offline_access`. */
export type Tokens = {
  /** Empty where a renewal brought only a refresh token. */
  readonly accessToken: string
  readonly refreshToken: string | null
  /** Seconds until the access token ends, as Xero said. */
  readonly expiresIn: number
  /** The granted scopes, where Xero named them. */
  readonly scopes: readonly string[] | null
}

/** A person as an ID token names them: by Xero's own id, by the subject, or both. */
export type ClaimedPerson = { readonly userId: string | null; readonly subject: string | null }

/** What is amiss with an ID token; `minutes` by which this computer's clock is ahead of Xero's. */
export type IdTokenTrouble =
  | { readonly kind: 'clock'; readonly minutes: number }
  /** Xero's keys could not be had, or hold none for it. */
  | { readonly kind: 'keys' }
  | { readonly kind: 'idToken' }

/** What the ID token of a renewal shows. `person`: whom a sound one is about; `null` where none was sound. */
export type IdTokenVerdict = {
  readonly person: ClaimedPerson | null
  readonly trouble: IdTokenTrouble | null
}

/** What a refresh brought. Xero has rotated by then: the tokens are stored before its ID token is judged (D16). */
export type Renewal = Tokens & {
  /** Who the answer says it is about, believed by nobody yet. */
  readonly claimed?: ClaimedPerson | null
  /** Waits for Xero's keys where it must; absent where there is nothing to judge. */
  readonly judge?: () => Promise<IdTokenVerdict>
}

export type Grant = Tokens & {
  /** Xero's own id of the person; the subject where there is none; empty where neither is told. */
  readonly userId: string
  readonly subject?: string | null
  readonly name: string
  readonly email: string
  /** The access token's `authentication_event_id`, to find what was just authorised. */
  readonly authEventId: string | null
}

/** One row of GET /connections, dates already read as UTC. */
export type ListedConnection = {
  /** Where the row has none that can be used (`odd`), a made-up one that begins with `?` and stays the same. */
  readonly id: string
  readonly authEventId: string
  readonly tenantId: string
  readonly tenantType: string
  readonly tenantName: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** What of the row is not as it should be; what is odd is empty, or 0, here. */
  readonly odd?: readonly OddPart[]
}

/** An access token of an app's own: it speaks for no person, and there is no refresh token. */
export type AppToken = {
  readonly accessToken: string
  /** Seconds until it ends, as Xero said. */
  readonly expiresIn: number
}

/** How Xero recognised a secret: it gave the app a token of its own, or refused a made-up code and not the client. */
export type SecretAnswer = 'granted' | 'recognised'

export type AuthorizeRequest = {
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly state: string
  readonly nonce: string
  /** PKCE S256 challenge, where the app sends PKCE. */
  readonly challenge: string | null
}

export type CodeExchange = {
  readonly client: XeroClient
  readonly redirectUri: string
  readonly code: string
  readonly iss: string | null
  readonly nonce: string
  readonly verifier: string | null
  readonly scopes: readonly string[]
}

/** What came of asking an organisation or a practice. */
export type ProbeAnswer = {
  readonly result: Result<null>
  /** HTTP status; `null` where nothing answered. */
  readonly status: number | null
  readonly left: CallsLeft | null
  /** Whose limit a 429 was about (`X-Rate-Limit-Problem`). */
  readonly limited: 'tenant' | 'app' | null
}

/** Xero's identity server and API. Every failure is one of our codes; raw errors never leave the adapter. */
export type Xero = {
  /** The issuer that an `iss` in a redirect must equal (RFC 9207). */
  readonly issuer: string
  /** Where secrets are generated and deleted by hand. */
  readonly portal: string
  readonly authorizeUrl: (request: AuthorizeRequest) => URL
  readonly exchange: (request: CodeExchange) => Promise<Result<Grant>>
  readonly refresh: (client: XeroClient, refreshToken: string) => Promise<Result<Renewal>>
  /**
   * Whether Xero recognises a secret, without changing anything: by a token of the app's own, which proves it by
   * succeeding; where this app gets none, by a token request with a made-up code. `clientRefused` when it was not
   * recognised; every other failure means that it could not be told (RFC 6749 §4.4, §5.2).
   */
  readonly probeSecret: (client: SecretClient, redirectUri: string) => Promise<Result<SecretAnswer>>
  /**
   * The same of a custom connection, whose token is had with the scopes that it has in the portal. `connectionNotActive`
   * where Xero knows the app and gives it no token; `appOfOtherKind` where it answers as to an app that people sign in to.
   */
  readonly probeCustomConnection: (
    client: SecretClient,
    scopes: readonly string[],
  ) => Promise<Result<SecretAnswer>>
  /** Whether Xero knows an app that has no secret. `appOfOtherKind` where it asks for one, or does not know the app at all. */
  readonly probePublicClient: (clientId: string, redirectUri: string) => Promise<Result<SecretAnswer>>
  /**
   * A token of the app's own, by its secret alone, with these scopes and no other. `ownListNotGiven` where this app, or
   * apps like it, get none.
   */
  readonly appToken: (client: SecretClient, scopes: readonly string[]) => Promise<Result<AppToken>>
  /**
   * Everything connected to an app, whoever made it, read with a token of its own to the last page. `ownListUnsteady`
   * where it changed while it was read; `ownListNotGiven` where Xero gives this app none.
   */
  readonly ownList: (accessToken: string) => Promise<Result<readonly ListedConnection[]>>
  /**
   * Revokes a refresh token, which takes every connection of that person to the app (RFC 7009). `ok` also where it was
   * dead before; only asking again proves it.
   */
  readonly revoke: (client: XeroClient, refreshToken: string) => Promise<Result<null>>
  readonly connections: (accessToken: string) => Promise<Result<readonly ListedConnection[]>>
  /**
   * Whether an organisation (Accounting API, Organisation) or a practice (XPM 3.1, staff.api/list) itself answers;
   * needs one of its scopes in `PROBES`.
   */
  readonly probe: (accessToken: string, tenantId: string, asked: Probe) => Promise<ProbeAnswer>
  /** 204 and 404 both count as ended; only asking again proves it. */
  readonly disconnect: (accessToken: string, connectionId: string) => Promise<Result<null>>
}
