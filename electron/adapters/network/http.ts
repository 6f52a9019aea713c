import { fail, type Failed, type Result, ok } from '../../../shared/kernel/result.ts'
import { errorCode } from '../disk/durable-file.ts'
import type { Fetch } from './network.ts'

/** No answer of Xero's that Keyward asks for comes near this, 10,000 connections included (about 3 MB). */
const LARGEST = 16 * 1024 * 1024
const DEADLINE = 20_000

export type HttpAnswer = { readonly status: number; readonly headers: Headers; readonly text: string }

/** A request that failed on the way, already translated; thrown only inside this folder's adapters. */
export class TransportError extends Error {
  readonly failed: Failed
  constructor(failed: Failed) {
    super(failed.failure.code) // never the cause: it may carry credentials
    this.failed = failed
  }
}

type Limits = { readonly deadline?: number; readonly largest?: number; readonly signal?: AbortSignal }

/** Requests with a deadline and a size cap that follow no redirect (D14). */
export type Http = {
  /** What goes wrong on the way is a TransportError. */
  readonly limitedFetch: (url: string | URL, init: RequestInit, limits?: Limits) => Promise<Response>
  /** The same as a Result. */
  readonly request: (url: string | URL, init: RequestInit, limits?: Limits) => Promise<Result<HttpAnswer>>
}

/** HTTP over the system's network in Keyward, and over Node's in tests of what stands on it. */
export const createHttp = (fetch: Fetch): Http => {
  const limitedFetch: Http['limitedFetch'] = async (
    url,
    init,
    { deadline = DEADLINE, largest = LARGEST, signal: asked } = {},
  ) => {
    try {
      const timeout = AbortSignal.timeout(deadline)
      const signal = asked === undefined ? timeout : AbortSignal.any([timeout, asked])
      const response = await fetch(url, { ...init, redirect: 'manual', signal })
      const body = await readCapped(response, largest)
      return new Response(NO_BODY.includes(response.status) ? null : body, {
        status: response.status,
        headers: response.headers,
      })
    } catch (error) {
      throw error instanceof TransportError ? error : new TransportError(fail(transportCode(error)))
    }
  }
  return {
    limitedFetch,
    request: async (url, init, limits) => {
      try {
        const response = await limitedFetch(url, init, limits)
        return ok({ status: response.status, headers: response.headers, text: await response.text() })
      } catch (error) {
        if (error instanceof TransportError) return error.failed
        throw error
      }
    },
  }
}

const NO_BODY = [204, 205, 304]

const readCapped = async (response: Response, largest: number): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > largest) throw new TransportError(fail({ code: 'xeroUnexpected', status: response.status }))
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Chromium's words (`ERR_…`, net_error_list.h) and Node's, as our codes. */
const transportCode = (error: unknown) => {
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return 'xeroTimedOut'
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code = errorCode(cause) || errorCode(error)
  if (/PROXY_AUTH/u.test(code)) return 'proxyAsksPassword'
  if (/PROXY|TUNNEL|^ERR_PAC_/u.test(code)) return 'proxySilent'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/u.test(code)) return 'tlsRefused'
  return TIMED_OUT.includes(code) ? 'xeroTimedOut' : 'offline'
}

const TIMED_OUT = [
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
  'ERR_TIMED_OUT',
  'ERR_CONNECTION_TIMED_OUT',
]
