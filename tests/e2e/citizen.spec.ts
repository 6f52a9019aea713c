import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { chooseRuntime, ROOT } from '../../build/runtime.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { launchKeyward, NO_WAY_OUT, type LaunchedKeyward } from './app.ts'
import { endWithUs } from './end-with-us.ts'
import { addApp, openPlace } from './practice.ts'
import { startScreen, trayIcon, type Screen as Desk } from './screen.ts'
import { until, within } from './within.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'windowManager')

/** Keyward among the other programs of a desktop: keys, menus, its window, its place beside the clock. */
let desk: Desk
let files: string
let keyward: LaunchedKeyward
beforeAll(async () => {
  desk = await startScreen()
  files = mkdtempSync(join(tmpdir(), 'keyward-saved-'))
  keyward = await launchKeyward({
    desktop: desk.desktop,
    args: NO_WAY_OUT,
    env: { KEYWARD_FILES: files },
  })
})
afterAll(async () => {
  await keyward.close()
  await desk.stop()
  rmSync(files, { recursive: true, force: true })
})
const page = () => keyward.page

const { x, keys, focus } = {
  x: (program: string, ...args: string[]) => desk.x(program, ...args),
  keys: (...names: string[]) => desk.keys(...names),
  focus: () => desk.focus(),
}
const heading = (name: string) => page().getByRole('heading', { name, level: 1 }).waitFor()
const ratio = () => page().evaluate(() => Math.round(devicePixelRatio * 100) / 100)

describe('N1 the keyboard', () => {
  it('N1 leads to each place of the rail, and to the settings', async () => {
    focus()
    keys('ctrl+comma')
    await heading('Settings')
    keys('ctrl+2')
    await heading('Connections')
    keys('ctrl+7')
    await heading('Settings')
  })

  it('N1 zooms, and a zoom is remembered over restarts', async () => {
    focus()
    expect(await ratio()).toBe(1)
    keys('ctrl+equal', 'ctrl+plus')
    await expect.poll(ratio).toBe(1.25)
    keys('ctrl+minus')
    await expect.poll(ratio).toBe(1.1)
    await keyward.restart()
    await expect.poll(ratio).toBe(1.1)
    focus()
    keys('ctrl+0')
    await expect.poll(ratio).toBe(1)
  })

  it('N1 has the system’s menu over a field, whose entries do what they say', async () => {
    await openPlace(page(), 'Settings')
    const field = page().getByLabel('Your name')
    await field.fill('Tessa Quillon')
    focus()
    await field.click()
    for (const open of [() => field.click({ button: 'right' }), async () => keys('shift+F10')]) {
      await field.fill('Tessa Quillon')
      const before = popUps()
      await open()
      await until(120_000, 'the menu', () => (popUps() > before ? true : null))
      // nothing is selected, so that only Paste and Select all can be chosen
      keys('Up', 'Return')
      await until(120_000, 'the menu to go', () => (popUps() <= before ? true : null))
      await expect.poll(selected).toBe('Tessa Quillon')
    }
    await field.fill('')
  })
})

describe('N3 the window', () => {
  const bounds = () =>
    page().evaluate(() => [screenX, screenY, outerWidth, outerHeight, screen.availWidth, screen.availHeight])

  it('N3 comes back maximised, and from a display that has gone', async () => {
    focus()
    x('wmctrl', '-r', ':ACTIVE:', '-b', 'add,maximized_vert,maximized_horz')
    await expect.poll(async () => (await bounds())[2]).toBeGreaterThan(1400)
    // the system's SIGTERM ends it in good order each time, with what loads late there as well
    for (const _ of [1, 2]) {
      await keyward.restart()
      await expect.poll(async () => (await bounds())[2]).toBeGreaterThan(1400)
    }
    await keyward.kill('SIGTERM')
    const file = join(keyward.profile, 'preferences.json')
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { window: object }
    const elsewhere = { x: 5_000, y: 3_000, width: 1_300, height: 2_000, isMaximised: false }
    writeFileSync(file, JSON.stringify({ ...kept, window: elsewhere }))
    await keyward.restart()
    await expect
      .poll(async () => {
        const [left = 0, top = 0, width = 0, height = 0, wide = 0, high = 0] = await bounds()
        return left >= 0 && top >= 0 && left + width <= wide && top + height <= high + 40
      })
      .toBe(true)
  })
})

