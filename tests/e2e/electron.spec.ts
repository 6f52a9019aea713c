import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { chooseRuntime, ROOT } from '../../build/runtime.ts'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { openPlace } from './practice.ts'
import { until } from './within.ts'
import { createX, giveKeyboard } from './x.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'xTools')

/** What only genuine Electron shows: its sandbox, its menu, its dialogs, its single instance. */
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
const page = () => keyward.page

const x = createX(() => desktop.env)

/** The processes of this Keyward, by Chromium's name for what they do. */
const processesOf = (main: number, type: string): number[] => {
  const parents = new Map<number, number>()
  const types = new Map<number, string>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/u.test(each))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      parents.set(Number(name), Number(/^PPid:\s+(\d+)$/mu.exec(status)?.[1]))
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      types.set(Number(name), /[\0 ]--type=([a-z-]+)/u.exec(command)?.[1] ?? '')
    } catch {
      // it has gone meanwhile
    }
  }
  const isOf = (pid: number): boolean => pid === main || (pid > 1 && isOf(parents.get(pid) ?? 0))
  return [...types].filter(([pid, kind]) => kind === type && isOf(pid)).map(([pid]) => pid)
}

describe('the operating system’s sandbox', () => {
  it('A1 is around every renderer: a filter on system calls, no new rights, namespaces of its own', () => {
    const renderers = processesOf(keyward.pid(), 'renderer')
    expect(renderers.length).toBeGreaterThan(0)
    for (const pid of renderers) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      expect(status).toMatch(/^Seccomp:\s+2$/mu)
      expect(status).toMatch(/^NoNewPrivs:\s+1$/mu)
      expect(status).toMatch(/^CapPrm:\s+0+$/mu)
      expect(status).not.toMatch(/^Uid:\s+0\b/mu)
      for (const namespace of ['pid', 'net'])
        expect(readlinkSync(`/proc/${pid}/ns/${namespace}`)).not.toBe(
          readlinkSync(`/proc/${keyward.pid()}/ns/${namespace}`),
        )
    }
  })

  it('A1 was not switched off: no process of Keyward was started without it', () => {
    const command = readFileSync(`/proc/${keyward.pid()}/cmdline`, 'utf8')
    expect(command).not.toContain('no-sandbox')
    for (const pid of processesOf(keyward.pid(), 'renderer'))
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('no-sandbox')
  })
})

