import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright'
import { buildUnpacked } from '../../../build/build-package.ts'
import { chooseRuntime, ROOT } from '../../../build/runtime.ts'
import { prepareSandbox } from '../../../build/sandbox-helper.ts'
import { startSandbox } from '../../../electron/sandbox/sandbox.ts'
import { JOB_TOOL, LEDGER_TOOL } from '../../../electron/sandbox/seed.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { serve, startFeed } from '../../updates/hostile-feed.ts'
import { artefactOf, newKeys, signedUpdate, updateList } from '../../updates/update-signer.ts'
import { launchKeyward, type LaunchedKeyward } from '../app.ts'
import { removed } from '../ending.ts'
import { startAt } from '../packaged.ts'
import { giveToPerson } from '../person.ts'
import { addApp, openPlace } from '../practice.ts'
import { startScreen, trayIcon, type Screen } from '../screen.ts'
import { until } from '../within.ts'
import type { Chapter, Guide } from './tour.ts'

const execute = promisify(execFile)

type Stage = { readonly keyward: LaunchedKeyward; readonly screen: Screen; readonly place: string }

/** Keyward among the other programs of a desktop, on pictures of the whole screen. */
export const desktopChapter: Chapter = {
  name: 'desktop',
  run: async (guide) => {
    const place = mkdtempSync(join(tmpdir(), 'keyward-stage-'))
    guide.ends('the folder', () => removed(place))
    const sandbox = await startSandbox({})
    guide.ends('the sandbox', sandbox.close)
    const update = await startUpdate(place)
    guide.ends('the update server', update.feed.close)
    const screen = await startScreen()
    guide.ends('the screen', screen.stop)
    const keyward = await launchKeyward({
      desktop: screen.desktop,
      env: { ...sandbox.env, ...update.env, KEYWARD_FILES: join(place, 'saved') },
    })
    guide.ends('Keyward', keyward.close)
    guide.watches(() => keyward.page)
    const stage: Stage = { keyward, screen, place }
    await standInTheWindow(stage, guide)
    await remind(stage, guide)
    await rightClick(stage, guide)
    await putOnPaper(stage, guide)
    await openFile(stage, guide)
    await waitForUpdate(stage, guide)
    await goToTheTray(stage, guide)
    await keyward.close()
    await startPackaged(screen, guide)
  },
}

const REDIRECT = 'https://brackenmoor.example/xero/callback'

/** An app whose secret is older than the policy allows. */
const addOldApp = (page: Page) =>
  page.evaluate(
    async ([{ name, clientId, clientSecret, scopes }, redirectUri, at]) => {
      const { keyward } = window as unknown as {
        keyward: { addApp: (input: object) => Promise<{ ok: boolean }> }
      }
      const details = {
        kind: 'web',
        name,
        clientId,
        scopes,
        redirectUri,
        route: 'relay',
        note: '',
        pkce: true,
      }
      const added = await keyward.addApp({ details: { ...details, secretCreatedAt: at }, clientSecret })
      if (!added.ok) throw new Error('the old app was not added')
    },
    [JOB_TOOL, REDIRECT, Date.now() - 120 * DAY] as const,
  )

/** An update server, and an image that this Keyward believes to be started from. */
const startUpdate = async (place: string) => {
  const keys = newKeys()
  const image = join(place, 'image', 'Keyward.AppImage')
  mkdirSync(dirname(image))
  writeFileSync(image, 'the old image')
  const bytes = Buffer.from('#!/bin/sh\nexit 0\n')
  const artefact = artefactOf(bytes, {
    name: 'Keyward-0.9.0.AppImage',
    arch: process.arch === 'arm64' ? 'arm64' : 'x64',
  })
  const now = Date.now()
  const times = { version: '0.9.0', releasedAt: now - DAY, issuedAt: now - DAY, expiresAt: now + 100 * DAY }
  const feed = await startFeed()
  feed.on('stable.json', serve(signedUpdate(updateList(keys.release, [artefact], times), [keys.release])))
  feed.on(artefact.name, serve(bytes))
  const source = join(place, 'updates.json')
  writeFileSync(source, JSON.stringify({ address: feed.address, channel: 'stable', keys: keys.list }))
  chmodSync(place, 0o755)
  giveToPerson(dirname(image))
  return {
    feed,
    env: {
      KEYWARD_UPDATES: source,
      KEYWARD_POLICY: join(place, 'policy.json'),
      APPIMAGE: image,
      APPDIR: dirname(chooseRuntime().program),
    },
  }
}

