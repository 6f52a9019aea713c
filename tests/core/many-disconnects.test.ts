import { describe, expect, it } from 'vitest'
import { rowEnds } from '../../shared/connections/disconnect-run.ts'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  fakeXero,
  grant,
  listed,
  settle,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

/** An app with as many organisations. */
const world = async (amount: number) => {
  const xero = fakeXero()
  xero.connected = Array.from({ length: amount }, (_, n) => listed(`c${n + 1}`))
  const { keyward, appId } = await connected({ xero })
  keyward.xero.calls.length = 0
  return { keyward, appId, keys: keyward.snapshot().connections.map(({ key }) => key) }
}
const finished = (keyward: FakeKeyward) => expect.poll(() => keyward.work().disconnecting).toBeNull()
const states = (keyward: FakeKeyward) => keyward.snapshot().connections.map(({ state }) => state.kind)
const ends = ({ snapshot }: FakeKeyward) => {
  const { disconnects, connections } = snapshot()
  return disconnects === null ? null : rowEnds(disconnects, connections).map(({ end }) => end.kind)
}
const asked = (keyward: FakeKeyward) =>
  keyward.xero.calls.filter((call) => call.startsWith('disconnect')).map((call) => call.slice(11))
const all = async (keyward: FakeKeyward, keys: readonly string[]) => {
  value(await keyward.api.beginDisconnects({ keys: [...keys] }))
  await finished(keyward)
}

