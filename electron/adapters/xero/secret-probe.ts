import { randomBytes } from 'node:crypto'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { SecretAnswer, XeroClient } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { apiFailure, oddAnswer } from './api.ts'
import { getAppToken } from './app-token.ts'
import { basicOf, oauthErrorOf } from './client-auth.ts'

/**
 * Whether Xero recognises a secret. A token of the app's own proves it by succeeding, and `invalid_client` refuses it.
 * Where this app gets no such token, nothing is said of its secret by that, and a made-up code is asked about; where
 * Xero could not be asked at all, it is not asked a second time.
 */
export const probeSecret = async (
  http: Http,
  identity: string,
  client: XeroClient,
  redirectUri: string,
  now: () => number,
): Promise<Result<SecretAnswer>> => {
  const own = await getAppToken(http, identity, client, now)
  if (own.ok) return ok('granted')
  return own.failure.code === 'ownListNotGiven'
    ? probeByMadeUpCode(http, identity, client, redirectUri, now)
    : own
}

/**
 * Whether Xero recognises a secret: a token request with a code that was never given out, which changes nothing. A
 * server that authenticates the client first answers `invalid_grant` for a good secret and `invalid_client` for a bad
 * one (RFC 6749 §5.2). Xero does not say that it does, so every other answer tells nothing.
 */
const probeByMadeUpCode = async (
  { request }: Http,
  identity: string,
  client: XeroClient,
  redirectUri: string,
  now: () => number,
): Promise<Result<SecretAnswer>> => {
  const answer = await request(`${identity}/connect/token`, {
    method: 'POST',
    headers: {
      authorization: basicOf(client),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: `keyward-probe-${randomBytes(16).toString('base64url')}`,
      redirect_uri: redirectUri,
      code_verifier: randomBytes(32).toString('base64url'),
    }).toString(),
  })
  if (!answer.ok) return answer
  const { status, text } = answer.value
  const error = oauthErrorOf(text)
  if (status === 400 && error === 'invalid_grant') return ok('recognised')
  if ((status === 400 || status === 401) && error === 'invalid_client') return fail('clientRefused')
  if (status === 400 && error === 'unauthorized_client') return fail('grantNotAllowed')
  return status === 401 || status < 400 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
}
