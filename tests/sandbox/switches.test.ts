import { type Sandbox } from '../../electron/sandbox/running.ts'
import * as oauth from 'openid-client'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { consent } from './consent.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { askForTokens, begin, callApi, configure, signIn } from './test-client.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const ines = { person: 'Ines Halloway' }

describe('faults', () => {
  it('lose the answer to a refresh after rotating, so that the same token works again in the grace', async () => {
    const { config, refreshToken } = await signIn(sandbox, JOB_TOOL, ines)
    sandbox.clearRequests()
    sandbox.loseAnswer('token')
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toThrow()
    await expect(oauth.refreshTokenGrant(config, refreshToken)).resolves.toBeDefined()
    expect(sandbox.requests.map(({ grantType, status }) => [grantType, status])).toEqual([
      ['refresh_token', 0],
      ['refresh_token', 200],
    ])
    sandbox.advance(1_801)
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('lose the answer to a disconnect after doing it', async () => {
    const { accessToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const id = sandbox.connections()[0]?.id ?? ''
    sandbox.loseAnswer('disconnect')
    await expect(callApi(sandbox, `/connections/${id}`, accessToken, { method: 'DELETE' })).rejects.toThrow()
    expect(sandbox.connections()).toHaveLength(3)
    expect((await callApi(sandbox, `/connections/${id}`, accessToken, { method: 'DELETE' })).status).toBe(404)
  })

  it('answer a status instead of working, so many times', async () => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, ines)
    sandbox.failNext({ endpoint: 'connections', status: 503, times: 2 })
    sandbox.failNext({ endpoint: 'connections', status: 429, retryAfterSeconds: 7, problem: 'day' })
    const answers = []
    for (let count = 0; count < 4; count += 1)
      answers.push(await callApi(sandbox, '/connections', accessToken))
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 429, 200])
    expect(answers[2]?.headers.get('retry-after')).toBe('7')
    expect(answers[2]?.headers.get('x-rate-limit-problem')).toBe('day')
  })

  it('never answer', async () => {
    sandbox.hang('discovery')
    const url = `${sandbox.identity}/.well-known/openid-configuration`
    await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/u)
    expect((await fetch(url)).status).toBe(200)
  })

  it('answer garbage, something huge, or somewhere else', async () => {
    const { accessToken, config, refreshToken } = await signIn(sandbox, JOB_TOOL, ines)
    sandbox.failNext({ endpoint: 'connections', kind: 'garbage' })
    await expect((await callApi(sandbox, '/connections', accessToken)).json()).rejects.toThrow()
    sandbox.failNext({ endpoint: 'connections', kind: 'huge', bytes: 3_000_000 })
    const huge = await (await callApi(sandbox, '/connections', accessToken)).text()
    expect(huge.length).toBeGreaterThanOrEqual(3_000_000)
    sandbox.failNext({ endpoint: 'token', kind: 'redirect', to: `${sandbox.api}/elsewhere` })
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toThrow()
    expect(sandbox.requests.filter(({ path }) => path === '/elsewhere')).toEqual([])
  })

  it('slow everything down', async () => {
    sandbox.switches.latencyMs = 120
    const start = performance.now()
    await fetch(`${sandbox.identity}/.well-known/openid-configuration`)
    expect(performance.now() - start).toBeGreaterThan(110)
  })
})

describe('the clock', () => {
  it('of the sandbox alone is off by the skew, in tokens and in Date', async () => {
    sandbox.switches.clockSkewSeconds = 600
    const { accessToken, tokens } = await signIn(sandbox, JOB_TOOL, ines)
    const tenSecondsAhead = (seconds: number) => Math.round((seconds - Date.now() / 1000) / 10)
    expect(tenSecondsAhead(Number(decodeJwt(accessToken).nbf))).toBe(60)
    expect(tenSecondsAhead(Number(tokens.claims()?.iat))).toBe(60)
    const response = await callApi(sandbox, '/connections', accessToken)
    expect(response.status).toBe(200)
    expect(tenSecondsAhead(Date.parse(response.headers.get('date') ?? '') / 1000)).toBe(60)
  })

  it('ten minutes behind makes ID tokens that have expired on arrival', async () => {
    sandbox.switches.clockSkewSeconds = -600
    await expect(signIn(sandbox, JOB_TOOL, ines)).rejects.toThrow()
  })
})

