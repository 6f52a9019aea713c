import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { done } from '../../shared/kernel/result.ts'
import type { ProbeAnswer } from '../../electron/core/ports/xero.ts'
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

const answer = (part: Partial<ProbeAnswer> = {}): ProbeAnswer => ({
  result: done,
  status: 200,
  left: { minute: 59, day: 4_999, appMinute: 9_999 },
  limited: null,
  ...part,
})

const READING = ['openid', 'offline_access', 'accounting.settings.read', 'practicemanager.staff.read']

/** Twelve organisations and a practice, on one sign-in that may ask each of them. */
const practice = async () => {
  const { keyward, appId } = await connected()
  keyward.xero.answers.exchange = ok(grant({ scopes: READING }))
  keyward.xero.connected = [
    ...Array.from({ length: 12 }, (_, n) => listed(`o${n}`)),
    listed('pm', { tenantType: 'PRACTICEMANAGER' }),
    listed('odd', { tenantType: 'SYNDICATE' }),
  ]
  await signIn(keyward, appId)
  keyward.xero.calls.length = 0
  keyward.xero.answers.probe = answer()
  return { keyward, appId }
}

const asked = (calls: readonly string[]) => calls.filter((call) => call.startsWith('ask ')).length
/** Lets a check go on while the clock moves. */
const letGo = async (keyward: { clock: { move: (ms: number) => void } }, minutes = 3) => {
  for (let turn = 0; turn < minutes * 12; turn += 1) {
    await settle()
    keyward.clock.move(5_000)
  }
  await settle()
}