describe('disconnecting several', () => {
  it('D11 goes one by one, asks Xero again after each, and leaves the others alone', async () => {
    const { keyward, keys } = await world(4)
    await all(keyward, [keys[2] ?? '', keys[0] ?? '', keys[3] ?? ''])
    const list = 'connections access-1'
    expect(keyward.xero.calls).toEqual(['disconnect c3', list, 'disconnect c1', list, 'disconnect c4', list])
    expect(states(keyward)).toEqual(['disconnected', 'listed', 'disconnected', 'disconnected'])
    expect(ends(keyward)).toEqual(['ended', 'ended', 'ended'])
    const { lines } = value(await keyward.api.listActivity({ before: null, limit: 50 }))
    expect(lines.filter(({ what }) => what === 'disconnectsBegun').map(({ result }) => result)).toEqual([
      '3 wanted',
    ])
    expect(lines.filter(({ what }) => what === 'disconnected')).toHaveLength(3)
  })

  it('D11 the wish of all is stored before Xero hears of the first', async () => {
    const { keyward, keys } = await world(3)
    const stored: string[][] = []
    const honest = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => {
      const { disconnects } = JSON.parse(keyward.records.stored()) as {
        disconnects: { rows: { organisation: string }[] }
      }
      stored.push(disconnects.rows.map(({ organisation }) => organisation))
      return honest(token, id)
    }
    await all(keyward, keys)
    expect(stored[0]).toEqual(['Organisation c1', 'Organisation c2', 'Organisation c3'])
  })

  it('D11 a wish that cannot be stored asks Xero nothing', async () => {
    const { keyward, keys } = await world(2)
    keyward.records.fail(fail('diskFull'))
    expect(codeOf(await keyward.api.beginDisconnects({ keys }))).toBe('diskFull')
    keyward.records.fail(null)
    expect(keyward.work().disconnecting).toBeNull()
    expect(keyward.snapshot().disconnects).toBeNull()
    expect(asked(keyward)).toEqual([])
  })

  it('D11 one that has no answer stays "not yet", the rest goes on, and only that one is asked for again', async () => {
    const { keyward, keys } = await world(3)
    const honest = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => (id === 'c2' ? fail('offline') : honest(token, id))
    await all(keyward, keys)
    expect(ends(keyward)).toEqual(['ended', 'notYet', 'ended'])
    expect(keyward.snapshot().disconnects?.rows[1]).toMatchObject({
      triedAt: keyward.clock.now(),
      failure: { code: 'offline' },
    })
    keyward.xero.disconnect = honest
    keyward.xero.calls.length = 0
    value(await keyward.api.resumeDisconnects({}))
    await finished(keyward)
    expect(asked(keyward)).toEqual(['c2'])
    expect(ends(keyward)).toEqual(['ended', 'ended', 'ended'])
  })

  it('stops by itself where nobody answers three in a row, and leaves what was not begun as it was', async () => {
    const { keyward, keys } = await world(6)
    keyward.xero.answers.disconnect = fail('offline')
    await all(keyward, keys)
    expect(states(keyward)).toEqual(['pending', 'pending', 'pending', 'listed', 'listed', 'listed'])
    expect(ends(keyward)?.slice(3)).toEqual(['next', 'next', 'next'])
  })

  it('what Xero refuses for good is as it was, says why, and does not stop the others', async () => {
    const { keyward, keys } = await world(5)
    const honest = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => (id === 'c5' ? honest(token, id) : fail('accessForbidden'))
    await all(keyward, keys)
    expect(states(keyward)).toEqual(['listed', 'listed', 'listed', 'listed', 'disconnected'])
    expect(ends(keyward)).toEqual(['refused', 'refused', 'refused', 'refused', 'ended'])
  })

  it('stops after the one that is under way, and goes on from there when asked', async () => {
    const { keyward, keys } = await world(4)
    const honest = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => {
      if (id === 'c2') value(await keyward.api.stopDisconnects({}))
      return honest(token, id)
    }
    await all(keyward, keys)
    expect(states(keyward)).toEqual(['disconnected', 'disconnected', 'listed', 'listed'])
    expect(ends(keyward)).toEqual(['ended', 'ended', 'next', 'next'])
    value(await keyward.api.resumeDisconnects({}))
    await finished(keyward)
    expect(asked(keyward)).toEqual(['c1', 'c2', 'c3', 'c4'])
    expect(states(keyward)).toEqual(Array(4).fill('disconnected'))
  })

  it('waits as long as Xero asks for, can be stopped meanwhile, and asks the same one again', async () => {
    const { keyward, keys } = await world(2)
    const retryAt = keyward.clock.now() + MINUTE
    keyward.xero.answers.disconnect = fail({ code: 'rateLimited', retryAt })
    value(await keyward.api.beginDisconnects({ keys }))
    await expect.poll(() => keyward.work().disconnecting?.waitsUntil).toBe(retryAt)
    keyward.xero.answers.disconnect = null
    keyward.clock.move(MINUTE)
    await finished(keyward)
    expect(asked(keyward)).toEqual(['c1', 'c1', 'c2'])
    expect(states(keyward)).toEqual(['disconnected', 'disconnected'])

    const other = await world(2)
    other.keyward.xero.answers.disconnect = fail({ code: 'rateLimited', retryAt })
    value(await other.keyward.api.beginDisconnects({ keys: other.keys }))
    await expect.poll(() => other.keyward.work().disconnecting?.waitsUntil).toBe(retryAt)
    value(await other.keyward.api.stopDisconnects({}))
    await finished(other.keyward)
    expect(ends(other.keyward)).toEqual(['notYet', 'next'])
  })

  it('one that was connected again since is another wish’s: going on leaves it alone', async () => {
    const { keyward, appId, keys } = await world(2)
    const honest = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => (id === 'c2' ? fail('offline') : honest(token, id))
    await all(keyward, keys)
    keyward.xero.disconnect = honest
    keyward.xero.connected = [listed('c1', { authEventId: 'event-2' }), listed('c2')]
    keyward.xero.answers.exchange = ok(grant({ authEventId: 'event-2' }))
    await signIn(keyward, appId)
    expect(ends(keyward)?.[0]).toBe('anew')
    keyward.xero.calls.length = 0
    value(await keyward.api.resumeDisconnects({}))
    await finished(keyward)
    expect(asked(keyward)).toEqual(['c2'])
    expect(states(keyward)[0]).toBe('listed')
  })

  it('one list at a time: what is unfinished is gone on with or put away first', async () => {
    const { keyward, keys } = await world(3)
    keyward.xero.answers.disconnect = fail('offline')
    await all(keyward, keys.slice(0, 1))
    expect(codeOf(await keyward.api.beginDisconnects({ keys: keys.slice(1) }))).toBe('disconnectsUnfinished')
    value(await keyward.api.putDisconnectsAway({}))
    expect(keyward.snapshot().disconnects).toBeNull()
    expect(states(keyward)).toEqual(['pending', 'listed', 'listed'])
    keyward.xero.answers.disconnect = null
    await all(keyward, keys)
    expect(ends(keyward)).toEqual(['ended', 'ended', 'ended'])
    value(await keyward.api.forgetConnection({ key: keys[0] ?? '' }))
    expect(ends(keyward)).toEqual(['offTheList', 'ended', 'ended'])
  })

  it('asked for twice at once, or with one that is not there, begins nothing twice and nothing half', async () => {
    const { keyward, keys } = await world(3)
    const [first, second] = await Promise.all([
      keyward.api.beginDisconnects({ keys: keys.slice(0, 2) }),
      keyward.api.beginDisconnects({ keys: keys.slice(1) }),
    ])
    expect([first.ok, codeOf(second)]).toEqual([true, 'disconnectsUnfinished'])
    await finished(keyward)
    expect(asked(keyward)).toEqual(['c1', 'c2'])
    value(await keyward.api.putDisconnectsAway({}))
    expect(codeOf(await keyward.api.beginDisconnects({ keys: [keys[2] ?? '', 'nowhere'] }))).toBe(
      'unknownConnection',
    )
    expect(codeOf(await keyward.api.beginDisconnects({ keys: [keys[0] ?? ''] }))).toBe('unknownConnection')
    expect(states(keyward)[2]).toBe('listed')
  })

  it('G7 locking lets the one under way end, begins no other, and tells no name while locked', async () => {
    const { keyward, keys } = await world(3)
    value(await keyward.api.setPassphrase({ passphrase: 'not a real passphrase' }))
    const reached = Promise.withResolvers<undefined>()
    const answer = Promise.withResolvers<undefined>()
    const honest = keyward.xero.disconnect
    keyward.xero.disconnect = async (token, id) => {
      reached.resolve(undefined)
      await answer.promise
      return honest(token, id)
    }
    value(await keyward.api.beginDisconnects({ keys }))
    await reached.promise
    const locking = keyward.api.lock({})
    await settle()
    expect(JSON.stringify([keyward.snapshot().disconnects, keyward.work().disconnecting])).not.toContain(
      'Organisation',
    )
    answer.resolve(undefined)
    await locking
    await expect.poll(() => keyward.snapshot().vault.kind).toBe('locked')
    expect(asked(keyward)).toEqual(['c1'])
    value(await keyward.api.unlock({ passphrase: 'not a real passphrase' }))
    expect(ends(keyward)).toEqual(['ended', 'next', 'next'])
    value(await keyward.api.resumeDisconnects({}))
    await finished(keyward)
    expect(states(keyward)).toEqual(Array(3).fill('disconnected'))
  })

  it('D11 killed at any write, the next start knows the whole wish, says of no organisation what is not so, and goes on', async () => {
    const counting = await world(4)
    let writes = 0
    counting.keyward.records.watch(() => void (writes += 1))
    await all(counting.keyward, counting.keys)
    expect(writes).toBeGreaterThan(8)
    for (let at = 1; at <= writes; at += 1) {
      const { keyward, keys } = await world(4)
      const dying = Promise.withResolvers<undefined>()
      let seen = 0
      keyward.records.watch(() => {
        seen += 1
        if (seen < at) return
        keyward.records.die()
        dying.resolve(undefined)
      })
      const atXero = new Set<string>()
      const honest = keyward.xero.disconnect
      keyward.xero.disconnect = async (token, id) => {
        atXero.add(id)
        return honest(token, id)
      }
      void keyward.api.beginDisconnects({ keys })
      await dying.promise
      for (let turn = 0; turn < 20; turn += 1) await settle()
      keyward.records.revive()
      keyward.xero.disconnect = honest
      const again = await startKeyward(keyward.world)
      expect(again.snapshot().disconnects?.rows.map(({ key }) => key)).toEqual(keys)
      for (const { connectionId, state } of again.snapshot().connections) {
        const isListed = again.xero.connected.some(({ id }) => id === connectionId)
        // what is said to have ended has ended, and what Xero may have heard of is never said to be as it was
        if (state.kind === 'disconnected') expect(isListed).toBe(false)
        if (state.kind === 'listed') expect([atXero.has(connectionId), isListed]).toEqual([false, true])
      }
      value(await again.api.resumeDisconnects({}))
      await finished(again)
      expect(states(again), `after a kill at write ${at}`).toEqual(Array(4).fill('disconnected'))
      expect(new Set(ends(again))).toEqual(new Set(['ended']))
    }
  })
})
