import { describe, expect, it } from 'vitest'
import { startKeyward, value } from '../fakes.ts'

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
