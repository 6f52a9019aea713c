import { createHash } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { App } from './apps.ts'
import { refuseAuthorize } from './authorize-rules.ts'
import { errorPage } from './pages.ts'
import { noteGrantType } from './request-log.ts'
import { APP_SCOPE } from './scope-rules.ts'
import type { World } from './world.ts'

const AUTHORIZE = '/identity/connect/authorize'

/** Where Xero differs from a textbook provider: error pages, callbacks, token answers, discovery. */
export const attachXeroManners = (provider: Provider, world: World): void => {
  provider.use(async (ctx, next) => {
    // The provider would remember the last person; a session is good for one sign-in only.
    ctx.req.headers.cookie = withoutSession(ctx.req.headers.cookie)
    if (ctx.path === AUTHORIZE && !prepareAuthorize(ctx, world)) return
    if (ctx.path === '/connect/userinfo' && !(await prepareUserinfo(ctx, world))) return
    await next()
    if (ctx.path.startsWith(AUTHORIZE)) finishAuthorize(ctx, world)
    else if (ctx.path === '/connect/token') await finishToken(ctx, world)
    else if (ctx.path === '/connect/revocation' && ctx.status >= 400) failToken(ctx, world, true)
    else if (ctx.path === '/.well-known/openid-configuration') finishDiscovery(ctx, world)
  })
}

type Ctx = Parameters<Parameters<Provider['use']>[0]>[0] & { oidc?: KoaContextWithOIDC['oidc'] }

const withoutSession = (cookie: string | undefined): string =>
  (cookie ?? '')
    .split('; ')
    .filter((pair) => !pair.startsWith('_session'))
    .join('; ')

const prepareAuthorize = (ctx: Ctx, world: World): boolean => {
  const asked = new URLSearchParams(ctx.querystring)
  const refusal = refuseAuthorize(world, asked)
  if (refusal !== undefined) {
    showPage(ctx, refusal)
    return false
  }
  // Consent is always asked; without it the provider would drop offline_access.
  asked.set('prompt', 'consent')
  if (asked.get('scope')?.split(' ').includes('openid') !== true)
    for (const name of ['nonce', 'acr_values', 'max_age']) asked.delete(name)
  ctx.querystring = asked.toString()
  return true
}

const showPage = (ctx: Ctx, refusal: { error: string; detail: string }): void => {
  ctx.remove('location')
  ctx.status = 400
  ctx.type = 'html'
  ctx.body = errorPage(refusal)
}

/** The provider's own access token is the `jti` of ours. */
const prepareUserinfo = async (ctx: Ctx, { accessTokens }: World): Promise<boolean> => {
  const claims = await accessTokens.verify(/^Bearer (.+)$/u.exec(ctx.get('authorization'))?.[1] ?? '')
  if (typeof claims === 'string') {
    ctx.status = 401
    ctx.set('www-authenticate', 'Bearer error="invalid_token"')
    return false
  }
  ctx.req.headers.authorization = `Bearer ${claims.jti}`
  return true
}

/** Xero calls back with `code, scope, state, session_state`, or with `error=access_denied`; anything else is a page. */
const finishAuthorize = (ctx: Ctx, world: World): void => {
  const location = URL.parse(ctx.response.get('location'))
  const params = ctx.oidc?.params
  if (location === null || params === undefined) return
  const answer = location.searchParams
  const code = answer.get('code')
  const error = answer.get('error')
  if (code === null && error === null) return
  if (error !== null && error !== 'access_denied')
    return showPage(ctx, { error, detail: answer.get('error_description') ?? '' })
  const back = new URL(String(params['redirect_uri']))
  const add = (name: string, value: string | null) => {
    if (value !== null) back.searchParams.append(name, value)
  }
  add('error', error)
  add('code', code)
  if (code !== null) add('scope', grantedScopes(ctx, world, String(params['scope'])).join(' '))
  add('state', answer.get('state'))
  if (code !== null) add('session_state', sessionState(code))
  if (world.switches.issInCallback) add('iss', world.issuer)
  ctx.status = 302
  ctx.redirect(back.href)
}

const grantedScopes = (ctx: Ctx, { grants, switches }: World, asked: string): string[] => {
  const event = grants.find(ctx.oidc?.entities.Grant?.jti ?? '')
  const earlier = event === undefined || !switches.scopesAddUp ? [] : grants.scopesOf(event)
  return [...new Set([...asked.split(' '), ...earlier])]
}

const sessionState = (code: string): string =>
  `${createHash('sha256').update(code).digest('base64url')}.${createHash('sha256').update(`salt ${code}`).digest('hex').slice(0, 32).toUpperCase()}`

