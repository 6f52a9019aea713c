import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { SECOND } from '../../../shared/kernel/instant.ts'
import type { ToolAnswers } from '../../core/ports/tools.ts'
import { errorCode } from '../disk/durable-file.ts'
import { TransportError, type Http } from '../network/http.ts'
import { apiFailure, limitedWhose, retryAfter } from '../xero/api.ts'
import { BODY_MAX, headersFrom, headersTo, readCall, type CallRefusal } from './call-rules.ts'
import { failedCall, REFUSED_CALLS } from './words.ts'

const CONNECTIONS_MAX = 64
const SLOWEST = 10 * SECOND
/** Whoever has come and says nothing for so long is hung up on (K5). */
const SPEAK_WITHIN = 3 * SECOND

type Xero = { readonly http: Http; readonly api: string }

/** A port of this computer at which tools call Xero's API through Keyward, and never see a token (K4). */
export const openCallPort = async (
  wished: number | null,
  answers: Pick<ToolAnswers, 'call'>,
  xero: Xero,
): Promise<{ readonly server: Server; readonly port: number }> => {
  let port = 0
  const refused = new WeakSet<object>()
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: SPEAK_WITHIN,
      connectionsCheckingInterval: SECOND,
      requestTimeout: SLOWEST,
      keepAliveTimeout: SLOWEST,
      requireHostHeader: true,
      insecureHTTPParser: false,
    },
    (request, response) => void serve(request, response, { port, answers, xero, refused }),
  )
  server.maxConnections = CONNECTIONS_MAX
  // a tunnel, another protocol and a body that asks first are no calls of Xero's API
  for (const event of ['connect', 'upgrade'] as const)
    server.on(event, (_request, socket) => socket.destroy())
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.shouldKeepAlive = false
    refuse(response, REFUSED_CALLS.bodyNotWanted, 'bodyNotWanted')
    request.destroy()
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  port = (await listenAt(server, wished ?? 0)) ?? (await listenAt(server, 0)) ?? 0
  if (port === 0) throw new Error('no port of this computer is free')
  server.on('error', () => {})
  return { server, port }
}

/** The port, or `null` where somebody else has it. */
const listenAt = (server: Server, port: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const failed = (error: unknown) => {
      if (['EADDRINUSE', 'EACCES'].includes(errorCode(error))) resolve(null)
      else reject(new Error('the port cannot be had'))
    }
    server.once('error', failed)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', failed)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : null)
    })
  })

type Means = {
  readonly port: number
  readonly answers: Pick<ToolAnswers, 'call'>
  readonly xero: Xero
  /** Connections on which a call was refused. */
  readonly refused: WeakSet<object>
}

const serve = async (
  request: IncomingMessage,
  response: ServerResponse,
  { port, answers, xero, refused }: Means,
): Promise<void> => {
  // what comes behind a refused call on the same connection was read by its words alone
  if (refused.has(request.socket)) return void request.socket.destroy()
  const read = readCall(request, port)
  if (typeof read === 'string') {
    refused.add(request.socket)
    return refuseCall(request, response, read)
  }
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const body = await bodyOf(request)
  if (body === null) return refuseCall(request, response, 'bodyTooLarge')
  const { key, method, path, query } = read
  const pass = await answers.call({ key, method, path }, gone.signal)
  if (!pass.ok) return refuse(response, failedCall(pass.failure.code), pass.failure.code)
  let how: Parameters<typeof pass.value.end>[0] = { retryAt: null, limited: null }
  try {
    const { accessToken, tenantId } = pass.value
    const ask = async (token: string) => {
      const answer = await xero.http.limitedFetch(
        `${xero.api}${path}${query}`,
        {
          method,
          headers: headersTo(request.headers, { accessToken: token, tenantId }),
          ...(body.length === 0 ? {} : { body }),
        },
        { signal: gone.signal },
      )
      const { status, headers } = answer
      return { status, headers, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    let answer = await ask(accessToken)
    if (isTokenRefused(answer)) {
      const renewed = await pass.value.renew()
      if (!renewed.ok) return refuse(response, failedCall(renewed.failure.code), renewed.failure.code)
      if (renewed.value !== null) answer = await ask(renewed.value)
    }
    const { status, headers, bytes } = answer
    if (status === 429) how = { retryAt: Date.now() + retryAfter(headers), limited: limitedWhose(headers) }
    if (status >= 300 && status < 400 && status !== 304)
      return refuse(response, failedCall('redirected'), 'redirected')
    response.writeHead(status, { ...headersFrom(headers), ...ALWAYS }).end(bytes)
  } catch (error) {
    // never what was thrown: it may carry the token
    const code = error instanceof TransportError ? error.failed.failure.code : 'bug'
    refuse(response, failedCall(code), code)
  } finally {
    pass.value.end(how)
  }
}

type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Buffer }

/** Whether it is the token that Xero refuses, and not how far a good one reaches. */
const isTokenRefused = ({ bytes, ...answer }: Answer): boolean =>
  answer.status === 401 &&
  apiFailure({ ...answer, text: bytes.toString() }, Date.now()).failure.code === 'accessRefused'

/** The whole body; `null` where it is longer than is read, or breaks off. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> => {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length
      if (size > BODY_MAX) return null
      parts.push(part)
    }
  } catch {
    return null
  }
  return Buffer.concat(parts)
}

const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** What else comes on this connection is not read: whoever sent this may have meant two readings of it. */
const refuseCall = (request: IncomingMessage, response: ServerResponse, why: CallRefusal) => {
  response.shouldKeepAlive = false
  response.once('finish', () => request.destroy())
  refuse(response, REFUSED_CALLS[why], why)
}

const refuse = (response: ServerResponse, [status, message]: readonly [number, string], code: string) => {
  if (response.headersSent || response.destroyed) return
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...ALWAYS })
    .end(JSON.stringify({ error: code, message }))
}
