import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createXero } from '../../electron/adapters/xero/xero.ts'
import { parseRedirect } from '../../electron/core/sign-in/redirect.ts'
import type { Sandbox } from '../../electron/sandbox/running.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { BANK_FEED, FIELD_TOOL, INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { consent } from '../sandbox/consent.ts'
import { codeOf, value } from '../worlds/fakes.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
afterEach(() => {
  sandbox.setSwitches({ unauthorisedConnection: 'unauthorized_client', faults: [] })
  sandbox.clearRequests()
})

const xero = () =>
  createXero({ login: sandbox.login, identity: sandbox.identity, api: sandbox.api }, createHttp(fetch))
const ledger = { clientId: LEDGER_TOOL.clientId, clientSecret: LEDGER_TOOL.clientSecret }
const feed = { clientId: BANK_FEED.clientId, clientSecret: BANK_FEED.clientSecret }
const wrong = { ...feed, clientSecret: 'sandbox-only-not-a-real-secret-wrong' }
const ORGANISATION = 'Haymarket Clock Repairs'

describe('an app without a secret', () => {
  const client = { clientId: FIELD_TOOL.clientId, clientSecret: null }
  const VERIFIER = 'v'.repeat(64)

  it('signs in with PKCE, renews and revokes by its client id alone', async () => {
    const url = xero().authorizeUrl({
      clientId: client.clientId,
      redirectUri: sandbox.relayUri,
      scopes: FIELD_TOOL.scopes,
      state: 'the-state',
      nonce: 'the-nonce',
      challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    })
    const answered = await consent(sandbox, url.href, { person: INES.name, organisations: [ORGANISATION] })
    if (!('redirect' in answered)) throw new Error('no redirect')
    const redirect = parseRedirect(answered.redirect, sandbox.relayUri)
    if (redirect.kind !== 'code') throw new Error(`a redirect of kind ${redirect.kind}`)
    const granted = value(
      await xero().exchange({
        client,
        redirectUri: sandbox.relayUri,
        code: redirect.code,
        iss: redirect.iss,
        nonce: 'the-nonce',
        verifier: VERIFIER,
        scopes: FIELD_TOOL.scopes,
      }),
    )
    expect(granted.name).toBe(INES.name)
    const renewed = value(await xero().refresh(client, granted.refreshToken ?? ''))
    expect(value(await xero().connections(renewed.accessToken)).map(({ tenantName }) => tenantName)).toEqual([
      ORGANISATION,
    ])
    value(await xero().revoke(client, renewed.refreshToken ?? ''))
    expect(codeOf(await xero().refresh(client, renewed.refreshToken ?? ''))).toBe('grantRefused')
    const asked = sandbox.requests.filter(({ path }) => path.startsWith('/connect/'))
    expect(asked.length).toBeGreaterThan(3)
    expect(JSON.stringify(asked)).not.toContain('Basic ')
  })

  it('is known by Xero, or asked for a secret that it does not have', async () => {
    const ask = (clientId: string) => xero().probePublicClient(clientId, sandbox.relayUri)
    expect(await ask(client.clientId)).toEqual({ ok: true, value: 'recognised' })
    for (const clientId of [ledger.clientId, 'D'.repeat(32)])
      expect(await ask(clientId)).toMatchObject({ failure: { code: 'appOfOtherKind', likely: 'web' } })
    sandbox.failNext({ endpoint: 'token', status: 503 })
    expect(codeOf(await ask(client.clientId))).toBe('xeroUnavailable')
  })
})

describe('a custom connection', () => {
  it.each(['unauthorized_client', 'access_denied', 'invalid_scope'] as const)(
    'that nobody has authorised gets nothing, told as %s; a wrong secret is refused all the same',
    async (unauthorisedConnection) => {
      sandbox.setSwitches({ unauthorisedConnection })
      expect(codeOf(await xero().probeCustomConnection(feed, BANK_FEED.scopes))).toBe('connectionNotActive')
      expect(codeOf(await xero().appToken(feed, BANK_FEED.scopes))).toBe('ownListNotGiven')
      expect(codeOf(await xero().probeCustomConnection(wrong, BANK_FEED.scopes))).toBe('clientRefused')
    },
  )

  it('authorised, lists its one organisation and reads it, without a sign-in; a change ends that', async () => {
    sandbox.authoriseConnection(feed.clientId, INES.name, ORGANISATION)
    expect(await xero().probeCustomConnection(feed, BANK_FEED.scopes)).toEqual({ ok: true, value: 'granted' })
    const { accessToken } = value(await xero().appToken(feed, BANK_FEED.scopes))
    const [row, ...others] = value(await xero().ownList(accessToken))
    expect([row?.tenantName, others]).toEqual([ORGANISATION, []])
    const answer = await xero().probe(accessToken, row?.tenantId ?? '', 'organisation')
    expect(answer.result.ok).toBe(true)
    sandbox.changeConnection(feed.clientId, ['accounting.settings.read'])
    expect(codeOf(await xero().probeCustomConnection(feed, BANK_FEED.scopes))).toBe('connectionNotActive')
    sandbox.changeConnection(feed.clientId, BANK_FEED.scopes)
  })

  it('is told from a web app, whichever of the two was chosen by mistake', async () => {
    expect(await xero().probeCustomConnection(ledger, BANK_FEED.scopes)).toMatchObject({
      failure: { code: 'appOfOtherKind', likely: 'web' },
    })
    expect(codeOf(await xero().probeSecret(feed, sandbox.relayUri))).toBe('grantNotAllowed')
    expect(codeOf(await xero().probeSecret(wrong, sandbox.relayUri))).toBe('clientRefused')
  })
})
