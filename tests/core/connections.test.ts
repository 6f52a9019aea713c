import { describe, expect, it } from 'vitest'
import { uncheckedOf } from '../../shared/connections/impact.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  grant,
  listed,
  settle,
  signIn,
  startKeyward,
  tokens,
  value,
} from '../worlds/fakes.ts'

describe('checking', () => {
  it('moves the date of each fact, and of the sign-in’s sixty days', async () => {
    const { keyward } = await connected()
    keyward.clock.move(3 * DAY)
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 2, of: 2 })
    const now = keyward.clock.now()
    expect(keyward.snapshot().connections.map(({ checkedAt }) => checkedAt)).toEqual([now, now])
    expect(keyward.snapshot().signIns[0]?.lapsesAt).toBe(now + 60 * DAY)
    expect(keyward.snapshot().lastFullCheck).toEqual({ at: now, answered: 2, of: 2 })
  })

  it('H8 is not said of what was connected since, until that has been asked for as well', async () => {
    const { keyward, appId } = await connected()
    const unchecked = () => uncheckedOf(keyward.snapshot().connections).map(({ tenantName }) => tenantName)
    expect(unchecked()).toEqual(['Organisation c1', 'Organisation c2'])
    value(await keyward.api.checkConnections({ keys: null }))
    expect(unchecked()).toEqual([])
    keyward.clock.move(DAY)
    keyward.xero.connected = [listed('c1'), listed('c2'), listed('c3'), listed('c4')]
    await signIn(keyward, appId)
    expect(unchecked()).toEqual(['Organisation c3', 'Organisation c4'])
    const keys = [`${appId}:c3`]
    const { refresh } = keyward.xero.answers
    keyward.xero.answers.refresh = async () => fail('offline')
    keyward.clock.move(DAY)
    value(await keyward.api.checkConnections({ keys }))
    expect(unchecked()).toEqual(['Organisation c3', 'Organisation c4']) // asked for, and nobody answered
    keyward.xero.answers.refresh = refresh
    value(await keyward.api.checkConnections({ keys }))
    expect(unchecked()).toEqual(['Organisation c4'])
    const again = await startKeyward({ ...keyward.world, activityLog: keyward.activityLog })
    expect(uncheckedOf(again.snapshot().connections)).toHaveLength(1)
    value(await again.api.checkConnections({ keys: null }))
    expect(uncheckedOf(again.snapshot().connections)).toEqual([])
  })

  it('D13 offline leaves every fact at its age and says why', async () => {
    const { keyward } = await connected()
    const then = keyward.clock.now()
    keyward.clock.move(3 * DAY)
    keyward.xero.answers.refresh = async () => fail('offline')
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 0, of: 2 })
    expect(keyward.snapshot().connections[0]).toMatchObject({
      checkedAt: then,
      failure: { code: 'offline' },
      state: { kind: 'listed' },
    })
    expect(keyward.snapshot().signIns[0]?.state.kind).toBe('live')
  })

  it('notices what vanished at Xero’s side', async () => {
    const { keyward } = await connected()
    keyward.xero.connected = [listed('c1')]
    value(await keyward.api.checkConnections({ keys: null }))
    expect(keyward.snapshot().connections.map(({ state }) => state.kind)).toEqual(['listed', 'gone'])
    const gone = keyward.snapshot().connections.find(({ state }) => state.kind === 'gone')
    value(await keyward.api.forgetConnection({ key: gone?.key ?? '' }))
    expect(keyward.snapshot().connections).toHaveLength(1)
  })

  it('a sign-in of somebody else that still sees it keeps it', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Jonah Strake', accessToken: 'jonah' }),
    )
    await signIn(keyward, appId)
    const seenBy = keyward.xero.connected
    keyward.xero.connections = async (token) => ok(token === 'jonah' ? seenBy : [])
    value(await keyward.api.checkConnections({ keys: null }))
    expect(keyward.snapshot().connections.every(({ state }) => state.kind === 'listed')).toBe(true)
  })

  it('D13 honours Retry-After before it asks again', async () => {
    const { keyward } = await connected()
    keyward.xero.answers.connections = fail({ code: 'rateLimited', retryAt: keyward.clock.now() + 60_000 })
    await keyward.api.checkConnections({ keys: null })
    const asked = keyward.xero.calls.length
    keyward.xero.answers.connections = null
    expect(value(await keyward.api.checkConnections({ keys: null })).answered).toBe(0)
    expect(keyward.xero.calls).toHaveLength(asked)
    keyward.clock.move(60_000)
    expect(value(await keyward.api.checkConnections({ keys: null })).answered).toBe(2)
  })

  it('replaces an access token that Xero refuses, once', async () => {
    const { keyward } = await connected()
    const good = keyward.xero.connections
    keyward.xero.connections = async (token) => (token === 'access-1' ? fail('accessRefused') : good(token))
    expect(value(await keyward.api.checkConnections({ keys: null })).answered).toBe(2)
    expect(keyward.xero.calls.filter((call) => call.startsWith('refresh'))).toEqual(['refresh refresh-1'])
  })

  it('asks one organisation itself, beyond being listed, where the sign-in may', async () => {
    const { keyward, appId } = await connected()
    const key = `${appId}:c1`
    await keyward.api.checkConnections({ keys: [key] })
    expect(keyward.xero.calls).not.toContain('ask tenant-c1')
    keyward.xero.answers.exchange = ok(
      grant({ scopes: ['openid', 'offline_access', 'accounting.settings.read'] }),
    )
    await signIn(keyward, appId)
    keyward.xero.answers.probe = {
      result: fail('accessForbidden'),
      status: 403,
      left: null,
      limited: null,
    }
    await keyward.api.checkConnections({ keys: [key] })
    expect(keyward.snapshot().connections[0]?.answered).toMatchObject({
      failure: { code: 'accessForbidden' },
    })
    keyward.xero.answers.probe = { result: done, status: 200, left: null, limited: null }
    await keyward.api.checkConnections({ keys: [key] })
    expect(keyward.snapshot().connections[0]?.answered).toMatchObject({
      at: keyward.clock.now(),
      failure: null,
    })
  })

  it('can be cancelled', async () => {
    const { keyward } = await connected()
    keyward.clock.move(DAY * 2)
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok<ReturnType<typeof tokens>>>>()
    keyward.xero.answers.refresh = () => promise
    const checking = keyward.api.checkConnections({ keys: null })
    await settle()
    expect(keyward.work().check).toMatchObject({ total: 2, finished: 0 })
    expect(codeOf(await keyward.api.checkConnections({ keys: null }))).toBe('checkAlreadyRunning')
    await keyward.api.cancelCheck({})
    resolve(ok(tokens()))
    expect(codeOf(await checking)).toBe('checkCancelled')
    expect(keyward.work().check).toBeNull()
  })
})

