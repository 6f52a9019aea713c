import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
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

const started = async () => {
  const { keyward, appId } = await connected()
  const signInId = keyward.snapshot().signIns[0]?.id ?? ''
  return { keyward, appId, signInId, revoke: () => keyward.api.revokeSignIn({ signInId }) }
}
type Started = Awaited<ReturnType<typeof started>>

const standing = ({ keyward }: Pick<Started, 'keyward'>) => {
  const [signedIn] = keyward.snapshot().signIns
  return { state: signedIn?.state, revoking: signedIn?.revoking }
}
const states = ({ keyward }: Pick<Started, 'keyward'>) =>
  keyward.snapshot().connections.map(({ state }) => state.kind)
const lines = async ({ keyward }: Pick<Started, 'keyward'>) =>
  value(await keyward.api.listActivity({ before: null, limit: 20 })).lines.map(
    ({ what, result }) => `${what} ${result}`,
  )

describe('revoking a sign-in', () => {
  it('D12 takes every connection of that person, and proves it by asking again', async () => {
    const at = await started()
    value(await at.revoke())
    const now = at.keyward.clock.now()
    expect(at.keyward.xero.calls.slice(-3)).toEqual([
      'revoke refresh-1',
      'refresh refresh-1',
      'connections access-1',
    ])
    expect(standing(at)).toEqual({
      state: { kind: 'revoked', at: now, asked: now, connections: 'none' },
      revoking: undefined,
    })
    expect(at.keyward.snapshot().connections.map(({ state }) => state)).toEqual([
      { kind: 'disconnected', at: now, provenAt: now },
      { kind: 'disconnected', at: now, provenAt: now },
    ])
    expect(at.keyward.records.stored()).not.toContain('refresh-1')
    expect(at.keyward.records.stored()).not.toContain('access-1')
    expect(await lines(at)).toEqual(
      expect.arrayContaining(['signInRevoked ok', 'disconnected ok', 'disconnected ok']),
    )
  })

  it('D12 stores the wish, and that Xero may know of it, before Xero hears of it', async () => {
    const at = await started()
    const seen: unknown[] = []
    const honest = at.keyward.xero.revoke
    at.keyward.xero.revoke = async (client, token) => {
      seen.push(JSON.parse(at.keyward.records.stored()).signIns[0].revoking)
      return honest(client, token)
    }
    value(await at.revoke())
    expect(seen).toMatchObject([{ since: at.keyward.clock.now(), isSent: true, failure: null }])
  })

  it('D12 a disk that takes the wish and then no more leaves the sign-in as it was: Xero has not heard of it', async () => {
    const at = await started()
    const { save } = at.keyward.records
    let saves = 0
    at.keyward.records.save = async (content) => {
      saves += 1
      return saves === 2 ? fail('diskFull') : save(content)
    }
    expect(codeOf(await at.revoke())).toBe('diskFull')
    expect(at.keyward.xero.calls.filter((call) => call.startsWith('revoke'))).toEqual([])
    expect(standing(at)).toEqual({ state: { kind: 'live' }, revoking: undefined })
    value(await at.revoke())
  })

  it('D12 offline it stays not yet revoked, is not used meanwhile, and is gone on with', async () => {
    const at = await started()
    at.keyward.xero.answers.revoke = fail('offline')
    expect(codeOf(await at.revoke())).toBe('offline')
    expect(standing(at)).toMatchObject({
      state: { kind: 'live' },
      revoking: { isSent: true, failure: { code: 'offline' } },
    })
    expect(states(at)).toEqual(['listed', 'listed'])
    const asked = at.keyward.xero.calls.length
    expect(value(await at.keyward.api.checkConnections({ keys: null })).answered).toBe(0)
    expect(codeOf(await at.keyward.api.disconnect({ key: `${at.appId}:c1` }))).toBe('signInRevoking')
    expect(states(at)).toEqual(['listed', 'listed'])
    expect(at.keyward.xero.calls).toHaveLength(asked)

    at.keyward.xero.answers.revoke = null
    const again = await startKeyward(at.keyward.world)
    expect(standing({ keyward: again }).revoking).toMatchObject({ failure: { code: 'offline' } })
    value(await again.api.revokeSignIn({ signInId: at.signInId }))
    expect(states({ keyward: again })).toEqual(['disconnected', 'disconnected'])
    expect(await lines({ keyward: again })).toEqual(
      expect.arrayContaining(['revokeAsked offline', 'signInRevoked ok']),
    )
  })

  it.each(['before the answer', 'before the proof'] as const)(
    'D12 a kill %s leaves it not yet revoked, and it can be finished',
    async (when) => {
      const at = await started()
      const honest = at.keyward.xero.revoke
      const dying = Promise.withResolvers<null>()
      const die = async () => {
        at.keyward.records.die()
        dying.resolve(null)
        return new Promise<never>(() => {})
      }
      at.keyward.xero.revoke = async (client, token) => {
        const answer = await honest(client, token)
        return when === 'before the answer' ? die() : answer
      }
      const refresh = at.keyward.xero.refresh
      if (when === 'before the proof') at.keyward.xero.refresh = die
      void at.revoke()
      await dying.promise
      at.keyward.records.revive()
      Object.assign(at.keyward.xero, { revoke: honest, refresh })
      const again = await startKeyward(at.keyward.world)
      expect(standing({ keyward: again })).toMatchObject({
        state: { kind: 'live' },
        revoking: { isSent: true, failure: null },
      })
      expect(states({ keyward: again })).toEqual(['listed', 'listed'])
      value(await again.api.revokeSignIn({ signInId: at.signInId }))
      expect(standing({ keyward: again }).state).toMatchObject({ kind: 'revoked', connections: 'none' })
      expect(states({ keyward: again })).toEqual(['disconnected', 'disconnected'])
    },
  )

  it('D12 what Xero takes still is not called revoked, and no token is lost', async () => {
    const at = await started()
    at.keyward.xero.revoke = async () => ok(null)
    expect(codeOf(await at.revoke())).toBe('signInStillTaken')
    expect(standing(at)).toMatchObject({
      state: { kind: 'live' },
      revoking: { failure: { code: 'signInStillTaken' } },
    })
    expect(at.keyward.records.stored()).toContain('refresh-2')
    expect(states(at)).toEqual(['listed', 'listed'])
  })

  it.each([
    ['refuses the access token too', 'refused'],
    ['cannot be asked, the access token having ended', 'unasked'],
  ] as const)('D12 where Xero %s, no connection is said to have gone', async (_why, connections) => {
    const at = await started()
    if (connections === 'refused') at.keyward.xero.answers.connections = fail('accessRefused')
    else {
      at.keyward.xero.answers.revoke = fail('xeroTimedOut')
      await at.revoke()
      at.keyward.xero.answers.revoke = null
      at.keyward.clock.move(31 * MINUTE)
    }
    value(await at.revoke())
    expect(standing(at).state).toMatchObject({ kind: 'revoked', connections })
    expect(states(at)).toEqual(['listed', 'listed'])
    value(await at.keyward.api.forgetConnection({ key: `${at.appId}:c1` }))
    expect(states(at)).toEqual(['listed'])
  })

  it('D12 says so where Xero goes on listing some of them', async () => {
    const at = await started()
    const honest = at.keyward.xero.revoke
    at.keyward.xero.revoke = async (client, token) => {
      const answer = await honest(client, token)
      at.keyward.xero.connected = [listed('c1')]
      return answer
    }
    value(await at.revoke())
    expect(standing(at).state).toMatchObject({ kind: 'revoked', connections: 'some' })
    expect(states(at)).toEqual(['listed', 'disconnected'])
    expect(codeOf(await at.keyward.api.forgetConnection({ key: `${at.appId}:c1` }))).toBe('unknownConnection')
  })

  it('D12 what somebody else’s sign-in reaches too stays', async () => {
    const at = await started()
    at.keyward.xero.connected = [listed('c2')]
    at.keyward.xero.answers.exchange = ok(
      grant({ userId: 'user-2', name: 'Jonah Strake', accessToken: 'jonah', refreshToken: 'jonahs' }),
    )
    await signIn(at.keyward, at.appId)
    value(await at.revoke())
    expect(
      at.keyward.snapshot().connections.map(({ connectionId, state }) => [connectionId, state.kind]),
    ).toEqual([
      ['c1', 'disconnected'],
      ['c2', 'listed'],
    ])
    expect(at.keyward.snapshot().connections[1]?.signInIds).not.toContain(at.signInId)
    expect(at.keyward.snapshot().signIns.find(({ name }) => name === 'Jonah Strake')?.state).toEqual({
      kind: 'live',
    })
  })

  it('D12 a refused app leaves the sign-in as it was', async () => {
    const at = await started()
    at.keyward.xero.answers.secrets = []
    expect(codeOf(await at.revoke())).toBe('clientRefused')
    expect(standing(at)).toEqual({ state: { kind: 'live' }, revoking: undefined })
    at.keyward.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await at.revoke())).toBe('keychainLocked')
    expect(standing(at)).toEqual({ state: { kind: 'live' }, revoking: undefined })
    expect(states(at)).toEqual(['listed', 'listed'])
  })

  it('D12 a sign-in that Xero refused before the wish was heard is not called revoked', async () => {
    const at = await started()
    at.keyward.clock.move(2 * DAY)
    at.keyward.xero.answers.refresh = async () => fail('grantRefused')
    expect(codeOf(await at.revoke())).toBe('signInExpired')
    expect(standing(at).state).toMatchObject({ kind: 'refused' })
    expect(states(at)).toEqual(['listed', 'listed'])
    expect(at.keyward.xero.calls.filter((call) => call.startsWith('revoke'))).toEqual([])
    expect(codeOf(await at.revoke())).toBe('signInExpired')
  })

  it('D12 renews an access token that has ended first, so that there is one to ask with', async () => {
    const at = await started()
    at.keyward.clock.move(2 * DAY)
    value(await at.revoke())
    expect(at.keyward.xero.calls.slice(-4)).toEqual([
      'refresh refresh-1',
      'revoke refresh-2',
      'refresh refresh-2',
      'connections access-2',
    ])
    expect(standing(at).state).toMatchObject({ kind: 'revoked', connections: 'none' })
  })

  it('D12 a renewal under way ends first, and asked twice it is done once', async () => {
    const at = await started()
    at.keyward.clock.move(2 * DAY)
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok<ReturnType<typeof tokens>>>>()
    at.keyward.xero.answers.refresh = () => promise
    const checking = at.keyward.api.checkConnections({ keys: null })
    await settle()
    const both = [at.revoke(), at.revoke()]
    await settle()
    resolve(ok(tokens({ accessToken: 'access-2', refreshToken: 'refresh-2' })))
    await checking
    for (const one of both) value(await one)
    expect(at.keyward.xero.calls.filter((call) => call.startsWith('revoke'))).toEqual(['revoke refresh-2'])
    expect(standing(at).state).toMatchObject({ kind: 'revoked' })
  })

  it('D12 signing in anew ends the wish', async () => {
    const at = await started()
    at.keyward.xero.answers.revoke = fail('offline')
    await at.revoke()
    at.keyward.xero.answers.exchange = ok(grant({ refreshToken: 'refresh-9', accessToken: 'access-9' }))
    await signIn(at.keyward, at.appId)
    expect(standing(at)).toEqual({ state: { kind: 'live' }, revoking: undefined })
  })

  it('D12 what is so is said where the app leaves the vault while Xero is asked', async () => {
    const at = await started()
    const honest = at.keyward.xero.revoke
    at.keyward.xero.revoke = async (client, token) => {
      value(await at.keyward.api.removeApp({ appId: at.appId }))
      return honest(client, token)
    }
    value(await at.revoke())
    expect(at.keyward.xero.calls).toContain('refresh refresh-1') // proven, and Xero takes it no more
    const { lines: told } = value(await at.keyward.api.listActivity({ before: null, limit: 20 }))
    expect(told.find(({ what }) => what === 'signInRevoked')).toMatchObject({
      result: 'ok',
      app: 'Month-end Packs',
    })
  })

  it('D12 an app that leaves before Xero has heard is told as that', async () => {
    const at = await started()
    const real = at.keyward.keychain.get
    at.keyward.keychain.get = async (account) => {
      at.keyward.keychain.get = real
      value(await at.keyward.api.removeApp({ appId: at.appId, isSure: true }))
      return real(account)
    }
    expect(codeOf(await at.revoke())).toBe('unknownApp')
    expect(at.keyward.xero.calls.filter((call) => call.startsWith('revoke'))).toEqual([])
  })

  it('D12 somebody who signs in anew while Xero is asked has a new sign-in, and that is said', async () => {
    const at = await started()
    at.keyward.xero.answers.exchange = ok(grant({ refreshToken: 'refresh-9', accessToken: 'access-9' }))
    const honest = at.keyward.xero.connections
    at.keyward.xero.connections = async (token) => {
      at.keyward.xero.connections = honest
      await signIn(at.keyward, at.appId)
      return honest(token)
    }
    expect(codeOf(await at.revoke())).toBe('signedInAnew')
    expect(standing(at)).toEqual({ state: { kind: 'live' }, revoking: undefined })
    expect(at.keyward.records.stored()).toContain('refresh-9')
  })

  it('D12 a full disk loses nothing, and Xero is not asked', async () => {
    const at = await started()
    at.keyward.records.fail(fail('diskFull'))
    expect(codeOf(await at.revoke())).toBe('diskFull')
    at.keyward.records.fail(null)
    expect(standing(at)).toEqual({ state: { kind: 'live' }, revoking: undefined })
    expect(at.keyward.xero.calls.filter((call) => call.startsWith('revoke'))).toEqual([])
  })

  it('an unknown sign-in is told apart', async () => {
    const at = await started()
    expect(codeOf(await at.keyward.api.revokeSignIn({ signInId: 'nobody' }))).toBe('unknownSignIn')
  })
})
