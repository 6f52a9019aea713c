import { isAppsOwn, type AccessClaims } from './access-tokens.ts'
import { asXeroJson, type XeroConnection } from './connections.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { sendJson, type Exchange } from './exchange.ts'
import { answerPracticeManager } from './practice-manager.ts'
import type { RateLimits } from './rate-limits.ts'
import { APP_SCOPE, opens } from './scope-rules.ts'
import type { World } from './world.ts'

/** `https://api.xero.com`: connections, the organisation call, and Practice Manager 3.1. */
export type Api = { readonly handle: (exchange: Exchange) => Promise<void> }

export const createApi = (world: World, limits: RateLimits): Api => ({
  handle: async (exchange) => {
    const token = /^Bearer (.+)$/iu.exec(exchange.req.headers.authorization ?? '')?.[1] ?? ''
    const claims = await world.accessTokens.verify(token)
    if (typeof claims === 'string') return refuseToken(exchange, claims)
    if (world.apps.find(claims.client_id) === undefined) return refuseToken(exchange, 'invalid')
    if (world.grants.isRefused(claims.authentication_event_id)) return refuseToken(exchange, 'invalid')
    const [first = ''] = exchange.url.pathname.split('/').slice(1)
    if (first === 'connections' && isAppsOwn(claims)) return answerOwnList(world, limits, exchange, claims)
    if (first === 'connections') return answerConnections(world, limits, exchange, claims)
    const wanted = wantedScope(exchange.url.pathname)
    if (!opens(claims.scope, wanted)) return refuseScope(exchange)
    if (first === 'practicemanager' && world.switches.tierGated) return refuseTier(exchange)
    const tenant = isAppsOwn(claims) ? customTenant(world, claims) : tenantOf(world, exchange, claims)
    const isPractice = tenant?.tenantType === 'PRACTICEMANAGER'
    if (tenant === undefined || isPractice !== (first === 'practicemanager')) return refuseTenant(exchange)
    const leave = limits.enter(exchange, claims.client_id, tenant.tenantId)
    if (leave === undefined) return
    exchange.res.once('close', leave)
    await wait(world.switches.latencyMs)
    if (first === 'practicemanager') return answerPracticeManager(world, exchange)
    sendJson(exchange, 200, organisationOf(tenant))
  },
})

const tenantOf = (world: World, exchange: Exchange, claims: AccessClaims): XeroConnection | undefined => {
  const tenantId = String(exchange.req.headers['xero-tenant-id'] ?? '')
  const owner = { personId: claims.xero_userid, clientId: claims.client_id }
  return world.connections.of(owner).find((one) => one.tenantId === tenantId)
}

/** A custom connection names no organisation: it has one. */
const customTenant = ({ apps, connections }: World, { client_id: id }: AccessClaims) =>
  apps.find(id)?.customScopes === undefined ? undefined : connections.ofApp(id)[0]

const answerConnections = async (
  world: World,
  limits: RateLimits,
  exchange: Exchange,
  claims: AccessClaims,
): Promise<void> => {
  const { method, url, res } = exchange
  const owner = { personId: claims.xero_userid, clientId: claims.client_id }
  const leave = limits.enter(exchange, claims.client_id, undefined)
  if (leave === undefined) return
  res.once('close', leave)
  await wait(world.switches.latencyMs)
  const id = url.pathname.split('/')[2] ?? ''
  if (method === 'GET' && id === '') {
    const event = url.searchParams.get('authEventId')
    const seen = world.connections.of(owner).filter((one) => event === null || one.authEventId === event)
    return sendJson(exchange, 200, seen.map(asXeroJson))
  }
  if (method === 'DELETE' && world.connections.remove(owner, id)) {
    res.statusCode = 204
    return void res.end()
  }
  sendJson(exchange, 404, problemBody('Not Found', 404, `No connection ${id} for this user and app`))
}

