import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { FALLS_MOST } from '../../electron/shell/revival.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { until } from './within.ts'
import { createX, windowsInSight } from './x.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'xTools')

let desktop: Desktop
let keyward: LaunchedKeyward
beforeAll(async () => {
  desktop = await startDesktop()
  keyward = await launchKeyward({ desktop })
})
afterAll(async () => {
  await keyward.close()
  await desktop.stop()
})

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

const x = createX(() => desktop.env)
/** What is in sight of Keyward: its window, and a dialog of the system's. */
const windows = () => windowsInSight(x)
/** The system's own dialog before the window. */
const question = (): string | null => {
  try {
    const isBefore = (id: string) => /window id # 0x[1-9a-f]/u.test(x('xprop', '-id', id, 'WM_TRANSIENT_FOR'))
    return windows().find(isBefore) ?? null
  } catch {
    return null // one of them has gone meanwhile
  }
}
const isAsking = () => question() !== null
const press = (id: string, key: string) => void x('xdotool', 'windowfocus', '--sync', id, 'key', key)

describe('A14 what draws on the screen', () => {
  it('A14 is started again with a notice, and the page goes on', async () => {
    const [before = 0] = processes('gpu-process')
    expect(before).toBeGreaterThan(0)
    process.kill(before, 'SIGKILL')
    await until(120_000, 'another process to draw', () =>
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

describe('A14 a window whose process ends', () => {
  it('A14 is started again with a notice, and what was stored is there', async () => {
    const first = await renderer()
    process.kill(first, 'SIGKILL')
    await renderer([first])
    const page = await keyward.adopt()
    await page.getByText('Keyward’s window had stopped, and was restarted.').waitFor()
    await page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  })

  it('A14 is not started for ever: Keyward stays, and asks', async () => {
    const killed: number[] = []
    // those before count as well while they are not long ago; on a slow machine they may be
    while (killed.length <= 3 * FALLS_MOST && !isAsking()) {
      const next = await until(
        60_000,
        'a process to draw the window, or the question',
        () => renderers().find((pid) => !killed.includes(pid)) ?? (isAsking() ? 0 : null),
      )
      if (next === 0) break
      killed.push(next)
      process.kill(next, 'SIGKILL')
    }
    await until(120_000, 'the question whether to start it again', () => (isAsking() ? true : null))
    expect(killed.length).toBeGreaterThan(0)
    // one that was about to start as the last fell may still come, and Chromium may keep one in reserve
    let seen = renderers()
    let since = performance.now()
    await until(60_000, 'no further process to be started', () => {
      const now = renderers()
      if (now.some((pid) => !seen.includes(pid))) since = performance.now()
      seen = now
      return performance.now() - since > 3_000 ? true : null
    })
    expect(isAsking()).toBe(true)
    expect(() => process.kill(keyward.pid(), 0)).not.toThrow()
  })

  it('A14 loads it again once somebody says so in the system’s dialog', async () => {
    const dialog = await until(120_000, 'the dialog', question)
    press(dialog, 'Return') // its first button
    await renderer()
    const page = await keyward.adopt()
    await page.getByText('Keyward’s window had stopped, and was restarted.').first().waitFor()
  })
})

describe('A14 a window that hangs', () => {
  it('A14 is ended and started again with a notice, and the page goes on', async () => {
    const stuck = await renderer()
    await keyward.page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      }, 1_000)
    })
    // Chromium calls nothing hung that a debugger is attached to
    await keyward.letGo()
    await until(120_000, 'the page to be busy without end', () => (isBusy(stuck) ? true : null))
    press(windows()[0] ?? '', 'a') // which the page never takes
    await until(120_000, 'the process that hangs to be ended', () =>
      renderers().includes(stuck) ? null : true,
    )
    const page = await keyward.adopt()
    await page.getByText('Keyward’s window stopped responding, and was restarted.').waitFor()
    await page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Put this notice away' }).click()
  })

  /** Whether a process has computed, or waited for a processor, for a second on end. */
  const isBusy = (pid: number): boolean => {
    const [before, began] = [wanting(pid), performance.now()]
    execFileSync('sleep', ['1'])
    return wanting(pid) - before > 0.8 * (performance.now() - began)
  }
  /** The milliseconds for which it has computed so far or would have, had a processor been free. */
  const wanting = (pid: number): number => {
    const [computed = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number)
    return (computed + waited) / 1e6
  }
})
