import { type Sandbox } from '../../electron/sandbox/running.ts'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createXero } from '../../electron/adapters/xero/xero.ts'
import { VaultContent } from '../../electron/core/vault/content.ts'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { consent } from '../sandbox/consent.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { INES, JONAH, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { signIn as signInAs } from '../sandbox/test-client.ts'
import { draft, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

let sandbox: Sandbox
/** How far this computer's clock is ahead of Xero's. */
let ahead = 0
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
afterEach(() => {
  sandbox.setSwitches({ faults: [], tokenAnswer: {}, latencyMs: 0 })
  ahead = 0
})

/** A whole Keyward, signed in by Ines at the sandbox's own OAuth server. */
const signedIn = async () => {
  const realXero = createXero(
    { login: sandbox.login, identity: sandbox.identity, api: sandbox.api },
    createHttp(fetch),
    () => Date.now() + ahead,
  )
  const keyward = await startKeyward({ realXero })
  const { appId } = value(
    await keyward.api.addApp({
      details: draft({
        clientId: LEDGER_TOOL.clientId,
        route: 'paste',
        redirectUri: sandbox.relayUri,
        scopes: [...LEDGER_TOOL.scopes],
        pkce: false, // the fake world's randomness is too short for a verifier
      }),
      clientSecret: LEDGER_TOOL.clientSecret,
    }),
  )
  const { attemptId } = value(await keyward.api.startSignIn({ appId }))
  const answered = await consent(sandbox, keyward.opened.at(-1)?.href ?? '', { person: INES.name })
  const code = 'redirect' in answered ? new URL(answered.redirect).search : ''
  value(await keyward.api.pasteRedirect({ attemptId, address: `${sandbox.relayUri}${code}` }))
  await expect.poll(() => keyward.work().attempts[0]?.step.kind).toMatch(/done|failed/)
  expect(keyward.work().attempts[0]?.step).toMatchObject({ kind: 'done' })
  return keyward
}

const refreshTokenOf = (keyward: FakeKeyward) =>
  Object.values(VaultContent.parse(JSON.parse(keyward.records.stored())).tokens)[0]?.refreshToken

/** A day later, so that asking renews the sign-in. */
const renew = (keyward: FakeKeyward) => {
  keyward.clock.move(DAY + MINUTE)
  return keyward.api.checkConnections({ keys: null })
}

/** The renewal went well, what it brought is stored, and it goes on after Xero's grace for the old token. */
const expectKept = async (keyward: FakeKeyward, before: string | null | undefined) => {
  expect(refreshTokenOf(keyward)).not.toBe(before)
  expect(keyward.snapshot().signIns[0]?.state).toEqual({ kind: 'live' })
  sandbox.setSwitches({ faults: [], tokenAnswer: {} })
  sandbox.advance(31 * 60)
  try {
    expect(await renew(keyward)).toMatchObject({ ok: true, value: { answered: 12, of: 12 } })
  } finally {
    sandbox.advance(-31 * 60)
  }
}

const notices = (keyward: FakeKeyward) => keyward.work().notices.map(({ code, about }) => [code, about])

const strangersToken = async (header: object = {}) => {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT({ sub: 'x', xero_userid: 'x' })
    .setProtectedHeader({ alg: 'RS256', ...header })
    .setIssuer(sandbox.identity)
    .setAudience(LEDGER_TOOL.clientId)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
}

describe('D16 a renewal stores what Xero rotated to before anything else is judged', () => {
  it.each([
    ['10 minutes ahead', 10 * MINUTE, '10'],
    ['10 minutes behind', -10 * MINUTE, '-10'],
    ['61 days ahead', 61 * DAY, String((61 * DAY) / MINUTE)],
    ['3 days behind', -3 * DAY, String((-3 * DAY) / MINUTE)],
  ])('a clock %s costs nothing, and is told', async (_name, off, minutes) => {
    const keyward = await signedIn()
    const before = refreshTokenOf(keyward)
    ahead = off
    expect(await renew(keyward)).toMatchObject({ ok: true, value: { answered: 12, of: 12 } })
    await expect.poll(() => notices(keyward)).toContainEqual(['renewedDespiteClock', minutes])
    ahead = 0
    await expectKept(keyward, before)
  })

  it.each([
    ['answers 500', { status: 500 }],
    ['answers rubbish', { kind: 'garbage' }],
    ['leads elsewhere', { kind: 'redirect' }],
    ['is cut off', { kind: 'loseAnswer' }],
  ] as const)('a key set that %s costs nothing, and is told', async (_name, fault) => {
    const keyward = await signedIn()
    // what a sign-in fetched serves for a while, so this computer has none yet
    const again = await afterRestart(keyward)
    const before = refreshTokenOf(again)
    sandbox.setSwitches({ faults: [{ endpoint: 'jwks', times: 9, ...fault }] })
    expect(await renew(again)).toMatchObject({ ok: true, value: { answered: 12, of: 12 } })
    await expect.poll(() => notices(again)).toContainEqual(['renewedDespiteKeys', undefined])
    await expectKept(again, before)
  })

  it('a key set that never answers keeps nobody waiting', async () => {
    const again = await afterRestart(await signedIn())
    const before = refreshTokenOf(again)
    sandbox.setSwitches({ faults: [{ endpoint: 'jwks', kind: 'hang' }] })
    expect(await renew(again)).toMatchObject({ ok: true, value: { answered: 12, of: 12 } })
    expect(refreshTokenOf(again)).not.toBe(before)
  })

  it.each<[string, () => unknown, string | null]>([
    ['is rubbish', () => 'not.a.token', 'renewedDespiteIdToken'],
    ['is a number', () => 17, null],
    ['is empty', () => '', null],
    ['does not come', () => null, null],
    [
      'names a key that Xero does not have',
      () => strangersToken({ kid: 'unheard-of' }),
      'renewedDespiteKeys',
    ],
    ['is signed by a stranger', () => strangersToken(), 'renewedDespiteIdToken'],
    ['is not signed', () => `${part({ alg: 'none' })}.${part({ sub: 'x' })}.`, 'renewedDespiteIdToken'],
  ])('an ID token that %s costs nothing', async (_name, idToken, notice) => {
    const keyward = await signedIn()
    const before = refreshTokenOf(keyward)
    sandbox.setSwitches({ tokenAnswer: { id_token: await idToken() } })
    expect(await renew(keyward)).toMatchObject({ ok: true, value: { answered: 12, of: 12 } })
    if (notice !== null) await expect.poll(() => notices(keyward)).toContainEqual([notice, undefined])
    await expectKept(keyward, before)
    if (notice === null)
      expect(notices(keyward).filter(([code]) => code !== 'renewedDespiteClock')).toEqual([])
  })

  it.each([1799.9995, 1e13, 1e300, -5, 0, '1800', 'soon', '', [], {}, true])(
    'F9 an expires_in of %s is no reason to lose a sign-in, and the vault opens again',
    async (expires) => {
      const keyward = await signedIn()
      const before = refreshTokenOf(keyward)
      sandbox.setSwitches({ tokenAnswer: { expires_in: expires } })
      expect(await renew(keyward)).toMatchObject({ ok: true, value: { answered: 12, of: 12 } })
      await expectKept(await afterRestart(keyward), before)
    },
  )

  it.each<[string, Record<string, unknown>]>([
    ['no token type', { token_type: null }],
    ['another token type', { token_type: 'N_A' }],
    ['scopes that are no text', { scope: 7 }],
    ['more scopes than there are', { scope: Array.from({ length: 5_000 }, (_, n) => `s${n}`).join(' ') }],
  ])('%s is no reason to lose a sign-in', async (_name, tokenAnswer) => {
    const keyward = await signedIn()
    const before = refreshTokenOf(keyward)
    sandbox.setSwitches({ tokenAnswer })
    expect((await renew(keyward)).ok).toBe(true)
    await expectKept(await afterRestart(keyward), before)
  })

  it.each([null, '', 5, 'with\u0000inside'])(
    'an answer with %j for an access token still brings the refresh token',
    async (access) => {
      const keyward = await signedIn()
      const before = refreshTokenOf(keyward)
      sandbox.setSwitches({ tokenAnswer: { access_token: access } })
      expect(await renew(keyward)).toMatchObject({ ok: true, value: { answered: 0 } })
      expect(keyward.snapshot().connections[0]?.failure).toEqual({ code: 'xeroUnexpected', status: 200 })
      await expectKept(await afterRestart(keyward), before)
    },
  )

  it('a disk that is full at that moment costs nothing: it is stored as soon as there is room', async () => {
    const keyward = await signedIn()
    const before = refreshTokenOf(keyward)
    keyward.records.fail(fail('diskFull'))
    keyward.clock.move(DAY + MINUTE)
    const [{ key } = { key: '' }] = keyward.snapshot().connections
    expect(await keyward.api.disconnect({ key })).toMatchObject({ failure: { code: 'diskFull' } })
    await keyward.api.checkConnections({ keys: null })
    expect(refreshTokenOf(keyward)).toBe(before)
    keyward.records.fail(null)
    keyward.clock.move(MINUTE)
    await expect.poll(() => refreshTokenOf(keyward)).not.toBe(before)
    await expectKept(keyward, before)
  })

  it('only a sound ID token of another person’s ends it: told, and nothing of theirs is used', async () => {
    const keyward = await signedIn()
    const theirs = await signInAs(sandbox, LEDGER_TOOL, { person: JONAH.name })
    sandbox.setSwitches({ tokenAnswer: { id_token: theirs.tokens.id_token } })
    sandbox.clearRequests()
    await renew(keyward)
    expect(keyward.snapshot().signIns[0]?.state).toMatchObject({ kind: 'refused', why: 'otherPerson' })
    expect(keyward.snapshot().connections[0]?.failure).toEqual({ code: 'otherPerson' })
    expect(sandbox.requests.filter(({ endpoint }) => endpoint === 'connections')).toEqual([])
    const { lines } = value(await keyward.api.listActivity({ before: null, limit: 9 }))
    expect(lines.find(({ what }) => what === 'signInRefused')).toMatchObject({ result: 'otherPerson' })
  })

  it('D5 a new sign-in with a clock that far off, or without keys, is refused as before, and the old one stays', async () => {
    const keyward = await signedIn()
    const before = refreshTokenOf(keyward)
    for (const spoil of [
      () => void (ahead = 10 * MINUTE),
      () => sandbox.setSwitches({ faults: [{ endpoint: 'jwks', status: 500 }] }),
      () => sandbox.setSwitches({ tokenAnswer: { id_token: 'rubbish' } }),
    ]) {
      const appId = keyward.snapshot().apps[0]?.id ?? ''
      const { attemptId } = value(await keyward.api.startSignIn({ appId }))
      const answered = await consent(sandbox, keyward.opened.at(-1)?.href ?? '', { person: INES.name })
      spoil()
      const address = 'redirect' in answered ? answered.redirect : ''
      value(await keyward.api.pasteRedirect({ attemptId, address }))
      await expect.poll(() => stepOf(keyward, attemptId)).toBe('failed')
      ahead = 0
      sandbox.setSwitches({ faults: [], tokenAnswer: {} })
    }
    expect(refreshTokenOf(keyward)).toBe(before)
    expect(keyward.snapshot().signIns).toHaveLength(1)
    expect(await renew(keyward)).toMatchObject({ ok: true, value: { answered: 12 } })
  })
})

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
const stepOf = (keyward: FakeKeyward, attemptId: string) =>
  keyward.work().attempts.find(({ id }) => id === attemptId)?.step.kind

/** Started again with the same vault, and nothing in memory. */
const afterRestart = async (keyward: FakeKeyward) => {
  const realXero = createXero(
    { login: sandbox.login, identity: sandbox.identity, api: sandbox.api },
    createHttp(fetch),
    () => Date.now() + ahead,
  )
  await keyward.stop()
  return startKeyward({ ...keyward.world, realXero })
}