/** Everything connected to an app, asked with its own token; each thing that nobody verified about it is a switch. */
const answerOwnList = async (
  world: World,
  limits: RateLimits,
  exchange: Exchange,
  { client_id: clientId, scope }: AccessClaims,
): Promise<void> => {
  const { method, url, res } = exchange
  const { ownList, ownListDelete, ownListPage } = world.switches
  const isCustom = world.apps.find(clientId)?.customScopes !== undefined
  if ((!scope.includes(APP_SCOPE) && !isCustom) || ownList === 'scopeRefused') return refuseScope(exchange)
  if (ownList === 'tierRefused') return refuseTier(exchange)
  if (ownList === 'forbidden') return refuseTenant(exchange)
  const leave = limits.enter(exchange, clientId, undefined)
  if (leave === undefined) return
  res.once('close', leave)
  await wait(world.switches.latencyMs)
  const id = url.pathname.split('/')[2] ?? ''
  const all = world.connections.ofApp(clientId)
  if (method === 'GET' && id === '') {
    const from =
      (Math.max(1, Math.trunc(Number(url.searchParams.get('page') ?? 1)) || 1) - 1) * (ownListPage ?? 0)
    const page = ownListPage === null ? all : all.slice(from, from + ownListPage)
    return sendJson(exchange, 200, page.map(asXeroJson))
  }
  if (method === 'DELETE' && ownListDelete === 'scopeRefused') return refuseScope(exchange)
  if (method === 'DELETE' && ownListDelete === 'forbidden') return refuseTenant(exchange)
  const found = all.find((one) => one.id === id)
  if (method === 'DELETE' && found !== undefined && ownListDelete === 'allowed') {
    world.connections.remove(found, id)
    res.statusCode = 204
    return void res.end()
  }
  sendJson(exchange, 404, problemBody('Not Found', 404, `No connection ${id} for this app`))
}

const wantedScope = (path: string): string => {
  const what = /\/(staff|client|job|time)/u.exec(path)?.[1] ?? 'job'
  return path.startsWith('/practicemanager/') ? `practicemanager.${what}.read` : 'accounting.settings.read'
}

/** Xero's error shape at the API gateway. */
const problemBody = (title: string, status: number, detail: string) => ({
  Type: null,
  Title: title,
  Status: status,
  Detail: detail,
  Instance: '00000000-0000-4000-a000-5a4db0c5a4db',
  Extensions: {},
})

const refuseToken = (exchange: Exchange, why: 'expired' | 'invalid'): void => {
  const detail =
    why === 'expired'
      ? 'TokenExpired: token expired at the time of this request'
      : 'AuthenticationUnsuccessful'
  exchange.res.setHeader('www-authenticate', 'Bearer error="invalid_token"')
  sendJson(exchange, 401, problemBody('Unauthorized', 401, detail))
}

const refuseScope = (exchange: Exchange): void => {
  exchange.res.setHeader('www-authenticate', 'insufficient_scope')
  sendJson(exchange, 401, problemBody('Unauthorized', 401, 'insufficient_scope'))
}

const refuseTier = (exchange: Exchange): void =>
  sendJson(exchange, 401, problemBody('Unauthorized', 401, 'AuthorizationUnsuccessful'))

const refuseTenant = (exchange: Exchange): void =>
  sendJson(exchange, 403, problemBody('Forbidden', 403, 'AuthenticationUnsuccessful'))

const organisationOf = (tenant: { readonly tenantId: string; readonly tenantName: string }) => ({
  Id: '5a4db0c5-0000-4000-a000-5a4db0c5a4db',
  Status: 'OK',
  ProviderName: 'Xero sandbox (made up)',
  Organisations: [
    {
      OrganisationID: tenant.tenantId,
      Name: tenant.tenantName,
      LegalName: tenant.tenantName,
      Version: 'GLOBAL',
      OrganisationType: 'COMPANY',
      BaseCurrency: 'GBP',
      CountryCode: 'GB',
      IsDemoCompany: true,
      OrganisationStatus: 'ACTIVE',
    },
  ],
})
