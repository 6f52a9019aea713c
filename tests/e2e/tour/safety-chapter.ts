import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright'
import { INES, LEDGER_TOOL, ORGANISATIONS } from '../../../electron/sandbox/seed.ts'
import { chromiumForPages } from '../../chromium.ts'
import { launchKeyward } from '../app.ts'
import { freePort } from '../free-port.ts'
import { startDesktop } from '../desktop.ts'
import { createInspector } from '../inspector.ts'
import {
  addApp,
  chooseFile,
  consentInBrowser,
  openPlace,
  paste,
  startPractice,
  type Practice,
} from '../practice.ts'
import { until } from '../within.ts'
import { createX, giveKeyboard, windowsInSight } from '../x.ts'
import type { Chapter, Guide } from './tour.ts'

const PASSPHRASE = 'amber kettle under the wide stair'
/** What Keyward calls its entries in the keychain, in development on the sandbox. */
const SERVICE = 'Keyward sandbox'

type Stage = { readonly practice: Practice; readonly inspectorPort: number }

/** The lock by each of its causes, the printed kit, a backup, its rehearsal, a keychain that was emptied, the doctor, and a move to another computer. */
export const safetyChapter: Chapter = {
  name: 'safety',
  run: async (guide) => {
    const inspectorPort = await freePort()
    const practice = await startPractice({ args: [`--inspect=127.0.0.1:${inspectorPort}`] })
    guide.ends('the practice', practice.close)
    guide.watches(() => practice.keyward.page)
    const stage: Stage = { practice, inspectorPort }
    await setUp(stage)
    await setPassphrase(stage, guide)
    await lockByEachCause(stage, guide)
    await tryWrongOnes(stage, guide)
    const rows = await makeKit(stage, guide)
    await rehearse(stage, guide, rows)
    await loseTheKeychain(stage, guide, rows)
    await askTheDoctor(stage, guide, rows)
    await moveAway(stage, guide)
  },
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const lockedPage = (page: Page) => page.getByRole('heading', { name: 'Keyward is locked' })

const unlock = async (page: Page) => {
  await lockedPage(page).waitFor()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await button(page, 'Unlock').click()
  await lockedPage(page).waitFor({ state: 'detached' })
}

const setUp = async ({ practice }: Stage) => {
  const { page } = practice.keyward
  await addApp(page, LEDGER_TOOL, practice.sandbox.relayUri)
  await button(page, 'Connect an organisation').click()
  await consentInBrowser(practice, { person: INES.name })
  await button(page, 'Done').click()
}

const setPassphrase = async ({ practice: { keyward } }: Stage, { step, picture }: Guide) => {
  const { page } = keyward
  await openPlace(page, 'Settings')
  const part = page.getByRole('region', { name: 'Lock', exact: true })
  await part.getByLabel('Passphrase', { exact: true }).check()
  await page.getByLabel('New passphrase').fill(PASSPHRASE)
  await page.getByLabel('The same once more').fill(PASSPHRASE)
  await part.scrollIntoViewIfNeeded()
  await picture(page, 'passphrase', { themes: true })
  await button(page, 'Set the passphrase').click()
  await page.getByText('The passphrase is set. The vault and every secret').first().waitFor()
  await button(page, 'Lock now').waitFor()
  step('A passphrase seals the vault and every secret in the keychain')
}

/** What the system tells of its person, by the very event that Electron has for it. */
const tellSign = (sign: string) =>
  `process.getBuiltinModule('node:module')._load('electron').powerMonitor.emit('${sign}')`

const lockByEachCause = async ({ practice, inspectorPort }: Stage, { step, picture }: Guide) => {
  const { page } = practice.keyward
  const x = createX(() => practice.desktop.env)
  await openPlace(page, 'Connections')
  await page.getByRole('row', { name: new RegExp(ORGANISATIONS[0]?.tenantName ?? '', 'u') }).waitFor()
  giveKeyboard(x, 'windowfocus')
  x('xdotool', 'key', 'ctrl+l')
  await page.getByText(/^You locked it/u).waitFor()
  if ((await page.locator('body').innerText()).includes(ORGANISATIONS[0]?.tenantName ?? ''))
    throw new Error('the locked window names an organisation')
  step('Locked by Ctrl+L from anywhere: amounts and moments, and no name of anybody')
  await picture(page, 'locked', { themes: true })
  await unlock(page)

  const main = await createInspector(inspectorPort)
  try {
    await main.evaluate(tellSign('lock-screen'))
    await page.getByText(/^It locked itself when the screen was locked/u).waitFor()
    step('Locked by the sign of the system that its screen was locked')
    await unlock(page)
    await main.evaluate(tellSign('suspend'))
    await page.getByText(/^It locked itself when the computer went to sleep/u).waitFor()
    step('Locked by the sign that the computer goes to sleep')
    await picture(page, 'asleep', { themes: true })
    await unlock(page)
    await openPlace(page, 'Settings')
    await page.getByLabel('Lock when nobody has used Keyward for').selectOption('5')
    await main.evaluate('Date.now = ((now) => () => now() + 301000)(Date.now)')
    await page.getByText(/^Nobody used it for a while/u).waitFor()
    step('Locked by itself, once nobody had used it for longer than Settings say')
    await picture(page, 'idle')
  } finally {
    main.close()
  }
  await unlock(page)
  await lockByTheTray({ practice, inspectorPort }, { step, picture })
  const again = await practice.keyward.restart()
  await again.getByText('Keyward asks for the passphrase after every start.').waitFor()
  step('Locked after every start')
}

/** Closed to the tray, and brought back as its icon does it. */
const lockByTheTray = async (
  { practice, inspectorPort }: Stage,
  { step, picture }: Pick<Guide, 'step' | 'picture'>,
) => {
  const { page } = practice.keyward
  const x = createX(() => practice.desktop.env)
  await openPlace(page, 'Settings')
  await page.getByLabel('Lock when the window is closed to the tray').check()
  giveKeyboard(x, 'windowfocus')
  x('xdotool', 'key', 'ctrl+w')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay in the tray' }).click()
  await until(60_000, 'the window to go', () => (windowsInSight(x).length === 0 ? true : null))
  const main = await createInspector(inspectorPort)
  await main.evaluate(
    `process.getBuiltinModule('node:module')._load('electron').BrowserWindow.getAllWindows()[0].show()`,
  )
  main.close()
  await page.getByText(/^It locked itself when its window was closed/u).waitFor()
  step('Locked by closing the window to the tray, as Settings say')
  await picture(page, 'closed-to-tray')
}

const tryWrongOnes = async ({ practice: { keyward } }: Stage, { step, picture }: Guide) => {
  const { page } = keyward
  await page.getByLabel('Passphrase', { exact: true }).fill('amber kettle under the white stair')
  await button(page, 'Unlock').click()
  await page.getByText('That is not the passphrase.').waitFor()
  step('A wrong passphrase is told, counted, and costs nothing but a wait that grows')
  await picture(page, 'wrong-passphrase', { themes: true })
  await button(page, 'I have forgotten it').click()
  await page.getByRole('heading', { name: 'If nobody knows the passphrase' }).waitFor()
  await picture(page, 'forgotten', { themes: true })
  await button(page, 'Back to the passphrase').click()
  await unlock(page)
}

/** The newest file of a kind, by its name, as a person would choose it. */
const savedFile = ({ files }: Practice, ending: string) =>
  join(
    files,
    readdirSync(files)
      .filter((name) => name.endsWith(ending))
      .toSorted()
      .at(-1) ?? `no ${ending}`,
  )

const backupsIn = ({ files }: Practice) =>
  readdirSync(files).filter((name) => name.endsWith('.keyward-backup'))

const makeKit = async ({ practice }: Stage, { step, picture }: Guide): Promise<string> => {
  const { page } = practice.keyward
  await openPlace(page, 'Settings')
  const part = page.getByRole('region', { name: 'Backups' })
  await part.scrollIntoViewIfNeeded()
  await button(page, 'Make the recovery kit…').click()
  await page.getByRole('menuitem', { name: 'Save as a web page…' }).click()
  await part.getByText('Kit 1, fingerprint').waitFor()
  await button(page, 'Put this away').click()
  const path = savedFile(practice, '.html')
  const rows = [...readFileSync(path, 'utf8').matchAll(/<li><code>(?<row>[^<]+)<\/code>/gu)].map(
    (match) => match.groups?.['row'] ?? '',
  )
  if (rows.length !== 4) throw new Error(`the kit has ${rows.length} rows`)
  const browser = await chromium.launch({ executablePath: chromiumForPages(), args: ['--no-sandbox'] })
  try {
    const paper = await browser.newPage({ viewport: { width: 794, height: 1123 } })
    await paper.goto(pathToFileURL(path).href)
    await picture(paper, 'kit-page')
  } finally {
    await browser.close()
  }
  step('The recovery kit: one printed page, which alone opens the backups; it never stood on the screen')
  await button(page, 'Back up now').click()
  await part.getByText('Written and read back').waitFor()
  await part.scrollIntoViewIfNeeded()
  step('A backup is written, and read back before it counts')
  await picture(page, 'backup', { themes: true })
  return rows.join('\n')
}

const rehearse = async (
  { practice: { keyward } }: Stage,
  { step, picture }: Guide,
  rows: string,
): Promise<void> => {
  const { page } = keyward
  await button(page, 'Rehearse a restore…').click()
  await page.getByRole('heading', { name: 'Fetch the page from the safe' }).waitFor()
  await paste(page, 'Row 1', rows)
  await button(page, 'Open the backup').click()
  await page.getByRole('heading', { name: 'Kit 1 opens the newest backup', exact: true }).waitFor()
  step('The restore is rehearsed: opened with the page, compared with now, and nothing changed')
  await picture(page, 'rehearsal', { themes: true })
  await button(page, 'Done').click()
  await page.getByRole('region', { name: 'Backups' }).waitFor()
}

const loseTheKeychain = async (
  { practice }: Stage,
  { step, picture }: Guide,
  rows: string,
): Promise<void> => {
  await practice.keyward.kill('SIGTERM')
  await practice.desktop.emptyKeyring(SERVICE)
  chooseFile(practice, savedFile(practice, '.keyward-backup'))
  const page = await practice.keyward.restart()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await button(page, 'Unlock').click()
  await page.getByRole('heading', { name: 'The vault’s key is not in the keychain' }).waitFor()
  step('The keychain was emptied, as by an administrator: the right passphrase opens nothing any more')
  await picture(page, 'keychain-emptied', { themes: true })
  await button(page, 'Restore from a backup…').click()
  await button(page, 'Choose the backup…').click()
  await page.getByText('It opens with kit 1').waitFor()
  await paste(page, 'Row 1', rows)
  await button(page, 'Open the backup').click()
  await page.getByRole('heading', { name: 'What comes back' }).waitFor()
  await picture(page, 'what-comes-back', { themes: true })
  await button(page, 'Restore it').click()
  await page.getByRole('heading', { name: 'The vault is back' }).waitFor()
  await picture(page, 'restored', { themes: true })
  await button(page, 'Go to Overview').click()
  await openPlace(page, 'Xero apps')
  await button(page, 'Reveal').first().click()
  await page.getByText(LEDGER_TOOL.clientSecret).waitFor()
  await button(page, 'Hide').first().click()
  step('Restored from the backup and the page: the secret is back, and the log goes on')
}

const askTheDoctor = async ({ practice }: Stage, { step, picture }: Guide, rows: string): Promise<void> => {
  const { page } = practice.keyward
  await openPlace(page, 'Settings')
  const before = backupsIn(practice).length
  await button(page, 'Back up now').click()
  await until(60_000, 'another backup to be written', () => backupsIn(practice).length > before || null)
  await button(page, 'Back up now').waitFor()
  await practice.desktop.takeOut(SERVICE, LEDGER_TOOL.clientSecret)
  await page.getByRole('link', { name: /^Keychain/u }).click()
  const putBack = page.getByRole('button', { name: new RegExp(`^Put it back… ${LEDGER_TOOL.name}`, 'u') })
  await putBack.waitFor()
  step('Somebody took the secret out of the keychain: the doctor names it, with its remedy')
  await picture(page, 'doctor', { themes: true })
  await putBack.click()
  await paste(page, 'Row 1', rows)
  await button(page, 'Open the backup').click()
  await page.getByRole('heading', { name: /^All .+ entries are as they should be$/u }).waitFor()
  step('Put back from the newest backup, and asked for again: every entry is as it should be')
  await picture(page, 'doctor-well', { themes: true })
}

/** The code that a computer shows, as its button would copy it. */
const shownCode = async (page: Page): Promise<string> => {
  const code = page.locator('[title^="keyward-move-"]')
  await code.waitFor()
  return (await code.getAttribute('title')) ?? ''
}

/** Two profiles with a keychain each: the second stands for the new computer. */
const moveAway = async ({ practice }: Stage, { step, picture, ends }: Guide): Promise<void> => {
  const old = practice.keyward.page
  await openPlace(old, 'Xero apps')
  await old
    .getByRole('button', { name: /^Connect an organisation|^Sign in again/u })
    .first()
    .click()
  await consentInBrowser(practice, { person: INES.name })
  await button(old, 'Done').click()
  const desktop = await startDesktop()
  ends('the new computer', desktop.stop)
  const env = { ...practice.sandbox.env, KEYWARD_FILES: practice.files }
  const keyward = await launchKeyward({ desktop, env })
  ends('the Keyward on it', keyward.close)
  const fresh = keyward.page
  await button(fresh, 'Move it here…').click()
  const card = await shownCode(fresh)
  step('A new computer with an empty keychain shows its card: a code, and a fingerprint to compare')
  await picture(fresh, 'move-card', { themes: true })

  await openPlace(old, 'Settings')
  await button(old, 'Move to another computer…').click()
  await old.getByLabel('Card of the new computer').fill(card)
  await button(old, 'Look at it').click()
  await old.getByRole('alertdialog').waitFor()
  await picture(old, 'move-seal', { themes: true })
  await button(old, 'Seal it…').click()
  await button(old, 'Put this away').click()
  await old.getByRole('heading', { name: /^Sealed for /u }).waitFor()
  step('The old one seals everything to it, sign-ins included this once, and is held: nothing changes there')
  await picture(old, 'move-held', { themes: true })

  chooseFile(practice, savedFile(practice, '.keyward-move'))
  await button(fresh, 'Choose the file…').click()
  await fresh.getByRole('heading', { name: 'What comes here' }).waitFor()
  await picture(fresh, 'move-comes', { themes: true })
  await button(fresh, 'Move it here').click()
  await fresh.getByRole('heading', { name: 'The vault is on this computer now' }).waitFor()
  const receipt = await shownCode(fresh)
  step('The new one looks at what comes, stores it, and is in force with the writing of its receipt')
  await picture(fresh, 'move-arrived', { themes: true })

  await old.getByLabel('Receipt of the new computer').fill(receipt)
  await button(old, 'Take the receipt').click()
  await old.getByRole('heading', { name: /^The vault has moved to /u }).waitFor()
  await expectEmptied(practice)
  step('With the receipt the old one deletes every secret, proven gone, and says where the vault went')
  await picture(old, 'move-gone', { themes: true })

  await button(fresh, 'The old computer has it').click()
  await openPlace(fresh, 'Connections')
  await button(fresh, 'Check all').click()
  // said only where every one has answered
  await fresh
    .getByText(/^Checked \S/u)
    .first()
    .waitFor()
  step('On the new one every organisation answers, and nobody has signed in there')
  await picture(fresh, 'move-works')
}

/** Asked from outside of Keyward: its other entries are there, and none holds the secret. */
const expectEmptied = async ({ desktop }: Practice) => {
  const said = await desktop.takeOut(SERVICE, LEDGER_TOOL.clientSecret).then(
    () => 'it holds the secret',
    (error: Error) => error.message,
  )
  if (said !== 'the keyring has no entry with this secret') throw new Error(`the old keychain: ${said}`)
}
