import { type Sandbox } from '../../electron/sandbox/running.ts'
import * as oauth from 'openid-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { askForTokens, callApi, signIn } from './test-client.ts'

const DAY = 86_400

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const dead = { error: 'invalid_grant', status: 400 }

describe('a refresh token', () => {
  it('rotates at every refresh and keeps the authentication event', async () => {
    const { config, refreshToken, tokens } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    const next = await oauth.refreshTokenGrant(config, refreshToken)
    expect(next.refresh_token).not.toBe(refreshToken)
    expect(next.claims()?.sub).toBe(tokens.claims()?.sub)
    const listed = await callApi(sandbox, '/connections', next.access_token)
    expect(await listed.json()).toHaveLength(1)
  })

  it('may be retried for 30 minutes after its first use, and each retry gives a token that works', async () => {
    const { config, refreshToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    const first = await oauth.refreshTokenGrant(config, refreshToken)
    sandbox.advance(29 * 60)
    const again = await oauth.refreshTokenGrant(config, refreshToken)
    for (const one of [first, again])
      await expect(oauth.refreshTokenGrant(config, one.refresh_token ?? '')).resolves.toBeDefined()
  })

  it('is dead after the grace, and its successors live on', async () => {
    const { config, refreshToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    const next = await oauth.refreshTokenGrant(config, refreshToken)
    sandbox.advance(31 * 60)
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(dead)
    await expect(oauth.refreshTokenGrant(config, next.refresh_token ?? '')).resolves.toBeDefined()
  })

  it('lapses after 60 days unused, counted from its own issue', async () => {
    const { config, refreshToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    sandbox.advance(59 * DAY)
    const next = await oauth.refreshTokenGrant(config, refreshToken)
    sandbox.advance(59 * DAY)
    const last = await oauth.refreshTokenGrant(config, next.refresh_token ?? '')
    sandbox.advance(61 * DAY)
    await expect(oauth.refreshTokenGrant(config, last.refresh_token ?? '')).rejects.toMatchObject(dead)
  })

  it('of somebody who left is dead, their login is gone, and what they connected stays', async () => {
    const { config, refreshToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    sandbox.leave('Jonah Strake')
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(dead)
    await expect(signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })).rejects.toThrow()
    await expect(signIn(sandbox, LEDGER_TOOL, { person: 'Ines Halloway' })).resolves.toBeDefined()
    expect(sandbox.connections().length).toBeGreaterThan(4)
  })

  it('does not disconnect when it dies', async () => {
    const { config, refreshToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    expect(sandbox.expireRefreshTokens('Jonah Strake')).toBe(1)
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(dead)
    expect(sandbox.connections()).toHaveLength(4)
  })

  it('takes every connection of that user and app when it is revoked, and nobody else’s', async () => {
    const { config, refreshToken, accessToken } = await signIn(sandbox, LEDGER_TOOL, {
      person: 'Jonah Strake',
    })
    await signIn(sandbox, LEDGER_TOOL, { person: 'Mirren Tolquhon' })
    await signIn(sandbox, JOB_TOOL, { person: 'Jonah Strake' })
    await oauth.tokenRevocation(config, refreshToken)
    expect(sandbox.connections()).toHaveLength(3)
    expect(await (await callApi(sandbox, '/connections', accessToken)).json()).toEqual([])
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(dead)
  })

  it('dies with its connections when consent is withdrawn at Xero, for that person and app alone', async () => {
    const { config, refreshToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const other = await signIn(sandbox, JOB_TOOL, { person: 'Jonah Strake' })
    sandbox.revokeAccess({ person: 'Jonah Strake', clientId: LEDGER_TOOL.clientId })
    await expect(oauth.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject(dead)
    await expect(oauth.refreshTokenGrant(other.config, other.refreshToken)).resolves.toBeDefined()
    expect(sandbox.connections()).toHaveLength(1)
  })

  it('belongs to its own app', async () => {
    const { refreshToken } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    expect(
      await askForTokens(sandbox, JOB_TOOL, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    ).toEqual({ status: 400, body: '{"error":"invalid_grant"}' })
  })
})

describe('scopes', () => {
  it('add up over sign-ins, until everything is revoked', async () => {
    const narrow = ['openid', 'offline_access', 'accounting.contacts.read']
    await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const more = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' }, narrow)
    expect(more.tokens.scope?.split(' ')).toContain('accounting.invoices.read')
    await oauth.tokenRevocation(more.config, more.refreshToken)
    const fresh = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' }, narrow)
    expect(fresh.tokens.scope).toBe(narrow.join(' '))
  })

  it('do not add up with the switch off', async () => {
    sandbox.switches.scopesAddUp = false
    await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' })
    const narrow = ['openid', 'accounting.contacts.read']
    const { tokens } = await signIn(sandbox, LEDGER_TOOL, { person: 'Jonah Strake' }, narrow)
    expect(tokens.scope).toBe(narrow.join(' '))
  })
})

describe('an app’s secret', () => {
  const refresh = (clientSecret: string, refreshToken: string) =>
    askForTokens(
      sandbox,
      { ...JOB_TOOL, clientSecret },
      { grant_type: 'refresh_token', refresh_token: refreshToken },
    )

  it('stops when a new one is generated, and sign-ins live on', async () => {
    const { refreshToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    const secret = sandbox.rotateSecret(JOB_TOOL.clientId)
    expect((await refresh(JOB_TOOL.clientSecret, refreshToken)).body).toBe('{"error":"invalid_client"}')
    expect((await refresh(secret, refreshToken)).status).toBe(200)
  })

  it('stays beside the new one where several may be held', async () => {
    sandbox.switches.secretModel = 'several'
    const { refreshToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    sandbox.rotateSecret(JOB_TOOL.clientId)
    expect((await refresh(JOB_TOOL.clientSecret, refreshToken)).status).toBe(200)
  })

  it('is gone with the app, and so is every connection', async () => {
    const { refreshToken, accessToken } = await signIn(sandbox, JOB_TOOL, { person: 'Ines Halloway' })
    sandbox.removeApp(JOB_TOOL.clientId)
    expect((await refresh(JOB_TOOL.clientSecret, refreshToken)).body).toBe('{"error":"invalid_client"}')
    expect((await callApi(sandbox, '/connections', accessToken)).status).toBe(401)
    expect(sandbox.connections()).toEqual([])
  })
})
