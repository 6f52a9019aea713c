import { type Sandbox } from '../../electron/sandbox/running.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createTimeWitness } from '../../electron/adapters/xero/time-witness.ts'
import { createXero } from '../../electron/adapters/xero/xero.ts'
import { parseRedirect } from '../../electron/core/sign-in/redirect.ts'
import { consent } from '../sandbox/consent.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { INES, JOB_TOOL, JONAH, LEDGER_TOOL, PRACTICE } from '../../electron/sandbox/seed.ts'
import { signIn } from '../sandbox/test-client.ts'
import { codeOf, value } from '../worlds/fakes.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
afterEach(() => {
  sandbox.setSwitches({ faults: [], clockSkewSeconds: 0, issInCallback: false })
  sandbox.clearRequests()
})

const client = { clientId: LEDGER_TOOL.clientId, clientSecret: LEDGER_TOOL.clientSecret }
const http = createHttp(fetch)
const VERIFIER = 'v'.repeat(64)
const xeroAt = (now?: () => number) =>
  createXero({ login: sandbox.login, identity: sandbox.identity, api: sandbox.api }, http, now)

/** From the consent page to the code, the way a browser goes. */
const consented = async (more: { nonce?: string; scopes?: readonly string[] } = {}) => {
  const scopes = more.scopes ?? LEDGER_TOOL.scopes
  const url = xeroAt().authorizeUrl({
    clientId: client.clientId,
    redirectUri: sandbox.relayUri,
    scopes,
    state: 'the-state',
    nonce: more.nonce ?? 'the-nonce',
    challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  })
  const answered = await consent(sandbox, url.href, { person: INES.name })
  if (!('redirect' in answered)) throw new Error('no redirect')
  const redirect = parseRedirect(answered.redirect, sandbox.relayUri)
  if (redirect.kind !== 'code') throw new Error(`a redirect of kind ${redirect.kind}`)
  return {
    client,
    redirectUri: sandbox.relayUri,
    code: redirect.code,
    iss: redirect.iss,
    nonce: 'the-nonce',
    verifier: VERIFIER,
    scopes,
  }
}

it('F12 every answer of Xero’s tells what time it is there', async () => {
  const urls = { login: sandbox.login, identity: sandbox.identity, api: sandbox.api }
  const told = createTimeWitness(urls, http)
  const heard: number[] = []
  told.witness.onTime((said) => heard.push(said))
  expect((await createXero(urls, told.http).connections('nobodys-token')).ok).toBe(false)
  const asked = value(await told.witness.ask())
  expect(heard.length).toBeGreaterThan(0)
  for (const said of [...heard, asked]) expect(Math.abs(said - Date.now())).toBeLessThan(60_000)
})

