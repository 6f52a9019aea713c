import { describe, expect, it } from 'vitest'
import { isMadeElsewhere } from '../../shared/connections/own-list.ts'
import { connectionStatus, needsPerson } from '../../shared/connections/status.ts'
import type { AppDetails } from '../../shared/apps/app-draft.ts'
import { DEFAULT_PREFERENCES } from '../../shared/settings/preferences.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  draft,
  type FakeKeyward,
  grant,
  listed,
  SECRET,
  signIn,
  startKeyward,
  tokens,
  value,
} from '../worlds/fakes.ts'

const PKCE: Partial<AppDetails> = { kind: 'pkce', name: 'Field Tool' }
const SCOPES = ['accounting.banktransactions.read', 'accounting.settings.read']
const CUSTOM: Partial<AppDetails> = { kind: 'custom', name: 'Bank Feed', redirectUri: '', scopes: SCOPES }

const withApp = async (more: Partial<AppDetails>, clientSecret = SECRET) => {
  const keyward = await startKeyward()
  const { appId } = value(await keyward.api.addApp({ details: draft(more), clientSecret }))
  return { keyward, appId }
}
const contentOf = (keyward: FakeKeyward) =>
  JSON.parse(keyward.records.stored()) as { apps: Record<string, unknown>[]; secretAccounts: string[] }

describe('a PKCE app', () => {
  it('D22 has no secret: none is stored, none is due, and whatever is about a secret says so', async () => {
    const { keyward, appId } = await withApp(PKCE, 'typed although there is none')
    expect(keyward.snapshot().apps[0]).toMatchObject({ kind: 'pkce', secret: null, pkce: true })
    expect(contentOf(keyward).secretAccounts).toEqual([])
    expect([...keyward.keychain.entries.values()].join()).not.toContain('typed although')
    const { api } = keyward
    const asked = [
      api.revealSecret({ appId }),
      api.copySecret({ appId }),
      api.askSecret({ appId }),
      api.storeSecret({ appId, clientSecret: SECRET, createdAt: null }),
      api.acceptSecret({ appId }),
      api.beginRotation({ appId, isLeak: false }),
      api.beginRotation({ appId, isLeak: true }),
      api.snoozeRotation({ appId, until: keyward.clock.now() + 1, reason: 'later' }),
      api.askOwnList({ appId }),
    ]
    for (const answer of asked) expect(codeOf(await answer)).toBe('appHasNoSecret')
    expect(keyward.snapshot().rotation.open).toEqual([])
    expect(keyward.snapshot().rotation.records).toEqual([])
    expect(keyward.xero.calls).toEqual(['probe public client'])
  })

  it('D22 signs in, renews and revokes by its client id alone', async () => {
    const { keyward, appId } = await withApp(PKCE)
    const clients: unknown[] = []
    const { refresh, revoke } = keyward.xero
    keyward.xero.exchange = async ({ client }) => {
      clients.push(client)
      return keyward.xero.answers.exchange
    }
    keyward.xero.refresh = async (client, token) => {
      clients.push(client)
      return refresh(client, token)
    }
    keyward.xero.revoke = async (client, token) => {
      clients.push(client)
      return revoke(client, token)
    }
    keyward.xero.answers.exchange = ok(grant({ expiresIn: 1 }))
    await signIn(keyward, appId)
    const signInId = keyward.snapshot().signIns[0]?.id ?? ''
    value(await keyward.api.checkConnections({ keys: null }))
    keyward.xero.answers.refresh = async () => ok(tokens())
    value(await keyward.api.revokeSignIn({ signInId }))
    expect(clients.length).toBeGreaterThanOrEqual(3)
    const [app] = keyward.snapshot().apps
    expect(new Set(clients.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ clientId: app?.clientId, clientSecret: null })]),
    )
  })

  it('is missing nothing: after a restart, in the doctor and in a check of everything', async () => {
    const { keyward } = await withApp(PKCE)
    const again = await startKeyward({ records: keyward.records, keychain: keyward.keychain })
    value(await again.api.setPreferences({ ...DEFAULT_PREFERENCES, ownLists: 'checked' }))
    expect(again.snapshot().apps[0]?.secret).toBeNull()
    expect(again.work().notices).toEqual([])
    value(await again.api.checkConnections({ keys: null }))
    expect(again.xero.calls).toEqual([])
  })

  it('goes with its record, and leaves nothing in the keychain', async () => {
    const { keyward, appId } = await withApp(PKCE)
    value(await keyward.api.removeApp({ appId }))
    expect(keyward.snapshot().apps).toEqual([])
    expect(contentOf(keyward).secretAccounts).toEqual([])
  })

  it.each([
    ['web', fail({ code: 'appOfOtherKind', likely: 'web' })],
    ['custom', fail({ code: 'appOfOtherKind', likely: 'custom' })],
  ] as const)('that Xero answers as a %s app is not added, unless told to', async (likely, answer) => {
    const keyward = await startKeyward()
    keyward.xero.answers.probePublic = answer
    const input = { details: draft(PKCE), clientSecret: '' }
    const refused = await keyward.api.addApp(input)
    expect(refused).toMatchObject({ ok: false, failure: { code: 'appOfOtherKind', likely } })
    expect(keyward.snapshot().apps).toEqual([])
    value(await keyward.api.addApp({ ...input, isUnproven: true }))
    expect(keyward.snapshot().apps).toHaveLength(1)
  })

  it('is added offline all the same, and it is said that nobody could tell', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.probePublic = fail('offline')
    const added = value(await keyward.api.addApp({ details: draft(PKCE), clientSecret: '' }))
    expect(added.proof).toBe('couldNotTell')
  })
})

