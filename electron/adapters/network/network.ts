import type { Readable } from 'node:stream'
import { net, type IncomingMessage } from 'electron'

/** One request as `fetch` takes it, the body at hand: the slice that Keyward's adapters use. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/** Why a request did not come back, in Chromium's word (`ERR_…`) and nothing of the request itself. */
export class NetworkError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** A session of its own, in memory only: no cookie, no cache and no password of the window's meets these requests. */
const PARTITION = 'keyward-network'

/**
 * `fetch` through Chromium's network stack, so that it goes as the browser goes: the system's proxy and PAC script, the
 * system's trusted authorities (requirement D18). No redirect is followed (D14): a 3xx is answered as it came. A proxy
 * that asks for a password is an error of its own, `ERR_PROXY_AUTH_REQUESTED`; nobody's password is given to it.
 */
export const systemFetch: Fetch = (url, init = {}) => {
  const { signal } = init
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason)
      return
    }
    const request = net.request({
      url: new URL(url).href,
      method: init.method ?? 'GET',
      partition: PARTITION,
      // no cookie and no password of a server's; a proxy that knows the signed-in Windows user is still answered
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    /** Ends the request before or while its answer arrives. */
    let stop = (reason: unknown) => {
      over()
      reject(reason)
      request.abort()
    }
    const onAbort = () => stop(signal?.reason)
    const over = () => signal?.removeEventListener('abort', onAbort)
    signal?.addEventListener('abort', onAbort, { once: true })

    new Headers(init.headers).forEach((value, name) => request.setHeader(name, value))
    request.on('login', ({ isProxy }, answer) => {
      answer()
      if (isProxy) stop(new NetworkError('ERR_PROXY_AUTH_REQUESTED'))
    })
    request.on('redirect', (status, _method, _to, headers) => {
      over()
      resolve(new Response(null, { status, headers: headersOf(headers) }))
      request.abort()
    })
    request.on('response', (incoming) => {
      const { statusCode: status } = incoming
      const { body, end } = bodyOf(incoming, over, () => request.abort())
      try {
        const headers = headersOf(incoming.headers)
        resolve(new Response(NO_BODY.includes(status) ? null : body, { status, headers }))
        stop = end
      } catch {
        stop(new NetworkError('ERR_INVALID_RESPONSE')) // a status that HTTP does not have
      }
    })
    request.on('error', (error) => stop(networkError(error)))
    if (init.body !== undefined && init.body !== null) request.write(textOf(init.body))
    request.end()
  })
}

/** What comes as it comes; whoever lets go of it ends the request. */
const bodyOf = (incoming: IncomingMessage, over: () => void, abort: () => void) => {
  let isOpen = true
  const once = (act: () => void) => {
    if (!isOpen) return
    isOpen = false
    over()
    act()
  }
  let end = (_reason: unknown) => {}
  // a readable stream of Node's, though its type does not say so
  const flow = incoming as unknown as Pick<Readable, 'pause' | 'resume'>
  const body = new ReadableStream<Uint8Array>(
    {
      start: (stream) => {
        end = (reason) =>
          once(() => {
            stream.error(reason)
            abort()
          })
        incoming.on('data', (part) => {
          if (!isOpen) return
          stream.enqueue(new Uint8Array(part))
          if ((stream.desiredSize ?? 0) <= 0) flow.pause()
        })
        incoming.on('end', () => once(() => stream.close()))
        incoming.on('error', (error: unknown) => end(networkError(error)))
        incoming.on('aborted', () => end(new NetworkError('ERR_ABORTED')))
      },
      pull: () => void flow.resume(),
      cancel: () => once(abort),
    },
    // what a slow reader has not taken waits in the network, not in memory
    new ByteLengthQueuingStrategy({ highWaterMark: HELD }),
  )
  return { body, end }
}

/** How much of a body is held for whoever reads it. */
const HELD = 1024 * 1024

/** Statuses whose answers carry no body (Fetch Standard, "null body status"). */
const NO_BODY: readonly number[] = [101, 103, 204, 205, 304]

const headersOf = (raw: Readonly<Record<string, string | string[]>>): Headers => {
  const headers = new Headers()
  for (const [name, values] of Object.entries(raw))
    for (const value of [values].flat())
      try {
        headers.append(name, value)
      } catch {
        // what is no header in HTTP's grammar is not read
      }
  return headers
}

/** Keyward's adapters send text: forms and JSON. */
const textOf = (body: NonNullable<RequestInit['body']>): string => {
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('only text is sent')
}

const networkError = (error: unknown): NetworkError =>
  new NetworkError(/ERR_[A-Z0-9_]+/u.exec(error instanceof Error ? error.message : '')?.[0] ?? 'ERR_FAILED')
