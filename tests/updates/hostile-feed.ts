import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Seen = { readonly url: string; readonly headers: IncomingMessage['headers'] }
export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** An update server on this computer that does what a test says, path by path. */
export const startFeed = async () => {
  const handlers = new Map<string, Handler>()
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers })
    const handler = handlers.get(request.url ?? '')
    if (handler === undefined) response.writeHead(404).end('nothing here')
    else handler(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keyward/`
  return {
    address,
    seen,
    on: (name: string, handler: Handler) => void handlers.set(`/keyward/${name}`, handler),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** A file served well: whole, or the rest that is asked for. */
export const serve =
  (bytes: Uint8Array): Handler =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? '')?.[1] ?? Number.NaN)
    if (Number.isNaN(from)) return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    response
      .writeHead(206, {
        'content-length': bytes.length - from,
        'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
      })
      .end(bytes.subarray(from))
  }

/** The first part of a file, and then the connection is gone. */
export const breakOff =
  (bytes: Uint8Array, after: number): Handler =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length })
    response.write(bytes.subarray(0, after), () => setTimeout(() => response.destroy(), 20))
  }

/** A little at a time, for as long as somebody listens. */
export const drip =
  (piece: Uint8Array, every: number, headers: Record<string, string | number> = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, headers)
    const timer = setInterval(() => response.write(piece), every)
    response.on('close', () => clearInterval(timer))
  }

export const redirect =
  (to: string, status = 302): Handler =>
  (_request, response) =>
    void response.writeHead(status, { location: to }).end()