const standInTheWindow = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen } = stage
  const { page } = keyward
  await addApp(page, LEDGER_TOOL, REDIRECT)
  await addOldApp(page)
  screen.focus()
  screen.keys('ctrl+3')
  await page.getByRole('heading', { name: 'Xero apps', level: 1 }).waitFor()
  await settled(screen)
  step('No menu stands in the window on Linux and Windows; Ctrl 3 leads to the third place of the rail')
  await show(screen.picture, 'window', (theme) => turnTo(stage, theme))
  screen.keys('ctrl+equal', 'ctrl+equal', 'ctrl+equal')
  await settled(screen)
  step('Ctrl and + draws everything larger, and is remembered')
  await show(screen.picture, 'zoomed', (theme) => turnTo(stage, theme))
  screen.keys('ctrl+0')
  await settled(screen)
}

const remind = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen } = stage
  const { page } = keyward
  const notices = () => {
    try {
      return screen.x('xdotool', 'search', '--onlyvisible', '--class', 'Dunst').trim().split('\n')
    } catch {
      return [] // xdotool fails where it finds none
    }
  }
  await openPlace(page, 'Overview')
  // the first look is half a minute after the start
  const [notice = ''] = await until(90_000, 'the notification', () => {
    const found = notices().filter((one) => one !== '')
    return found.length > 0 && isLarge(screen, found[0] ?? '') ? found : null
  })
  await settled(screen)
  step('A notification says that a secret is to be replaced, and never of whom')
  await show(screen.picture, 'notification', (theme) => turnTo(stage, theme))
  screen.x('xdotool', 'mousemove', '--window', notice, '40', '30', 'click', '1')
  await page.getByRole('heading', { name: JOB_TOOL.name, level: 2 }).waitFor()
  step('A click on it brings Keyward to the front, at what it was about')
}

const isLarge = (screen: Screen, id: string): boolean =>
  Number(/Height: (\d+)/u.exec(screen.x('xwininfo', '-id', id))?.[1] ?? 0) > 30

const rightClick = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen } = stage
  const { page } = keyward
  screen.focus()
  await openPlace(page, 'Xero apps')
  await page
    .getByRole('navigation', { name: 'Apps' })
    .getByRole('link', { name: LEDGER_TOOL.name })
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Hand over' }).waitFor()
  await settled(screen)
  step('The menu of a row has the verbs of its buttons; what takes away stands apart')
  await show(screen.picture, 'row-menu', (theme) => turnTo(stage, theme))
  await page.keyboard.press('Escape')
  await openPlace(page, 'Settings')
  const field = page.getByLabel('Your name')
  await field.fill('Tessa Quillon')
  await field.selectText()
  const openMenu = () => field.click({ button: 'right', position: { x: 30, y: 10 } })
  await openMenu()
  step('Over a field there is the system’s own menu')
  await show(screen.picture, 'field-menu', (theme) => openAnew(stage, theme, openMenu))
  screen.keys('Escape')
  await page.getByLabel('Your e-mail address').fill('tessa@brackenmoor.example')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}

const putOnPaper = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen, place } = stage
  const { page } = keyward
  await openPlace(page, 'Activity')
  await page
    .getByRole('link', { name: 'Reviews' })
    .or(page.getByRole('button', { name: 'Reviews' }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Save a review…' }).click()
  const row = page
    .getByRole('table', { name: 'Saved reviews' })
    .getByRole('button', { name: /^Print or save/u })
  await row.first().click()
  await settled(screen)
  step('Evidence is printed, or saved as PDF, as it was signed')
  await show(screen.picture, 'paper-menu', (theme) => turnTo(stage, theme))
  await page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
  await page
    .getByText(/Saved to .*\.pdf/u)
    .first()
    .waitFor()
  await settled(screen)
  step('After a file was saved, it can be shown in its folder')
  await show(screen.picture, 'pdf-saved', (theme) => turnTo(stage, theme))
  if (!existsSync(join(place, 'saved'))) throw new Error('nothing was saved')
}

const openFile = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen, place } = stage
  const { page } = keyward
  await openPlace(page, 'Overview')
  const path = join(place, 'for me.age')
  writeFileSync(path, `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n${'B'.repeat(43)}\n--- x\n`)
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data })
  await settled(screen)
  step('A file over the window: it may be dropped anywhere')
  await show(screen.picture, 'drop', (theme) => turnTo(stage, theme))
  await session.send('Input.dispatchDragEvent', { type: 'drop', x: 500, y: 400, data })
  await page.getByRole('heading', { name: 'Receive', level: 1 }).waitFor()
  step('It opens where it belongs, by what is in it, and only fills in the form')
}