describe('a check of everything', () => {
  it('asks for the list once, and each organisation and practice itself; a kind that Keyward does not know is only listed', async () => {
    const { keyward } = await practice()
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 14, of: 14 })
    expect(keyward.xero.calls.filter((call) => call.startsWith('connections'))).toHaveLength(1)
    expect(asked(keyward.xero.calls)).toBe(13)
  })

  it('H8 what is told as answered stands in the history by then', async () => {
    const { keyward } = await practice()
    const { lines } = keyward.world.healthLog
    const before = lines.length + 14 // that Xero lists each comes first
    const late: number[] = []
    keyward.records.watch((content) => {
      const { connections } = content as { connections: { answered: unknown }[] }
      const told = connections.filter(({ answered }) => answered !== null).length
      if (told > 0 && told > lines.length - before) late.push(told)
    })
    value(await keyward.api.checkConnections({ keys: null }))
    expect(late).toEqual([])
    expect(keyward.snapshot().connections.filter(({ answered }) => answered !== null)).toHaveLength(13)
  })

  it('one that does not answer never fails the rest, and is counted', async () => {
    const { keyward } = await practice()
    keyward.xero.probe = async (_token, tenantId) =>
      tenantId === 'tenant-o3'
        ? answer({ result: fail({ code: 'xeroUnavailable', status: 503 }), status: 503 })
        : answer()
    expect(value(await keyward.api.checkConnections({ keys: null }))).toEqual({ answered: 13, of: 14 })
    const bad = keyward
      .snapshot()
      .connections.find(({ answered }) => answered?.failure !== null && answered !== null)
    expect(bad).toMatchObject({ connectionId: 'o3', answered: { status: 503 } })
  })

  it('stores many answers together, not one vault write each', async () => {
    const { keyward } = await practice()
    let writes = 0
    keyward.records.watch(() => void (writes += 1))
    await keyward.api.checkConnections({ keys: null })
    expect(writes).toBeLessThan(8)
  })

  it('D13 waits as Xero asks, for the one organisation alone, and asks it again', async () => {
    const { keyward } = await practice()
    let refused = 0
    keyward.xero.probe = async (_token, tenantId) => {
      keyward.xero.calls.push(`ask ${tenantId}`)
      if (tenantId !== 'tenant-o5' || refused === 1) return answer()
      refused += 1
      return answer({
        result: fail({ code: 'rateLimited', retryAt: keyward.clock.now() + 30_000 }),
        status: 429,
        limited: 'tenant',
      })
    }
    const checking = keyward.api.checkConnections({ keys: null })
    await settle()
    expect(asked(keyward.xero.calls)).toBe(13)
    expect(keyward.work().check).toMatchObject({ isProbing: true })
    keyward.clock.move(30_000)
    expect(value(await checking)).toEqual({ answered: 14, of: 14 })
    expect(keyward.xero.calls.filter((call) => call === 'ask tenant-o5')).toHaveLength(2)
  })

  it('D13 does not wait for a day limit, and says until when', async () => {
    const { keyward } = await practice()
    const retryAt = keyward.clock.now() + DAY
    keyward.xero.answers.probe = answer({
      result: fail({ code: 'rateLimited', retryAt }),
      status: 429,
      limited: 'tenant',
    })
    const checking = keyward.api.checkConnections({ keys: null })
    await letGo(keyward, 1)
    expect(value(await checking).answered).toBe(1)
    expect(
      keyward.snapshot().connections.find(({ connectionId }) => connectionId === 'o1')?.answered,
    ).toMatchObject({
      failure: { code: 'rateLimited', retryAt },
    })
  })

  it('is cancelled at once, keeps what had answered, and goes on where it was', async () => {
    const { keyward } = await practice()
    const held = Promise.withResolvers<ProbeAnswer>()
    let calls = 0
    keyward.xero.probe = async (_token, tenantId) => {
      keyward.xero.calls.push(`ask ${tenantId}`)
      calls += 1
      return calls > 2 ? held.promise : answer()
    }
    keyward.clock.move(MINUTE)
    const checking = keyward.api.checkConnections({ keys: null })
    await settle()
    await keyward.api.cancelCheck({})
    held.resolve(answer())
    expect(codeOf(await checking)).toBe('checkCancelled')
    expect(keyward.snapshot().openCheck).toMatchObject({ total: 14 })
    expect(keyward.snapshot().lastFullCheck).toBeNull()
    const before = asked(keyward.xero.calls)
    keyward.clock.move(MINUTE)
    expect(value(await keyward.api.checkConnections({ keys: null, isContinued: true }))).toEqual({
      answered: 14,
      of: 14,
    })
    expect(asked(keyward.xero.calls)).toBe(13)
    expect(before).toBeLessThan(13)
    expect(keyward.snapshot().openCheck).toBeNull()
  })

  it('one that was killed goes on after the start', async () => {
    const { keyward } = await practice()
    keyward.clock.move(MINUTE)
    keyward.xero.probe = () => new Promise(() => {})
    void keyward.api.checkConnections({ keys: null })
    await settle()
    const again = await startKeyward(keyward.world)
    again.xero.probe = async (_token, tenantId) => {
      again.xero.calls.push(`ask ${tenantId}`)
      return answer()
    }
    expect(again.snapshot().openCheck).not.toBeNull()
    const lists = again.xero.calls.filter((call) => call.startsWith('connections')).length
    again.clock.move(MINUTE)
    expect(value(await again.api.checkConnections({ keys: null, isContinued: true })).of).toBe(14)
    expect(again.xero.calls.filter((call) => call.startsWith('connections'))).toHaveLength(lists)
    expect(again.snapshot().openCheck).toBeNull()
  })

  it('a token that the organisation refuses is replaced once', async () => {
    const { keyward } = await practice()
    keyward.xero.probe = async (token) =>
      token === 'access-1' ? answer({ result: fail('accessRefused'), status: 401 }) : answer()
    expect(value(await keyward.api.checkConnections({ keys: null })).answered).toBe(14)
    expect(keyward.xero.calls.filter((call) => call.startsWith('refresh'))).toHaveLength(1)
  })
})

