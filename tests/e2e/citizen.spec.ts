import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchKeyward, type LaunchedKeyward } from './app.ts'
import { openPlace } from './practice.ts'
import { startScreen, type Screen as Desk } from './screen.ts'
import { until } from './within.ts'

/** Keyward among the other programs of a desktop: keys, menus, its window, its place beside the clock. */
let desk: Desk
let keyward: LaunchedKeyward
beforeAll(async () => {
  desk = await startScreen()
  keyward = await launchKeyward({ desktop: desk.desktop })
})
afterAll(async () => {
  await keyward.close()
  await desk.stop()
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
      await until(20_000, 'the menu', () => (popUps() > before ? true : null))
      // nothing is selected, so that only Paste and Select all can be chosen
      keys('Up', 'Return')
      await until(20_000, 'the menu to go', () => (popUps() <= before ? true : null))
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
    await keyward.restart()
    await expect.poll(async () => (await bounds())[2]).toBeGreaterThan(1400)
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