describe('signing in at a real OAuth server', () => {
  it('D2 D5 exchanges a code with PKCE and a checked ID token, and learns who signed in', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    expect(granted).toMatchObject({ name: 'Ines Halloway', expiresIn: 1_800 })
    expect(granted.scopes).toEqual(expect.arrayContaining(['accounting.contacts.read', 'offline_access']))
    const rows = value(await xeroAt().connections(granted.accessToken))
    expect(rows.filter(({ authEventId }) => authEventId === granted.authEventId)).toHaveLength(12)
  })

  it('reads dates without a zone as UTC', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    const [row] = value(await xeroAt().connections(granted.accessToken))
    expect(Math.abs((row?.updatedAt ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  it('D4 takes an iss that is Xero’s', async () => {
    sandbox.setSwitches({ issInCallback: true })
    expect((await xeroAt().exchange(await consented())).ok).toBe(true)
  })

  it('D5 refuses an ID token made for another nonce', async () => {
    const request = await consented({ nonce: 'somebody-else' })
    expect(codeOf(await xeroAt().exchange(request))).toBe('idTokenRefused')
  })

  it.each([4, -4])('D5 believes a clock that is %i minutes off', async (minutes) => {
    const request = await consented()
    expect((await xeroAt(() => Date.now() + minutes * 60_000).exchange(request)).ok).toBe(true)
  })

  it.each([10, -10])(
    'D5 refuses when the server’s clock is %i minutes off, and says by how much',
    async (minutes) => {
      sandbox.setSwitches({ clockSkewSeconds: minutes * 60 })
      const result = await xeroAt().exchange(await consented())
      expect(result).toEqual({ ok: false, failure: { code: 'clockWrong', minutes: -minutes } })
    },
  )

  it('tells a wrong secret from a dead code', async () => {
    const request = await consented()
    expect(
      codeOf(await xeroAt().exchange({ ...request, client: { ...client, clientSecret: 'wrong' } })),
    ).toBe('clientRefused')
    expect((await xeroAt().exchange(request)).ok).toBe(true)
    expect(codeOf(await xeroAt().exchange(request))).toBe('grantRefused')
  })

  it('a wrong PKCE verifier is refused', async () => {
    expect(codeOf(await xeroAt().exchange({ ...(await consented()), verifier: 'w'.repeat(64) }))).toBe(
      'grantRefused',
    )
  })

  it('signs in without openid too', async () => {
    const granted = value(
      await xeroAt().exchange(await consented({ scopes: ['offline_access', 'accounting.contacts.read'] })),
    )
    expect(granted.userId).not.toBe('')
  })
})

describe('refreshing', () => {
  it('D10 a token used again within the grace period still works, and afterwards it is refused', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    const first = granted.refreshToken ?? ''
    const second = value(await xeroAt().refresh(client, first))
    expect(second.refreshToken).not.toBe(first)
    expect((await xeroAt().refresh(client, first)).ok).toBe(true)
    sandbox.advance(31 * 60)
    expect(codeOf(await xeroAt().refresh(client, first))).toBe('grantRefused')
    sandbox.advance(-31 * 60)
  })

  it('D10 survives an answer that was lost on the way', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    sandbox.loseAnswer('token')
    expect(codeOf(await xeroAt().refresh(client, granted.refreshToken ?? ''))).toBe('offline')
    expect((await xeroAt().refresh(client, granted.refreshToken ?? '')).ok).toBe(true)
  })
})

describe('what can go wrong on the way', () => {
  const refreshed = () => xeroAt().refresh(client, 'made-up')

  it.each([
    [
      { endpoint: 'token', status: 503 },
      { code: 'xeroUnavailable', status: 503 },
    ],
    [
      { endpoint: 'token', kind: 'garbage' },
      { code: 'xeroUnexpected', status: 200 },
    ],
    [
      { endpoint: 'token', kind: 'redirect' },
      { code: 'xeroUnexpected', status: 302 },
    ],
    [
      { endpoint: 'token', kind: 'huge' },
      { code: 'xeroUnexpected', status: 200 },
    ],
  ] as const)('D13 D14 %o is translated', async (fault, failure) => {
    sandbox.failNext(fault)
    expect(await refreshed()).toEqual({ ok: false, failure })
  })

  it('D13 honours Retry-After', async () => {
    sandbox.failNext({ endpoint: 'connections', status: 429, retryAfterSeconds: 42 })
    const now = Date.now()
    expect(await xeroAt(() => now).connections('any')).toEqual({
      ok: false,
      failure: { code: 'rateLimited', retryAt: now + 42_000 },
    })
  })

  it('D13 nobody there is "offline"', async () => {
    const nowhere = createXero(
      { login: 'http://localhost:1', identity: 'http://localhost:1', api: 'http://localhost:1' },
      http,
    )
    expect(codeOf(await nowhere.connections('t'))).toBe('offline')
    expect(codeOf(await nowhere.refresh(client, 'r'))).toBe('offline')
  })

  it('a refused access token is no network trouble', async () => {
    expect(codeOf(await xeroAt().connections('made-up'))).toBe('accessRefused')
  })

  it('E9 no failure carries the secret, in any form', async () => {
    const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')
    for (const kind of ['status', 'garbage', 'loseAnswer', 'redirect', 'huge'] as const) {
      sandbox.failNext({ endpoint: 'token', kind })
      const text = JSON.stringify(await refreshed())
      expect(text).not.toContain(client.clientSecret)
      expect(text).not.toContain(basic)
    }
  })
})

describe('disconnecting', () => {
  it('D11 204 and 404 are both an end, and only that one goes', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    const before = value(await xeroAt().connections(granted.accessToken))
    const [first] = before
    value(await xeroAt().disconnect(granted.accessToken, first?.id ?? ''))
    value(await xeroAt().disconnect(granted.accessToken, first?.id ?? ''))
    const after = value(await xeroAt().connections(granted.accessToken))
    expect(after.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id))
  })
})

