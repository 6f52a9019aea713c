import type { IncomingMessage } from 'node:http'

/** A call that may be looked at: whose address it came to, and what it asks of Xero. */
export type ReadCall = {
  readonly key: string
  readonly method: string
  /** The path at Xero, without its query, and the query as it came. */
  readonly path: string
  readonly query: string
}

export type CallRefusal =
  | 'foreignHost'
  | 'fromBrowser'
  | 'oddAddress'
  | 'oddMethod'
  | 'ownCredentials'
  | 'bodyNotWanted'
  | 'bodyTooLarge'

/** Longer addresses and bodies are not read. */
const TARGET_MAX = 4_096
export const BODY_MAX = 1024 * 1024

/** Whole parts of plain characters: nothing escaped, no dots that lead elsewhere, nothing that could be read in two ways. */
const TARGET =
  /^\/(?<key>[A-Za-z0-9_-]{43})(?<path>(?:\/(?!\.{1,2}(?:[/?]|$))[A-Za-z0-9._~-]+)+)(?:\?(?<query>[\x21-\x7e]*))?$/u

/** What a browser sends and a program of the person's does not; `Sec-Fetch-Mode` alone comes from Node as well. */
const BROWSER = ['origin', 'sec-fetch-site', 'sec-fetch-dest', 'access-control-request-method']

/** What Keyward adds, or what would make another call out of this one. */
const SMUGGLED = [
  'authorization',
  'proxy-authorization',
  'xero-tenant-id',
  'cookie',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-original-url',
  'x-rewrite-url',
  'upgrade',
  'trailer',
  'te',
]

const METHODS = ['GET', 'POST', 'PUT', 'DELETE']

/** Reads what a program of this computer asks for, by its line and headers alone, or says why it is refused. */
export const readCall = (
  {
    method = '',
    url = '',
    headers,
    rawHeaders,
  }: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>,
  port: number,
): ReadCall | CallRefusal => {
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  // a name that a page made its own, and that leads here (DNS rebinding), stands in the Host
  if (headers.host !== `127.0.0.1:${port}` || names.filter((name) => name === 'host').length !== 1)
    return 'foreignHost'
  if (BROWSER.some((name) => names.includes(name))) return 'fromBrowser'
  if (SMUGGLED.some((name) => names.includes(name))) return 'ownCredentials'
  if (!METHODS.includes(method)) return 'oddMethod'
  const found = url.length > TARGET_MAX ? null : TARGET.exec(url)?.groups
  if (found == null) return 'oddAddress'
  const length = headers['content-length']
  const hasBody = headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  if (hasBody && (method === 'GET' || method === 'DELETE')) return 'bodyNotWanted'
  if (Number(length ?? 0) > BODY_MAX) return 'bodyTooLarge'
  const { key = '', path = '', query } = found
  return { key, method, path, query: query === undefined ? '' : `?${query}` }
}

/** What of a tool's headers goes to Xero; nothing else does. */
const SENT = ['accept', 'content-type', 'if-modified-since', 'idempotency-key'] as const

/** The headers of the call to Xero: a few of the tool's, and Keyward's own. */
export const headersTo = (
  headers: IncomingMessage['headers'],
  { accessToken, tenantId }: { readonly accessToken: string; readonly tenantId: string },
): Record<string, string> => ({
  accept: 'application/json',
  ...Object.fromEntries(
    SENT.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  ),
  authorization: `Bearer ${accessToken}`,
  'xero-tenant-id': tenantId,
})

/** What of Xero's headers a tool is told. */
const TOLD = [
  'content-type',
  'last-modified',
  'etag',
  'retry-after',
  'x-rate-limit-problem',
  'x-minlimit-remaining',
  'x-daylimit-remaining',
  'x-appminlimit-remaining',
  'xero-correlation-id',
]

export const headersFrom = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    TOLD.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
