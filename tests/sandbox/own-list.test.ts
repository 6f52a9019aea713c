import { type Sandbox } from '../../electron/sandbox/running.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { DEBTOR_TOOL, INES, JONAH, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { askForTokens, callApi, signIn, type Tool } from './test-client.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const FORM = { grant_type: 'client_credentials', scope: 'app.connections' }

const ask = (tool: Tool = LEDGER_TOOL, scope = FORM.scope) => askForTokens(sandbox, tool, { ...FORM, scope })

const ownToken = async (): Promise<string> =>
  (JSON.parse((await ask()).body) as { access_token: string }).access_token

const names = async (token: string, query = ''): Promise<string[]> =>
  ((await (await callApi(sandbox, `/connections${query}`, token)).json()) as { tenantName: string }[]).map(
    ({ tenantName }) => tenantName,
  )

describe('an app that speaks for itself', () => {
  it('gets a token with its secret alone: no refresh token, and only the scope that it asked for', async () => {
    const { status, body } = await ask()
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ token_type: 'Bearer', expires_in: 1_800, scope: FORM.scope })
    expect(body).not.toContain('refresh_token')
    expect(sandbox.requests.map(({ grantType }) => grantType)).toEqual(['client_credentials'])
  })

  it('with a wrong secret gets invalid_client, and with a scope that nobody knows invalid_scope', async () => {
    const wrong = await ask({ ...LEDGER_TOOL, clientSecret: 'sandbox-only-not-a-real-secret-wrong' })
    expect([wrong.status, wrong.body]).toEqual([400, '{"error":"invalid_client"}'])
    const unknown = await ask(LEDGER_TOOL, 'app.everything')
    expect([unknown.status, unknown.body]).toEqual([400, '{"error":"invalid_scope"}'])
  })

  it('without a secret gets none: a PKCE app may not ask this way', async () => {
    sandbox.registerApp({ name: 'Phone App', clientId: 'F'.repeat(32), redirectUris: [sandbox.relayUri] })
    const answer = await fetch(`${sandbox.identity}/connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...FORM, client_id: 'F'.repeat(32) }),
    })
    expect([answer.status, await answer.text()]).toEqual([400, '{"error":"unauthorized_client"}'])
  })

  it('sees every connection of the app, whoever made it, and nobody’s data', async () => {
    await signIn(sandbox, LEDGER_TOOL, { person: INES.name, organisations: ['Eddystone Kayaks'] })
    sandbox.connectElsewhere(LEDGER_TOOL.clientId, JONAH.name, ['Barley Row Books'])
    const token = await ownToken()
    expect(await names(token)).toEqual(['Eddystone Kayaks', 'Barley Row Books'])
    const [first] = sandbox.connections()
    const organisation = await callApi(sandbox, '/api.xro/2.0/Organisation', token, {
      tenantId: first?.tenantId ?? '',
    })
    expect(organisation.status).toBe(401)
  })

  it('was used before anybody added it: eleven are connected, and who signs in sees only their own', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ hasHistory: true })
    const token = (JSON.parse((await ask(DEBTOR_TOOL)).body) as { access_token: string }).access_token
    expect(await names(token)).toHaveLength(11)
    const { accessToken } = await signIn(sandbox, DEBTOR_TOOL, {
      person: INES.name,
      organisations: ['Eddystone Kayaks'],
    })
    expect(await names(accessToken)).toHaveLength(9)
    expect(await names(token)).toHaveLength(11)
  })

  it('sees it in one piece, or in pages', async () => {
    sandbox.addConnections(LEDGER_TOOL.clientId, INES.name, 7)
    const token = await ownToken()
    const all = await names(token)
    expect(all).toHaveLength(7)
    expect(await names(token, '?page=2')).toEqual(all)
    sandbox.setSwitches({ ownListPage: 3 })
    expect(await names(token)).toEqual(all.slice(0, 3))
    expect(await names(token, '?page=3')).toEqual(all.slice(6))
    expect(await names(token, '?page=4')).toEqual([])
  })

  it('may end a connection that anybody made, or may not', async () => {
    sandbox.connectElsewhere(LEDGER_TOOL.clientId, JONAH.name, ['Barley Row Books'])
    const token = await ownToken()
    const id = sandbox.connections()[0]?.id ?? ''
    const remove = async () =>
      (await callApi(sandbox, `/connections/${id}`, token, { method: 'DELETE' })).status
    for (const [how, status] of [
      ['scopeRefused', 401],
      ['forbidden', 403],
      ['notFound', 404],
    ] as const) {
      sandbox.setSwitches({ ownListDelete: how })
      expect([how, await remove()]).toEqual([how, status])
      expect(sandbox.connections()).toHaveLength(1)
    }
    sandbox.setSwitches({ ownListDelete: 'allowed' })
    expect(await remove()).toBe(204)
    expect(await remove()).toBe(404)
    expect(sandbox.connections()).toEqual([])
  })

  it.each([
    ['scopeRefused', 'invalid_scope'],
    ['clientRefused', 'unauthorized_client'],
    ['unsupported', 'unsupported_grant_type'],
  ] as const)('is refused its own token: %s', async (appTokens, error) => {
    sandbox.setSwitches({ appTokens })
    expect(await ask()).toEqual({ status: 400, body: JSON.stringify({ error }) })
    const wrong = await ask({ ...LEDGER_TOOL, clientSecret: 'sandbox-only-not-a-real-secret-wrong' })
    expect(wrong.body).toBe('{"error":"invalid_client"}')
  })

  it.each([
    ['tierRefused', 401, 'AuthorizationUnsuccessful'],
    ['scopeRefused', 401, 'insufficient_scope'],
    ['forbidden', 403, 'AuthenticationUnsuccessful'],
  ] as const)('is refused the list: %s', async (ownList, status, said) => {
    const token = await ownToken()
    sandbox.setSwitches({ ownList })
    const answer = await callApi(sandbox, '/connections', token)
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(said)])
  })
})
