import { fail, type Failed, type Result, ok } from '../../shared/result.ts'
import { errorCode } from './durable-file.ts'

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

/** `fetch` with a deadline and a size cap that follows no redirect (D14); what goes wrong is a TransportError. */
export const limitedFetch = async (
  url: string | URL,
  init: RequestInit,
  { deadline = DEADLINE, largest = LARGEST, signal: asked }: Limits = {},
): Promise<Response> => {
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

const NO_BODY = [204, 205, 304]

/** One request as a Result. */
export const request = async (
  url: string | URL,
  init: RequestInit,
  limits?: Limits,
): Promise<Result<HttpAnswer>> => {
  try {
    const response = await limitedFetch(url, init, limits)
    return ok({ status: response.status, headers: response.headers, text: await response.text() })
  } catch (error) {
    if (error instanceof TransportError) return error.failed
    throw error
  }
}

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

const transportCode = (error: unknown) => {
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return 'xeroTimedOut'
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code = errorCode(cause) || errorCode(error)
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/u.test(code)) return 'tlsRefused'
  return code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' || code === 'ETIMEDOUT'
    ? 'xeroTimedOut'
    : 'offline'
}
