import { asInstant, type Instant } from '../../../shared/kernel/instant.ts'
import { fail, ok } from '../../../shared/kernel/result.ts'
import type { TimeWitness } from '../../core/ports/clock.ts'
import type { Http } from '../network/http.ts'
import type { XeroUrls } from './urls.ts'

/** No answer of Xero's was made before this program was. */
const MADE = Date.UTC(2026, 0, 1)
/** This computer itself, where the sandbox stands. */
const HERE = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * Xero's own time, from the `Date` of its answers (RFC 9110 §6.6.1): over TLS, from Xero's own addresses, and not out of
 * a cache. Every request to Xero goes through the `http` that is answered here.
 */
export const createTimeWitness = (
  urls: XeroUrls,
  http: Http,
): { readonly http: Http; readonly witness: TimeWitness } => {
  let tell = (_said: Instant) => {}
  const origins = new Set([urls.identity, urls.api, urls.login].map((one) => new URL(one).origin))

  const timeIn = (url: string | URL, headers: Headers): Instant | null => {
    const { origin, protocol, hostname } = new URL(url)
    if (!origins.has(origin) || (protocol !== 'https:' && !HERE.has(hostname))) return null
    if (Number(headers.get('age') ?? 0) > 0) return null
    const said = asInstant(Date.parse(headers.get('date') ?? ''))
    return said !== null && said >= MADE ? said : null
  }

  const hear = (url: string | URL, headers: Headers): Instant | null => {
    const said = timeIn(url, headers)
    if (said !== null) tell(said)
    return said
  }

  return {
    http: {
      limitedFetch: async (url, init, limits) => {
        const response = await http.limitedFetch(url, init, limits)
        hear(url, response.headers)
        return response
      },
      request: async (url, init, limits) => {
        const answer = await http.request(url, init, limits)
        if (answer.ok) hear(url, answer.value.headers)
        return answer
      },
    },
    witness: {
      onTime: (listener) => void (tell = listener),
      ask: async () => {
        const url = `${urls.identity}/.well-known/openid-configuration`
        const answer = await http.request(url, { headers: { accept: 'application/json' } })
        if (!answer.ok) return answer
        const said = timeIn(url, answer.value.headers)
        return said === null ? fail({ code: 'xeroUnexpected', status: answer.value.status }) : ok(said)
      },
    },
  }
}