describe('revoking a sign-in', () => {
  afterEach(() => sandbox.setSwitches({ accessAfterRevoking: 'goesOn', revokingTakesConnections: true }))

  it('D12 takes the refresh token and every connection of that person; others stay', async () => {
    const jonah = await signIn(sandbox, LEDGER_TOOL, { person: JONAH.name })
    const granted = value(await xeroAt().exchange(await consented()))
    const token = granted.refreshToken ?? ''
    expect(value(await xeroAt().connections(granted.accessToken)).length).toBeGreaterThan(0)
    expect(codeOf(await xeroAt().revoke({ ...client, clientSecret: 'wrong' }, token))).toBe('clientRefused')
    expect(value(await xeroAt().connections(granted.accessToken)).length).toBeGreaterThan(0)
    value(await xeroAt().revoke(client, token))
    value(await xeroAt().revoke(client, token)) // RFC 7009: a dead token is no error
    expect(codeOf(await xeroAt().refresh(client, token))).toBe('grantRefused')
    expect(value(await xeroAt().connections(granted.accessToken))).toEqual([])
    expect(value(await xeroAt().connections(jonah.accessToken)).length).toBeGreaterThan(0)
    expect((await xeroAt().refresh(client, jonah.refreshToken)).ok).toBe(true)
  })

  it('D12 where Xero refuses the access token as well, that is told', async () => {
    sandbox.setSwitches({ accessAfterRevoking: 'refused' })
    const granted = value(await xeroAt().exchange(await consented()))
    value(await xeroAt().revoke(client, granted.refreshToken ?? ''))
    expect(codeOf(await xeroAt().connections(granted.accessToken))).toBe('accessRefused')
  })

  it('D13 D14 what goes wrong on the way is not a revocation', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    const token = granted.refreshToken ?? ''
    const outcomes = [
      [{ endpoint: 'revocation', status: 503 }, 'xeroUnavailable'],
      [{ endpoint: 'revocation', status: 429, retryAfterSeconds: 5 }, 'rateLimited'],
      [{ endpoint: 'revocation', kind: 'redirect' }, 'xeroUnexpected'],
      [{ endpoint: 'revocation', kind: 'loseAnswer' }, 'offline'],
    ] as const
    for (const [fault, code] of outcomes) {
      sandbox.failNext(fault)
      const result = await xeroAt().revoke(client, token)
      expect(codeOf(result)).toBe(code)
      expect(JSON.stringify(result)).not.toContain(token)
    }
    // the last one was done, and its answer lost
    expect(codeOf(await xeroAt().refresh(client, token))).toBe('grantRefused')
  })
})

describe('asking one organisation itself, through xero-node', () => {
  it('answers, or says in our words why not', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    const [row] = value(await xeroAt().connections(granted.accessToken))
    const tenantId = row?.tenantId ?? ''
    const ask = (token: string, tenant: string) => xeroAt().probe(token, tenant, 'organisation')
    value((await ask(granted.accessToken, tenantId)).result)
    expect(codeOf((await ask('made-up', tenantId)).result)).toBe('accessRefused')
    expect(codeOf((await ask(granted.accessToken, 'nobody')).result)).toBe('accessForbidden')
    sandbox.failNext({ endpoint: 'organisation', status: 503 })
    expect((await ask(granted.accessToken, tenantId)).result).toEqual({
      ok: false,
      failure: { code: 'xeroUnavailable', status: 503 },
    })
    sandbox.failNext({ endpoint: 'organisation', kind: 'redirect' })
    expect(codeOf((await ask(granted.accessToken, tenantId)).result)).toBe('xeroUnexpected')
    sandbox.failNext({ endpoint: 'organisation', kind: 'huge' })
    expect((await ask(granted.accessToken, tenantId)).result.ok).toBe(false)
  })
})

