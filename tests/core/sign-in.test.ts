import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  grant,
  listed,
  SECRET,
  settle,
  signIn,
  startKeyward,
  value,
} from '../worlds/fakes.ts'

const begun = async (details = draft()) => {
  const keyward = await startKeyward()
  const { appId } = value(await keyward.api.addApp({ details, clientSecret: SECRET }))
  keyward.xero.calls.length = 0
  const { attemptId } = value(await keyward.api.startSignIn({ appId }))
  return {
    keyward,
    appId,
    attemptId,
    step: () => keyward.work().attempts.find(({ id }) => id === attemptId)?.step,
  }
}
const back = (state: string, more = '') =>
  `keyward://oauth/callback?code=c&state=${encodeURIComponent(state)}${more}`

describe('an app that is removed while Xero is asked about its sign-in', () => {
  it('F4 leaves no sign-in, no tokens and no connections behind', async () => {
    const { keyward, appId, step } = await begun()
    const answer = Promise.withResolvers<undefined>()
    const honest = keyward.xero.exchange
    keyward.xero.exchange = async (request) => {
      await answer.promise
      return honest(request)
    }
    keyward.link(back(keyward.state()))
    await settle()
    value(await keyward.api.removeApp({ appId }))
    answer.resolve(undefined)
    await settle()
    const { apps, signIns, connections } = keyward.snapshot()
    expect({ apps, signIns, connections }).toEqual({ apps: [], signIns: [], connections: [] })
    expect(keyward.records.stored()).not.toContain('refresh-1')
    expect(step()).toMatchObject({ kind: 'failed', failure: { code: 'unknownApp' } })
  })
})

describe('connecting an organisation', () => {
  it('opens the browser, waits, and shows what Xero lists with whose sign-in it is', async () => {
    const { keyward } = await connected()
    const snapshot = keyward.snapshot()
    expect(snapshot.signIns).toMatchObject([{ name: 'Ines Halloway', state: { kind: 'live' } }])
    expect(snapshot.connections.map(({ tenantName, checkedAt }) => [tenantName, checkedAt])).toEqual([
      ['Organisation c1', keyward.clock.now()],
      ['Organisation c2', keyward.clock.now()],
    ])
    expect(keyward.work().attempts[0]?.step).toMatchObject({ kind: 'done' })
  })

  it('names what was authorised by its authentication event, never the first of the list', async () => {
    const keyward = await startKeyward()
    keyward.xero.connected = [
      listed('old', { authEventId: 'event-0' }),
      listed('new', { authEventId: 'event-1' }),
    ]
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    await signIn(keyward, appId)
    expect(keyward.work().attempts[0]?.step).toMatchObject({ connectionKeys: [`${appId}:new`] })
  })

  it('keeps a kind of tenant that it has never heard of', async () => {
    const keyward = await startKeyward()
    keyward.xero.connected = [listed('c1', { tenantType: 'SOMETHINGNEW' })]
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    await signIn(keyward, appId)
    expect(keyward.snapshot().connections[0]?.tenantType).toBe('SOMETHINGNEW')
  })

  it('D6 keeps the granted scopes beside those asked for', async () => {
    const keyward = await startKeyward()
    keyward.xero.answers.exchange = ok(grant({ scopes: ['openid', 'accounting.contacts'] }))
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    await signIn(keyward, appId)
    expect(keyward.snapshot().signIns[0]).toMatchObject({
      grantedScopes: ['openid', 'accounting.contacts'],
      askedScopes: draft().scopes,
    })
  })

  it('D9 stores the tokens before it asks Xero anything with them', async () => {
    const keyward = await startKeyward()
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    const order: string[] = []
    keyward.records.watch((content) => {
      if (JSON.stringify(content).includes('refresh-1')) order.push('stored')
    })
    const ask = keyward.xero.connections
    keyward.xero.connections = async (token) => {
      order.push('asked')
      return ask(token)
    }
    await signIn(keyward, appId)
    expect(order.slice(0, 2)).toEqual(['stored', 'asked'])
  })

  it('keeps one sign-in for the same person and app', async () => {
    const { keyward, appId } = await connected()
    await signIn(keyward, appId)
    expect(keyward.snapshot().signIns).toHaveLength(1)
    expect(keyward.snapshot().connections).toHaveLength(2)
  })
})