describe('N4 a page on paper', () => {
  const openPaper = async () => {
    await openPlace(page(), 'Access guide')
    await page().getByRole('button', { name: 'Self-assessment' }).click()
    await page().getByRole('button', { name: 'Print the worksheet' }).click()
  }
  it('N4 is a PDF of our page, and the window that it was made in has gone', async () => {
    await openPaper()
    await page().getByRole('menuitem', { name: 'Save as PDF…' }).click()
    await page().getByRole('button', { name: 'Show in folder' }).waitFor()
    const pdf = readFileSync(join(files, 'Keyward self-assessment.pdf'), 'latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toMatch(/\/Title/u)
    expect(pdf).toMatch(/\/Type\s*\/Page\b/u)
    expect(pdf.length).toBeGreaterThan(10_000)
    // the window that it was made in has gone
    expect(
      await page()
        .context()
        .newCDPSession(page())
        .then((one) => one.send('Target.getTargets'))
        .then(({ targetInfos }) => targetInfos.filter(({ type }) => type === 'page').length),
    ).toBe(1)
  })

  it('N4 that finds no printer says so, and what to do instead', async () => {
    await openPaper()
    await page().getByRole('menuitem', { name: 'Print…' }).click()
    await page().getByText('The page could not be printed.').first().waitFor()
    await page().getByRole('button', { name: 'Put this away' }).first().click()
  })
})

describe('N5 files', () => {
  const sealed = () => {
    const path = join(files, 'for me.age')
    writeFileSync(path, `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n${'B'.repeat(43)}\n--- x\n`)
    return path
  }

  it('N5 opened by the system wait as a notice, and take no view away', async () => {
    await openPlace(page(), 'Settings')
    const [file, ...rest] = desk.desktop.command([
      chooseRuntime().program,
      ROOT,
      `--user-data-dir=${keyward.profile}`,
      sealed(),
    ])
    const env = { ...desk.desktop.env, KEYWARD_PROFILE: keyward.profile }
    execFileSync(file, rest, { env, stdio: 'ignore', timeout: 180_000 })
    const notice = page().getByRole('region', { name: 'A file was opened' })
    await notice.getByText('something sealed').waitFor()
    await heading('Settings')
    await notice.getByRole('button', { name: 'Open', exact: true }).click()
    await heading('Receive')
    await expect
      .poll(() => page().getByLabel('Link, or the text of an .age file').inputValue())
      .toMatch(/^keyward:\/\/handover#1\./u)
  })

  it('N5 dropped on the window open where they belong; the page learns no path, and can name none', async () => {
    await openPlace(page(), 'Overview')
    const path = join(files, 'tools.csv')
    writeFileSync(
      path,
      `name,client id,client secret\nTool,${'2'.repeat(32)},not-a-real-secret-newer-98765432\n`,
    )
    const session = await page().context().newCDPSession(page())
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data })
    await heading('Import apps from a file')
    await page().getByText('tools.csv').first().waitFor()
    const refused = await page().evaluate(async (other) => {
      const { keyward: bridge } = window as unknown as {
        keyward: Record<string, (input: unknown) => Promise<unknown>>
      }
      const drop = bridge['openDropped'] ?? (async () => null)
      return Promise.all([drop({ path: other }), drop(new File(['a,b'], other)), drop(other)])
    }, path)
    for (const answer of refused) expect(JSON.stringify(answer)).toContain('badRequest')
    await openPlace(page(), 'Overview')
  })
})