describe('asking a practice and an organisation itself', () => {
  /** A token for the practice, got as an app would. */
  const practiceToken = async () => {
    const { accessToken } = await signIn(sandbox, JOB_TOOL, { person: INES.name })
    const probe = (token = accessToken, tenantId = PRACTICE.tenantId) =>
      xeroAt().probe(token, tenantId, 'practice')
    return { probe, accessToken }
  }

  afterEach(() => sandbox.setSwitches({ xpmErrorStatus: 500, xpmTrouble: '', tierGated: false }))

  it('XPM answers with its staff list, and says how many calls it would still take', async () => {
    const { probe } = await practiceToken()
    const { result, status, left, limited } = await probe()
    expect(result.ok).toBe(true)
    expect({ status, limited }).toEqual({ status: 200, limited: null })
    expect(left?.minute).toBeLessThan(60)
    expect(left?.day).toBeLessThan(5_000)
    expect(left?.appMinute).toBeLessThan(10_000)
  })

  it.each([500, 200] as const)(
    'XPM’s <Status>ERROR</Status> with HTTP %i is an error in its own words',
    async (status) => {
      const { probe } = await practiceToken()
      sandbox.setSwitches({
        xpmErrorStatus: status,
        xpmTrouble: 'The staff list\nis locked <today> &amp; tomorrow',
      })
      expect(await probe()).toMatchObject({
        status,
        result: { failure: { code: 'practiceManagerError' } },
      })
      const { result } = await probe()
      if (result.ok || result.failure.code !== 'practiceManagerError') throw new Error('no XPM error')
      expect(result.failure.said).toMatch(/^The staff list is locked/u)
      expect(result.failure.said).not.toMatch(/[\n\r]/u)
    },
  )

  it('never repeats a token that an answer gives back', async () => {
    const { probe, accessToken } = await practiceToken()
    sandbox.setSwitches({ xpmTrouble: `Bearer ${accessToken} was not understood` })
    expect((await probe()).result).toEqual({
      ok: false,
      failure: { code: 'practiceManagerError', said: '' },
    })
  })

  it('the gateway’s own refusals are told apart', async () => {
    const { probe } = await practiceToken()
    expect(codeOf((await probe('made-up')).result)).toBe('accessRefused')
    expect(codeOf((await probe(undefined, 'nobody')).result)).toBe('accessForbidden')
    const ledger = await signIn(sandbox, LEDGER_TOOL, { person: INES.name })
    expect(codeOf((await probe(ledger.accessToken)).result)).toBe('scopeInsufficient')
    sandbox.failNext({ endpoint: 'practiceManager', kind: 'garbage' })
    expect(codeOf((await probe()).result)).toBe('xeroUnexpected')
    sandbox.failNext({ endpoint: 'practiceManager', kind: 'huge' })
    expect((await probe()).result.ok).toBe(false)
    sandbox.failNext({ endpoint: 'practiceManager', kind: 'redirect' })
    expect(codeOf((await probe()).result)).toBe('xeroUnexpected')
  })

  it('D13 whose limit it was, and until when', async () => {
    const { probe } = await practiceToken()
    const before = Date.now()
    sandbox.failNext({ endpoint: 'practiceManager', status: 429, retryAfterSeconds: 7, problem: 'appminute' })
    const { result, limited } = await probe()
    expect(limited).toBe('app')
    if (result.ok || result.failure.code !== 'rateLimited') throw new Error('not limited')
    expect(result.failure.retryAt - before).toBeGreaterThanOrEqual(7_000)
    sandbox.failNext({ endpoint: 'practiceManager', status: 429, problem: 'minute' })
    expect((await probe()).limited).toBe('tenant')
  })
})