describe('what nobody could verify about Xero', () => {
  it('PKCE beside a secret: not looked at', async () => {
    sandbox.switches.pkceWithSecret = 'ignored'
    const config = configure(sandbox, JOB_TOOL)
    const { address, checks } = await begin(config, {
      redirectUri: sandbox.relayUri,
      scopes: JOB_TOOL.scopes,
    })
    const outcome = await consent(sandbox, address, ines)
    const callback = new URL('redirect' in outcome ? outcome.redirect : '')
    const wrong = { ...checks, pkceCodeVerifier: oauth.randomPKCECodeVerifier() }
    await expect(oauth.authorizationCodeGrant(config, callback, wrong)).resolves.toBeDefined()
  })

  it('PKCE beside a secret: refused with a page, or by the token endpoint', async () => {
    sandbox.switches.pkceWithSecret = 'refused'
    await expect(signIn(sandbox, JOB_TOOL, ines)).rejects.toThrow('Code challenge not supported')
    sandbox.switches.pkceWithSecret = 'refusedAtToken'
    await expect(signIn(sandbox, JOB_TOOL, ines)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('iss in the callback, and discovery says so', async () => {
    sandbox.switches.issInCallback = true
    const { callback } = await signIn(sandbox, JOB_TOOL, ines)
    expect(callback.searchParams.get('iss')).toBe(sandbox.identity)
    const told = await fetch(`${sandbox.identity}/.well-known/openid-configuration`)
    expect(await told.json()).toMatchObject({ authorization_response_iss_parameter_supported: true })
  })

  it('the port of a localhost redirect URI', async () => {
    sandbox.switches.loopbackPort = 'any'
    const config = configure(sandbox, JOB_TOOL)
    const { address } = await begin(config, {
      redirectUri: 'http://localhost:60001/callback',
      scopes: JOB_TOOL.scopes,
    })
    const outcome = await consent(sandbox, address, ines)
    expect('redirect' in outcome && outcome.redirect).toMatch(/^http:\/\/localhost:60001\/callback\?code=/u)
  })

  it('whether the client is authenticated first', async () => {
    sandbox.switches.clientAuthenticatedFirst = false
    const bad = { ...JOB_TOOL, clientSecret: 'wrong' }
    const ask = (refreshToken: string) =>
      askForTokens(sandbox, bad, { grant_type: 'refresh_token', refresh_token: refreshToken })
    const { refreshToken } = await signIn(sandbox, JOB_TOOL, ines)
    expect((await ask('bogus')).body).toBe('{"error":"invalid_grant"}')
    expect((await ask(refreshToken)).body).toBe('{"error":"invalid_client"}')
  })
})

describe('the control endpoint', () => {
  const control = (path: string, body?: unknown, token = sandbox.controlToken) =>
    fetch(`${sandbox.api}/_sandbox/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  it('is closed without the token', async () => {
    expect((await control('switches', { latencyMs: 1 }, 'guess')).status).toBe(401)
    expect(sandbox.switches.latencyMs).toBe(0)
  })

  it('sets switches, and refuses what it does not know', async () => {
    expect((await control('switches', { issInCallback: true, rateLimits: { minute: 3 } })).status).toBe(200)
    expect(sandbox.switches).toMatchObject({ issInCallback: true, rateLimits: { minute: 3, day: 5_000 } })
    expect((await control('switches', { nonsense: true })).status).toBe(400)
    expect((await control('switches', { latencyMs: 'slow' })).status).toBe(400)
  })

  it('changes the state, and shows connections and requests', async () => {
    await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const act = await control('act', { act: 'disconnectAtXero', tenantName: 'Limewash Painters' })
    expect(await act.json()).toEqual({ result: 1 })
    expect(await (await control('connections')).json()).toHaveLength(3)
    await control('act', { act: 'failNext', fault: { endpoint: 'jwks', status: 500 } })
    expect((await fetch(`${sandbox.identity}/.well-known/openid-configuration/jwks`)).status).toBe(500)
    expect(await (await control('requests')).json()).toContainEqual(
      expect.objectContaining({ endpoint: 'jwks', status: 500 }),
    )
  })
})

describe('the address', () => {
  it('is on loopback only, both families', async () => {
    for (const host of ['127.0.0.1', '[::1]'])
      expect((await fetch(`http://${host}:${sandbox.port}/.well-known/openid-configuration`)).status).toBe(
        200,
      )
  })
})
