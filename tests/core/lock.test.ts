import { describe, expect, it } from 'vitest'
import { waitAfter } from '../../electron/core/lock/tries.ts'
import { MINUTE, SECOND } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  fakeLockTries,
  SECRET,
  settle,
  startKeyward,
  tokens,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const PASSPHRASE = 'not a real passphrase'

const locked = async (keyward: FakeKeyward) => {
  value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
  value(await keyward.api.lock({}))
  await settle()
}

const linesOf = async ({ api }: FakeKeyward) =>
  value(await api.listActivity({ before: null, limit: 20 })).lines.map(
    ({ what, result }) => `${what} ${result}`,
  )

describe('locking', () => {
  it('H1 tells the window nothing of the vault, and refuses what needs it', async () => {
    const { keyward, appId } = await connected()
    await locked(keyward)
    const snapshot = keyward.snapshot()
    expect(snapshot.vault).toEqual({ kind: 'locked' })
    expect(snapshot.lock.locked).toMatchObject({ cause: 'asked', wrong: 0, waitsUntil: null, pending: 0 })
    expect(snapshot).toMatchObject({ apps: [], signIns: [], connections: [], me: null, activity: null })
    const told = JSON.stringify([snapshot, keyward.work()])
    for (const name of ['Month-end Packs', 'Organisation c1', 'Ines Halloway'])
      expect(told).not.toContain(name)
    expect(codeOf(await keyward.api.revealSecret({ appId }))).toBe('locked')
    expect(codeOf(await keyward.api.checkConnections({ keys: null }))).toBe('locked')
    expect(codeOf(await keyward.api.introduce({ me: { name: 'X', email: '' } }))).toBe('locked')
    // asking again opens nothing without the passphrase
    await keyward.api.openVault({})
    expect(keyward.snapshot().vault.kind).toBe('locked')
  })

  it('R1 what has changed since the last backup goes into one more before it lets go, and a full disk keeps nothing open', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.makeKit({ as: 'page' }))
    value(await keyward.api.backUp({}))
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    const files = () => keyward.backupShelf.folders.get('/safe')?.size ?? 0
    expect(files()).toBe(1)
    keyward.clock.move(MINUTE)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) }))
    value(await keyward.api.lock({}))
    expect(files()).toBe(2)
    expect(keyward.snapshot().vault).toEqual({ kind: 'locked' })
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    keyward.clock.move(MINUTE)
    keyward.backupShelf.fail(fail('diskFull'))
    value(await keyward.api.lock({}))
    expect(files()).toBe(2)
    expect(keyward.snapshot().vault).toEqual({ kind: 'locked' })
  })

  it('brings everything back with the right passphrase, and goes on where it was', async () => {
    const { keyward, appId } = await connected()
    const before = keyward.snapshot()
    await locked(keyward)
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    await settle()
    const after = keyward.snapshot()
    expect(after.vault).toEqual({ kind: 'open', readOnly: false })
    expect(after.connections).toEqual(before.connections)
    expect(after.apps.map(({ name }) => name)).toEqual(before.apps.map(({ name }) => name))
    expect(value(await keyward.api.revealSecret({ appId })).secret).toBe(SECRET)
    value(await keyward.api.checkConnections({ keys: null }))
    expect(keyward.clock.now()).toBeGreaterThan(0)
  })

  it('H3 writes down that it locked and why, that it was unlocked and how, and the wrong tries', async () => {
    const { keyward } = await connected()
    await locked(keyward)
    for (let wrong = 0; wrong < 2; wrong += 1)
      expect(codeOf(await keyward.api.unlock({ passphrase: `wrong ${wrong}` }))).toBe('passphraseWrong')
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    expect((await linesOf(keyward)).slice(0, 4)).toEqual([
      'vaultUnlocked passphrase',
      'passphraseRefused 2',
      'vaultLocked asked',
      'lockSwitched on',
    ])
  })

  it('does nothing where there is no lock', async () => {
    const { keyward } = await connected()
    value(await keyward.api.lock({}))
    await keyward.lock('idle')
    expect(keyward.snapshot().vault.kind).toBe('open')
    expect(keyward.snapshot().lock.way).toBe('off')
  })

  it('asks for the passphrase again after a restart', async () => {
    const { keyward } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    await keyward.stop()
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().vault.kind).toBe('locked')
    expect(again.snapshot().lock.locked).toMatchObject({ cause: 'start', at: null, pending: null })
    value(await again.api.unlock({ passphrase: PASSPHRASE }))
    expect(again.snapshot().apps).toHaveLength(1)
    expect((await linesOf(again)).slice(0, 2)).toEqual(['vaultUnlocked passphrase', 'vaultLocked quit'])
  })

  it('locks at once for the window, and waits for a renewal that Xero has answered already', async () => {
    const { keyward } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    value(
      await keyward.api.setLock({ idleMinutes: null, whenHidden: false, asksAgain: true, isDeclined: false }),
    )
    keyward.clock.move(2 * 24 * 60 * MINUTE) // so that the next check renews
    const answer = Promise.withResolvers<undefined>()
    keyward.xero.answers.refresh = async () => {
      await answer.promise
      return ok(tokens({ accessToken: 'access-9', refreshToken: 'refresh-9' }))
    }
    const checking = keyward.api.checkConnections({ keys: null })
    await settle()
    const locking = keyward.api.lock({})
    await settle()
    expect(keyward.snapshot().vault.kind).toBe('locked')
    answer.resolve(undefined)
    await Promise.all([locking, checking])
    expect(keyward.records.stored()).toContain('refresh-9')
    expect(JSON.stringify(keyward.snapshot())).not.toContain('Organisation')
  })

  it('D11 leaves a disconnection that Xero was asked for as it came out', async () => {
    const { keyward } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    keyward.xero.answers.disconnect = fail('offline')
    const key = keyward.snapshot().connections[0]?.key ?? ''
    const ending = keyward.api.disconnect({ key })
    const locking = keyward.api.lock({})
    await Promise.all([ending, locking])
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    expect(keyward.snapshot().connections[0]?.state).toMatchObject({ kind: 'pending' })
  })

  it('keeps links that came before and meanwhile, and opens none', async () => {
    const { keyward } = await connected()
    keyward.link('keyward://handover#first')
    await locked(keyward)
    keyward.link('keyward://handover#second')
    await settle()
    const waiting = keyward.work().incoming
    for (const { id } of waiting)
      expect(codeOf(await keyward.api.openIncoming({ incomingId: id }))).toBe('locked')
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    expect(keyward.work().incoming.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id))
  })

  it('H6 locks again at once where the screen locked while a passphrase was being tried', async () => {
    const { keyward } = await connected()
    await locked(keyward)
    const unlocking = keyward.api.unlock({ passphrase: PASSPHRASE })
    await keyward.lock('screen')
    await unlocking
    await settle()
    expect(keyward.snapshot().vault.kind).toBe('locked')
    expect(keyward.snapshot().lock.locked?.cause).toBe('screen')
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    expect(keyward.snapshot().vault.kind).toBe('open')
  })

  it('H1 answers nothing of a secret that the keychain was still asked for when it locked', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    const { get } = keyward.keychain
    const asked = Promise.withResolvers<undefined>()
    keyward.keychain.get = async (account) => {
      await asked.promise
      return get(account)
    }
    const revealing = keyward.api.revealSecret({ appId })
    const copying = keyward.api.copySecret({ appId })
    await settle()
    const locking = keyward.api.lock({})
    await settle()
    asked.resolve(undefined)
    const [revealed, copied] = await Promise.all([revealing, copying, locking])
    expect(JSON.stringify(revealed)).not.toContain(SECRET)
    expect(copied.ok).toBe(false)
    expect(keyward.clipboard.text).not.toBe(SECRET)
  })

  it('A11 counts the clipboard down while locked, and clears it at once when the computer goes to sleep', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    value(await keyward.api.copySecret({ appId }))
    value(await keyward.api.lock({}))
    expect(keyward.clipboard.text).toBe(SECRET)
    keyward.clock.move(30 * SECOND)
    await settle()
    expect(keyward.clipboard.text).toBe('')
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    value(await keyward.api.copySecret({ appId }))
    await keyward.lock('asleep')
    expect(keyward.clipboard.text).toBe('')
  })
})