const waitForUpdate = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen } = stage
  const { page } = keyward
  await openPlace(page, 'Settings')
  await page.getByRole('button', { name: 'About and updates' }).click()
  await page.getByRole('button', { name: 'Look now', exact: true }).click()
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  await page.getByRole('heading', { name: 'Keyward 0.9.0 is ready', level: 2 }).waitFor()
  await settled(screen)
  step('An update whose signature was checked is ready, and waits until it suits')
  await show(screen.picture, 'update-ready', (theme) => turnTo(stage, theme))
}

const goToTheTray = async (stage: Stage, { step, screen: show }: Guide) => {
  const { keyward, screen } = stage
  const { page } = keyward
  await openPlace(page, 'Overview')
  screen.focus()
  screen.keys('ctrl+w')
  const stay = page.getByRole('button', { name: 'Stay in the tray' })
  await stay.waitFor()
  await settled(screen)
  step('Closing the window asks once whether Keyward is to go on reminding')
  await show(screen.picture, 'tray-question', (theme) => turnTo(stage, theme))
  await stay.click()
  const icon = await until(60_000, 'the icon in the tray', () => trayIcon(screen))
  await until(60_000, 'the window to go', () => (screen.windows().length === 0 ? true : null))
  step('The window is gone, Keyward is beside the clock')
  screen.x('xdotool', 'mousemove', String(icon.x + 10), String(icon.y + 10), 'click', '3')
  await settled(screen)
  await show(screen.picture, 'tray-menu') // there is no window whose theme could be turned
  step('Its menu says how many reminders there are, and of whom never')
  screen.keys('Escape')
  await settled(screen)
  screen.x('xdotool', 'mousemove', String(icon.x + 10), String(icon.y + 10), 'click', '1')
  await until(60_000, 'the window to come back', () => (screen.windows().length > 0 ? true : null))
  step('A click on the icon brings the window back')
}

/** The packaged Keyward, which listens to nothing of a development build: it can only be looked at. */
const startPackaged = async (screen: Screen, { step, screen: show }: Guide) => {
  // in a process of its own, whose many words are not the tour's
  await execute(process.execPath, [join(ROOT, 'build', 'tasks', 'package.ts'), '--dir'], { timeout: 140_000 })
  const { folder, program } = await buildUnpacked()
  prepareSandbox(folder)
  const child = startAt(screen.desktop, [program])
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  try {
    await until(30_000, 'the packaged Keyward’s window', () => (screen.windows().length > 0 ? true : null))
    await settled(screen)
    step('The packaged Keyward starts as a person would start it, with a vault of its own, which is empty')
    await show(screen.picture, 'packaged')
    screen.focus()
    screen.keys('ctrl+k')
    screen.x('xdotool', 'type', '--delay', '20', 'sandbox')
    await settled(screen)
    screen.keys('Return')
    await settled(screen)
    step('From there one can look around first, in the sandbox that it brings')
    await show(screen.picture, 'packaged-sandbox')
    if (!existsSync(join(screen.desktop.home, '.config', 'Keyward', 'sandbox-practice')))
      throw new Error('the sandbox practice has no folder of its own')
    screen.focus()
    screen.keys('ctrl+q')
    await until(60_000, 'the packaged Keyward to quit', () => (child.exitCode === null ? null : true))
    step('It quits by its key')
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** Waits until what is on the screen is drawn: two looks in a row are the same, but for what moves without end. */
const settled = async (screen: Screen) => {
  const file = join(screen.desktop.home, 'look.png')
  let before = ''
  for (let look = 0; look < LOOKS; look += 1) {
    screen.picture(file)
    const now = screen.x('identify', '-format', '%#', file)
    if (now === before) return
    before = now
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
const LOOKS = 12

/** The theme as the person chooses it in Settings, which what the system draws follows. */
const turnTo = async ({ keyward: { page }, screen }: Stage, theme: 'light' | 'dark') => {
  await page.evaluate(async (chosen) => {
    const snapshot = await window.keyward.getSnapshot({})
    if (snapshot.ok) await window.keyward.setPreferences({ ...snapshot.value.preferences, theme: chosen })
  }, theme)
  await settled(screen)
}

/** A menu of the system's takes its colours when it is opened, where it follows the window's theme at all. */
const openAnew = async (stage: Stage, theme: 'light' | 'dark', open: () => Promise<void>) => {
  stage.screen.keys('Escape')
  await turnTo(stage, theme)
  await open()
  await settled(stage.screen)
}