describe('a custom connection', () => {
  it('D22 is added with its secret; only its own scopes are kept, and nobody signs in to it', async () => {
    const { keyward, appId } = await withApp({ ...CUSTOM, scopes: ['openid', 'offline_access', ...SCOPES] })
    expect(keyward.snapshot().apps[0]).toMatchObject({
      kind: 'custom',
      scopes: SCOPES,
      redirectUri: '',
      pkce: false,
      secret: { state: 'stored' },
    })
    expect(keyward.xero.calls).toEqual(['probe custom connection'])
    expect(codeOf(await keyward.api.startSignIn({ appId }))).toBe('appHasNoSignIns')
    expect(keyward.work().attempts).toEqual([])
  })

  it('tells its one organisation to its own token, had with its own scopes, in memory only', async () => {
    const { keyward, appId } = await withApp(CUSTOM)
    keyward.xero.ofApp = [listed('c1')]
    expect(value(await keyward.api.askOwnList({ appId }))).toEqual({ amount: 1 })
    expect(keyward.xero.scopes).toEqual([SCOPES.join(' ')])
    expect(keyward.records.stored()).not.toContain('app-1')
    const { connections, apps } = keyward.snapshot()
    const [connection] = connections
    if (connection === undefined) throw new Error('no connection')
    const now = keyward.clock.now()
    expect(connectionStatus(connection, undefined, now, apps[0]?.kind)).toEqual({
      mood: 'fine',
      code: 'ownConnection',
      at: now,
    })
    // of a web app the same would have been made elsewhere
    expect(isMadeElsewhere(connection, keyward.snapshot().ownLists[appId])).toBe(true)
  })

  it('is checked with everything, without anybody asking for it, and its organisation itself answers', async () => {
    const { keyward, appId } = await withApp(CUSTOM)
    keyward.xero.ofApp = [listed('c1')]
    value(await keyward.api.checkConnections({ keys: null }))
    expect(keyward.xero.calls).toEqual([
      'probe custom connection',
      'app token',
      'own list app-1',
      'ask tenant-c1',
    ])
    expect(keyward.snapshot().connections[0]).toMatchObject({ appId, answered: { failure: null } })
    const key = keyward.snapshot().connections[0]?.key ?? ''
    value(await keyward.api.checkConnections({ keys: [key] }))
    expect(keyward.xero.calls.slice(4)).toEqual(['own list app-1', 'ask tenant-c1'])
  })

  it('a change that ends it is told, and its organisation is not forgotten', async () => {
    const { keyward, appId } = await withApp(CUSTOM)
    keyward.xero.ofApp = [listed('c1')]
    value(await keyward.api.askOwnList({ appId }))
    keyward.xero.answers.appToken = fail('ownListNotGiven')
    keyward.clock.move(3_600_000)
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe('connectionNotActive')
    expect(keyward.snapshot().connections[0]).toMatchObject({
      state: { kind: 'listed' },
      failure: { code: 'connectionNotActive' },
    })
    const [ended] = keyward.snapshot().connections
    if (ended === undefined) throw new Error('no connection')
    const status = connectionStatus(ended, undefined, keyward.clock.now(), 'custom')
    expect([status.code, status.mood, needsPerson(status)]).toEqual(['ownConnection', 'attention', true])
    // authorised again, for another organisation
    keyward.xero.answers.appToken = null
    keyward.xero.ofApp = [listed('c2')]
    value(await keyward.api.askOwnList({ appId }))
    expect(
      keyward.snapshot().connections.map(({ connectionId, state }) => [connectionId, state.kind]),
    ).toEqual([
      ['c1', 'gone'],
      ['c2', 'listed'],
    ])
  })

  it('its secret is rotated like any other, each proof with its own scopes', async () => {
    const { keyward, appId } = await withApp(CUSTOM)
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    value(await keyward.api.confirmConsumers({ rotationId }))
    value(await keyward.api.confirmMade({ rotationId }))
    value(await keyward.api.pasteNewSecret({ rotationId, clientSecret: 'not-a-real-secret-new-0123456789' }))
    value(await keyward.api.proveNewSecret({ rotationId }))
    const [open] = keyward.snapshot().rotation.open
    expect(open).toMatchObject({
      proof: { result: 'works', because: 'granted' },
      renewal: { result: 'noSignIn' },
    })
    value(await keyward.api.switchSecret({ rotationId }))
    keyward.xero.ofApp = [listed('c1')]
    value(await keyward.api.askOwnList({ appId }))
    expect(keyward.xero.calls).not.toContain('probe secret')
  })

  it('that nobody has authorised yet is added: of its secret nobody could tell', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.probeCustom = fail('connectionNotActive')
    const added = value(await keyward.api.addApp({ details: draft(CUSTOM), clientSecret: SECRET }))
    expect(added.proof).toBe('couldNotTell')
  })

  it('D22 a wrong guess is noticed both ways, said with what it more likely is, and nothing is stored', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.probeCustom = fail({ code: 'appOfOtherKind', likely: 'web' })
    const asCustom = await keyward.api.addApp({ details: draft(CUSTOM), clientSecret: SECRET })
    expect(asCustom).toMatchObject({ ok: false, failure: { code: 'appOfOtherKind', likely: 'web' } })
    keyward.xero.answers.probeSecret = fail('grantNotAllowed')
    const asWeb = await keyward.api.addApp({ details: draft(), clientSecret: SECRET })
    expect(asWeb).toMatchObject({ ok: false, failure: { code: 'appOfOtherKind', likely: 'custom' } })
    expect(contentOf(keyward).secretAccounts).toEqual([])
  })
})

describe('the kind of an app', () => {
  it('may be corrected between those that have a secret, and no further', async () => {
    const { keyward, appId } = await withApp({})
    value(await keyward.api.editApp({ appId, details: draft(CUSTOM) }))
    expect(keyward.snapshot().apps[0]?.kind).toBe('custom')
    expect(codeOf(await keyward.api.editApp({ appId, details: draft(PKCE) }))).toBe('kindIsFixed')
    expect(keyward.snapshot().apps[0]?.kind).toBe('custom')
  })

  it('F14 of a vault from before there were kinds is that of a web app', async () => {
    const { keyward } = await withApp({})
    keyward.records.alter((content) => ({
      ...content,
      version: 1,
      apps: (content['apps'] as Record<string, unknown>[]).map(({ kind: _kind, ...app }) => app),
    }))
    const again = await startKeyward({ records: keyward.records, keychain: keyward.keychain })
    expect(again.snapshot().apps[0]).toMatchObject({ kind: 'web', secret: { state: 'stored' } })
  })
})
