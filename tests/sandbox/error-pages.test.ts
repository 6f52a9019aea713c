import { type Sandbox } from '../../electron/sandbox/running.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consent } from './consent.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { begin, configure } from './test-client.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

const pageFor = async (change: Record<string, string>, person = 'Ines Halloway'): Promise<string> => {
  const { address } = await begin(configure(sandbox, JOB_TOOL), {
    redirectUri: sandbox.relayUri,
    scopes: JOB_TOOL.scopes,
  })
  const url = new URL(address)
  Object.entries(change).forEach(([name, value]) => url.searchParams.set(name, value))
  const outcome = await consent(sandbox, url.href, { person })
  if ('redirect' in outcome) throw new Error(`Called back: ${outcome.redirect}`)
  return outcome.page
}

describe('an authorize request that Xero would not answer', () => {
  it.each([
    ['an unknown client', { client_id: '0'.repeat(32) }, 'unauthorized_client'],
    [
      'a redirect URI that is not registered',
      { redirect_uri: 'https://ferrymoor.example/other' },
      'Invalid redirect_uri',
    ],
    [
      'another port of localhost',
      { redirect_uri: 'http://localhost:53683/callback' },
      'Invalid redirect_uri',
    ],
    ['127.0.0.1', { redirect_uri: 'http://127.0.0.1:53682/callback' }, 'Invalid redirect_uri'],
    ['a custom scheme', { redirect_uri: 'keyward://oauth/callback' }, 'Invalid redirect_uri'],
    ['a scope nobody knows', { scope: 'openid practicemanager.everything' }, 'invalid_scope'],
    ['no scope', { scope: '' }, 'Missing scope'],
    [
      'accounting and Practice Manager scopes mixed',
      { scope: 'openid practicemanager.job.read accounting.contacts.read' },
      'cannot be asked for together',
    ],
    ['a scope that new apps may not use', { scope: 'accounting.transactions' }, 'since 2 March 2026'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
  ])('shows a page and never calls back: %s', async (_what, change, words) => {
    const page = await pageFor(change)
    expect(page).toContain(words)
    expect(page).toContain('Xero sandbox (made up)')
  })

  it('shows the privilege page to a person without "Connect third-party add-ons"', async () => {
    expect(await pageFor({}, 'Mirren Tolquhon')).toContain(
      "You don't have access to connect any Xero Practice Manager accounts",
    )
  })

  it('lets that person in once the privilege is on, and out again when it is off', async () => {
    sandbox.setPrivilege('Mirren Tolquhon', true)
    await expect(pageFor({}, 'Mirren Tolquhon')).rejects.toThrow(/Called back/u)
    sandbox.setPrivilege('Mirren Tolquhon', false)
    expect(await pageFor({}, 'Mirren Tolquhon')).toContain('Connect third-party add-ons')
  })

  it('has nothing to offer to a person without organisations', async () => {
    const { address } = await begin(configure(sandbox, LEDGER_TOOL), {
      redirectUri: sandbox.relayUri,
      scopes: LEDGER_TOOL.scopes,
    })
    const outcome = await consent(sandbox, address, { person: 'Perran Vosper' })
    expect('page' in outcome && outcome.page).toContain('no organisations')
  })
})

describe('registering redirect URIs', () => {
  it.each([
    'keyward://oauth/callback',
    'http://127.0.0.1:8123/callback',
    'http://ferrymoor.example/callback',
    'nonsense',
  ])('refuses %s', (uri) => {
    expect(() => sandbox.addRedirectUri(JOB_TOOL.clientId, uri)).toThrow(uri)
  })

  it('takes https and http://localhost while it runs, to the letter', async () => {
    sandbox.addRedirectUri(JOB_TOOL.clientId, 'http://localhost:8123/xero/callback')
    await expect(pageFor({ redirect_uri: 'http://localhost:8123/xero/callback' })).rejects.toThrow(
      'Called back: http://localhost:8123/xero/callback?code=',
    )
    expect(await pageFor({ redirect_uri: 'http://localhost:8123/xero/callback/' })).toContain(
      'Invalid redirect_uri',
    )
  })

  it('refuses an app name with "Xero" in it', () => {
    expect(() => sandbox.registerApp({ name: 'My Xero Tool', clientId: 'A', redirectUris: [] })).toThrow(
      /Xero/u,
    )
  })
})

describe('the relay', () => {
  it('answers 302 to the scheme with the query untouched', async () => {
    const response = await fetch(`${sandbox.relayUri}?code=a%2Fb+c&state=%C3%A9&code=2`, {
      redirect: 'manual',
    })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('keyward://oauth/callback?code=a%2Fb+c&state=%C3%A9&code=2')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})
