import { randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { SecretAnswer, SecretClient, XeroClient } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { apiFailure, oddAnswer } from './api.ts'
import { getAppToken } from './app-token.ts'
import { formFor, oauthErrorOf } from './client-auth.ts'

/** Who is asked, and by whose time. */
type Asked = { readonly http: Http; readonly identity: string; readonly now: () => number }

/** What a web app asks for in its own name. */
const OWN_LIST_SCOPES = ['app.connections'] as const
/** Where nobody is sent back to: a custom connection has no redirect URI. */
const NO_WAY_BACK = 'https://localhost/'

/**
 * Whether Xero recognises a secret. A token of the app's own proves it by succeeding, and `invalid_client` refuses it.
 * Where this app gets no such token, nothing is said of its secret by that, and a made-up code is asked about; where
 * Xero could not be asked at all, it is not asked a second time.
 */
export const probeSecret = async (
  { http, identity, now }: Asked,
  client: SecretClient,
  redirectUri: string,
): Promise<Result<SecretAnswer>> => {
  const own = await getAppToken(http, identity, client, OWN_LIST_SCOPES, now)
  if (own.ok) return ok('granted')
  return own.failure.code === 'ownListNotGiven'
    ? probeByMadeUpCode({ http, identity, now }, client, redirectUri)
    : own
}

/**
 * The same of a custom connection, by a token with its own scopes. Where it gets none, a made-up code tells whether that
 * is because people sign in to this app: a custom connection may not use a code at all (RFC 6749 §5.2,
 * `unauthorized_client`), and then nobody has authorised it, or a change has ended that.
 */
export const probeCustomConnection = async (
  asked: Asked,
  client: SecretClient,
  scopes: readonly string[],
): Promise<Result<SecretAnswer>> => {
  const own = await getAppToken(asked.http, asked.identity, client, scopes, asked.now)
  if (own.ok) return ok('granted')
  if (own.failure.code !== 'ownListNotGiven') return own
  const byCode = await probeByMadeUpCode(asked, client, NO_WAY_BACK)
  if (byCode.ok) return fail({ code: 'appOfOtherKind', likely: 'web' })
  return byCode.failure.code === 'grantNotAllowed' ? fail('connectionNotActive') : byCode
}

/**
 * Whether Xero knows an app without a secret: it answers a made-up code of such an app with `invalid_grant`. An app that
 * has a secret, or none that Xero knows, is told `invalid_client`.
 */
export const probePublicClient = async (
  asked: Asked,
  clientId: string,
  redirectUri: string,
): Promise<Result<SecretAnswer>> => {
  const answer = await probeByMadeUpCode(asked, { clientId, clientSecret: null }, redirectUri)
  if (answer.ok) return answer
  const { code } = answer.failure
  if (code === 'clientRefused') return fail({ code: 'appOfOtherKind', likely: 'web' })
  return code === 'grantNotAllowed' ? fail({ code: 'appOfOtherKind', likely: 'custom' }) : answer
}

/**
 * Whether Xero recognises a secret: a token request with a code that was never given out, which changes nothing. A
 * server that authenticates the client first answers `invalid_grant` for a good secret and `invalid_client` for a bad
 * one (RFC 6749 §5.2). Xero does not say that it does, so every other answer tells nothing.
 */
const probeByMadeUpCode = async (
  { http: { request }, identity, now }: Asked,
  client: XeroClient,
  redirectUri: string,
): Promise<Result<SecretAnswer>> => {
  const answer = await request(
    `${identity}/connect/token`,
    formFor(client, {
      grant_type: 'authorization_code',
      code: `keyward-probe-${randomBytes(16).toString('base64url')}`,
      redirect_uri: redirectUri,
      code_verifier: randomBytes(32).toString('base64url'),
    }),
  )
  if (!answer.ok) return answer
  const { status, text } = answer.value
  const error = oauthErrorOf(text)
  if (status === 400 && error === 'invalid_grant') return ok('recognised')
  if ((status === 400 || status === 401) && error === 'invalid_client') return fail('clientRefused')
  if (status === 400 && error === 'unauthorized_client') return fail('grantNotAllowed')
  return status === 401 || status < 400 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
}
