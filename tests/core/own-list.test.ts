import { describe, expect, it } from 'vitest'
import { doListsDiffer, isMadeElsewhere, knownBy } from '../../shared/connections/own-list.ts'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import { done, fail, ok, type Failed } from '../../shared/kernel/result.ts'
import type { ListedConnection } from '../../electron/core/ports/xero.ts'
import {
  codeOf,
  connected,
  draft,
  listed,
  SECRET,
  settle,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const many = (amount: number) => Array.from({ length: amount }, (_one, at) => listed(`c${at + 1}`))

/** An app that nobody has signed in to. */
const added = async () => {
  const keyward = await startKeyward()
  const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
  keyward.xero.calls.length = 0
  return { keyward, appId }
}
const names = (keyward: FakeKeyward) =>
  keyward.snapshot().connections.map(({ tenantName }) => tenantName.replace('Organisation ', ''))
const states = (keyward: FakeKeyward) =>
  keyward.snapshot().connections.map(({ connectionId, state }) => `${connectionId} ${state.kind}`)
const known = (keyward: FakeKeyward, appId: string) => {
  const { connections, ownLists, signIns } = keyward.snapshot()
  return connections.map((one) =>
    knownBy(one, ownLists[appId], (id) => signIns.some((each) => each.id === id)),
  )
}
const lines = async (keyward: FakeKeyward, kind: string) =>
  value(await keyward.api.listActivity({ before: null, limit: 100 })).lines.filter(
    ({ what }) => what === kind,
  )

describe('the app’s own list', () => {
  it('shows everything connected before anybody signs in, since when, and that nobody here knows it', async () => {
    const { keyward, appId } = await added()
    keyward.xero.ofApp = many(11)
    expect(value(await keyward.api.askOwnList({ appId }))).toEqual({ amount: 11 })
    const { connections, ownLists } = keyward.snapshot()
    expect(connections).toHaveLength(11)
    expect(connections[0]).toMatchObject({ createdAt: listed('c1').createdAt, signInIds: [] })
    expect(connections.every((one) => isMadeElsewhere(one, ownLists[appId]))).toBe(true)
    expect(ownLists[appId]).toEqual({
      askedAt: keyward.clock.now(),
      heardAt: keyward.clock.now(),
      amount: 11,
      failure: null,
      mayDisconnect: null,
    })
  })

  it('is asked for only when the person asks, with one token, in memory only', async () => {
    const { keyward, appId } = await added()
    await signIn(keyward, appId)
    value(await keyward.api.checkConnections({ keys: null }))
    expect(keyward.xero.calls.filter((call) => /^app|^own/u.test(call))).toEqual([])
    value(await keyward.api.askOwnList({ appId }))
    value(await keyward.api.askOwnList({ appId }))
    expect(keyward.xero.calls.filter((call) => /^app|^own/u.test(call))).toEqual([
      'app token',
      'own list app-1',
      'own list app-1',
    ])
    expect(keyward.records.stored()).not.toContain('app-1')
    const told = await lines(keyward, 'ownListAsked')
    expect(told.map(({ app, result }) => [app, result])).toEqual([
      ['Month-end Packs', '2 listed'],
      ['Month-end Packs', '2 listed'],
    ])
  })

  it('asked for twice at once is asked for once; the token ends with its time, its secret and the vault', async () => {
    const { keyward, appId } = await added()
    const tokensAsked = () => keyward.xero.calls.filter((call) => call === 'app token').length
    await Promise.all([keyward.api.askOwnList({ appId }), keyward.api.askOwnList({ appId })])
    expect(keyward.xero.calls.filter((call) => call.startsWith('own'))).toHaveLength(1)
    keyward.clock.move(29 * MINUTE)
    value(await keyward.api.askOwnList({ appId }))
    expect(tokensAsked()).toBe(2)
    value(await keyward.api.storeSecret({ appId, clientSecret: `${SECRET}-2`, createdAt: null }))
    value(await keyward.api.askOwnList({ appId }))
    expect(tokensAsked()).toBe(3)
    await keyward.stop()
    await keyward.start()
    value(await keyward.api.askOwnList({ appId }))
    expect(tokensAsked()).toBe(4)
  })

  it('a token that Xero refuses is replaced once', async () => {
    const { keyward, appId } = await added()
    value(await keyward.api.askOwnList({ appId }))
    const honest = keyward.xero.ownList
    keyward.xero.ownList = async (token) => (token === 'app-1' ? fail('accessRefused') : honest(token))
    value(await keyward.api.askOwnList({ appId }))
    keyward.xero.ownList = async () => fail('accessRefused')
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe('accessRefused')
  })

  it('goes with what sign-ins see: each connection says how it is known', async () => {
    const { keyward, appId } = await connected()
    expect(known(keyward, appId)).toEqual(['signIn', 'signIn'])
    keyward.xero.ofApp = many(3)
    value(await keyward.api.askOwnList({ appId }))
    expect(known(keyward, appId)).toEqual(['both', 'both', 'ownList'])
    expect(names(keyward)).toEqual(['c1', 'c2', 'c3'])
    keyward.xero.connected = many(3)
    value(await keyward.api.checkConnections({ keys: null }))
    expect(known(keyward, appId)).toEqual(['both', 'both', 'both'])
  })

  it('what was made elsewhere is never gone because no sign-in here sees it', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.ofApp = many(4)
    value(await keyward.api.askOwnList({ appId }))
    keyward.xero.connected = []
    value(await keyward.api.checkConnections({ keys: null }))
    expect(states(keyward)).toEqual(['c1 listed', 'c2 listed', 'c3 listed', 'c4 listed'])
    const { connections, ownLists } = keyward.snapshot()
    expect(connections.map((one) => doListsDiffer(one, ownLists[appId]))).toEqual([true, true, false, false])
    expect(connections.map((one) => isMadeElsewhere(one, ownLists[appId]))).toEqual([
      false,
      false,
      true,
      true,
    ])
    keyward.clock.move(DAY)
    keyward.xero.ofApp = many(4).slice(1)
    value(await keyward.api.askOwnList({ appId }))
    expect(states(keyward)).toEqual(['c1 gone', 'c2 listed', 'c3 listed', 'c4 listed'])
    expect((await lines(keyward, 'connectionVanished')).map(({ organisation }) => organisation)).toEqual([
      'Organisation c1',
    ])
  })

  it('what a live sign-in lists stays, although the app’s list lacks it: they differ', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.ofApp = [listed('c1')]
    value(await keyward.api.askOwnList({ appId }))
    const { connections, ownLists } = keyward.snapshot()
    expect(states(keyward)).toEqual(['c1 listed', 'c2 listed'])
    expect(connections.map((one) => doListsDiffer(one, ownLists[appId]))).toEqual([false, true])
  })

  it('tells of an expired sign-in’s connections: still connected, or gone', async () => {
    const { keyward, appId } = await connected()
    keyward.clock.move(61 * DAY)
    keyward.xero.ofApp = [listed('c1')]
    value(await keyward.api.askOwnList({ appId }))
    expect(states(keyward)).toEqual(['c1 listed', 'c2 gone'])
    expect(keyward.snapshot().connections[0]).toMatchObject({ checkedAt: keyward.clock.now(), failure: null })
  })

  it('D17 odd rows are kept and fail no other, and a row that nobody can tell calls nothing gone', async () => {
    const { keyward, appId } = await connected()
    keyward.clock.move(61 * DAY)
    const odd: ListedConnection = { ...listed('?odd'), tenantId: '', tenantName: '', odd: ['row'] }
    keyward.xero.ofApp = [listed('c1'), odd]
    value(await keyward.api.askOwnList({ appId }))
    expect(states(keyward)).toEqual(['c1 listed', 'c2 listed', '?odd listed'])
  })

  it('an organisation connected anew goes on under its new id', async () => {
    const { keyward, appId } = await added()
    keyward.xero.ofApp = many(2)
    value(await keyward.api.askOwnList({ appId }))
    keyward.xero.ofApp = [listed('c1'), listed('c9', { tenantId: 'tenant-c2', authEventId: 'event-9' })]
    value(await keyward.api.askOwnList({ appId }))
    expect(states(keyward)).toEqual(['c1 listed', 'c9 listed'])
  })

  it.each<[string, Failed]>([
    ['401', fail('accessRefused')],
    ['403', fail('ownListNotGiven')],
    ['429', fail({ code: 'rateLimited', retryAt: Date.UTC(2026, 10, 24, 9, 5) })],
    ['a firewall’s page', fail({ code: 'blockedOnTheWay', status: 403 })],
    ['a list that never comes to rest', fail('ownListUnsteady')],
    ['offline', fail('offline')],
  ])('%s is told, and nothing is forgotten', async (_name, failed) => {
    const { keyward, appId } = await added()
    keyward.xero.ofApp = many(3)
    value(await keyward.api.askOwnList({ appId }))
    const heardAt = keyward.clock.now()
    keyward.clock.move(DAY)
    keyward.xero.answers.ownList = failed
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe(failed.failure.code)
    expect(states(keyward)).toEqual(['c1 listed', 'c2 listed', 'c3 listed'])
    expect(keyward.snapshot().ownLists[appId]).toMatchObject({ heardAt, amount: 3, failure: failed.failure })
    expect((await lines(keyward, 'ownListAsked'))[0]?.result).toBe(failed.failure.code)
    expect(keyward.snapshot().connections[0]).toMatchObject({ checkedAt: heardAt, failure: failed.failure })
  })

  it('D13 a wait that Xero asks for is kept', async () => {
    const { keyward, appId } = await added()
    keyward.xero.answers.ownList = fail({ code: 'rateLimited', retryAt: keyward.clock.now() + MINUTE })
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe('rateLimited')
    keyward.xero.answers.ownList = null
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe('rateLimited')
    keyward.clock.move(2 * MINUTE)
    value(await keyward.api.askOwnList({ appId }))
    expect(keyward.xero.calls.filter((call) => call.startsWith('own'))).toHaveLength(2)
  })

  it('that is half as long as before is read once more, and believed when it says so twice', async () => {
    const { keyward, appId } = await added()
    keyward.xero.ofApp = many(8)
    value(await keyward.api.askOwnList({ appId }))
    const answers = [many(3), many(8)]
    keyward.xero.ownList = async () => ok(answers.shift() ?? many(2))
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe('ownListUnsteady')
    expect(states(keyward).every((state) => state.endsWith('listed'))).toBe(true)
    expect(value(await keyward.api.askOwnList({ appId }))).toEqual({ amount: 2 })
    expect(states(keyward).filter((state) => state.endsWith('gone'))).toHaveLength(6)
  })

  it('an app that gets none says so, and sign-ins go on', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.answers.appToken = fail('ownListNotGiven')
    expect(codeOf(await keyward.api.askOwnList({ appId }))).toBe('ownListNotGiven')
    expect(keyward.snapshot().ownLists[appId]).toMatchObject({
      heardAt: null,
      failure: { code: 'ownListNotGiven' },
    })
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 2, of: 2 })
  })

  it('goes with its app, and is as it was after a start', async () => {
    const { keyward, appId } = await added()
    keyward.xero.ofApp = many(3)
    value(await keyward.api.askOwnList({ appId }))
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.snapshot().ownLists).toEqual(keyward.snapshot().ownLists)
    expect(again.snapshot().connections).toEqual(keyward.snapshot().connections)
    value(await again.api.removeApp({ appId }))
    expect(again.snapshot().ownLists).toEqual({})
  })

  it('a vault from before lists were told apart opens, and its connections are known by their sign-ins', async () => {
    const { keyward, appId } = await connected()
    keyward.records.alter(({ ownLists: _none, ...content }) => ({
      ...content,
      connections: (content['connections'] as { inSignInListAt?: number }[]).map(
        ({ inSignInListAt: _gone, ...one }) => one,
      ),
    }))
    const again = await startKeyward(keyward.world)
    await settle()
    expect(again.work().notices.map(({ code }) => code)).not.toContain('recordsSetAside')
    expect(again.snapshot().ownLists).toEqual({})
    expect(known(again, appId)).toEqual(['signIn', 'signIn'])
  })
})

