import * as oauth from 'openid-client'
import { consent, type ConsentChoice } from './consent.ts'
import type { Sandbox } from '../../electron/sandbox/running.ts'

export type Tool = {
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[]
}

/** openid-client with Xero's endpoints given by hand, on the sandbox's bases, checking ID tokens against the JWKS. */
export const configure = (sandbox: Sandbox, tool: Tool, secret = tool.clientSecret): oauth.Configuration => {
  const { login, identity } = sandbox
  const config = new oauth.Configuration(
    {
      issuer: identity,
      authorization_endpoint: `${login}/identity/connect/authorize`,
      token_endpoint: `${identity}/connect/token`,
      revocation_endpoint: `${identity}/connect/revocation`,
      userinfo_endpoint: `${identity}/connect/userinfo`,
      jwks_uri: `${identity}/.well-known/openid-configuration/jwks`,
    },
    tool.clientId,
    undefined,
    secret === '' ? oauth.None() : oauth.ClientSecretBasic(secret),
  )
  oauth.allowInsecureRequests(config)
  oauth.enableNonRepudiationChecks(config)
  return config
}

/** An authorize address, and what has to be remembered until the callback. */
export const begin = async (
  config: oauth.Configuration,
  asked: { readonly redirectUri: string; readonly scopes: readonly string[]; readonly pkce?: boolean },
) => {
  const verifier = oauth.randomPKCECodeVerifier()
  const [state, nonce] = [oauth.randomState(), oauth.randomNonce()]
  const address = oauth.buildAuthorizationUrl(config, {
    redirect_uri: asked.redirectUri,
    scope: asked.scopes.join(' '),
    state,
    ...(asked.scopes.includes('openid') ? { nonce } : {}),
    ...(asked.pkce === false
      ? {}
      : {
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
  })
  return {
    address: address.href,
    checks: {
      expectedState: state,
      ...(asked.pkce === false ? {} : { pkceCodeVerifier: verifier }),
      ...(asked.scopes.includes('openid') ? { expectedNonce: nonce, idTokenExpected: true } : {}),
    },
  }
}

/** The whole way: authorize, sign in, consent, exchange. Throws when it ends on a page. */
export const signIn = async (
  sandbox: Sandbox,
  tool: Tool,
  choice: ConsentChoice,
  scopes: readonly string[] = tool.scopes,
) => {
  const config = configure(sandbox, tool)
  const { address, checks } = await begin(config, { redirectUri: sandbox.relayUri, scopes })
  const outcome = await consent(sandbox, address, choice)
  if (!('redirect' in outcome)) throw new Error(outcome.page)
  const callback = new URL(outcome.redirect)
  const tokens = await oauth.authorizationCodeGrant(config, callback, checks)
  return {
    config,
    tokens,
    callback,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? '',
  }
}

/** A raw token request, for answers that openid-client would turn into errors. */
export const askForTokens = async (sandbox: Sandbox, tool: Tool, form: Record<string, string>) => {
  const response = await fetch(`${sandbox.identity}/connect/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${tool.clientId}:${tool.clientSecret}`)}` },
    body: new URLSearchParams(form),
  })
  return { status: response.status, body: await response.text() }
}

/** One API call with a token and, where given, an organisation. */
export const callApi = (
  sandbox: Sandbox,
  path: string,
  accessToken: string,
  more: { readonly tenantId?: string; readonly method?: string } = {},
): Promise<Response> =>
  fetch(`${sandbox.api}${path}`, {
    method: more.method ?? 'GET',
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...(more.tenantId === undefined ? {} : { 'xero-tenant-id': more.tenantId }),
    },
  })
