import * as z from 'zod'
import type { CallsLeft } from '../../shared/health.ts'
import { SECOND } from '../../shared/instant.ts'
import { done, fail, ok, type Failed, type Result } from '../../shared/result.ts'
import type { ListedConnection } from '../core/xero-port.ts'
import type { Http, HttpAnswer } from './http.ts'
import { utcInstant } from './utc-instant.ts'

/** Xero's rows; unknown tenant types and further fields are welcome, a missing id is not. */
const Rows = z.array(
  z.object({
    id: z.string().min(1).max(100),
    authEventId: z.string().max(100).nullish(),
    tenantId: z.string().min(1).max(100),
    tenantType: z.string().max(100).nullish(),
    tenantName: z.string().max(1_000).nullish(),
    createdDateUtc: z.string().max(40).nullish(),
    updatedDateUtc: z.string().max(40).nullish(),
  }),
)

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
  const rows = Rows.safeParse(parseJson(answer.value.text))
  if (!rows.success) return fail({ code: 'xeroUnexpected', status: 200 })
  return ok(
    rows.data.map((row) => ({
      id: row.id,
      authEventId: row.authEventId ?? '',
      tenantId: row.tenantId,
      tenantType: row.tenantType ?? '',
      tenantName: row.tenantName ?? '',
      createdAt: utcInstant(row.createdDateUtc) ?? 0,
      updatedAt: utcInstant(row.updatedDateUtc) ?? 0,
    })),
  )
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

const bearer = (accessToken: string) => ({
  authorization: `Bearer ${accessToken}`,
  accept: 'application/json',
})

/** Xero's refusals (OAuth 2.0 API limits; Response codes), as our codes. */
export const apiFailure = ({ status, headers }: HttpAnswer, now: number): Failed => {
  if (status === 401)
    return fail(
      /insufficient_scope/iu.test(headers.get('www-authenticate') ?? '')
        ? 'scopeInsufficient'
        : 'accessRefused',
    )
  if (status === 403) return fail('accessForbidden')
  if (status === 429) return fail({ code: 'rateLimited', retryAt: now + retryAfter(headers) })
  return status >= 500 ? fail({ code: 'xeroUnavailable', status }) : fail({ code: 'xeroUnexpected', status })
}

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

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
