import { MINUTE, SECOND } from '../../shared/instant.ts'
import { fail, ok, type Failed, type Result } from '../../shared/result.ts'
import { splitScopes } from '../../shared/scopes.ts'
import type { AuthorizeRequest, CodeExchange, Grant, Tokens, XeroClient } from '../core/ports.ts'
import { limitedFetch, TransportError } from './http.ts'
import { apiFailure } from './xero-api.ts'
import type { XeroPlaces } from './xero-places.ts'

/** A clock this wrong is still believed (requirement D5). */
const SKEW = 5 * MINUTE

/** The consent page (RFC 6749 §4.1.1, RFC 7636 §4.3). Spaces in the scope are %20, which every server reads. */
export const authorizeUrl = ({ login }: XeroPlaces, request: AuthorizeRequest): URL => {
  const url = new URL(`${login}/identity/connect/authorize`)
  const query: [string, string][] = [
    ['response_type', 'code'],
    ['client_id', request.clientId],
    ['redirect_uri', request.redirectUri],
    ['scope', request.scopes.join(' ')],
    ['state', request.state],
    ...(request.scopes.includes('openid') ? [['nonce', request.nonce] as [string, string]] : []),
    ...(request.challenge === null
      ? []
      : [
          ['code_challenge', request.challenge] as [string, string],
          ['code_challenge_method', 'S256'] as [string, string],
        ]),
  ]
  url.search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return url
}

/**
 * Xero's token endpoint through openid-client, whose only importer this is, loaded on first use. The endpoints are
 * pinned, not discovered, so that nobody on the way can name others.
 */
export const createIdentity = (places: XeroPlaces, now: () => number) => {
  const configure = async (client: XeroClient) => {
    const oidc = await import('openid-client')
    const config = new oidc.Configuration(
      {
        issuer: places.identity,
        authorization_endpoint: `${places.login}/identity/connect/authorize`,
        token_endpoint: `${places.identity}/connect/token`,
        jwks_uri: `${places.identity}/.well-known/openid-configuration/jwks`,
      },
      client.clientId,
      { client_secret: client.clientSecret, [oidc.clockTolerance]: SKEW / SECOND },
      oidc.ClientSecretBasic(client.clientSecret),
    )
    oidc.enableNonRepudiationChecks(config)
    if (places.identity.startsWith('http:')) oidc.allowInsecureRequests(config) // the sandbox on this computer
    const heard: { status: number; headers: Headers; date: number | null } = {
      status: 0,
      headers: new Headers(),
      date: null,
    }
    config[oidc.customFetch] = async (url, options) => {
      const { body, headers, method } = options
      const response = await limitedFetch(url, {
        headers: headers ?? {},
        method: method ?? 'GET',
        ...(body == null ? {} : { body: body as BodyInit }),
      })
      heard.status = response.status
      heard.headers = response.headers
      const date = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(date)) heard.date = date
      return response
    }
    return { oidc, config, heard }
  }

  const exchange = async (request: CodeExchange): Promise<Result<Grant>> => {
    const { oidc, config, heard } = await configure(request.client)
    const withIdToken = request.scopes.includes('openid')
    const arrived = new URL(request.redirectUri)
    arrived.searchParams.set('code', request.code)
    if (request.iss !== null) arrived.searchParams.set('iss', request.iss)
    try {
      const answer = await oidc.authorizationCodeGrant(config, arrived, {
        ...(request.verifier === null ? {} : { pkceCodeVerifier: request.verifier }),
        ...(withIdToken ? { expectedNonce: request.nonce, idTokenExpected: true } : {}),
      })
      const issuedAt = answer.claims()?.iat
      if (issuedAt !== undefined && Math.abs(issuedAt * SECOND - now()) > SKEW)
        return wrongClock(issuedAt * SECOND)
      return ok({ ...readTokens(answer), ...readPerson(answer.claims() ?? {}, answer.access_token) })
    } catch (error) {
      return translate(error, heard)
    }
  }

  const refresh = async (client: XeroClient, refreshToken: string): Promise<Result<Tokens>> => {
    const { oidc, config, heard } = await configure(client)
    try {
      return ok(readTokens(await oidc.refreshTokenGrant(config, refreshToken)))
    } catch (error) {
      return translate(error, heard)
    }
  }

  const wrongClock = (theirs: number): Failed =>
    fail({ code: 'clockWrong', minutes: Math.round((now() - theirs) / MINUTE) })

  /** Every error of the library's ends here; none is kept, because it may carry the request. */
  const translate = (
    error: unknown,
    heard: { status: number; headers: Headers; date: number | null },
  ): Failed => {
    const transport = findTransport(error)
    if (transport !== null) return transport
    const oauthError =
      typeof error === 'object' && error !== null && 'error' in error && typeof error.error === 'string'
        ? error.error
        : ''
    if (oauthError === 'invalid_grant') return fail('grantRefused')
    if (oauthError === 'invalid_client' || oauthError === 'unauthorized_client') return fail('clientRefused')
    if (heard.status === 401) return fail('clientRefused')
    if (heard.status >= 400)
      return apiFailure({ status: heard.status, headers: heard.headers, text: '' }, now())
    if (heard.status === 200 && heard.date !== null && Math.abs(heard.date - now()) > SKEW)
      return wrongClock(heard.date)
    if (isClaimError(error)) return fail('idTokenRefused')
    return fail({ code: 'xeroUnexpected', status: heard.status === 0 ? null : heard.status })
  }

  return { exchange, refresh }
}

const findTransport = (error: unknown): Failed | null => {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if (at instanceof TransportError) return at.failed
  return null
}

const CLAIM_ERRORS = [
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_UNSUPPORTED_OPERATION',
]

const isClaimError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  CLAIM_ERRORS.includes(String(error.code)) &&
  /jwt|id_token|signature|key|nonce|claim/iu.test(error.message)

type TokenAnswer = {
  readonly access_token: string
  readonly refresh_token?: string
  readonly expires_in?: number
  readonly scope?: string
}

/** `expires_in` is believed; without one, Xero's documented 30 minutes. */
const readTokens = (answer: TokenAnswer): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token ?? null,
  expiresIn: answer.expires_in ?? 1_800,
  scopes: answer.scope === undefined ? null : splitScopes(answer.scope),
})

/** Who signed in, from the checked ID token first; the access token's own claims only fill gaps. */
const readPerson = (claims: object, accessToken: string) => {
  const access = readClaims(accessToken)
  const text = (from: object, name: string): string => {
    const value: unknown = name in from ? (from as Record<string, unknown>)[name] : undefined
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  const both = (name: string) => text(claims, name) || text(access, name)
  const email = text(claims, 'email') || text(claims, 'preferred_username')
  const name =
    text(claims, 'name') || `${text(claims, 'given_name')} ${text(claims, 'family_name')}`.trim() || email
  return {
    userId: both('xero_userid') || both('sub'),
    name,
    email,
    authEventId: text(access, 'authentication_event_id') || null,
  }
}

const readClaims = (jwt: string): object => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? claims : {}
  } catch {
    return {}
  }
}