const finishToken = async (ctx: Ctx, world: World): Promise<void> => {
  const grantType = ctx.oidc?.body?.['grant_type']
  noteGrantType(ctx.req, typeof grantType === 'string' ? grantType : '')
  if (grantType === 'client_credentials') return finishAppToken(ctx, world)
  const event = world.grants.find(ctx.oidc?.entities.Grant?.jti ?? '')
  const person = world.people.find(event?.personId ?? '')
  const body: unknown = ctx.body
  if (ctx.status !== 200 || !isTokenBody(body) || event === undefined || person === undefined)
    return failToken(ctx, world, await isGenuineGrant(ctx))
  const scopes = grantedScopes(ctx, world, body.scope ?? '')
  const access = await world.accessTokens.mint(
    {
      jti: body.access_token,
      client_id: event.clientId,
      sub: person.sub,
      xero_userid: person.id,
      authentication_event_id: event.authEventId,
      scope: scopes,
    },
    world.switches.accessTokenSeconds,
  )
  ctx.body = {
    ...(body.id_token === undefined
      ? {}
      : { id_token: await world.accessTokens.resign(body.id_token, access) }),
    access_token: access,
    expires_in: world.switches.accessTokenSeconds,
    token_type: 'Bearer',
    ...(body.refresh_token === undefined ? {} : { refresh_token: body.refresh_token }),
    scope: scopes.join(' '),
    ...world.switches.tokenAnswer,
  }
  for (const [name, value] of Object.entries(world.switches.tokenAnswer))
    if (value === null) delete (ctx.body as Record<string, unknown>)[name]
}

/** A token that an app gets for itself: its own list of connections, and nobody’s data. */
const finishAppToken = async (ctx: Ctx, world: World): Promise<void> => {
  const { accessTokens, switches } = world
  const clientId = ctx.oidc?.client?.clientId
  const body: unknown = ctx.body
  const isBadClient = ctx.status !== 200 && errorOf(body) === 'invalid_client'
  const asked = ctx.oidc?.body?.['scope']
  const app = world.apps.find(clientId ?? '')
  const refusal = isBadClient
    ? null
    : app?.customScopes === undefined
      ? refusalOfAppToken(switches, body, asked)
      : refusalOfCustomToken(world, app, typeof asked === 'string' ? asked : '')
  if (ctx.status >= 500) return
  if (isBadClient || clientId === undefined || refusal !== null || !isTokenBody(body)) {
    ctx.remove('www-authenticate')
    ctx.status = 400
    ctx.body = { error: refusal ?? 'invalid_client' }
    return
  }
  const scope = body.scope?.split(' ') ?? []
  ctx.body = {
    access_token: await accessTokens.mint(
      { jti: body.access_token, client_id: clientId, scope },
      switches.accessTokenSeconds,
    ),
    expires_in: switches.accessTokenSeconds,
    token_type: 'Bearer',
    scope: scope.join(' '),
  }
}

const refusalOfAppToken = (
  { appTokens }: World['switches'],
  body: unknown,
  asked: unknown,
): string | null => {
  if (appTokens === 'unsupported') return 'unsupported_grant_type'
  if (appTokens === 'clientRefused') return 'unauthorized_client'
  if (appTokens === 'scopeRefused') return 'invalid_scope'
  if (isTokenBody(body)) return asked === APP_SCOPE ? null : 'invalid_scope'
  // an app without a secret may not use this grant at all
  return errorOf(body) === 'invalid_request' ? 'unauthorized_client' : errorOf(body)
}

/** A custom connection that nobody has authorised since it was last changed gets none; nor one for other scopes. */
const refusalOfCustomToken = (
  { connections, switches }: World,
  { clientId, customScopes = [] }: App,
  asked: string,
): string | null => {
  if (connections.ofApp(clientId).length === 0) return switches.unauthorisedConnection
  return asked.split(' ').every((scope) => customScopes.includes(scope)) ? null : 'invalid_scope'
}

const errorOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : ''

type TokenBody = {
  readonly access_token: string
  readonly id_token?: string
  readonly refresh_token?: string
  readonly scope?: string
}

const isTokenBody = (body: unknown): body is TokenBody =>
  typeof body === 'object' && body !== null && 'access_token' in body

/** Xero answers 400 with one of three codes, a bad client included. */
const failToken = (ctx: Ctx, { apps, switches }: World, isGenuine: boolean): void => {
  const body: unknown = ctx.body
  const told = errorOf(body)
  if (ctx.status >= 500) return
  ctx.remove('www-authenticate')
  ctx.status = 400
  const isBadClient =
    told === 'invalid_client' || (told === 'invalid_request' && ctx.oidc?.client === undefined)
  if (isBadClient && (switches.clientAuthenticatedFirst || isGenuine)) ctx.body = { error: 'invalid_client' }
  else if (told === 'unsupported_grant_type') ctx.body = { error: told }
  // a custom connection may use no code (RFC 6749 §5.2)
  else if (apps.find(ctx.oidc?.client?.clientId ?? '')?.customScopes !== undefined)
    ctx.body = { error: 'unauthorized_client' }
  else ctx.body = { error: 'invalid_grant' }
}

/** Whether the code or refresh token presented is a real one; only asked when the client was not authenticated first. */
const isGenuineGrant = async (ctx: Ctx): Promise<boolean> => {
  const { provider, body } = ctx.oidc ?? {}
  const code = await provider?.AuthorizationCode.find(String(body?.['code']))
  return (
    code !== undefined || (await provider?.RefreshToken.find(String(body?.['refresh_token']))) !== undefined
  )
}

const finishDiscovery = (ctx: Ctx, { switches }: World): void => {
  if (typeof ctx.body !== 'object' || ctx.body === null) return
  ctx.body = { ...ctx.body, authorization_response_iss_parameter_supported: switches.issInCallback }
}