describe('asking whether a secret works, without changing anything', () => {
  const wrong = { ...client, clientSecret: 'sandbox-only-not-a-real-secret-wrong' }
  const probe = (secret: { clientId: string; clientSecret: string } = client) =>
    xeroAt().probeSecret(secret, sandbox.relayUri)

  afterEach(() =>
    sandbox.setSwitches({ clientAuthenticatedFirst: true, secretModel: 'one', appTokens: 'granted' }),
  )

  it('succeeds with a token of the app’s own, and asks nothing else', async () => {
    sandbox.clearRequests()
    expect(value(await probe())).toBe('granted')
    expect(codeOf(await probe(wrong))).toBe('clientRefused')
    expect(sandbox.requests.map(({ grantType }) => grantType)).toEqual([
      'client_credentials',
      'client_credentials',
    ])
  })

  it.each(['scopeRefused', 'clientRefused', 'unsupported'] as const)(
    'falls back to a made-up code where this app gets no token of its own: %s',
    async (appTokens) => {
      sandbox.setSwitches({ appTokens })
      expect(value(await probe())).toBe('recognised')
      expect(codeOf(await probe(wrong))).toBe('clientRefused')
    },
  )

  it('a good one is recognised, a wrong one refused, and no sign-in is touched', async () => {
    const granted = value(await xeroAt().exchange(await consented()))
    value(await probe())
    expect(codeOf(await probe(wrong))).toBe('clientRefused')
    expect((await xeroAt().refresh(client, granted.refreshToken ?? '')).ok).toBe(true)
  })

  it('an outage, a limit, rubbish, a redirect and a flood are none of both', async () => {
    const faults = [
      { status: 503 },
      { status: 429 },
      { kind: 'garbage' },
      { kind: 'redirect' },
      { kind: 'huge' },
      { kind: 'loseAnswer' },
    ] as const
    for (const fault of faults) {
      sandbox.failNext({ endpoint: 'token', ...fault })
      expect(['clientRefused', 'ok'], JSON.stringify(fault)).not.toContain(codeOf(await probe()))
    }
  })

  it('both models: the old secret lives beside the new one until it is deleted, or ends at once', async () => {
    const app = sandbox.registerApp({
      name: 'Two Secrets',
      clientId: 'D'.repeat(32),
      clientSecret: 'sandbox-only-not-a-real-secret-first',
      redirectUris: [sandbox.relayUri],
    })
    const first = { clientId: app.clientId, clientSecret: 'sandbox-only-not-a-real-secret-first' }
    sandbox.setSwitches({ secretModel: 'several' })
    const second = { clientId: app.clientId, clientSecret: sandbox.rotateSecret(app.clientId) }
    value(await probe(first))
    value(await probe(second))
    sandbox.setSwitches({ secretModel: 'one' })
    const third = { clientId: app.clientId, clientSecret: sandbox.rotateSecret(app.clientId) }
    expect(codeOf(await probe(second))).toBe('clientRefused')
    value(await probe(third))
  })
})

describe('the app’s own list', () => {
  const CEILING = { clientId: 'A1'.repeat(16), clientSecret: 'sandbox-only-not-a-real-secret-own-list' }
  beforeAll(() => {
    sandbox.registerApp({ name: 'Own List', ...CEILING, redirectUris: [sandbox.relayUri] })
    sandbox.addConnections(CEILING.clientId, INES.name, 8)
  })
  afterEach(() =>
    sandbox.setSwitches({
      appTokens: 'granted',
      ownList: 'given',
      ownListPage: null,
      ownListDelete: 'allowed',
    }),
  )
  const token = async () => value(await xeroAt().appToken(CEILING, ['app.connections'])).accessToken
  const names = (rows: readonly { readonly tenantName: string }[]) => rows.map(({ tenantName }) => tenantName)

  it.each([null, 1, 3, 4, 8, 100])('is whole, in pages of %s or in one piece', async (ownListPage) => {
    const all = sandbox.connections().filter(({ clientId }) => clientId === CEILING.clientId)
    sandbox.setSwitches({ ownListPage })
    expect(names(value(await xeroAt().ownList(await token())))).toEqual(names(all))
  })

  it('is empty where nothing is connected', async () => {
    sandbox.registerApp({
      name: 'Nothing Yet',
      clientId: 'B1'.repeat(16),
      clientSecret: CEILING.clientSecret,
      redirectUris: [sandbox.relayUri],
    })
    const own = value(await xeroAt().appToken({ ...CEILING, clientId: 'B1'.repeat(16) }, ['app.connections']))
    expect(value(await xeroAt().ownList(own.accessToken))).toEqual([])
  })

  it.each(['scopeRefused', 'clientRefused', 'unsupported'] as const)(
    'is not given without a token: %s',
    async (appTokens) => {
      sandbox.setSwitches({ appTokens })
      expect(codeOf(await xeroAt().appToken(CEILING, ['app.connections']))).toBe('ownListNotGiven')
      const wrong = { ...CEILING, clientSecret: 'sandbox-only-not-a-real-secret-wrong' }
      expect(codeOf(await xeroAt().appToken(wrong, ['app.connections']))).toBe('clientRefused')
    },
  )

  it.each(['tierRefused', 'scopeRefused', 'forbidden'] as const)('is not given: %s', async (ownList) => {
    const own = await token()
    sandbox.setSwitches({ ownList })
    expect(codeOf(await xeroAt().ownList(own))).toBe('ownListNotGiven')
  })

  it('ends a connection, or is refused it', async () => {
    const own = await token()
    const id = sandbox.connections().find(({ clientId }) => clientId === CEILING.clientId)?.id ?? ''
    sandbox.setSwitches({ ownListDelete: 'scopeRefused' })
    expect(codeOf(await xeroAt().disconnect(own, id))).toBe('scopeInsufficient')
    sandbox.setSwitches({ ownListDelete: 'forbidden' })
    expect(codeOf(await xeroAt().disconnect(own, id))).toBe('accessForbidden')
    sandbox.setSwitches({ ownListDelete: 'allowed' })
    value(await xeroAt().disconnect(own, id))
    expect(value(await xeroAt().ownList(own)).map((row) => row.id)).not.toContain(id)
  })

  it('tells a limit, an outage, rubbish and a token that has ended', async () => {
    const own = await token()
    const ask = async () => codeOf(await xeroAt().ownList(own))
    sandbox.failNext({ endpoint: 'connections', status: 429, retryAfterSeconds: 7 })
    expect(await ask()).toBe('rateLimited')
    sandbox.failNext({ endpoint: 'connections', status: 503 })
    expect(await ask()).toBe('xeroUnavailable')
    sandbox.failNext({ endpoint: 'connections', kind: 'garbage' })
    expect(await ask()).toBe('xeroUnexpected')
    expect(codeOf(await xeroAt().ownList('nobodys-token'))).toBe('accessRefused')
  })
})