describe('wrong passphrases', () => {
  it('wait longer and longer, to a minute, and never cost the vault', async () => {
    const { keyward } = await connected()
    await locked(keyward)
    const { api, clock } = keyward
    for (let wrong = 1; wrong <= 12; wrong += 1) {
      expect(codeOf(await api.unlock({ passphrase: 'wrong' }))).toBe('passphraseWrong')
      const wait = waitAfter(wrong)
      expect(wait).toBeLessThanOrEqual(MINUTE)
      expect(wait).toBeGreaterThanOrEqual(waitAfter(wrong - 1))
      if (wait === 0) continue
      expect(keyward.snapshot().lock.locked?.waitsUntil).toBe(clock.now() + wait)
      // not even the right one is tried before its time
      expect(codeOf(await api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWaits')
      clock.move(wait)
    }
    expect(waitAfter(12)).toBe(MINUTE)
    value(await api.unlock({ passphrase: PASSPHRASE }))
    expect(keyward.snapshot().apps).toHaveLength(1)
    expect(await linesOf(keyward)).toContain('passphraseRefused 12')
  })

  it('wait on over a restart, whatever becomes of the clock', async () => {
    const lockTries = fakeLockTries()
    const { keyward } = await connected({ lockTries })
    await locked(keyward)
    for (let wrong = 0; wrong < 4; wrong += 1) {
      await keyward.api.unlock({ passphrase: 'wrong' })
      keyward.clock.move(5 * SECOND)
    }
    keyward.clock.move(-5 * SECOND)
    const again = await startKeyward(keyward.world)
    expect(codeOf(await again.api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWaits')
    again.clock.jump(-40 * MINUTE)
    const until = again.snapshot().lock.locked?.waitsUntil ?? 0
    expect(until - again.clock.now()).toBeLessThanOrEqual(40 * MINUTE + MINUTE)
    expect(codeOf(await again.api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWaits')
    again.clock.jump(40 * MINUTE + MINUTE)
    value(await again.api.unlock({ passphrase: PASSPHRASE }))
  })

  it('wait no longer than their minute where the clock was set back before a restart', async () => {
    const lockTries = fakeLockTries()
    const { keyward } = await connected({ lockTries })
    await locked(keyward)
    lockTries.write({ wrong: 12, lastAt: Number.MAX_SAFE_INTEGER })
    const again = await startKeyward(keyward.world)
    expect(codeOf(await again.api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWaits')
    again.clock.move(MINUTE - 1)
    expect(codeOf(await again.api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWaits')
    again.clock.move(1)
    value(await again.api.unlock({ passphrase: PASSPHRASE }))
  })

  it('make nobody wait anew for one that could not be tried', async () => {
    const lockTries = fakeLockTries()
    const { keyward } = await connected({ lockTries })
    await locked(keyward)
    for (let wrong = 0; wrong < 4; wrong += 1) {
      await keyward.api.unlock({ passphrase: 'wrong' })
      keyward.clock.move(15 * SECOND)
    }
    const { keyLock } = keyward.records
    const again = await startKeyward({
      ...keyward.world,
      realRecords: {
        ...keyward.records,
        keyLock: { ...keyLock, unlock: async () => fail('passphraseNotTried') },
      },
    })
    for (let untried = 0; untried < 2; untried += 1)
      expect(codeOf(await again.api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseNotTried')
    expect(lockTries.read().wrong).toBe(4)
  })

  it('count before they are tried, so that pulling the plug is a try as well', async () => {
    const lockTries = fakeLockTries()
    const { keyward } = await connected({ lockTries })
    await locked(keyward)
    const counted: number[] = []
    const { keyLock } = keyward.records
    const seen = await startKeyward({
      ...keyward.world,
      realRecords: {
        ...keyward.records,
        keyLock: {
          ...keyLock,
          unlock: async (passphrase) => {
            counted.push(lockTries.read().wrong)
            return keyLock.unlock(passphrase)
          },
        },
      },
    })
    await seen.api.unlock({ passphrase: 'wrong' })
    expect(counted).toEqual([1])
  })
})

describe('asking again', () => {
  const withLock = async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    return { keyward, appId, api: keyward.api }
  }

  it('G7 wants a passphrase of the last five minutes for what takes a secret out', async () => {
    const { keyward, api, appId } = await withLock()
    value(await api.revealSecret({ appId }))
    keyward.clock.move(5 * MINUTE + 1)
    expect(codeOf(await api.revealSecret({ appId }))).toBe('notFresh')
    expect(codeOf(await api.copySecret({ appId }))).toBe('notFresh')
    expect(codeOf(await api.makeKit({ as: 'pdf' }))).toBe('notFresh')
    expect(codeOf(await api.proveMe({ passphrase: 'wrong' }))).toBe('passphraseWrong')
    expect(codeOf(await api.revealSecret({ appId }))).toBe('notFresh')
    value(await api.proveMe({ passphrase: PASSPHRASE }))
    expect(value(await api.revealSecret({ appId })).secret).toBe(SECRET)
  })

  it('H6 is not fooled by a computer that slept, nor by a clock that was set back', async () => {
    const { keyward, api, appId } = await withLock()
    keyward.clock.jump(6 * MINUTE)
    expect(codeOf(await api.revealSecret({ appId }))).toBe('notFresh')
    value(await api.proveMe({ passphrase: PASSPHRASE }))
    keyward.clock.jump(-60 * MINUTE)
    expect(codeOf(await api.revealSecret({ appId }))).toBe('notFresh')
  })

  it('is switched off by somebody who has just shown who they are, and by nobody else', async () => {
    const { keyward, api, appId } = await withLock()
    const off = { idleMinutes: 10, whenHidden: false, asksAgain: false, isDeclined: false }
    keyward.clock.move(5 * MINUTE + 1)
    expect(codeOf(await api.setLock(off))).toBe('notFresh')
    value(await api.proveMe({ passphrase: PASSPHRASE }))
    value(await api.setLock(off))
    keyward.clock.move(60 * MINUTE)
    expect(keyward.snapshot().vault.kind).toBe('locked') // that it locks by itself is another matter
    value(await api.unlock({ passphrase: PASSPHRASE }))
    keyward.clock.move(6 * MINUTE)
    value(await api.revealSecret({ appId }))
  })

  it('H6 nobody is asked for one again who wants none, a start later as well, and one that is set anyway is one', async () => {
    const { keyward } = await connected()
    const before = keyward.snapshot().lock.settings
    expect(before.isDeclined).toBe(false)
    value(await keyward.api.setLock({ ...before, isDeclined: true }))
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().lock.settings).toEqual({ ...before, isDeclined: true })
    value(await again.api.setPassphrase({ passphrase: PASSPHRASE }))
    expect(again.snapshot().lock.way).toBe('passphrase')
  })

  it('H6 a vault from before it was asked is asked', async () => {
    const { keyward } = await connected()
    keyward.records.alter(({ lock: _lock, ...content }) => ({
      ...content,
      lock: { settings: { idleMinutes: 15, whenHidden: true, asksAgain: false }, switching: null },
    }))
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().lock.settings).toMatchObject({ idleMinutes: 15, isDeclined: false })
  })

  it('does not ask where there is no lock', async () => {
    const { keyward, appId } = await connected()
    keyward.clock.move(60 * MINUTE)
    value(await keyward.api.revealSecret({ appId }))
  })
})

describe('when nobody uses it', () => {
  const idle = async (idleMinutes: number | null = 5) => {
    const { keyward } = await connected()
    value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
    value(await keyward.api.setLock({ idleMinutes, whenHidden: true, asksAgain: false, isDeclined: false }))
    keyward.noteInput()
    return keyward
  }
  const isLocked = (keyward: FakeKeyward) => keyward.snapshot().vault.kind === 'locked'
  const pass = async (keyward: FakeKeyward, ms: number) => {
    for (let passed = 0; passed < ms; passed += 15 * SECOND) {
      keyward.clock.move(15 * SECOND)
      await settle()
    }
  }

  it('H6 locks after as many minutes as were chosen, and not while it is used', async () => {
    const keyward = await idle()
    await pass(keyward, 4 * MINUTE)
    keyward.noteInput()
    await pass(keyward, 4 * MINUTE)
    expect(isLocked(keyward)).toBe(false)
    await pass(keyward, MINUTE)
    expect(isLocked(keyward)).toBe(true)
    expect(keyward.snapshot().lock.locked?.cause).toBe('idle')
  })

  it('H6 judges by the wall clock after sleep, before whatever woke it counts as use', async () => {
    const keyward = await idle()
    keyward.clock.jump(5 * MINUTE)
    keyward.noteInput()
    await settle()
    expect(isLocked(keyward)).toBe(true)
    value(await keyward.api.unlock({ passphrase: PASSPHRASE }))
    keyward.clock.jump(5 * MINUTE)
    keyward.judgeIdle()
    await settle()
    expect(isLocked(keyward)).toBe(true)
  })

  it('H6 gains nothing by a clock that is set back', async () => {
    const keyward = await idle()
    keyward.clock.jump(-60 * MINUTE)
    await pass(keyward, 5 * MINUTE)
    expect(isLocked(keyward)).toBe(true)
  })

  it('never locks by itself where that was chosen, and locks on closing to the tray where that was', async () => {
    const keyward = await idle(null)
    await pass(keyward, 90 * MINUTE)
    expect(isLocked(keyward)).toBe(false)
    keyward.hidden()
    await settle()
    expect(isLocked(keyward)).toBe(true)
  })
})

describe('a passphrase', () => {
  it('is refused where it is short, or of a few letters only', async () => {
    const keyward = await startKeyward()
    for (const passphrase of ['', 'short', 'aaaaaaaaaaaaaaaaaaaa', 'ababababababababab'])
      expect(codeOf(await keyward.api.setPassphrase({ passphrase }))).toBe('passphraseTooShort')
    expect(keyward.snapshot().lock.way).toBe('off')
  })

  it('is the same whichever keyboard wrote its accents', async () => {
    const keyward = await startKeyward()
    value(await keyward.api.setPassphrase({ passphrase: 'Te Awa Wh\u0101nui caf\u00e9' }))
    value(await keyward.api.lock({}))
    value(await keyward.api.unlock({ passphrase: 'Te Awa Wha\u0304nui cafe\u0301' }))
    expect(keyward.snapshot().vault.kind).toBe('open')
  })

  it('may be one of words that Keyward picks, a new one each time', async () => {
    const { api } = await startKeyward()
    const [one, other] = [value(await api.suggestPassphrase({})), value(await api.suggestPassphrase({}))]
    expect(one.passphrase).not.toBe(other.passphrase)
    value(await api.setPassphrase(one))
  })

  it('is asked for before it is changed or taken off, and a wrong one is a wrong try', async () => {
    const keyward = await startKeyward()
    const { api } = keyward
    value(await api.setPassphrase({ passphrase: PASSPHRASE }))
    expect(codeOf(await api.changePassphrase({ passphrase: 'wrong', next: 'another passphrase' }))).toBe(
      'passphraseWrong',
    )
    expect(codeOf(await api.dropPassphrase({ passphrase: 'wrong' }))).toBe('passphraseWrong')
    expect(keyward.world.lockTries.read().wrong).toBe(2)
    value(await api.changePassphrase({ passphrase: PASSPHRASE, next: 'another passphrase' }))
    value(await api.lock({}))
    expect(codeOf(await api.unlock({ passphrase: PASSPHRASE }))).toBe('passphraseWrong')
    value(await api.unlock({ passphrase: 'another passphrase' }))
    value(await api.dropPassphrase({ passphrase: 'another passphrase' }))
    expect(keyward.snapshot().lock.way).toBe('off')
    value(await api.addApp({ details: draft(), clientSecret: SECRET }))
  })

  it('that nobody knows any more leaves the files, and an empty vault can begin', async () => {
    const { keyward } = await connected()
    await locked(keyward)
    value(await keyward.api.beginAgain({}))
    expect(keyward.snapshot().vault).toEqual({ kind: 'open', readOnly: false })
    expect(keyward.snapshot().lock).toMatchObject({ way: 'off', locked: null })
    expect(keyward.snapshot().apps).toEqual([])
  })
})
