import * as oauth from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consent } from './consent.ts'
import { startSandbox, type Sandbox } from './sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL, PRACTICE } from './seed.ts'

type Tool = typeof JOB_TOOL | typeof LEDGER_TOOL

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

/** The configuration Keyward gives by hand: Xero's endpoints on the sandbox's bases. */
const configure = (tool: Tool): oauth.Configuration => {
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
    oauth.ClientSecretBasic(tool.clientSecret),
  )
  oauth.allowInsecureRequests(config)
  oauth.enableNonRepudiationChecks(config)
  return config
}

const signIn = async (
  config: oauth.Configuration,
  tool: Tool,
  person: string,
  redirectUri = sandbox.relayUri,
) => {
  const verifier = oauth.randomPKCECodeVerifier()
  const [state, nonce] = [oauth.randomState(), oauth.randomNonce()]
  const address = oauth.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: tool.scopes.join(' '),
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const outcome = await consent(sandbox, address.href, { person })
  if (!('redirect' in outcome)) throw new Error(outcome.page)
  const tokens = await oauth.authorizationCodeGrant(config, new URL(outcome.redirect), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  return { tokens, callback: new URL(outcome.redirect) }
}

describe('signing in with openid-client', () => {
  it('ends with tokens in the shape that Xero gives', async () => {
    const { tokens, callback } = await signIn(configure(JOB_TOOL), JOB_TOOL, 'Ines Halloway')
    expect([...callback.searchParams.keys()]).toEqual(['code', 'scope', 'state', 'session_state'])
    expect(tokens).toMatchObject({ expires_in: 1800, token_type: 'bearer', scope: JOB_TOOL.scopes.join(' ') })
    expect(tokens.claims()).toMatchObject({
      aud: JOB_TOOL.clientId,
      name: 'Ines Halloway',
      given_name: 'Ines',
      email: 'ines.halloway@ferrymoor.example',
    })
    expect(sandbox.connections().map(({ tenantName }) => tenantName)).toContain(PRACTICE.tenantName)
  })

  it('works from the discovery document too', async () => {
    const config = await oauth.discovery(
      new URL(sandbox.identity),
      LEDGER_TOOL.clientId,
      undefined,
      oauth.ClientSecretBasic(LEDGER_TOOL.clientSecret),
      { execute: [oauth.allowInsecureRequests, oauth.enableNonRepudiationChecks] },
    )
    const { tokens } = await signIn(config, LEDGER_TOOL, 'Jonah Strake')
    const told = await oauth.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(told).toMatchObject({ name: 'Jonah Strake', xero_userid: tokens.claims()?.['xero_userid'] })
  })
})
