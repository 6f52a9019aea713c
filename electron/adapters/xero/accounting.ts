import * as z from 'zod'
import { done, fail, type Failed } from '../../../shared/kernel/result.ts'
import type { ProbeAnswer } from '../../core/ports/xero.ts'
import { TransportError, type Http } from '../network/http.ts'
import { apiFailure, callsLeft, limitedWhose } from './api.ts'

const DEADLINE = 20_000
const LARGEST = 1024 * 1024

/** What is read of xero-node's rejection, which is JSON text (or an object) of the whole exchange, credentials included. */
const Rejection = z.object({
  response: z.object({
    statusCode: z.int().optional(),
    headers: z.record(z.string(), z.unknown()).optional(),
    body: z.unknown().optional(),
  }),
})

/**
 * Asks one organisation whether it answers (Accounting API, GET /Organisation), through xero-node, whose only importer
 * this is. Of that one part is loaded, on first use: the rest, sign-ins and payrolls of three countries, would be two
 * megabytes of every package.
 */
export const askOrganisation = async (
  { limitedFetch }: Http,
  api: string,
  accessToken: string,
  tenantId: string,
  now: () => number,
): Promise<ProbeAnswer> => {
  const { AccountingApi } = await import('xero-node/dist/gen/api/accountingApi.js')
  const accounting = new AccountingApi(`${api}/api.xro/2.0`)
  accounting.accessToken = accessToken
  accounting.setDefaultAuthentication({
    applyToRequest: (options) => {
      Object.assign(options, {
        timeout: DEADLINE,
        maxRedirects: 0,
        // axios on the same network as everything else (its fetch adapter with a fetch of ours)
        adapter: 'fetch',
        env: { fetch: overSystem, Request: null, Response: null },
      })
    },
  })
  let onTheWay: Failed | null = null
  // xero-node gives its GET a body of `{}`, which fetch refuses
  const overSystem = async (url: string, { body: _none, ...init }: RequestInit) => {
    const limits = { deadline: DEADLINE, largest: LARGEST }
    return limitedFetch(url, init, limits).catch((error: unknown) => {
      if (error instanceof TransportError) onTheWay = error.failed
      throw error
    })
  }
  try {
    const { body, response } = await accounting.getOrganisations(tenantId)
    const isOne = body.organisations?.length === 1
    return {
      result: isOne ? done : fail({ code: 'xeroUnexpected', status: 200 }),
      status: 200,
      left: callsLeft(readHeaders(z.record(z.string(), z.unknown()).safeParse(response.headers).data)),
      limited: null,
    }
  } catch (error) {
    return translate(error, onTheWay, now())
  }
}

const translate = (error: unknown, onTheWay: Failed | null, now: number): ProbeAnswer => {
  const rejection = Rejection.safeParse(typeof error === 'string' ? parse(error) : error)
  const { statusCode, headers, body } = rejection.data?.response ?? {}
  if (statusCode === undefined || statusCode === 0)
    return { result: onTheWay ?? fail('offline'), status: null, left: null, limited: null }
  const known = readHeaders(headers)
  return {
    result: apiFailure({ status: statusCode, headers: known, text: textOf(body) }, now),
    status: statusCode,
    left: callsLeft(known),
    limited: limitedWhose(known),
  }
}

/** The beginning of a body, to be looked at and not kept. */
const textOf = (body: unknown): string =>
  (typeof body === 'string' ? body : (JSON.stringify(body) ?? '')).slice(0, 2_000)

const WANTED = [
  'content-type',
  'retry-after',
  'www-authenticate',
  'x-minlimit-remaining',
  'x-daylimit-remaining',
  'x-appminlimit-remaining',
  'x-rate-limit-problem',
]

/** Only the headers that are looked at; the rest of the exchange is left where it is. */
const readHeaders = (headers: Readonly<Record<string, unknown>> | undefined): Headers => {
  const known = new Headers()
  for (const name of WANTED) {
    const value = headers?.[name]
    if (typeof value === 'string' || typeof value === 'number') known.set(name, String(value))
  }
  return known
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
