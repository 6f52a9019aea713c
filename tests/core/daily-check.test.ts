import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import {
  connected,
  draft,
  listed,
  settle,
  signIn,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const daily = async (keyward: FakeKeyward) =>
  value(await keyward.api.setPreferences({ ...keyward.snapshot().preferences, checks: 'daily' }))

/** Time passes hour by hour, as it does. */
const wait = async ({ clock }: FakeKeyward, ms: number) => {
  for (let left = ms; left > 0; left -= HOUR) {
    clock.move(Math.min(HOUR, left))
    await settle()
  }
}
const linesOf = (keyward: FakeKeyward, what: string) =>
  keyward.activityLog.lines().filter((line) => line.includes(what))
const checks = (keyward: FakeKeyward) => linesOf(keyward, 'checkedByItself').length

const start = async () => {
  const { keyward, appId } = await connected()
  await daily(keyward)
  return { keyward, appId }
}

describe('the check once a day', () => {
  it('A15 asks nothing in the first hour, then everything, and again a day later', async () => {
    const { keyward } = await start()
    const before = keyward.xero.calls.length
    await wait(keyward, HOUR - 1)
    expect(keyward.xero.calls.length).toBe(before)
    await wait(keyward, 2 * HOUR)
    expect(checks(keyward)).toBe(1)
    expect(keyward.snapshot().lastFullCheck).toMatchObject({ answered: 2, of: 2 })
    await wait(keyward, 20 * HOUR)
    expect(checks(keyward)).toBe(1)
    await wait(keyward, 6 * HOUR)
    expect(checks(keyward)).toBe(2)
  })

  it('is not made where somebody has checked within a day, or wants none, or wants no sign-in kept alive', async () => {
    const { keyward } = await start()
    await wait(keyward, HOUR / 2)
    value(await keyward.api.checkConnections({ keys: null }))
    await wait(keyward, 20 * HOUR)
    expect(checks(keyward)).toBe(0)
    const { preferences } = keyward.snapshot()
    value(await keyward.api.setPreferences({ ...preferences, checks: 'asked' }))
    await wait(keyward, 3 * DAY)
    value(await keyward.api.setPreferences({ ...preferences, keepAlive: false }))
    await wait(keyward, 3 * DAY)
    expect(checks(keyward)).toBe(0)
    value(await keyward.api.setPreferences(preferences))
    await wait(keyward, 2 * HOUR)
    expect(checks(keyward)).toBe(1)
  })

  it('is tried again an hour later where nobody answered, three times a day and no more', async () => {
    const { keyward } = await start()
    const answer = keyward.xero.answers.connections
    keyward.xero.answers.connections = fail('offline')
    await wait(keyward, 12 * HOUR)
    expect(checks(keyward)).toBe(3)
    keyward.xero.answers.connections = answer
    await wait(keyward, 20 * HOUR)
    expect(checks(keyward)).toBe(4)
    expect(keyward.snapshot().lastFullCheck).toMatchObject({ answered: 2 })
  })

  it('never uses the sign-in of somebody who leaves', async () => {
    const { keyward } = await start()
    const person = keyward.snapshot().signIns[0]
    value(await keyward.api.beginLeaver({ key: person?.email ?? '' }))
    const before = keyward.xero.calls.length
    await wait(keyward, 3 * HOUR)
    expect(keyward.xero.calls.length).toBe(before)
    expect(keyward.snapshot().signIns[0]?.refreshedAt).toBe(person?.refreshedAt)
  })

  it('does nothing where nothing is connected, and nothing once the vault is locked', async () => {
    const empty = await startKeyward()
    value(await empty.api.addApp({ details: draft(), clientSecret: 'not-a-real-secret-12345678' }))
    await daily(empty)
    await wait(empty, 2 * DAY)
    expect(checks(empty)).toBe(0)

    const { keyward } = await start()
    value(await keyward.api.setPassphrase({ passphrase: 'not a real passphrase' }))
    value(await keyward.api.lock({}))
    const before = keyward.xero.calls.length
    await wait(keyward, 2 * DAY)
    expect(keyward.xero.calls.length).toBe(before)
  })

  it('tells only of what has changed: what vanished meanwhile, once', async () => {
    const { keyward, appId } = await start()
    await wait(keyward, 3 * HOUR)
    keyward.shown.length = 0
    const others = () => keyward.shown.filter(({ kind }) => kind !== 'secrets').map(({ kind }) => kind)
    await wait(keyward, 2 * DAY)
    expect(others()).toEqual([])
    keyward.xero.connected = [listed('c1')]
    await wait(keyward, 2 * DAY)
    expect(others()).toEqual(['connections'])
    await signIn(keyward, appId)
  })
})
