import { randomBytes } from 'node:crypto'
import { done, fail, type Result } from '../../shared/result.ts'
import type { XeroClient } from '../core/xero-port.ts'
import type { Http } from './http.ts'
import { apiFailure, oddAnswer } from './xero-api.ts'

/**
 * Whether Xero recognises a secret: a token request with a code that was never given out, which changes nothing. A
 * server that authenticates the client first answers `invalid_grant` for a good secret and `invalid_client` for a bad
 * one (RFC 6749 §5.2). Xero does not say that it does, so every other answer tells nothing.
 */
export const probeSecret = async (
  { request }: Http,
  identity: string,
  { clientId, clientSecret }: XeroClient,
  redirectUri: string,
  now: () => number,
): Promise<Result<null>> => {
  const credentials = Buffer.from(`${formEncode(clientId)}:${formEncode(clientSecret)}`).toString('base64')
  const answer = await request(`${identity}/connect/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${credentials}`,
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
  const error = errorOf(text)
  if (status === 400 && error === 'invalid_grant') return done
  if ((status === 400 || status === 401) && error === 'invalid_client') return fail('clientRefused')
  if (status === 400 && error === 'unauthorized_client') return fail('grantNotAllowed')
  return status === 401 || status < 400 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
}

/** Client id and secret are form-encoded before they go into Basic (RFC 6749 §2.3.1). */
const formEncode = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2)

const errorOf = (text: string): string => {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''
  } catch {
    return ''
  }
}
