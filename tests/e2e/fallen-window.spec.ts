import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FALLS_MOST } from '../../electron/shell/revival.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { until } from './within.ts'

let keyward: LaunchedKeyward
beforeAll(async () => {
  keyward = await launchKeyward()
})
afterAll(() => keyward.close())

/** The processes of a kind, by Chromium’s name for it. */
const processes = (type: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      const args = commandOf(pid)
      return args.includes(`--type=${type}`) && args.includes(keyward.profile)
    })
    .map(Number)

/** The process that draws the window. */
const renderers = () => processes('renderer')

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}

const renderer = (except: readonly number[] = []) =>
  until(
    30_000,
    'a process to draw the window',
    () => renderers().find((pid) => !except.includes(pid)) ?? null,
  )

describe.runIf(process.platform === 'linux')('A14 what draws on the screen', () => {
  it('A14 is started again with a notice, and the page goes on', async () => {
    const [before = 0] = processes('gpu-process')
    expect(before).toBeGreaterThan(0)
    process.kill(before, 'SIGKILL')
    await until(30_000, 'another process to draw', () =>
      processes('gpu-process').some((pid) => pid !== before) ? true : null,
    )
    const { page } = keyward
    await page.getByText('The part of this computer that draws the window had stopped').waitFor()
    await page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Put this notice away' }).click()
    expect((await page.screenshot()).length).toBeGreaterThan(10_000)
  })
})

describe.runIf(process.platform === 'linux')('A14 a window whose process ends', () => {
  it('A14 is started again with a notice, and what was stored is there', async () => {
    const first = await renderer()
    process.kill(first, 'SIGKILL')
    await renderer([first])
    const page = await keyward.adopt()
    await page.getByText('Keyward’s window had stopped, and was started again.').waitFor()
    await page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  })

  it('A14 is not started for ever: Keyward stays, and asks', async () => {
    const killed: number[] = []
    // the first test was one of them
    for (let fall = 1; fall <= FALLS_MOST; fall += 1) {
      const next = await renderer(killed)
      killed.push(next)
      process.kill(next, 'SIGKILL')
    }
    await until(10_000, 'the last of them to end', () => (renderers().length === 0 ? true : null))
    await pause(3_000)
    expect(renderers()).toEqual([])
    expect(() => process.kill(keyward.pid(), 0)).not.toThrow()
  })
})
