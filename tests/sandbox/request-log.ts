import type { IncomingMessage } from 'node:http'
import type { Endpoint } from './switches.ts'

/** One request as the sandbox saw it; never a query, a header or a body. */
export type LoggedRequest = {
  readonly at: number
  readonly method: string
  /** Without its query. */
  readonly path: string
  readonly endpoint: Endpoint
  /** 0 while there is no answer, and for good where the answer was lost or never came. */
  readonly status: number
  /** What a token request asked for: `authorization_code`, `refresh_token` … */
  readonly grantType?: string
}

const grantTypes = new WeakMap<IncomingMessage, string>()

/** Tells the log what a token request asked for. */
export const noteGrantType = (req: IncomingMessage, grantType: string): void => {
  grantTypes.set(req, grantType)
}

export const grantTypeOf = (req: IncomingMessage): string | undefined => grantTypes.get(req)

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
  return first === 'relay' && second === 'callback' ? 'relay' : 'other'
}
