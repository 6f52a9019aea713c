import { type Sandbox } from '../../electron/sandbox/running.ts'
import * as oauth from 'openid-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { consent } from './consent.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { INES, JOB_TOOL, LEDGER_TOOL, PRACTICE } from '../../electron/sandbox/seed.ts'
import { askForTokens, begin, configure, signIn } from './test-client.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

describe('signing in with openid-client', () => {
  it('ends with tokens and a callback in the shape that Xero gives', async () => {
    const { tokens, callback } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    expect([...callback.searchParams.keys()]).toEqual(['code', 'scope', 'state', 'session_state'])
    expect(tokens).toMatchObject({ expires_in: 1800, token_type: 'bearer', scope: JOB_TOOL.scopes.join(' ') })
    expect(tokens.claims()).toMatchObject({
      iss: sandbox.identity,
      aud: JOB_TOOL.clientId,
      sub: INES.sub,
      xero_userid: INES.id,
      name: 'Ines Halloway',
      given_name: 'Ines',
      family_name: 'Halloway',
      email: 'ines.halloway@ferrymoor.example',
      preferred_username: 'ines.halloway@ferrymoor.example',
    })
    expect(sandbox.connections().map(({ tenantName }) => tenantName)).toEqual([PRACTICE.tenantName])
  })

  it('gives an access token that is a JWT with the authentication event', async () => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'RS256', typ: 'JWT' })
    const claims = decodeJwt(accessToken)
    expect(claims).toMatchObject({
      aud: `${sandbox.identity}/resources`,
      client_id: JOB_TOOL.clientId,
      sub: INES.sub,
      xero_userid: INES.id,
      authentication_event_id: sandbox.connections()[0]?.authEventId,
      scope: JOB_TOOL.scopes,
    })
    expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBe(1800)
  })

  it('works from the discovery document, and userinfo tells the same person', async () => {
    const config = await oauth.discovery(
      new URL(sandbox.identity),
      LEDGER_TOOL.clientId,
      undefined,
      oauth.ClientSecretBasic(LEDGER_TOOL.clientSecret),
      { execute: [oauth.allowInsecureRequests, oauth.enableNonRepudiationChecks] },
    )
    const { tokens } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const told = await oauth.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(told).toMatchObject({ name: 'Jonah Strake', xero_userid: tokens.claims()?.['xero_userid'] })
  })

  it('gives a refresh token only with offline_access, and an ID token only with openid', async () => {
    const { tokens } = await signIn(sandbox, LEDGER_TOOL, { person: 'Ines Halloway' }, [
      'accounting.contacts.read',
    ])
    expect(tokens.refresh_token).toBeUndefined()
    expect(tokens.id_token).toBeUndefined()
  })

  it('takes a code once, for five minutes, and leaves the first tokens alone when it comes again', async () => {
    const config = configure(sandbox, JOB_TOOL)
    const exchange = async (between: () => void) => {
      const { address, checks } = await begin(config, {
        redirectUri: sandbox.relayUri,
        scopes: JOB_TOOL.scopes,
      })
      const outcome = await consent(sandbox, address, { person: 'Ines Halloway' })
      if (!('redirect' in outcome)) throw new Error(outcome.page)
      between()
      const callback = new URL(outcome.redirect)
      const go = () => oauth.authorizationCodeGrant(config, callback, checks)
      return { first: await go().catch((error: unknown) => error), go }
    }
    const { first, go } = await exchange(() => undefined)
    await expect(go()).rejects.toMatchObject({ error: 'invalid_grant', status: 400 })
    const refreshToken = (first as { refresh_token: string }).refresh_token
    await expect(oauth.refreshTokenGrant(config, refreshToken)).resolves.toBeDefined()
    const late = await exchange(() => sandbox.advance(301))
    expect(late.first).toMatchObject({ error: 'invalid_grant' })
  })

  it('checks the PKCE verifier', async () => {
    const config = configure(sandbox, JOB_TOOL)
    const { address, checks } = await begin(config, {
      redirectUri: sandbox.relayUri,
      scopes: JOB_TOOL.scopes,
    })
    const outcome = await consent(sandbox, address, { person: 'Ines Halloway' })
    if (!('redirect' in outcome)) throw new Error(outcome.page)
    const other = { ...checks, pkceCodeVerifier: oauth.randomPKCECodeVerifier() }
    await expect(
      oauth.authorizationCodeGrant(config, new URL(outcome.redirect), other),
    ).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('serves a PKCE-only app without a header, and refuses it without a challenge', async () => {
    const tool = {
      clientId: 'ABCDEF0123456789ABCDEF0123456789',
      clientSecret: '',
      scopes: LEDGER_TOOL.scopes,
    }
    sandbox.registerApp({ name: 'Pocket Tool', clientId: tool.clientId, redirectUris: [sandbox.relayUri] })
    const { config, refreshToken } = await signIn(sandbox, tool, { person: 'Ines Halloway' })
    await expect(oauth.refreshTokenGrant(config, refreshToken)).resolves.toMatchObject({ expires_in: 1800 })
    const { address } = await begin(config, {
      redirectUri: sandbox.relayUri,
      scopes: tool.scopes,
      pkce: false,
    })
    expect(await consent(sandbox, address, { person: 'Ines Halloway' })).toHaveProperty('page')
  })

  it('calls back with access_denied when the person presses Cancel', async () => {
    const { address } = await begin(configure(sandbox, JOB_TOOL), {
      redirectUri: sandbox.relayUri,
      scopes: JOB_TOOL.scopes,
    })
    const outcome = await consent(sandbox, address, { person: 'Ines Halloway', allow: false })
    const { searchParams } = new URL('redirect' in outcome ? outcome.redirect : '')
    expect([...searchParams.keys()]).toEqual(['error', 'state'])
    expect(searchParams.get('error')).toBe('access_denied')
    expect(sandbox.connections()).toEqual([])
  })

  it('keeps two sign-ins at once apart', async () => {
    const [one, other] = await Promise.all([
      signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' }),
      signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' }),
    ])
    expect(one.tokens.claims()?.['name']).toBe('Ines Halloway')
    expect(other.tokens.claims()?.['name']).toBe('Jonah Strake')
  })
})