describe('what never reaches the token endpoint', () => {
  it.each([
    ['a wrong state', (_state: string) => back('made-up')],
    ['a missing state', () => 'keyward://oauth/callback?code=c'],
    ['a doubled code', (state: string) => `${back(state)}&code=d`],
    ['another place', (state: string) => back(state).replace('oauth/callback', 'oauth/other')],
    ['100 kB of link', (state: string) => back(state, `&session_state=${'x'.repeat(100_000)}`)],
    ['no link at all', () => 'nonsense'],
  ])('C3 D3 %s changes nothing', async (_name, link) => {
    const { keyward, step } = await begun()
    keyward.link(link(keyward.state()))
    await settle()
    expect(keyward.xero.calls).toEqual([])
    expect(step()).toMatchObject({ kind: 'waiting' })
    expect(keyward.work().notices).toMatchObject([{ code: 'strayLink' }])
  })

  it('D3 a state is good once', async () => {
    const { keyward } = await begun()
    const link = back(keyward.state())
    keyward.link(link)
    keyward.link(link)
    await settle()
    expect(keyward.xero.calls.filter((call) => call === 'exchange')).toHaveLength(1)
  })

  it('D2 a state is dead after ten minutes', async () => {
    const { keyward, step } = await begun()
    const link = back(keyward.state())
    keyward.clock.move(10 * 60_000)
    await settle()
    expect(step()).toMatchObject({ kind: 'failed', failure: { code: 'signInTimedOut' } })
    keyward.link(link)
    await settle()
    expect(keyward.xero.calls).toEqual([])
  })

  it('D2 keeps state, nonce and verifier out of everything stored', async () => {
    const { keyward } = await begun()
    expect(keyward.records.stored() + keyward.activityLog.lines().join('')).not.toContain(keyward.state())
  })

  it('D4 an issuer that is not Xero ends the sign-in', async () => {
    const { keyward, step } = await begun()
    keyward.link(back(keyward.state(), '&iss=https%3A%2F%2Fevil.example'))
    await settle()
    expect(step()).toMatchObject({ kind: 'failed', failure: { code: 'issuerMismatch' } })
    expect(keyward.xero.calls).toEqual([])
  })

  it('D4 two sign-ins for two apps at once cannot be mixed up', async () => {
    const keyward = await startKeyward()
    const first = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET })).appId
    const second = value(
      await keyward.api.addApp({
        details: draft({ name: 'Two', clientId: 'A'.repeat(32) }),
        clientSecret: SECRET,
      }),
    ).appId
    const one = value(await keyward.api.startSignIn({ appId: first })).attemptId
    const firstState = keyward.state()
    const two = value(await keyward.api.startSignIn({ appId: second })).attemptId
    keyward.link(back(keyward.state()))
    await settle()
    const step = (id: string) => keyward.work().attempts.find((attempt) => attempt.id === id)?.step.kind
    expect([step(one), step(two)]).toEqual(['waiting', 'done'])
    expect(codeOf(await keyward.api.pasteRedirect({ attemptId: one, address: back('other') }))).toBe(
      'pastedAddressRefused',
    )
    keyward.link(back(firstState))
    await settle()
    expect(keyward.snapshot().signIns.map(({ appId }) => appId)).toEqual([second, first])
  })

  it('C4 a thousand junk links make one notice and no network', async () => {
    const keyward = await startKeyward()
    for (let n = 0; n < 1_000; n += 1) keyward.link(back(`junk-${n}`))
    expect(keyward.work().notices).toHaveLength(1)
    expect(keyward.xero.calls).toEqual([])
  })
})

describe('a sign-in that does not succeed', () => {
  it('can be cancelled: the sheet goes, and a late answer is then a stray link', async () => {
    const { keyward, attemptId } = await begun()
    value(await keyward.api.cancelSignIn({ attemptId }))
    await settle()
    expect(keyward.work().attempts).toEqual([])
    expect(keyward.activityLog.lines().at(-1)).toContain('signInCancelled')
    keyward.link(back(keyward.state()))
    await settle()
    expect(keyward.xero.calls).toEqual([])
    expect(keyward.work().notices).toMatchObject([{ code: 'strayLink' }])
  })

  it('stays on the board when it failed, until the person dismisses it', async () => {
    const { keyward, attemptId } = await begun()
    expect(codeOf(await keyward.api.dismissSignIn({ attemptId }))).toBe('signInAlreadyRunning')
    keyward.clock.move(10 * 60_000)
    await settle()
    value(await keyward.api.dismissSignIn({ attemptId }))
    expect(keyward.work().attempts).toEqual([])
  })

  it('says so when the person presses Cancel at Xero', async () => {
    const { keyward, step } = await begun()
    keyward.link(`keyward://oauth/callback?error=access_denied&state=${encodeURIComponent(keyward.state())}`)
    await settle()
    expect(step()).toMatchObject({ failure: { code: 'consentRefused' } })
  })

  it.each(['clientRefused', 'grantRefused', 'offline', 'idTokenRefused'] as const)(
    'passes %s on and stores no sign-in',
    async (code) => {
      const { keyward, step } = await begun()
      keyward.xero.answers.exchange = fail(code)
      keyward.link(back(keyward.state()))
      await settle()
      expect(step()).toMatchObject({ kind: 'failed', failure: { code } })
      expect(keyward.snapshot().signIns).toEqual([])
    },
  )

  it('does not send anybody to Xero when the secret cannot be read', async () => {
    const keyward = await startKeyward()
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    keyward.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await keyward.api.startSignIn({ appId }))).toBe('keychainLocked')
    expect(keyward.opened).toEqual([])
  })

  it('says that the browser did not open', async () => {
    const keyward = await startKeyward()
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    keyward.browserFails(true)
    value(await keyward.api.startSignIn({ appId }))
    await settle()
    expect(keyward.work().attempts[0]?.step).toMatchObject({ failure: { code: 'browserNotOpened' } })
  })
})