describe('the history of checks', () => {
  it('tells of one connection what was asked, the status, the time and what Xero would still take', async () => {
    const { keyward, appId } = await practice()
    await keyward.api.checkConnections({ keys: null })
    keyward.clock.move(7 * DAY)
    keyward.xero.answers.probe = answer({
      result: fail({ code: 'practiceManagerError', said: 'The staff list is locked for maintenance' }),
      status: 200,
      left: null,
    })
    await keyward.api.checkConnections({ keys: [`${appId}:pm`] })
    const { checks } = value(await keyward.api.listChecks({ key: `${appId}:pm`, limit: 10 }))
    expect(checks).toMatchObject([
      {
        asked: 'practice',
        status: 200,
        failure: { code: 'practiceManagerError', said: 'The staff list is locked for maintenance' },
      },
      { asked: 'listing', status: 200, failure: null },
      { asked: 'practice', status: 200, failure: null, left: { minute: 59, day: 4_999, appMinute: 9_999 } },
      { asked: 'listing' },
    ])
  })

  it('holds no id of Xero’s and no name', async () => {
    const { keyward, appId } = await practice()
    await keyward.api.checkConnections({ keys: null })
    const text = keyward.world.healthLog.lines.join('\n')
    expect(text.length).toBeGreaterThan(100)
    for (const canary of [appId, 'tenant-o1', 'Organisation', ':o1', 'Month-end'])
      expect(text).not.toContain(canary)
  })

  it('notes also that Xero did not answer', async () => {
    const { keyward, appId } = await practice()
    keyward.xero.answers.connections = fail('offline')
    await keyward.api.checkConnections({ keys: null })
    const { checks } = value(await keyward.api.listChecks({ key: `${appId}:o1`, limit: 1 }))
    expect(checks).toMatchObject([{ asked: 'listing', status: null, failure: { code: 'offline' } }])
  })
})

describe('sign-ins are kept alive', () => {
  const idle = async () => {
    const made = await practice()
    made.keyward.clock.move(8 * DAY)
    await settle()
    return made
  }

  it('by a refresh a week after they were last used, noted in one line', async () => {
    const { keyward } = await practice()
    const before = keyward.snapshot().signIns[0]?.lapsesAt ?? 0
    keyward.clock.move(8 * DAY)
    await settle()
    expect(keyward.snapshot().signIns[0]?.lapsesAt).toBeGreaterThan(before)
    expect(keyward.activityLog.lines().filter((line) => line.includes('signInsKeptAlive'))).toHaveLength(1)
  })

  it('not where the person switched it off', async () => {
    const { keyward } = await practice()
    value(await keyward.api.setPreferences({ ...keyward.snapshot().preferences, keepAlive: false }))
    keyward.clock.move(8 * DAY)
    await settle()
    expect(keyward.xero.calls.some((call) => call.startsWith('refresh'))).toBe(false)
  })

  it('not those of somebody who leaves, nor those that hold nothing', async () => {
    const { keyward } = await practice()
    value(await keyward.api.beginLeaver({ key: 'ines@ferrymoor.example' }))
    keyward.clock.move(8 * DAY)
    await settle()
    expect(keyward.xero.calls.some((call) => call.startsWith('refresh'))).toBe(false)
  })

  it('D10 refused ones are refused once, without a loop; an absent network is no news', async () => {
    const { keyward } = await practice()
    keyward.xero.answers.refresh = async () => fail('offline')
    keyward.clock.move(8 * DAY)
    await settle()
    const lines = keyward.activityLog.lines().length
    keyward.xero.answers.refresh = async () => fail('grantRefused')
    for (let day = 0; day < 4; day += 1) {
      keyward.clock.move(DAY)
      await settle()
    }
    expect(keyward.xero.calls.filter((call) => call.startsWith('refresh'))).toHaveLength(2)
    expect(keyward.snapshot().signIns[0]?.state.kind).toBe('refused')
    expect(keyward.activityLog.lines().length).toBe(lines + 1)
  })

  it.each(['offline', 'keychainLocked', 'diskFull'] as const)(
    'D10 after %s it is tried again soon',
    async (code) => {
      const { keyward } = await practice()
      keyward.xero.answers.refresh = async () => fail(code)
      keyward.clock.move(8 * DAY)
      await settle()
      const refreshes = () => keyward.xero.calls.filter((call) => call.startsWith('refresh')).length
      const before = refreshes()
      keyward.clock.move(HOUR)
      await settle()
      expect(refreshes()).toBe(before + 1)
    },
  )

  it('F6 a clock set back does not refresh anything twice', async () => {
    const { keyward } = await idle()
    const calls = keyward.xero.calls.filter((call) => call.startsWith('refresh')).length
    keyward.xero.answers.refresh = async () => ok(tokens({ refreshToken: 'refresh-9' }))
    keyward.clock.move(-30 * DAY)
    await settle()
    keyward.clock.move(2 * DAY)
    await settle()
    expect(keyward.xero.calls.filter((call) => call.startsWith('refresh'))).toHaveLength(calls)
  })
})
