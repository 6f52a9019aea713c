import type { IncomingMessage } from 'node:http'
import type { Exchange } from './exchange.ts'
import { PORTAL_PATH } from './portal.ts'
import type { Endpoint } from './switches.ts'

/** One request as the sandbox saw it; never a query, a header or a body. */
export type LoggedRequest = {
  readonly at: number
  readonly method: string
  /** Without its query. */
  readonly path: string
  readonly endpoint: Endpoint
  /** 0 while there is no answer, and for good where the answer was lost or never came. */
  status: number
  /** What a token request asked for: `authorization_code`, `refresh_token` … */
  grantType?: string
}

const entries = new WeakMap<IncomingMessage, LoggedRequest>()

/** Writes the entry at arrival, and its status just before the first byte of the answer, so that whoever has the answer finds both. */
export const logRequest = (
  { req, res, method, url }: Exchange,
  endpoint: Endpoint,
  at: number,
): LoggedRequest => {
  const entry: LoggedRequest = { at, method, path: url.pathname, endpoint, status: 0 }
  entries.set(req, entry)
  res.end = new Proxy(res.end.bind(res), {
    apply: (end, _self, given) => {
      entry.status = res.statusCode
      return Reflect.apply(end, res, given)
    },
  })
  return entry
}

/** Tells the log what a token request asked for. */
export const noteGrantType = (req: IncomingMessage, grantType: string): void => {
  const entry = entries.get(req)
  if (entry !== undefined) entry.grantType = grantType
}

/** Which endpoint a request means. */
export const endpointOf = (method: string, path: string): Endpoint => {
  const [first = '', second = ''] = path.split('/').slice(1)
  if (path.startsWith('/identity/connect/authorize')) return 'authorize'
  if (path.startsWith('/identity/user/')) return 'signInPage'
  if (path === '/connect/token') return 'token'
  if (path === '/connect/revocation') return 'revocation'
  if (path === '/connect/userinfo') return 'userinfo'
  if (path === '/.well-known/openid-configuration') return 'discovery'
  if (path === '/.well-known/openid-configuration/jwks') return 'jwks'
  if (first === 'connections') return method === 'DELETE' ? 'disconnect' : 'connections'
  if (first === 'practicemanager') return 'practiceManager'
  if (first === 'api.xro') return 'organisation'
  if (path === PORTAL_PATH) return 'portal'
  return first === 'relay' && second === 'callback' ? 'relay' : 'other'
}