describe('the other routes', () => {
  it('D7 loopback listens before the browser opens and stops afterwards', async () => {
    const { keyward, step } = await begun(
      draft({ route: 'loopback', redirectUri: 'http://localhost:53682/callback' }),
    )
    const arrived = keyward.listening.get('http://localhost:53682/callback')
    expect(arrived?.('http://localhost:53682/callback?code=c&state=wrong')).toBe(false)
    expect(
      arrived?.(`http://localhost:53682/callback?code=c&state=${encodeURIComponent(keyward.state())}`),
    ).toBe(true)
    await settle()
    expect(step()).toMatchObject({ kind: 'done' })
    expect(keyward.listening.size).toBe(0)
  })

  it('D7 says which port is taken', async () => {
    const { keyward } = await begun(
      draft({ route: 'loopback', redirectUri: 'http://localhost:53682/callback' }),
    )
    const other = value(
      await keyward.api.addApp({
        details: draft({
          name: 'B',
          clientId: 'B'.repeat(32),
          route: 'loopback',
          redirectUri: 'http://localhost:53682/callback',
        }),
        clientSecret: SECRET,
      }),
    )
    expect(await keyward.api.startSignIn({ appId: other.appId })).toEqual(
      fail({ code: 'portTaken', port: 53682 }),
    )
  })

  it.each([
    ['', 'notAnAddress'],
    ['https://elsewhere.example/xero/callback?code=c&state=s', 'wrongAddress'],
    ['https://brackenmoor.example/xero/callback', 'noCode'],
    ['https://brackenmoor.example/xero/callback?code=c&state=other', 'otherSignIn'],
    ['https://brackenmoor.example/xero/callback?code=c&code=d&state=s', 'repeated'],
    [`https://brackenmoor.example/xero/callback?code=${'c'.repeat(9_000)}&state=s`, 'tooLong'],
  ])('a pasted address is refused with the reason: %s', async (address, why) => {
    const { keyward, attemptId, step } = await begun()
    expect(await keyward.api.pasteRedirect({ attemptId, address })).toEqual(
      fail({ code: 'pastedAddressRefused', why: why as 'noCode' }),
    )
    expect(step()).toMatchObject({ kind: 'waiting' })
  })

  it('a pasted address of the practice finishes the sign-in', async () => {
    const { keyward, attemptId, step } = await begun()
    const address = ` https://brackenmoor.example/xero/callback?code=c&state=${encodeURIComponent(keyward.state())}\n`
    value(await keyward.api.pasteRedirect({ attemptId, address }))
    await settle()
    expect(step()).toMatchObject({ kind: 'done' })
  })

  it('C6 a trial of the route comes back without a sign-in and is remembered', async () => {
    const keyward = await startKeyward()
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    keyward.xero.calls.length = 0
    value(await keyward.api.testRoute({ appId }))
    const opened = keyward.opened.at(-1)
    expect(opened?.origin).toBe('https://brackenmoor.example')
    keyward.clock.move(1_200)
    keyward.link(`keyward://oauth/callback${opened?.search}`)
    await settle()
    expect(keyward.work().routeTest?.state).toBe('cameBack')
    expect(keyward.snapshot().apps[0]?.cameBack).toEqual({ at: keyward.clock.now(), tookMs: 1_200 })
    expect(keyward.xero.calls).toEqual([])
  })

  it('a trial that never comes back says so', async () => {
    const keyward = await startKeyward()
    const { appId } = value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    value(await keyward.api.testRoute({ appId }))
    keyward.clock.move(120_000)
    expect(keyward.work().routeTest?.state).toBe('timedOut')
  })
})
