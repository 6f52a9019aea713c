import { randomBytes } from 'node:crypto'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { XeroClient } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { apiFailure, oddAnswer } from './api.ts'
import { basicOf, oauthErrorOf } from './client-auth.ts'

/**
 * Whether Xero recognises a secret: a token request with a code that was never given out, which changes nothing. A
 * server that authenticates the client first answers `invalid_grant` for a good secret and `invalid_client` for a bad
 * one (RFC 6749 §5.2). Xero does not say that it does, so every other answer tells nothing.
 */
export const probeSecret = async (
  { request }: Http,
  identity: string,
  client: XeroClient,
  redirectUri: string,
  now: () => number,
): Promise<Result<null>> => {
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
  if (status === 400 && error === 'invalid_grant') return done
  if ((status === 400 || status === 401) && error === 'invalid_client') return fail('clientRefused')
  if (status === 400 && error === 'unauthorized_client') return fail('grantNotAllowed')
  return status === 401 || status < 400 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
}
