import type { IncomingMessage, ServerResponse } from 'node:http'
import { interactionPolicy, Provider } from 'oidc-provider'
import { attachXeroManners } from './identity-manners.ts'
import { errorPage } from './pages.ts'
import { APP_SCOPE, KNOWN_SCOPES } from './scope-rules.ts'
import { createTokenStore, type TokenStore } from './token-store.ts'
import type { World } from './world.ts'

const YEARS = 10 * 366 * 86_400

/** Xero's login and identity servers: oidc-provider, taught Xero's manners. */
export type Identity = {
  readonly provider: Provider
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  /** Ends the refresh tokens of the people and apps that match; connections stay. How many ended. */
  readonly endRefreshTokens: (ends: (personId: string, clientId: string) => boolean) => number
  readonly tokens: Pick<TokenStore, 'keep' | 'restore'>
}

export const createIdentity = (world: World): Identity => {
  const { apps, clock, switches, people, accessTokens, connections, grants } = world
  const store = createTokenStore({
    apps,
    clock,
    switches,
    onCode: (code) => {
      const isConfidential = (apps.find(code.clientId ?? '')?.secrets.length ?? 0) > 0
      if (!isConfidential || switches.pkceWithSecret === 'accepted') return code
      if (switches.pkceWithSecret !== 'ignored') return code.codeChallenge === undefined ? code : undefined
      const asked = Provider.ctx?.oidc.params
      if (asked !== undefined) delete asked['code_verifier']
      const { codeChallenge: _, codeChallengeMethod: __, ...rest } = code
      return rest
    },
  })

  // The provider's account id is our `sub`; everything else here knows people by their id.
  const endRefreshTokens: Identity['endRefreshTokens'] = (ends) =>
    store.endRefreshTokens((sub, clientId) => ends(people.find(sub)?.id ?? '', clientId))

  const provider = new Provider(world.issuer, {
    adapter: store.adapter,
    jwks: { keys: [{ ...accessTokens.privateJwk, kty: 'RSA' }] },
    clientAuthMethods: ['client_secret_basic', 'none'],
    responseTypes: ['code'],
    scopes: [...KNOWN_SCOPES, APP_SCOPE],
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'xero_userid'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      email: ['email'],
    },
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, _client, code) => code.scopes.has('offline_access'),
    expiresWithSession: async () => false,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
    },
    routes: {
      authorization: '/identity/connect/authorize',
      token: '/connect/token',
      revocation: '/connect/revocation',
      userinfo: '/connect/userinfo',
      jwks: '/.well-known/openid-configuration/jwks',
    },
    cookies: { keys: ['sandbox'], short: { signed: true }, long: { signed: true } },
    ttl: {
      AuthorizationCode: 300,
      ClientCredentials: () => switches.accessTokenSeconds,
      AccessToken: () => switches.accessTokenSeconds,
      RefreshToken: () => Math.round(switches.refreshTokenDays * 86_400),
      IdToken: 300,
      Grant: YEARS,
      Interaction: 3_600,
      Session: 3_600,
    },
    interactions: {
      url: (_ctx, { uid }) => `/identity/user/${uid}`,
      // Asked anew every time: nothing that a browser remembers may glue two apps or two people together.
      policy: [
        new interactionPolicy.Prompt(
          { name: 'consent', requestable: true },
          new interactionPolicy.Check('always', 'sign in and consent every time', ({ oidc }) =>
            oidc.result?.login === undefined
              ? interactionPolicy.Check.REQUEST_PROMPT
              : interactionPolicy.Check.NO_NEED_TO_PROMPT,
          ),
        ),
      ],
    },
    loadExistingGrant: async ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId
      return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId)
    },
    findAccount: async (_ctx, id) => {
      const person = people.find(id)
      return person === undefined
        ? undefined
        : {
            accountId: id,
            claims: () => ({
              sub: person.sub,
              xero_userid: person.id,
              name: person.name,
              given_name: person.givenName,
              family_name: person.familyName,
              preferred_username: person.email,
              email: person.email,
            }),
          }
    },
    renderError: (ctx, out) => {
      ctx.status = 400
      ctx.type = 'html'
      ctx.body = errorPage({ error: out.error, detail: out.error_description ?? '' })
    },
  })

  Object.defineProperties(provider.Client.prototype, {
    compareClientSecret: {
      value(this: { clientId: string }, secret: string) {
        return apps.isSecret(this.clientId, secret)
      },
    },
    redirectUriAllowed: {
      value(this: { clientId: string }, uri: string) {
        return apps.allowsRedirect(this.clientId, uri)
      },
    },
  })

  // Revoking one refresh token takes everything of that user and app with it (xero-facts §3).
  provider.on('grant.revoked', (ctx, grantId) => {
    const owner = grants.find(grantId)
    if (ctx.oidc.route !== 'revocation' || owner === undefined) return
    const isSame = (personId: string, clientId: string) =>
      personId === owner.personId && clientId === owner.clientId
    if (switches.revokingTakesConnections)
      connections.removeWhere(({ personId, clientId }) => isSame(personId, clientId))
    if (switches.accessAfterRevoking === 'refused') grants.refuseEvents(isSame)
    endRefreshTokens(isSame)
    grants.forget(({ personId, clientId }) => isSame(personId, clientId))
  })

  attachXeroManners(provider, world)
  const handle = provider.callback()
  return { provider, handle, endRefreshTokens, tokens: store }
}
