import * as z from 'zod'
import { done, fail, type Failed, type Result } from '../../shared/result.ts'
import { apiFailure } from './xero-api.ts'

const DEADLINE = 20_000
const LARGEST = 1024 * 1024

/** What is read of xero-node's rejection, which is JSON text (or an object) of the whole exchange, credentials included. */
const Rejection = z.object({
  response: z.object({
    statusCode: z.int().optional(),
    headers: z.record(z.string(), z.unknown()).optional(),
  }),
})

/**
 * Asks one organisation whether it answers (Accounting API, GET /Organisation), through xero-node, whose only importer
 * this is. It costs 200 ms and 40 MB to load, so it is loaded on first use.
 */
export const askOrganisation = async (
  api: string,
  accessToken: string,
  tenantId: string,
  now: () => number,
): Promise<Result<null>> => {
  const { AccountingApi } = await import('xero-node')
  const accounting = new AccountingApi(`${api}/api.xro/2.0`)
  accounting.accessToken = accessToken
  accounting.setDefaultAuthentication({
    applyToRequest: (options) => {
      Object.assign(options, { timeout: DEADLINE, maxRedirects: 0, maxContentLength: LARGEST })
    },
  })
  try {
    const { body } = await accounting.getOrganisations(tenantId)
    return body.organisations?.length === 1 ? done : fail({ code: 'xeroUnexpected', status: 200 })
  } catch (error) {
    return translate(error, now())
  }
}

const translate = (error: unknown, now: number): Failed => {
  const rejection = Rejection.safeParse(typeof error === 'string' ? parse(error) : error)
  if (!rejection.success) return fail('offline')
  const { statusCode, headers = {} } = rejection.data.response
  if (statusCode === undefined || statusCode === 0) return fail('offline')
  const known = new Headers()
  for (const name of ['retry-after', 'www-authenticate']) {
    const value = headers[name]
    if (typeof value === 'string' || typeof value === 'number') known.set(name, String(value))
  }
  return apiFailure({ status: statusCode, headers: known, text: '' }, now)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
