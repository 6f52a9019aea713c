import { MINUTE, minutesApart, SECOND } from '../../../shared/kernel/instant.ts'
import type { ExportedJWKSCache } from 'openid-client'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type {
  AuthorizeRequest,
  CodeExchange,
  Grant,
  IdTokenTrouble,
  Renewal,
  XeroClient,
} from '../../core/ports/xero.ts'
import { TransportError, type Http } from '../network/http.ts'
import { apiFailure, isPage } from './api.ts'
import type { XeroUrls } from './urls.ts'
import {
  personOf,
  plainAnswer,
  readClaims,
  readTokenAnswer,
  textOf,
  tokensOf,
  type TokenAnswer,
} from './token-answer.ts'

/** A clock this wrong is still believed (requirement D5). */
const SKEW = 5 * MINUTE

/** The consent page (RFC 6749 §4.1.1, RFC 7636 §4.3). Spaces in the scope are %20, which every server reads. */
export const authorizeUrl = ({ login }: XeroUrls, request: AuthorizeRequest): URL => {
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

type Heard = { status: number; headers: Headers; text: string; date: number | null; isOfKeys: boolean }

/**
 * Xero's token endpoint through openid-client, whose only importer this is, loaded on first use. The endpoints are
 * pinned, not discovered, so that nobody on the way can name others. Answers are bounded before the library sees them.
 */
export const createIdentity = (urls: XeroUrls, http: Http, now: () => number) => {
  const keysAt = `${urls.identity}/.well-known/openid-configuration/jwks`
  /** Xero's keys as they were last fetched, for renewals; a sign-in fetches them anew. */
  let keys: ExportedJWKSCache | undefined

  /** `onAnswer` hears each 200 of the token endpoint before anything of it is judged. */
  const configure = async (client: XeroClient, onAnswer: (answer: TokenAnswer | null) => void) => {
    const oidc = await import('openid-client')
    const config = new oidc.Configuration(
      {
        issuer: urls.identity,
        authorization_endpoint: `${urls.login}/identity/connect/authorize`,
        token_endpoint: `${urls.identity}/connect/token`,
        jwks_uri: keysAt,
      },
      client.clientId,
      {
        ...(client.clientSecret === null ? {} : { client_secret: client.clientSecret }),
        [oidc.clockTolerance]: SKEW / SECOND,
        [oidc.clockSkew]: Math.round((now() - Date.now()) / SECOND),
      },
      client.clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(client.clientSecret),
    )
    oidc.enableNonRepudiationChecks(config)
    if (urls.identity.startsWith('http:')) oidc.allowInsecureRequests(config) // the sandbox on this computer
    const heard: Heard = { status: 0, headers: new Headers(), text: '', date: null, isOfKeys: false }
    config[oidc.customFetch] = async (url, options) => {
      const { body, headers, method } = options
      heard.isOfKeys = url === keysAt
      const response = await http.limitedFetch(url, {
        headers: headers ?? {},
        method: method ?? 'GET',
        ...(body == null ? {} : { body: body as BodyInit }),
      })
      heard.status = response.status
      heard.headers = response.headers
      heard.text = (await response.clone().text()).slice(0, 2_000)
      const date = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(date)) heard.date = date
      if (heard.isOfKeys || response.status !== 200) return response
      const answer = readTokenAnswer(await response.clone().text())
      onAnswer(answer)
      return answer === null
        ? response
        : new Response(plainAnswer(answer), { headers: { 'content-type': 'application/json' } })
    }
    return { oidc, config, heard }
  }

  const exchange = async (request: CodeExchange): Promise<Result<Grant>> => {
    let came: TokenAnswer | null = null
    const { oidc, config, heard } = await configure(request.client, (answer) => (came = answer))
    const withIdToken = request.scopes.includes('openid')
    const arrived = new URL(request.redirectUri)
    arrived.searchParams.set('code', request.code)
    if (request.iss !== null) arrived.searchParams.set('iss', request.iss)
    try {
      const grant = await oidc.authorizationCodeGrant(config, arrived, {
        ...(request.verifier === null ? {} : { pkceCodeVerifier: request.verifier }),
        ...(withIdToken ? { expectedNonce: request.nonce, idTokenExpected: true } : {}),
      })
      keys = oidc.getJwksCache(config) ?? keys
      const answer = came as TokenAnswer | null
      if (answer === null || answer.accessToken === null)
        return fail({ code: 'xeroUnexpected', status: heard.status })
      const claims = grant.claims() ?? {}
      const issuedAt = grant.claims()?.iat
      if (issuedAt !== undefined && isOff(issuedAt * SECOND)) return wrongClock(issuedAt * SECOND)
      return ok({ ...tokensOf(answer), ...readPerson(claims, answer.accessToken) })
    } catch (error) {
      return translate(error, heard)
    }
  }

  /**
   * Answers as soon as the tokens are there; the library goes on judging the ID token, which `judge` waits for. By then
   * Xero has rotated, so nothing about an ID token may cost the new tokens (OpenID Connect Core §12.2).
   */
  const refresh = async (client: XeroClient, refreshToken: string): Promise<Result<Renewal>> => {
    const { promise: came, resolve } = Promise.withResolvers<TokenAnswer | null>()
    const { oidc, config, heard } = await configure(client, resolve)
    if (keys !== undefined) oidc.setJwksCache(config, keys)
    const judged = oidc.refreshTokenGrant(config, refreshToken).then(
      (grant) => {
        keys = oidc.getJwksCache(config) ?? keys
        return { claims: grant.claims(), error: null }
      },
      (error: unknown) => ({ claims: undefined, error }),
    )
    const answer = await Promise.race([came, judged.then(() => null)])
    if (answer === null) return translate((await judged).error, heard)
    return ok({
      ...tokensOf(answer),
      claimed: personOf(readClaims(answer.idToken)),
      judge: async () => {
        const { claims, error } = await judged
        return {
          person: claims === undefined ? null : personOf(claims),
          trouble: answer.idToken === null ? null : troubleOf(error, claims?.iat, heard),
        }
      },
    })
  }

  const isOff = (theirs: number) => Math.abs(theirs - now()) > SKEW
  const minutesOff = (theirs: number) => minutesApart(now(), theirs)
  const wrongClock = (theirs: number): Failed => fail({ code: 'clockWrong', minutes: minutesOff(theirs) })

  /** What is amiss with an ID token that came at a renewal. */
  const troubleOf = (error: unknown, issuedAt: number | undefined, heard: Heard): IdTokenTrouble | null => {
    const theirs = heard.date ?? (issuedAt === undefined ? null : issuedAt * SECOND)
    if (theirs !== null && isOff(theirs)) return { kind: 'clock', minutes: minutesOff(theirs) }
    if (error === null) return null
    const isForged = error instanceof Error && /signature/iu.test(error.message)
    const isUnknownKey = codeOf(error) === 'OAUTH_KEY_SELECTION_FAILED'
    return { kind: isUnknownKey || (heard.isOfKeys && !isForged) ? 'keys' : 'idToken' }
  }

  /** Every error of the library's ends here; none is kept, because it may carry the request. */
  const translate = (error: unknown, heard: Heard): Failed => {
    const transport = findTransport(error)
    if (transport !== null) return transport
    const oauthError =
      typeof error === 'object' && error !== null && 'error' in error && typeof error.error === 'string'
        ? error.error
        : ''
    if (oauthError === 'invalid_grant') return fail('grantRefused')
    if (oauthError === 'invalid_client') return fail('clientRefused')
    if (oauthError === 'unauthorized_client') return fail('grantNotAllowed')
    if (isPage(heard)) return apiFailure(heard, now())
    if (heard.status === 401) return fail('clientRefused')
    if (heard.status >= 400) return apiFailure(heard, now())
    if (heard.status === 200 && heard.date !== null && isOff(heard.date)) return wrongClock(heard.date)
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

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const isClaimError = (error: unknown): boolean =>
  error instanceof Error &&
  CLAIM_ERRORS.includes(codeOf(error)) &&
  /jwt|id_token|signature|key|nonce|claim/iu.test(error.message)

/** Who signed in, from the checked ID token first; the access token's own claims only fill gaps. */
const readPerson = (claims: object, accessToken: string) => {
  const access = readClaims(accessToken)
  const both = (name: string) => textOf(claims, name) || textOf(access, name)
  const email = textOf(claims, 'email') || textOf(claims, 'preferred_username')
  const given = `${textOf(claims, 'given_name')} ${textOf(claims, 'family_name')}`.trim()
  return {
    userId: both('xero_userid') || both('sub'),
    subject: textOf(claims, 'sub') || null,
    name: textOf(claims, 'name') || given || email,
    email,
    authEventId: textOf(access, 'authentication_event_id') || null,
  }
}