describe('an own list that changes while it is read', () => {
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_one, at) => `c${from + at}`)
  /** A list in pages of four; what it holds may depend on how many requests there were. */
  const over = (holds: (asked: number) => readonly string[]) => {
    let asked = 0
    const pages = createHttp(async (url) => {
      asked += 1
      const from = (Number(new URL(url).searchParams.get('page') ?? 1) - 1) * 4
      const rows = holds(asked).slice(from, from + 4)
      return new Response(JSON.stringify(rows.map((id) => ({ id, tenantId: `t-${id}`, tenantName: id }))))
    })
    const nowhere = 'http://localhost:1'
    return createXero({ login: nowhere, identity: nowhere, api: nowhere }, pages)
  }

  it('shrinks by half between two pages: it is read again until two readings agree', async () => {
    const xero = over((asked) => (asked === 1 ? ids(0, 12) : ids(6, 12)))
    expect(value(await xero.ownList('t')).map(({ id }) => id)).toEqual(ids(6, 12))
  })

  it('never comes to rest: it is told, and nothing is answered as if it were whole', async () => {
    const xero = over((asked) => ids(asked, asked + 12))
    expect(codeOf(await xero.ownList('t'))).toBe('ownListUnsteady')
  })

  it('and a server that answers new pages for ever is not believed', async () => {
    const xero = over((asked) => ids(0, 4 * asked))
    expect(codeOf(await xero.ownList('t'))).toBe('ownListUnsteady')
  })
})

