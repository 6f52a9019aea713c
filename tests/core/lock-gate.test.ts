import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  fakeOwnerCheck,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const PASSPHRASE = 'not a real passphrase'

/** A vault behind the gate, on a computer that can ask. */
const gated = async () => {
  const ownerCheck = fakeOwnerCheck('touchId')
  const { keyward, appId } = await connected({ ownerCheck })
  value(await keyward.api.setGate({}))
  return { keyward, appId, ownerCheck }
}

/** Locked, and so long ago that nobody's key is held down any more. */
const locked = async (keyward: FakeKeyward) => {
  value(await keyward.api.lock({}))
  await settle()
  keyward.clock.move(2 * SECOND)
}

const linesOf = async ({ api }: FakeKeyward) =>
  value(await api.listActivity({ before: null, limit: 20 })).lines.map(
    ({ what, result }) => `${what} ${result}`,
  )

describe('“Ask that it’s me”', () => {
  it('H2 is told to be there where the computer can ask, and cannot be set where it cannot', async () => {
    const { keyward } = await connected()
    expect(keyward.snapshot().lock).toMatchObject({ way: 'off', check: null })
    expect(codeOf(await keyward.api.setGate({}))).toBe('checkGone')
    expect(keyward.snapshot().lock.way).toBe('off')
    const able = await gated()
    expect(able.keyward.snapshot().lock).toMatchObject({ way: 'gate', check: 'touchId', isSwitching: false })
  })

  it('H2 is set only by somebody whom the computer knows', async () => {
    const ownerCheck = fakeOwnerCheck('hello')
    const { keyward } = await connected({ ownerCheck })
    ownerCheck.answer = 'no'
    expect(codeOf(await keyward.api.setGate({}))).toBe('checkRefused')
    expect(keyward.snapshot().lock.way).toBe('off')
  })

  it('H1 locks as a passphrase does: nothing is told, no call reaches the vault, and nothing is asked by itself', async () => {
    const { keyward, appId, ownerCheck } = await gated()
    ownerCheck.asked.length = 0
    await locked(keyward)
    const snapshot = keyward.snapshot()
    expect(snapshot.vault).toEqual({ kind: 'locked' })
    expect(snapshot).toMatchObject({ apps: [], signIns: [], connections: [], me: null, activity: null })
    expect(JSON.stringify([snapshot, keyward.work()])).not.toContain('Month-end Packs')
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('locked')
    await keyward.api.openVault({})
    expect(codeOf(await keyward.api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWrong')
    expect(keyward.snapshot().vault.kind).toBe('locked')
    expect(ownerCheck.asked).toEqual([])
    value(await keyward.api.unlockByCheck({}))
    expect(ownerCheck.asked).toEqual(['unlock'])
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
  })

  it('H2 asks nothing of a key that is still held down from locking', async () => {
    const { keyward, ownerCheck } = await gated()
    ownerCheck.asked.length = 0
    value(await keyward.api.lock({}))
    expect(codeOf(await keyward.api.unlockByCheck({}))).toBe('checkBehind')
    expect(ownerCheck.asked).toEqual([])
    keyward.clock.move(2 * SECOND)
    value(await keyward.api.unlockByCheck({}))
  })

  it('H3 writes down what locked it, what unlocked it, and how often no yes came, over a restart as well', async () => {
    const { keyward, ownerCheck } = await gated()
    await locked(keyward)
    ownerCheck.answer = 'no'
    for (let no = 0; no < 2; no += 1) expect(codeOf(await keyward.api.unlockByCheck({}))).toBe('checkRefused')
    expect(keyward.snapshot().lock.locked).toMatchObject({ wrong: 2, waitsUntil: null })
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().lock.locked).toMatchObject({ cause: 'start', wrong: 2 })
    ownerCheck.answer = 'yes'
    value(await again.api.unlockByCheck({}))
    expect((await linesOf(again)).slice(0, 4)).toEqual([
      'vaultUnlocked check',
      'checkRefused 2',
      'vaultLocked asked',
      'lockSwitched gate',
    ])
  })

  it('G7 asks again after five minutes, by the computer’s own question', async () => {
    const { keyward, appId, ownerCheck } = await gated()
    keyward.clock.move(6 * MINUTE)
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('notFresh')
    ownerCheck.answer = 'no'
    expect(codeOf(await keyward.api.proveMeByCheck({}))).toBe('checkRefused')
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('notFresh')
    ownerCheck.answer = 'yes'
    value(await keyward.api.proveMeByCheck({}))
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
    expect(await linesOf(keyward)).toContain('checkRefused 1')
  })

  it('H6 an answer that comes once it has locked opens nothing and proves nothing', async () => {
    const { keyward, ownerCheck } = await gated()
    keyward.clock.move(6 * MINUTE)
    const answer = Promise.withResolvers<'yes'>()
    ownerCheck.answer = () => answer.promise
    const proving = keyward.api.proveMeByCheck({})
    await settle()
    await keyward.lock('screen')
    answer.resolve('yes')
    expect((await proving).ok).toBe(false)
    expect(keyward.snapshot().vault.kind).toBe('locked')
    keyward.clock.move(2 * SECOND)
    const unlocking = keyward.api.unlockByCheck({})
    await keyward.lock('screen')
    await unlocking
    await settle()
    expect(keyward.snapshot().vault.kind).toBe('locked')
  })

  it('is taken off, and changed for a passphrase and back, by whoever the computer knows', async () => {
    const { keyward, appId, ownerCheck } = await gated()
    keyward.clock.move(6 * MINUTE)
    ownerCheck.answer = 'no'
    expect(codeOf(await keyward.api.dropGate({}))).toBe('checkRefused')
    expect(codeOf(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))).toBe('checkRefused')
    ownerCheck.answer = 'yes'
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    expect(keyward.snapshot().lock.way).toBe('passphrase')
    await locked(keyward)
    // a finger is no key beside a passphrase
    expect(codeOf(await keyward.api.unlockByCheck({}))).toBe('checkRefused')
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    value(await keyward.api.dropPassphrase({ passphrase: PASSPHRASE, to: 'gate' }))
    expect(keyward.snapshot().lock.way).toBe('gate')
    value(await keyward.api.dropGate({}))
    expect(keyward.snapshot().lock.way).toBe('off')
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
  })
})