describe('the token endpoint', () => {
  const bogus = {
    grant_type: 'authorization_code',
    code: 'bogus',
    redirect_uri: 'http://localhost:53682/callback',
  }

  it('authenticates the client first: a bogus code tells a good secret from a bad one', async () => {
    expect(await askForTokens(sandbox, JOB_TOOL, bogus)).toEqual({
      status: 400,
      body: '{"error":"invalid_grant"}',
    })
    expect(await askForTokens(sandbox, { ...JOB_TOOL, clientSecret: 'wrong' }, bogus)).toEqual({
      status: 400,
      body: '{"error":"invalid_client"}',
    })
    expect(await askForTokens(sandbox, { ...JOB_TOOL, clientId: 'unknown' }, bogus)).toEqual({
      status: 400,
      body: '{"error":"invalid_client"}',
    })
  })

  it('refuses other grant types, and never tells more than the code', async () => {
    expect(await askForTokens(sandbox, JOB_TOOL, { grant_type: 'password' })).toEqual({
      status: 400,
      body: '{"error":"unsupported_grant_type"}',
    })
  })

  it('logs what was asked, and no secret', async () => {
    await askForTokens(sandbox, JOB_TOOL, { grant_type: 'refresh_token', refresh_token: 'canary' })
    expect(sandbox.requests).toMatchObject([
      { method: 'POST', path: '/connect/token', endpoint: 'token', status: 400, grantType: 'refresh_token' },
    ])
    expect(JSON.stringify(sandbox.requests)).not.toMatch(/canary|not-a-real-secret/u)
  })
})
