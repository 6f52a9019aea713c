import { describe, expect, it } from 'vitest'
import type { Asked } from '../../electron/adapters/tools/asking.ts'
import { appBeside, askOrStart, startLine, STARTS_WITHIN } from '../../electron/command/starting.ts'

const TOKEN = {
  kind: 'token' as const,
  accessToken: 't',
  expiresIn: 1,
  scopes: [],
  tenantId: null,
} satisfies Asked

/** A Keyward that answers so, look by look; the last answer stays. */
const world = (answers: readonly Asked[], more: { isExpected?: boolean[]; failsAt?: number } = {}) => {
  let ticks = 0
  let looks = 0
  let started = 0
  const expected = more.isExpected ?? [true]
  return {
    started: () => started,
    waited: () => ticks,
    ask: async () => answers[Math.min(looks++, answers.length - 1)] ?? { kind: 'notRunning' as const },
    isExpected: () => expected[Math.min(looks - 1, expected.length - 1)] ?? false,
    start: async () => {
      started += 1
      return { hasFailed: () => looks >= (more.failsAt ?? Infinity) }
    },
    pause: async () => void (ticks += 100),
    ticks: () => ticks,
  }
}

describe('K1 the command, where nothing listens', () => {
  it('K1 asks a Keyward that runs, and starts nothing', async () => {
    const here = world([TOKEN])
    expect([await askOrStart(here), here.started()]).toEqual([TOKEN, 0])
  })

  it('K1 starts Keyward once, and is answered by it', async () => {
    const here = world([{ kind: 'notRunning' }, { kind: 'notRunning' }, { kind: 'notRunning' }, TOKEN])
    expect([await askOrStart(here), here.started()]).toEqual([TOKEN, 1])
  })

  it('K1 hears that it is locked, as whoever asks a running one does', async () => {
    const locked = { kind: 'failed', code: 'locked' } as const
    const here = world([{ kind: 'notRunning' }, locked])
    expect([await askOrStart(here), here.started()]).toEqual([locked, 1])
  })

  it('K1 starts nothing where tools are switched off, and says so', async () => {
    const here = world([{ kind: 'notRunning' }], { isExpected: [false] })
    expect([await askOrStart(here), here.started()]).toEqual([{ kind: 'off' }, 0])
  })

  it('K1 says that tools are off where Keyward finds so at its start', async () => {
    const here = world([{ kind: 'notRunning' }], { isExpected: [true, true, false] })
    expect([await askOrStart(here), here.started()]).toEqual([{ kind: 'off' }, 1])
  })

  it('K1 says at once that it could not be started', async () => {
    const here = world([{ kind: 'notRunning' }], { failsAt: 3 })
    expect(await askOrStart(here)).toEqual({ kind: 'notStarted' })
    expect(here.waited()).toBeLessThan(1_000)
  })

  it('K1 never waits without end', async () => {
    const here = world([{ kind: 'notRunning' }])
    expect([await askOrStart(here), here.started()]).toEqual([{ kind: 'notReady' }, 1])
    expect(here.waited()).toBe(STARTS_WITHIN)
  })

  it('K1 does not start a Keyward anew that was quit while it asked', async () => {
    const here = world([{ kind: 'hungUp' }])
    expect([await askOrStart(here), here.started()]).toEqual([{ kind: 'hungUp' }, 0])
  })

  it('K1 starts nothing where there is nothing to start', async () => {
    expect(await askOrStart({ ...world([{ kind: 'notRunning' }]), start: null })).toEqual({
      kind: 'notRunning',
    })
  })
})

describe('what the command starts', () => {
  it('is the app in whose package it lies, and nothing that a variable says', () => {
    const env = { KEYWARD_APP: '["/tmp/evil"]' }
    const about = { isPackaged: true, platform: 'linux' as const }
    expect(startLine(env, { ...about, command: '/opt/Keyward/resources/command/keyward' })).toEqual([
      '/opt/Keyward/keyward',
      '--for-tool',
    ])
    expect(appBeside('/Applications/Keyward.app/Contents/Resources/command/keyward', 'darwin')).toBe(
      '/Applications/Keyward.app/Contents/MacOS/Keyward',
    )
    expect(appBeside('/Keyward/resources/command/keyward.exe', 'win32')).toBe('/Keyward/Keyward.exe')
  })

  it('is in a checkout what a variable says, and nothing without one', () => {
    const about = { command: '/usr/bin/node', isPackaged: false, platform: 'linux' as const }
    expect(startLine({ KEYWARD_APP: '["electron","/src"]' }, about)).toEqual([
      'electron',
      '/src',
      '--for-tool',
    ])
    for (const odd of [undefined, '', 'electron', '[]', '[1]', '{}', 'null'])
      expect(startLine({ KEYWARD_APP: odd }, about)).toBeNull()
  })
})