describe('tokens', () => {
  it('D8 fifty callers make one token request', async () => {
    const { keyward } = await connected()
    keyward.clock.move(DAY * 2)
    const keys = keyward.snapshot().connections.map(({ key }) => key)
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => keyward.api.disconnect({ key: keys[n % 2] ?? '' })),
    )
    expect(keyward.xero.calls.filter((call) => call.startsWith('refresh'))).toHaveLength(1)
  })

  it('D9 stores a rotated refresh token before its access token is used', async () => {
    const { keyward } = await connected()
    keyward.clock.move(DAY * 2)
    const order: string[] = []
    keyward.records.watch(
      (content) => void (JSON.stringify(content).includes('refresh-2') && order.push('stored')),
    )
    const good = keyward.xero.connections
    keyward.xero.connections = async (token) => {
      order.push(`asked with ${token}`)
      return good(token)
    }
    await keyward.api.checkConnections({ keys: null })
    expect(order.slice(0, 2)).toEqual(['stored', 'asked with access-2'])
  })

  it('D10 a lost answer keeps the same token; refused afterwards means signing in again, without a loop', async () => {
    const { keyward } = await connected()
    keyward.clock.move(DAY * 2)
    keyward.xero.answers.refresh = async () => fail('xeroTimedOut')
    await keyward.api.checkConnections({ keys: null })
    keyward.xero.answers.refresh = async () => fail('grantRefused')
    await keyward.api.checkConnections({ keys: null })
    await keyward.api.checkConnections({ keys: null })
    expect(keyward.xero.calls.filter((call) => call.startsWith('refresh'))).toEqual([
      'refresh refresh-1',
      'refresh refresh-1',
    ])
    expect(keyward.snapshot().signIns[0]?.state.kind).toBe('refused')
    expect(keyward.snapshot().connections.every(({ state }) => state.kind === 'listed')).toBe(true)
    expect(keyward.records.stored()).not.toContain('refresh-1')
  })

  it('a refused old token does not wipe the new one of a sign-in made meanwhile', async () => {
    const { keyward, appId } = await connected()
    keyward.clock.move(DAY * 2)
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof fail>>()
    keyward.xero.answers.refresh = () => promise
    const checking = keyward.api.checkConnections({ keys: null })
    await settle()
    keyward.xero.answers.exchange = ok(grant({ accessToken: 'access-9', refreshToken: 'refresh-9' }))
    await signIn(keyward, appId)
    resolve(fail('grantRefused'))
    await checking
    expect(keyward.snapshot().signIns[0]?.state.kind).toBe('live')
    expect(keyward.records.stored()).toContain('refresh-9')
  })

  it.each(['offline', 'xeroTimedOut', 'clientRefused', 'tlsRefused'] as const)(
    'D13 %s never deletes tokens',
    async (code) => {
      const { keyward } = await connected()
      keyward.clock.move(DAY * 2)
      keyward.xero.answers.refresh = async () => fail(code)
      await keyward.api.checkConnections({ keys: null })
      expect(keyward.records.stored()).toContain('refresh-1')
      expect(keyward.snapshot().connections[0]?.failure?.code).toBe(code)
    },
  )

  it('F6 a clock set back makes no fact younger and no sign-in last longer', async () => {
    const { keyward } = await connected()
    const { checkedAt } = keyward.snapshot().connections[0] ?? { checkedAt: 0 }
    keyward.clock.move(-30 * DAY)
    await keyward.api.checkConnections({ keys: null })
    expect(keyward.snapshot().seenAt).toBeGreaterThanOrEqual(checkedAt)
    expect(keyward.snapshot().connections[0]?.checkedAt).toBeGreaterThanOrEqual(checkedAt)
  })
})