describe('odd answers of Xero’s, and of what stands before it, each in its own words', () => {
  const PAGE = '<!DOCTYPE html><html><body>Blocked by policy</body></html>'

  /** A server in Xero's place that gives one answer to everything. */
  const answering = async (status: number, body: string, headers: Record<string, string> = {}) => {
    const server = createServer((_req, res) => {
      res.writeHead(status, { 'content-type': 'application/json', ...headers })
      res.end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const at = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    servers.push(server)
    return createXero({ login: at, identity: at, api: at }, http)
  }
  const servers: Server[] = []
  afterEach(() => servers.splice(0).forEach((server) => server.close()))

  const failureOf = (result: { readonly ok: boolean; readonly failure?: unknown }) => result.failure

  it.each([
    ['401', 401, {}, 'accessRefused'],
    ['429', 429, { 'retry-after': '7' }, 'rateLimited'],
  ])('X04 an error in an XPM body over a %s: the status decides', async (_name, status, headers, code) => {
    const xml =
      '<Response><Status>ERROR</Status><ErrorDescription>Rate limit exceeded</ErrorDescription></Response>'
    const xero = await answering(status, xml, { 'content-type': 'text/xml', ...headers })
    expect(codeOf((await xero.probe('the-token', 'tenant', 'practice')).result)).toBe(code)
  })

  it.each([400, 403, 404, 500, 503])('XPM’s own word stands over a %i', async (status) => {
    const xml =
      '<Response><Status>ERROR</Status><ErrorDescription>Staff are locked</ErrorDescription></Response>'
    const xero = await answering(status, xml, { 'content-type': 'text/xml' })
    expect(failureOf((await xero.probe('the-token', 'tenant', 'practice')).result)).toEqual({
      code: 'practiceManagerError',
      said: 'Staff are locked',
    })
  })

  it.each([400, 401])(
    'X05 unauthorized_client with %i is about the kind of app, not its secret',
    async (status) => {
      const xero = await answering(status, '{"error":"unauthorized_client"}')
      expect(codeOf(await xero.refresh(client, 'r'))).toBe('grantNotAllowed')
      expect(codeOf(await xero.exchange({ ...(await consented()), client }))).toBe('grantNotAllowed')
      if (status === 400)
        expect(codeOf(await xero.probeSecret(client, 'https://a.example/b'))).toBe('grantNotAllowed')
    },
  )

  it.each([401, 403])(
    'AuthorizationUnsuccessful with %i is the app’s tier, and no token to renew',
    async (status) => {
      const body = JSON.stringify({
        Title: 'Unauthorized',
        Status: status,
        Detail: 'AuthorizationUnsuccessful',
      })
      const xero = await answering(status, body)
      expect(codeOf(await xero.connections('t'))).toBe('tierNotIncluded')
      expect(codeOf(await xero.disconnect('t', 'c'))).toBe('tierNotIncluded')
      for (const asked of ['practice', 'organisation'] as const)
        expect(codeOf((await xero.probe('the-token', 'tenant', asked)).result)).toBe('tierNotIncluded')
    },
  )

  it.each([200, 400, 401, 403, 404])(
    'a page with %i came from somebody else: no secret and no access is called refused',
    async (status) => {
      const xero = await answering(status, PAGE, { 'content-type': 'text/html; charset=utf-8' })
      const failure = { code: 'blockedOnTheWay', status }
      expect(failureOf(await xero.connections('t'))).toEqual(failure)
      expect(failureOf(await xero.refresh(client, 'r'))).toEqual(failure)
      expect(failureOf(await xero.exchange({ ...(await consented()), client }))).toEqual(failure)
      expect(failureOf(await xero.probeSecret(client, 'https://a.example/b'))).toEqual(failure)
      expect(failureOf((await xero.probe('the-token', 'tenant', 'practice')).result)).toEqual(failure)
      const organisation = (await xero.probe('the-token', 'tenant', 'organisation')).result
      expect(organisation.ok).toBe(false)
      if (status !== 200) expect(failureOf(organisation)).toEqual(failure)
    },
  )

  it('a page without a type, too, and a page of Xero’s own trouble is Xero’s', async () => {
    const bare = await answering(403, PAGE, { 'content-type': '' })
    expect(codeOf(await bare.connections('t'))).toBe('blockedOnTheWay')
    const down = await answering(503, PAGE, { 'content-type': 'text/html' })
    expect(failureOf(await down.connections('t'))).toEqual({ code: 'xeroUnavailable', status: 503 })
    expect(failureOf(await down.refresh(client, 'r'))).toEqual({ code: 'xeroUnavailable', status: 503 })
  })

  it('a 403 of Xero’s own is about access', async () => {
    const xero = await answering(403, '{"Detail":"AuthenticationUnsuccessful"}')
    expect(codeOf(await xero.connections('t'))).toBe('accessForbidden')
  })

  it.each(['1e300', '-1', 'soon', 'Infinity', ''])('F9 a Retry-After of %j is bounded', async (retry) => {
    const xero = await answering(429, '', { 'retry-after': retry })
    const before = Date.now()
    const failure = failureOf(await xero.connections('t')) as { code: string; retryAt: number }
    expect(failure.code).toBe('rateLimited')
    expect(failure.retryAt - before).toBeGreaterThan(0)
    expect(failure.retryAt - before).toBeLessThanOrEqual(86_400_000 + 20_000)
  })
})
