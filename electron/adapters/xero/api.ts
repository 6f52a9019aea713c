import type { CallsLeft } from '../../../shared/connections/health.ts'
import { boundInstant, SECOND } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { ListedConnection } from '../../core/ports/xero.ts'
import type { Http, HttpAnswer } from '../network/http.ts'
import { readListing } from './listing-answer.ts'

/** GET /connections with the dates read as UTC, although Xero writes them without Z. */
export const listConnections = async (
  { request }: Http,
  api: string,
  accessToken: string,
  now: () => number,
): Promise<Result<readonly ListedConnection[]>> => {
  const answer = await request(`${api}/connections`, { headers: bearer(accessToken) })
  if (!answer.ok) return answer
  if (answer.value.status !== 200) return apiFailure(answer.value, now())
  const rows = readListing(answer.value.text)
  return rows === null ? oddAnswer(answer.value) : ok(rows)
}

/** DELETE /connections/{id}: the connection id, never the tenant id. */
export const deleteConnection = async (
  { request }: Http,
  api: string,
  accessToken: string,
  connectionId: string,
  now: () => number,
): Promise<Result<null>> => {
  const url = `${api}/connections/${encodeURIComponent(connectionId)}`
  const answer = await request(url, { method: 'DELETE', headers: bearer(accessToken) })
  if (!answer.ok) return answer
  return answer.value.status === 204 || answer.value.status === 404 ? done : apiFailure(answer.value, now())
}

/** The headers of every call to Xero's API. */
export const bearer = (accessToken: string) => ({
  authorization: `Bearer ${accessToken}`,
  accept: 'application/json',
})

/** Xero's refusals (OAuth 2.0 API limits; Response codes), as our codes. */
export const apiFailure = (answer: HttpAnswer, now: number): Failed => {
  const { status, headers, text } = answer
  if (status < 500 && status !== 429 && isPage(answer)) return fail({ code: 'blockedOnTheWay', status })
  if (status === 401) {
    // a tier that does not include this API says so in the body only
    if (/AuthorizationUnsuccessful/u.test(text)) return fail('tierNotIncluded')
    return fail(
      /insufficient_scope/iu.test(headers.get('www-authenticate') ?? '')
        ? 'scopeInsufficient'
        : 'accessRefused',
    )
  }
  if (status === 403)
    return fail(/AuthorizationUnsuccessful/u.test(text) ? 'tierNotIncluded' : 'accessForbidden')
  if (status === 429) return fail({ code: 'rateLimited', retryAt: boundInstant(now + retryAfter(headers)) })
  return status >= 500 ? fail({ code: 'xeroUnavailable', status }) : fail({ code: 'xeroUnexpected', status })
}

/** An answer that should have been data: a page means that somebody on the way gave it. */
export const oddAnswer = (answer: HttpAnswer): Failed =>
  fail({ code: isPage(answer) ? 'blockedOnTheWay' : 'xeroUnexpected', status: answer.status })

/** Whether it is a web page: Xero's servers answer data to programs, firewalls and portals answer pages to everybody. */
export const isPage = ({ headers, text }: HttpAnswer): boolean =>
  /^\s*(?:text\/html|application\/xhtml)/iu.test(headers.get('content-type') ?? '') ||
  /^\uFEFF?\s*(?:<!doctype html|<html[\s>])/iu.test(text.slice(0, 500))

/** Retry-After in milliseconds; a minute where Xero names none (RFC 9110 §10.2.3, seconds form). */
export const retryAfter = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return (Number.isFinite(seconds) && seconds >= 0 ? Math.min(Math.ceil(seconds), 86_400) : 60) * SECOND
}

/** What is left of Xero's limits, from the headers of any answer (Xero, OAuth 2.0 API limits). */
export const callsLeft = (headers: Headers): CallsLeft | null => {
  const read = (name: string) => {
    const value = headers.get(name)
    return value !== null && /^\d{1,9}$/u.test(value) ? Number(value) : null
  }
  const left = {
    minute: read('x-minlimit-remaining'),
    day: read('x-daylimit-remaining'),
    appMinute: read('x-appminlimit-remaining'),
  }
  return Object.values(left).every((value) => value === null) ? null : left
}

/** Whose limit a 429 is about. */
export const limitedWhose = (headers: Headers): 'tenant' | 'app' | null => {
  const problem = headers.get('x-rate-limit-problem')
  if (problem === null) return null
  return /^app/iu.test(problem) ? 'app' : 'tenant'
}