describe('the window', () => {
  it('N1 has no menu of Electron’s: it is all page', async () => {
    const heights = await page().evaluate(() => [window.outerHeight, window.innerHeight])
    expect(heights[0]).toBe(heights[1])
  })

  it('N1 is not reloaded by Ctrl+R, and shows no developer tools by Ctrl+Shift+I', async () => {
    await page().evaluate(() => void Object.assign(window, { wasHere: true }))
    const windows = () => x('xwininfo', '-root', '-tree').match(/"[^"]*(?:Keyward|DevTools)[^"]*"/gu) ?? []
    const before = windows()
    focus()
    // what comes last is seen to have come, and so those before it
    for (const keys of ['ctrl+r', 'ctrl+shift+r', 'F5', 'ctrl+shift+i', 'F12', 'ctrl+k'])
      x('xdotool', 'key', keys)
    await page().getByRole('combobox').first().waitFor()
    await page().keyboard.press('Escape')
    expect(await page().evaluate(() => 'wasHere' in window)).toBe(true)
    expect(windows()).toEqual(before)
    const targets = (
      await page()
        .context()
        .newCDPSession(page())
        .then((session) => session.send('Target.getTargets'))
    ).targetInfos
    expect(targets.filter(({ url }) => url.startsWith('devtools:'))).toEqual([])
  })

  it('N1 copies and pastes by the keys that everybody knows', async () => {
    await openPlace(page(), 'Connections')
    await page().keyboard.press('Control+k')
    const field = page().getByRole('combobox').first()
    await field.fill('Anvil Street')
    focus()
    for (const keys of ['ctrl+a', 'ctrl+c', 'ctrl+v', 'ctrl+v']) x('xdotool', 'key', keys)
    await expect.poll(() => field.inputValue()).toBe('Anvil StreetAnvil Street')
    await page().keyboard.press('Escape')
  })

  it.each([
    ['about:blank', 'comes back'],
    ['about:blank#here', 'comes back'],
    ['about:srcdoc', 'comes back'],
    ['data:text/html,hello', 'never leaves'],
    ['javascript:void 0', 'never leaves'],
  ])('A5 %s: the window %s', async (address, outcome) => {
    await page().evaluate((to) => {
      Object.assign(window, { wasHere: true })
      setTimeout(() => (location.href = to), 0)
    }, address)
    const isAsBefore = () => page().evaluate(() => 'wasHere' in window)
    if (outcome === 'comes back')
      await until(120_000, 'the page that was left to be gone', () =>
        isAsBefore().then(
          (isThere) => (isThere ? null : true),
          () => null, // it is going just now
        ),
      )
    else {
      // main has seen the attempt when it has answered what was asked after it
      await page().evaluate(
        () =>
          new Promise((resolve) => {
            setTimeout(() => resolve(window.keyward.getSnapshot({})), 1)
          }),
      )
      expect(await isAsBefore()).toBe(true)
    }
    await expect.poll(() => page().url()).toMatch(/^app:\/\/keyward\//u)
    await page().getByRole('navigation', { name: 'Keyward' }).waitFor()
    expect(await page().evaluate(() => Object.isFrozen((window as { keyward?: object }).keyward))).toBe(true)
  })
})

/** Puts the keyboard where a person’s would be after a click into the window. */
const focus = () => giveKeyboard(x, 'windowfocus')

describe('a second start', () => {
  it.each([
    ['one link of 33 kB', () => [`keyward://oauth/callback?code=${'x'.repeat(33_000)}`]],
    ['one link of 120 kB', () => [`keyward://oauth/callback?code=${'x'.repeat(120_000)}`]],
    [
      'forty links of 1 kB',
      () => Array.from({ length: 40 }, (_, at) => `keyward://a?${at}${'x'.repeat(1_000)}`),
    ],
    ['many small arguments', () => Array.from({ length: 9_000 }, (_, at) => `--a${at}`)],
    ['an argument of odd bytes', () => [`keyward://${'\u{10ffff}'.repeat(9_000)}`, '\n\n', '']],
  ])('A16 with %s never ends the running one', async (_name, args) => {
    const pid = keyward.pid()
    for (let round = 0; round < 3; round += 1) {
      await startAgain(args())
      expect(existsSync(`/proc/${pid}`)).toBe(true)
    }
    await expect.poll(() => secondMains(pid)).toEqual([])
    expect(existsSync(`/proc/${pid}`)).toBe(true)
    await page().getByRole('navigation', { name: 'Keyward' }).waitFor()
  })

  it('A16 with a link that is too long is told like any other that nobody waited for', async () => {
    await keyward.restart()
    await keyward.openLink(`keyward://oauth/callback?code=${'x'.repeat(60_000)}`)
    await page()
      .getByText(/no sign-in was waiting for/iu)
      .first()
      .waitFor()
  })

  /** Starts Keyward once more, as its handler does, and waits until that one has ended. */
  const startAgain = async (args: readonly string[]) => {
    const [file, ...rest] = desktop.command([chooseRuntime().program, ROOT, userData(), ...args])
    execFileSync(file, rest, {
      env: { ...desktop.env, KEYWARD_PROFILE: keyward.profile },
      stdio: 'ignore',
      timeout: 180_000,
    })
  }

  const userData = () => `--user-data-dir=${keyward.profile}`

  /** Other main processes on this profile. */
  const secondMains = (first: number): number[] =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name) && Number(name) !== first)
      .filter((name) => {
        try {
          const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
          return command.includes(userData()) && !command.includes('--type=') && !command.includes('crashpad')
        } catch {
          return false
        }
      })
      .map(Number)
})

describe('a file dialog', () => {
  it('N4 belongs to the window, names its kind of file, and is alone', async () => {
    await openPlace(page(), 'Overview')
    const dialogs = () =>
      x('xwininfo', '-root', '-tree')
        .split('\n')
        .filter((line) => /"(?:Open|Save)[^"]*"/u.test(line))
        .map((line) => /0x[0-9a-f]+/u.exec(line)?.[0] ?? '')
    expect(dialogs()).toEqual([])
    const asked = () => page().evaluate(() => window.keyward.openImport({}))
    const ask = () => page().evaluate(() => void window.keyward.openImport({}))
    await ask()
    const [dialog = ''] = await until(60_000, 'the file dialog', () =>
      dialogs().length > 0 ? dialogs() : null,
    )
    // those two are answered at once, without a dialog of their own
    await asked()
    await asked()
    expect(dialogs()).toEqual([dialog])
    expect(x('xprop', '-id', dialog, 'WM_TRANSIENT_FOR')).toMatch(/window id # 0x[1-9a-f]/u)
    x('xdotool', 'windowfocus', '--sync', dialog, 'key', 'Escape')
    await expect.poll(dialogs).toEqual([])
    await ask()
    await until(60_000, 'the dialog to open once more', () => (dialogs().length > 0 ? true : null))
    x('xdotool', 'windowfocus', '--sync', dialogs()[0] ?? '', 'key', 'Escape')
    await expect.poll(dialogs).toEqual([])
  })
})
