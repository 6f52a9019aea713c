import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { DEFAULT_PREFERENCES } from '../../shared/settings/preferences.ts'
import { ALL_REMINDERS, REMINDER_KINDS, type ReminderKind } from '../../shared/needs/reminder.ts'
import { connected, draft, fakeClock, type FakeKeyward, settle, signIn, value } from '../worlds/fakes.ts'
import { sealIn } from './handover-world.ts'

/** Others than were granted, which is then more than the app asks for. */
const OTHERS = ['openid', 'offline_access', 'accounting.settings.read']
const NOON = new Date(2026, 10, 24, 12).getTime()
const kindsOf = ({ shown }: FakeKeyward) => shown.map(({ kind, amount }) => `${kind} ${amount}`)
const other = (keyward: FakeKeyward) => kindsOf(keyward).filter((line) => !line.startsWith('secrets'))

const start = async () => {
  const clock = fakeClock(NOON)
  const { keyward, appId } = await connected({ clock })
  value(await keyward.api.setPreferences({ ...DEFAULT_PREFERENCES, keepAlive: false, tray: 'off' }))
  clock.move(MINUTE)
  await settle()
  keyward.shown.length = 0
  const wait = async (ms: number) => {
    for (let left = ms; left > 0; left -= HOUR) {
      clock.move(Math.min(HOUR, left))
      await settle()
    }
  }
  return { keyward, appId, clock, wait }
}

describe('N2 reminders', () => {
  it('N2 of a sign-in that is about to lapse come from two weeks before, once a day, and lead to what needs somebody', async () => {
    const { keyward, wait } = await start()
    await wait(40 * DAY)
    expect(other(keyward)).toEqual([])
    await wait(8 * DAY)
    const told = other(keyward)
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThanOrEqual(8)
    expect(new Set(told)).toEqual(new Set(['signIns 1']))
    keyward.shown.findLast(({ kind }) => kind === 'signIns')?.click()
    expect(keyward.work().visit?.to).toEqual({ at: 'needYou' })
  })

  it('N2 of a connection that vanished come soon after it was noticed, once, and again only for another one', async () => {
    const { keyward, appId, wait, clock } = await start()
    keyward.xero.connected = keyward.xero.connected.slice(1)
    await signIn(keyward, appId)
    clock.move(2_000)
    await settle()
    expect(other(keyward)).toEqual(['connections 1'])
    keyward.shown.at(-1)?.click()
    expect(keyward.work().visit?.to).toEqual({ at: 'connection', key: `${appId}:c1` })
    await wait(5 * DAY)
    expect(other(keyward)).toEqual(['connections 1'])
    keyward.xero.connected = []
    await keyward.api.checkConnections({ keys: null })
    clock.move(2_000)
    await settle()
    expect(other(keyward)).toEqual(['connections 1', 'connections 2'])
  })

  it('N2 of a handover without a receipt lead to it', async () => {
    const { keyward, appId, wait } = await start()
    value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
    const { handoverId } = value(await sealIn(keyward, appId))
    value(await keyward.api.noteSent({ handoverId, by: 'link' }))
    await wait(2 * DAY)
    expect(other(keyward)).toEqual([])
    await wait(3 * DAY)
    expect(new Set(other(keyward))).toEqual(new Set(['handovers 1']))
    keyward.shown.findLast(({ kind }) => kind === 'handovers')?.click()
    expect(keyward.work().visit?.to).toEqual({ at: 'handover', handoverId })
  })

  it('N2 of what a leak has left come every day until it is done, as Overview lists it, also when the app is gone', async () => {
    const { keyward, appId, wait } = await start()
    value(await keyward.api.beginRotation({ appId, isLeak: true }))
    await wait(3 * DAY)
    expect(new Set(other(keyward))).toEqual(new Set(['aftermath 1']))
    expect(other(keyward).length).toBeGreaterThan(1)
    keyward.shown.findLast(({ kind }) => kind === 'aftermath')?.click()
    expect(keyward.work().visit?.to).toEqual({ at: 'overview' })
    value(await keyward.api.removeApp({ appId, isSure: true }))
    keyward.shown.length = 0
    await wait(2 * DAY)
    expect(new Set(other(keyward))).toEqual(new Set(['aftermath 1'])) // Xero has still to hear of it
    const [leak] = keyward.snapshot().rotation.aftermath
    value(await keyward.api.settleAftermath({ aftermathId: leak?.id ?? '', how: 'done', reason: '' }))
    keyward.shown.length = 0
    await wait(2 * DAY)
    expect(other(keyward)).toEqual([])
    expect(keyward.badges.at(-1)).toBe(0)
  })

  it.each(REMINDER_KINDS)(
    'N2 of %s are neither told nor counted where they are switched off',
    async (kind) => {
      const { keyward, appId, wait } = await start()
      value(
        await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }),
      )
      const { handoverId } = value(await sealIn(keyward, appId))
      value(await keyward.api.noteSent({ handoverId, by: 'link' }))
      value(await keyward.api.beginRotation({ appId, isLeak: true }))
      await wait(4 * DAY)
      keyward.xero.connected = keyward.xero.connected.slice(1)
      await signIn(keyward, appId)
      value(await keyward.api.editApp({ appId, details: draft({ scopes: OTHERS }) }))
      await wait(50 * DAY)
      const all = new Set(keyward.shown.map((one) => one.kind))
      expect(all).toEqual(new Set<ReminderKind>(REMINDER_KINDS))
      const before = keyward.badges.at(-1) ?? 0
      const preferences = keyward.snapshot().preferences
      value(
        await keyward.api.setPreferences({ ...preferences, reminders: { ...ALL_REMINDERS, [kind]: false } }),
      )
      keyward.shown.length = 0
      await wait(2 * DAY)
      expect(keyward.shown.map((one) => one.kind)).not.toContain(kind)
      expect(keyward.badges.at(-1)).toBe(before - 1)
      value(await keyward.api.setPreferences({ ...preferences, reminders: ALL_REMINDERS }))
      await wait(HOUR)
      expect(keyward.badges.at(-1)).toBe(before)
    },
  )

  it('N2 name nobody: what is kept outside the sealed file are numbers', async () => {
    const { keyward, appId, clock } = await start()
    keyward.xero.connected = []
    await signIn(keyward, appId)
    clock.move(2_000)
    await settle()
    expect(JSON.stringify(keyward.world.reminderDays.read())).toMatch(
      /^(?:[\d[\]{}:,"]|days?|remindedDay|told|connections|upTo|null)+$/u,
    )
  })
})
