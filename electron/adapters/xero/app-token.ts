import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { AppToken, SecretClient } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { apiFailure, isPage, oddAnswer } from './api.ts'
import { formFor, oauthErrorOf } from './client-auth.ts'
import { readTokenAnswer } from './token-answer.ts'

/** Xero knows the client, and gives it no token of this kind (RFC 6749 §5.2). */
const NOT_GIVEN: readonly string[] = [
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_request',
  'invalid_grant',
  'access_denied',
]

/** A token of the app's own by its secret alone (RFC 6749 §4.4). */
export const getAppToken = async (
  { request }: Http,
  identity: string,
  client: SecretClient,
  scopes: readonly string[],
  now: () => number,
): Promise<Result<AppToken>> => {
  const answer = await request(
    `${identity}/connect/token`,
    formFor(client, { grant_type: 'client_credentials', scope: scopes.join(' ') }),
  )
  if (!answer.ok) return answer
  const { status, text } = answer.value
  if (isPage(answer.value)) return status < 500 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
  if (status === 200) {
    const read = readTokenAnswer(text)
    if (read === null || read.accessToken === null) return fail({ code: 'xeroUnexpected', status })
    return ok({ accessToken: read.accessToken, expiresIn: read.expiresIn })
  }
  const error = oauthErrorOf(text)
  const isClear = status === 400 || status === 401
  if (isClear && error === 'invalid_client') return fail('clientRefused')
  if (isClear && NOT_GIVEN.includes(error)) return fail('ownListNotGiven')
  return status === 401 || status < 400 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
}
