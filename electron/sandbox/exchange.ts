import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const BODY_MAX = 1024 * 1024

/** One request and its answer, with the address taken apart. */
export type Exchange = {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly method: string
  readonly url: URL
}

export const send = (
  { res }: Exchange,
  status: number,
  type: 'text/html' | 'application/json' | 'text/xml' | 'text/plain',
  body: string,
): void => {
  res.statusCode = status
  res.setHeader('content-type', `${type}; charset=utf-8`)
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-length', Buffer.byteLength(body))
  res.end(body)
}

export const sendJson = (exchange: Exchange, status: number, body: unknown): void =>
  send(exchange, status, 'application/json', JSON.stringify(body))

/** Pages never show up in frames, never load anything, run no script but the page's own, and are never kept. */
export const sendPage = (exchange: Exchange, status: number, html: string, script?: string): void => {
  const own = script === undefined ? '' : ` script-src 'sha256-${sha256(script)}';`
  exchange.res.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline';${own} frame-ancestors 'none'`,
  )
  exchange.res.setHeader('referrer-policy', 'no-referrer')
  send(exchange, status, 'text/html', html)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

export const redirect = ({ res }: Exchange, location: string, status = 303): void => {
  res.statusCode = status
  res.setHeader('location', location)
  res.setHeader('cache-control', 'no-store')
  res.setHeader('referrer-policy', 'no-referrer')
  res.end()
}

export const readBody = async ({ req }: Exchange): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > BODY_MAX) throw new Error('The body is too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export const readForm = async (exchange: Exchange): Promise<URLSearchParams> =>
  new URLSearchParams(await readBody(exchange))