describe('N2 the tray', () => {
  const isShown = () => desk.windows().length > 0
  const isRunning = (pid: number) => existsSync(`/proc/${pid}`)
  /** What the panel has taken in beside the clock. */
  const inTray = () => (trayIcon(desk) === null ? 0 : 1)
  const close = () => {
    focus()
    keys('ctrl+w')
  }

  it('N2 is asked about once, as the window is closed; then closing hides it, and Keyward goes on', async () => {
    await addApp(page(), LEDGER_TOOL, 'https://brackenmoor.example/xero/callback')
    const pid = keyward.pid()
    close()
    const question = page().getByRole('alertdialog')
    await question.getByText('Should Keyward keep reminding you?').waitFor()
    await page().keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(isShown()).toBe(true)
    close()
    await question.getByRole('button', { name: 'Stay in the tray' }).click()
    await expect.poll(isShown).toBe(false)
    await expect.poll(inTray).toBe(1)
    expect(isRunning(pid)).toBe(true)
  })

  it('N2 lets a second start bring the window back, and Alt+F4 hide it again', async () => {
    const pid = keyward.pid()
    await startAgain()
    await expect.poll(isShown).toBe(true)
    expect(isRunning(pid)).toBe(true)
    focus()
    keys('alt+F4')
    await expect.poll(isShown).toBe(false)
    expect(isRunning(pid)).toBe(true)
    // the computer starting what runs already is nobody asking for it
    await startAgain('--hidden')
    await startAgain('--hidden')
    expect(isShown()).toBe(false)
  })

  it('N2, A14 is hidden as often as somebody likes, and is not taken for hung by the key that hid it', async () => {
    const pid = keyward.pid()
    const { x: left, y: top } = await until(120_000, 'the icon in the tray', () => trayIcon(desk))
    const onIcon = (button: string) =>
      x('xdotool', 'mousemove', String(left + 10), String(top + 10), 'click', button)
    /** At a person's pace: it is then that Chromium takes the window for hung. */
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    for (let round = 0; round < 10; round += 1) {
      onIcon('3')
      await until(120_000, 'the menu', () => (isMenuOpen() ? true : null))
      keys('Escape')
      await pause(500)
      onIcon('1')
      await until(60_000, 'the window', () => (isShown() ? true : null))
      await pause(300)
      close()
      await until(60_000, 'the window to go', () => (isShown() ? null : true))
      await pause(500)
      expect(isRunning(pid), `round ${round}`).toBe(true)
    }
    // and its page is the one that it was: nobody ended it for hanging
    await expect.poll(() => page().getByText('had stopped').count()).toBe(0)
  })

  it('N2 quits for good, and starts without a window where the system starts it', async () => {
    await startAgain()
    await expect.poll(isShown).toBe(true)
    const pid = keyward.pid()
    focus()
    keys('ctrl+q')
    await until(120_000, 'Keyward to quit', () => (isRunning(pid) ? null : true))
    await keyward.kill() // which it has done itself
    const [file, ...args] = command('--hidden', '--remote-debugging-port=0')
    started = spawn(file, args, { env: env(), stdio: 'ignore' })
    endWithUs(started)
    await keyward.adopt()
    await expect.poll(inTray).toBe(1)
    expect(isShown()).toBe(false)
    await startAgain()
    await expect.poll(isShown).toBe(true)
  })

  it('N2 leads to the sandbox practice by its menu, and back, from out of sight too', async () => {
    const sandbox = page().getByRole('region', { name: 'Sandbox' })
    await choose('Up', 'Up')
    await sandbox.waitFor()
    close()
    await expect.poll(isShown).toBe(false)
    await choose('Up', 'Up')
    await sandbox.waitFor({ state: 'detached' })
    await expect.poll(isShown).toBe(true)
  })

  it('N2 quits by its menu in good order, and leaves nothing running', async () => {
    const ended = new Promise<number | null>((resolve) => started?.once('exit', (code) => resolve(code)))
    await choose('Up')
    expect(await within(120_000, 'Keyward to quit', ended)).toBe(0)
    await until(120_000, 'every process of it to go', () => (ofKeyward().length === 0 ? true : null))
    await expect.poll(inTray).toBe(0)
  })

  /** The one that a test started itself. */
  let started: ChildProcess | null = null
  /** Opens the tray's menu by the mouse, and chooses by the keyboard; `Up` begins with the last. */
  const choose = async (...names: string[]) => {
    const { x: left, y: top } = await until(120_000, 'the icon in the tray', () => trayIcon(desk))
    x('xdotool', 'mousemove', String(left + 10), String(top + 10), 'click', '3')
    await until(120_000, 'the menu', () => (isMenuOpen() ? true : null))
    keys(...names, 'Return')
    await until(120_000, 'the menu to go', () => (isMenuOpen() ? null : true))
  }
  /** The tray's menu is a window of its own, without a place in the panel. */
  const isMenuOpen = () =>
    /"electron": \("electron" "Electron"\) +2\d\dx1\d\d\+/u.test(x('xwininfo', '-root', '-children'))
  /** Every process of this Keyward, by what it was started with. */
  const ofKeyward = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .filter((name) => {
        try {
          return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(keyward.profile)
        } catch {
          return false // ended meanwhile
        }
      })
  const command = (...args: string[]) =>
    desk.desktop.command([chooseRuntime().program, ROOT, `--user-data-dir=${keyward.profile}`, ...args])
  const env = () => ({ ...desk.desktop.env, KEYWARD_PROFILE: keyward.profile })
  /** Starts Keyward once more, as its icon does, and waits until that one has ended. */
  const startAgain = async (...args: string[]) => {
    const [file, ...rest] = command(...args)
    execFileSync(file, rest, { env: env(), stdio: 'ignore', timeout: 180_000 })
  }
})

/** Menus that the system shows are windows of their own. */
const popUps = () =>
  x('xwininfo', '-root', '-children').match(/\(has no name\): \(\) +1\d\dx1\d\d\+/gu)?.length ?? 0
const selected = () =>
  page().evaluate(() => {
    const { activeElement } = document
    return activeElement instanceof HTMLInputElement
      ? activeElement.value.slice(activeElement.selectionStart ?? 0, activeElement.selectionEnd ?? 0)
      : null
  })
