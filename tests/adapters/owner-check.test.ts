import { describe, expect, it, vi } from 'vitest'
import { createOwnerCheck } from '../../electron/adapters/desktop/owner-check.ts'
import { createTouchId } from '../../electron/adapters/desktop/touch-id.ts'
import { createWindowsHello, loadPassport } from '../../electron/adapters/desktop/windows-hello.ts'

vi.mock('electron', () => ({ systemPreferences: {} }))

/** Both sensors behind the same two switches: whether they can ask, and what they hear. */
const made = {
  darwin: () => {
    const state = { can: true, hears: 'yes' as 'yes' | 'no', asked: [] as string[] }
    const sensor = createTouchId({
      canPromptTouchID: () => state.can,
      promptTouchID: async (reason) => {
        state.asked.push(reason)
        if (state.hears === 'no') throw new Error('User canceled')
      },
    })
    return { state, sensor }
  },
  win32: () => {
    const state = { can: true, hears: 'yes' as 'yes' | 'no', asked: [] as string[] }
    const sensor = createWindowsHello(async () => ({
      available: () => state.can,
      requestVerification: async (message) => {
        state.asked.push(message)
        return state.hears === 'yes' ? 0 : 6
      },
    }))
    return { state, sensor }
  },
} as const

describe.each(['darwin', 'win32'] as const)('the computer’s own question on %s', (platform) => {
  const start = (isInFront = true) => {
    const { state, sensor } = made[platform]()
    const sensors = { touchId: () => sensor, hello: () => sensor }
    return { state, check: createOwnerCheck({ isInFront: () => isInFront, platform, sensors }) }
  }

  it('H2 has its name where it can ask, and none where it cannot', async () => {
    const { state, check } = start()
    expect(await check.look()).toBe(platform === 'darwin' ? 'touchId' : 'hello')
    state.can = false
    expect(await check.look()).toBeNull()
  })

  it('H2 answers yes, no, or that it has gone, and says what for', async () => {
    const { state, check } = start()
    expect(await check.ask('unlock')).toBe('yes')
    expect(state.asked[0]).toContain('unlock the vault')
    state.hears = 'no'
    expect(await check.ask('goOn')).toBe('no')
    state.can = false
    expect(await check.ask('unlock')).toBe('gone')
    expect(state.asked).toHaveLength(2)
  })

  it('H2 asks nothing behind another window', async () => {
    const { state, check } = start(false)
    expect(await check.ask('unlock')).toBe('behind')
    expect(state.asked).toEqual([])
  })
})

describe('the computer’s own question', () => {
  it('H2 is not there on Linux', async () => {
    const check = createOwnerCheck({ isInFront: () => true, platform: 'linux' })
    expect(await check.look()).toBeNull()
    expect(await check.ask('unlock')).toBe('gone')
  })

  it.each([
    [0, 'yes'],
    [1, 'gone'],
    [2, 'gone'],
    [3, 'gone'],
    [4, 'no'],
    [5, 'no'],
    [6, 'no'],
    [7, 'no'],
  ])('H2 what Windows answers with %i is %s, and only its 0 is a yes', async (result, means) => {
    const hello = createWindowsHello(async () => ({
      available: () => true,
      requestVerification: async () => result,
    }))
    expect(await hello.ask('')).toBe(means)
  })

  it('H2 Windows Hello has gone where its package is missing or breaks, and is loaded for Windows on Intel alone', async () => {
    const broken = createWindowsHello(async () => ({
      available: () => {
        throw new Error('no')
      },
      requestVerification: async () => 0,
    }))
    expect([await broken.canAsk(), await broken.ask('')]).toEqual([false, 'gone'])
    expect(await createWindowsHello(async () => null).ask('')).toBe('gone')
    expect(await loadPassport('linux', 'x64')).toBeNull()
    expect(await loadPassport('win32', 'arm64')).toBeNull()
  })
})