describe('a check that has gone', () => {
  const gone = async () => {
    const { keyward, ownerCheck } = await gated()
    await locked(keyward)
    ownerCheck.name = null
    expect(codeOf(await keyward.api.unlockByCheck({}))).toBe('checkGone')
    return { keyward, ownerCheck }
  }

  it('H2 is told, counts as no try, and opens nothing by itself', async () => {
    const { keyward } = await gone()
    expect(keyward.snapshot().lock).toMatchObject({ way: 'gate', check: null, locked: { wrong: 0 } })
    await keyward.lock('screen')
    keyward.screenBack()
    await settle()
    expect(keyward.snapshot().vault.kind).toBe('locked')
  })

  it('H2 locks nobody out: the screen’s own lock is the answer, once somebody asked for that and only in that order', async () => {
    const { keyward } = await gone()
    value(await keyward.api.awaitScreen({ isOn: true }))
    expect(keyward.snapshot().lock.locked?.awaitsScreen).toBe(true)
    keyward.screenBack() // of a lock that was before
    await settle()
    expect(keyward.snapshot().vault.kind).toBe('locked')
    await keyward.lock('screen')
    keyward.screenBack()
    await settle()
    expect(keyward.snapshot().vault.kind).toBe('open')
    expect((await linesOf(keyward))[0]).toBe('vaultUnlocked screen')
    // who has just shown it takes the gate off, although the computer cannot ask
    value(await keyward.api.dropGate({}))
    expect(keyward.snapshot().lock.way).toBe('off')
  })

  it('H2 is waited for ten minutes, or until that is called off', async () => {
    const { keyward } = await gone()
    for (const end of [
      () => Promise.resolve(ok(keyward.clock.move(11 * MINUTE))),
      () => keyward.api.awaitScreen({ isOn: false }),
    ]) {
      value(await keyward.api.awaitScreen({ isOn: true }))
      await end()
      await keyward.lock('screen')
      keyward.screenBack()
      await settle()
      expect(keyward.snapshot().vault.kind).toBe('locked')
    }
  })
})