describe('disconnecting', () => {
  it('D11 ends only that organisation and proves it by asking again', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.calls.length = 0
    value(await keyward.api.disconnect({ key: `${appId}:c1` }))
    expect(keyward.xero.calls).toEqual(['disconnect c1', 'connections access-1'])
    expect(
      keyward.snapshot().connections.map(({ connectionId, state }) => [connectionId, state.kind]),
    ).toEqual([
      ['c1', 'disconnected'],
      ['c2', 'listed'],
    ])
  })

  it('D11 without a network it is "not yet disconnected" and can be tried again', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.answers.disconnect = fail('offline')
    expect(codeOf(await keyward.api.disconnect({ key: `${appId}:c1` }))).toBe('offline')
    expect(keyward.snapshot().connections[0]?.state).toMatchObject({
      kind: 'pending',
      failure: { code: 'offline' },
    })
    keyward.xero.answers.disconnect = null
    value(await keyward.api.disconnect({ key: `${appId}:c1` }))
    expect(keyward.snapshot().connections[0]?.state.kind).toBe('disconnected')
  })

  it('D11 what Xero has said that it ended is never shown as it was, whatever is answered afterwards', async () => {
    for (const code of [
      'accessForbidden',
      'clientRefused',
      'scopeInsufficient',
      'tierNotIncluded',
    ] as const) {
      const { keyward, appId } = await connected()
      keyward.xero.answers.connections = fail(code)
      expect(codeOf(await keyward.api.disconnect({ key: `${appId}:c1` }))).toBe(code)
      expect(keyward.snapshot().connections[0]?.state).toMatchObject({ kind: 'pending', failure: { code } })
      keyward.xero.answers.connections = null
      value(await keyward.api.checkConnections({ keys: null }))
      expect(keyward.snapshot().connections[0]?.state.kind).toBe('disconnected')
    }
  })

  it('D11 an answer without proof is not an end', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.disconnect = async () => done
    expect(codeOf(await keyward.api.disconnect({ key: `${appId}:c1` }))).toBe('stillListed')
    expect(keyward.snapshot().connections[0]?.state).toMatchObject({
      kind: 'pending',
      failure: { code: 'stillListed' },
    })
  })

  it('a pending one that a later check no longer finds is proven ended', async () => {
    const { keyward, appId } = await connected()
    keyward.xero.answers.connections = fail('offline')
    await keyward.api.disconnect({ key: `${appId}:c1` })
    expect(keyward.snapshot().connections[0]?.state.kind).toBe('pending')
    keyward.xero.answers.connections = null
    await keyward.api.checkConnections({ keys: null })
    expect(keyward.snapshot().connections[0]?.state.kind).toBe('disconnected')
  })

  it('the wish is stored before Xero hears of it', async () => {
    const { keyward, appId } = await connected()
    let storedFirst = false
    const end = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => {
      storedFirst = keyward.records.stored().includes('"pending"')
      return end(token, id)
    }
    await keyward.api.disconnect({ key: `${appId}:c1` })
    expect(storedFirst).toBe(true)
  })

  it('a refused refresh says that somebody must sign in, and the connection stays as it was', async () => {
    const { keyward, appId } = await connected()
    keyward.clock.move(DAY * 70)
    keyward.xero.answers.refresh = async () => fail('grantRefused')
    expect(codeOf(await keyward.api.disconnect({ key: `${appId}:c1` }))).toBe('signInExpired')
    expect(keyward.snapshot().connections[0]?.state.kind).toBe('listed')
    keyward.xero.answers.exchange = ok(grant({ authEventId: 'event-2' }))
    await signIn(keyward, appId)
    value(await keyward.api.disconnect({ key: `${appId}:c1` }))
    expect(keyward.snapshot().connections[0]?.state.kind).toBe('disconnected')
  })

  it('F7 everything known survives a restart without a network', async () => {
    const { keyward } = await connected()
    keyward.xero.answers.connections = fail('offline')
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().connections).toEqual(keyward.snapshot().connections)
    expect(again.snapshot().signIns).toEqual(keyward.snapshot().signIns)
  })
})
