import { describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '../../shared/settings/preferences.ts'
import { fail } from '../../shared/kernel/result.ts'
import { codeOf, draft, fakeRecords, SECRET, startKeyward, value } from '../worlds/fakes.ts'

describe('quitting where the vault is not open', () => {
  it('A14 ends in good order while the keychain is locked, and while the vault is being opened', async () => {
    const first = await startKeyward()
    value(await first.api.addApp({ details: draft(), clientSecret: SECRET }))
    const records = {
      ...fakeRecords(),
      load: async () => fail('keychainLocked'),
      // as the real ones do, of a vault that was never opened
      deriveKey: (): Uint8Array => {
        throw new Error('the vault has no key yet')
      },
    }
    const closed = await startKeyward({ ...first.world, records })
    expect(closed.snapshot().vault.kind).toBe('closed')
    await closed.stop()

    const loading = Promise.withResolvers<Awaited<ReturnType<typeof records.load>>>()
    const slow = await startKeyward({ ...first.world, records })
    records.load = () => loading.promise
    const opening = slow.api.openVault({})
    await slow.stop()
    loading.resolve(fail('keychainUnavailable'))
    expect(codeOf(await opening)).toBe('vaultClosed')
  })
})

describe('closing the window and quitting', () => {
  it('G9 goes on at once where nothing stands in the window only', async () => {
    const keyward = await startKeyward()
    expect(keyward.closing.mayClose('window')).toBe(true)
    expect(keyward.closing.mayClose('quit')).toBe(true)
    expect(keyward.work().closing).toBeNull()
  })

  it('G9 asks where something does, and does it once the person has said so', async () => {
    for (const what of ['window', 'quit'] as const) {
      const keyward = await startKeyward()
      value(await keyward.api.noteUnsaved({ isUnsaved: true }))
      expect(keyward.closing.mayClose(what)).toBe(false)
      expect(keyward.work().closing).toBe(what)
      value(await keyward.api.answerClosing({ isSure: false }))
      expect(keyward.work().closing).toBeNull()
      expect(keyward.closed).toEqual([])
      expect(keyward.closing.mayClose(what)).toBe(false)
      value(await keyward.api.answerClosing({ isSure: true }))
      expect(keyward.closed).toEqual([what])
      expect(keyward.closing.mayClose(what)).toBe(true)
    }
  })

  it('G9 an answer that nobody asked for closes nothing', async () => {
    const keyward = await startKeyward()
    value(await keyward.api.noteUnsaved({ isUnsaved: true }))
    value(await keyward.api.answerClosing({ isSure: true }))
    expect(keyward.closed).toEqual([])
    expect(keyward.closing.isUnsaved()).toBe(true)
  })

  it('A14 a window that ended keeps nothing from closing', async () => {
    const keyward = await startKeyward()
    value(await keyward.api.noteUnsaved({ isUnsaved: true }))
    expect(keyward.closing.mayClose('quit')).toBe(false)
    keyward.closing.windowGone()
    expect(keyward.work().closing).toBeNull()
    expect(keyward.closing.mayClose('quit')).toBe(true)
  })
})

describe('N2 closing the window', () => {
  const start = async () => {
    const keyward = await startKeyward()
    value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    return keyward
  }
  const { tray: _tray, ...others } = DEFAULT_PREFERENCES

  it('N2 closes it where there is nothing to be reminded of', async () => {
    const keyward = await startKeyward()
    expect(keyward.closing.windowCloses()).toBe('closes')
    expect(keyward.work().asksTray).toBe(false)
  })

  it('N2 asks once whether Keyward is to stay in the tray; then the window hides', async () => {
    const keyward = await start()
    expect(keyward.closing.windowCloses()).toBe('stays')
    expect(keyward.work().asksTray).toBe(true)
    value(await keyward.api.answerTray({ answer: 'later' }))
    expect(keyward.work().asksTray).toBe(false)
    expect(keyward.closed).toEqual([])
    expect(keyward.closing.windowCloses()).toBe('stays')
    value(await keyward.api.answerTray({ answer: 'stay' }))
    expect(keyward.closed).toEqual(['window'])
    expect(keyward.snapshot().preferences.tray).toBe('on')
    expect(keyward.closing.windowCloses()).toBe('hides')
    expect(keyward.work().asksTray).toBe(false)
  })

  it('N2 that is told to quit is not asked again', async () => {
    const keyward = await start()
    expect(keyward.closing.windowCloses()).toBe('stays')
    value(await keyward.api.answerTray({ answer: 'quit' }))
    expect(keyward.closed).toEqual(['window'])
    expect(keyward.snapshot().preferences.tray).toBe('off')
    expect(keyward.closing.windowCloses()).toBe('closes')
  })

  it('N2 asks nothing where no reminders are wanted', async () => {
    const keyward = await start()
    const none = {
      secrets: false,
      signIns: false,
      connections: false,
      handovers: false,
      aftermath: false,
      found: false,
    }
    value(await keyward.api.setPreferences({ ...others, tray: 'unasked', reminders: none }))
    expect(keyward.closing.windowCloses()).toBe('closes')
  })

  it('N2 an answer that nobody asked for changes nothing', async () => {
    const keyward = await start()
    value(await keyward.api.answerTray({ answer: 'stay' }))
    expect(keyward.closed).toEqual([])
    expect(keyward.snapshot().preferences.tray).toBe('unasked')
  })

  it('G9 hiding loses nothing, so nothing is asked; closing for good asks as ever', async () => {
    const keyward = await start()
    value(await keyward.api.setPreferences({ ...others, tray: 'on' }))
    value(await keyward.api.noteUnsaved({ isUnsaved: true }))
    expect(keyward.closing.windowCloses()).toBe('hides')
    expect(keyward.work().closing).toBeNull()
    value(await keyward.api.setPreferences({ ...others, tray: 'off' }))
    expect(keyward.closing.windowCloses()).toBe('stays')
    expect(keyward.work().closing).toBe('window')
  })
})