describe('checking everything', () => {
  it('asks for own lists where Settings allows it', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.setPreferences({ ...keyward.snapshot().preferences, ownLists: 'checked' }))
    keyward.xero.ofApp = many(3)
    value(await keyward.api.checkConnections({ keys: null }))
    expect(known(keyward, appId)).toEqual(['both', 'both', 'ownList'])
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 3, of: 3 })
  })

  it('asks for it where nothing else can tell of a connection that it once held', async () => {
    const { keyward, appId } = await added()
    keyward.xero.ofApp = many(2)
    value(await keyward.api.askOwnList({ appId }))
    keyward.clock.move(DAY)
    const key = `${appId}:c2`
    expect(value(await keyward.api.checkConnections({ keys: [key] }))).toEqual({ answered: 1, of: 1 })
    expect(keyward.snapshot().connections[1]?.checkedAt).toBe(keyward.clock.now())
  })
})

describe('disconnecting by the app’s own list', () => {
  /** Connected, the sign-in expired, and the list says that it is there still. */
  const expired = async () => {
    const { keyward, appId } = await connected()
    keyward.clock.move(61 * DAY)
    keyward.xero.answers.refresh = async () => fail('grantRefused')
    value(await keyward.api.askOwnList({ appId }))
    return { keyward, appId, key: `${appId}:c1` }
  }

  it('D11 ends one whose sign-in has expired, proven by asking again, and only that one', async () => {
    const { keyward, appId, key } = await expired()
    expect(codeOf(await keyward.api.disconnect({ key }))).toBe('signInExpired')
    keyward.xero.calls.length = 0
    value(await keyward.api.disconnect({ key, byOwnList: true }))
    expect(keyward.xero.calls).toEqual(['disconnect c1', 'own list app-1'])
    expect(states(keyward)).toEqual(['c1 disconnected', 'c2 listed'])
    expect(known(keyward, keyward.snapshot().apps[0]?.id ?? '')[0]).toBe('remembered')
    expect(keyward.snapshot().ownLists[appId]?.mayDisconnect).toBe(true)
    expect((await lines(keyward, 'disconnected')).map(({ organisation }) => organisation)).toEqual([
      'Organisation c1',
    ])
  })

  it.each(['accessForbidden', 'scopeInsufficient', 'tierNotIncluded'] as const)(
    'is refused by %s: told, remembered, and the connection is as it was',
    async (code) => {
      const { keyward, appId, key } = await expired()
      keyward.xero.answers.disconnect = fail(code)
      expect(codeOf(await keyward.api.disconnect({ key, byOwnList: true }))).toBe('ownListKeepsIt')
      expect(states(keyward)).toEqual(['c1 listed', 'c2 listed'])
      expect(keyward.snapshot().ownLists[appId]?.mayDisconnect).toBe(false)
    },
  )

  it('Xero says that it is done, and lists it still: not yet disconnected', async () => {
    const { keyward, key } = await expired()
    keyward.xero.disconnect = async () => done
    expect(codeOf(await keyward.api.disconnect({ key, byOwnList: true }))).toBe('stillListed')
    expect(states(keyward)).toEqual(['c1 pending', 'c2 listed'])
  })

  it('is proven by a list that was asked for afterwards, and by no other', async () => {
    const { keyward, appId, key } = await expired()
    const slow = Promise.withResolvers<undefined>()
    const honest = keyward.xero.ownList
    const before = keyward.xero.ofApp ?? keyward.xero.connected
    let asked = 0
    keyward.xero.ownList = async (token) => {
      asked += 1
      if (asked > 1) return honest(token)
      await slow.promise
      return ok(before)
    }
    const early = keyward.api.askOwnList({ appId })
    await settle()
    const ending = keyward.api.disconnect({ key, byOwnList: true })
    await settle()
    slow.resolve(undefined)
    value(await ending)
    value(await early)
    expect(asked).toBe(2)
    expect(states(keyward)).toEqual(['c1 disconnected', 'c2 listed'])
  })
})
