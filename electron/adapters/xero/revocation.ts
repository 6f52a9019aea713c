import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { XeroClient } from '../../core/ports/xero.ts'
import type { Http } from '../network/http.ts'
import { apiFailure, isPage, oddAnswer } from './api.ts'
import { formFor, oauthErrorOf } from './client-auth.ts'

/**
 * Revokes a refresh token (RFC 7009; Xero, Revoking tokens). A 200 also comes for a token that was dead before, so that
 * it proves nothing by itself.
 */
export const revokeToken = async (
  { request }: Http,
  identity: string,
  client: XeroClient,
  refreshToken: string,
  now: () => number,
): Promise<Result<null>> => {
  const answer = await request(
    `${identity}/connect/revocation`,
    formFor(client, { token: refreshToken, token_type_hint: 'refresh_token' }),
  )
  if (!answer.ok) return answer
  const { status, text } = answer.value
  if (isPage(answer.value) && status < 500) return oddAnswer(answer.value)
  if (status === 200) return done
  const error = oauthErrorOf(text)
  if ((status === 400 || status === 401) && error === 'invalid_client') return fail('clientRefused')
  if (status === 400 && error === 'unauthorized_client') return fail('grantNotAllowed')
  return status === 401 || status < 400 ? oddAnswer(answer.value) : apiFailure(answer.value, now())
}
