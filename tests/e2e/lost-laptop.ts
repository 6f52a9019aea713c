import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { launchKeyward } from './app.ts'
import { startDesktop } from './desktop.ts'
import { startParts } from './ending.ts'
import { isSomebodyElse } from './person.ts'
import { chooseFile, consentInBrowser, openPlace, type Practice } from './practice.ts'
import { startSystemBrowser } from './system-browser.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The newest file of a kind, by its name, as a person would choose it. */
export const savedFile = ({ files }: Pick<Practice, 'files'>, ending: string): string =>
  join(
    files,
    readdirSync(files)
      .filter((name) => name.endsWith(ending))
      .toSorted()
      .at(-1) ?? `no ${ending}`,
  )

/** Makes a kit as a page and a backup, and answers the four rows as somebody reads them off the page. */
export const kitAndBackup = async (practice: Practice): Promise<readonly string[]> => {
  const { page } = practice.keyward
  await openPlace(page, 'Settings')
  const part = page.getByRole('region', { name: 'Backups' })
  await button(page, 'Make the recovery kit…').click()
  await page.getByRole('menuitem', { name: 'Save as a web page…' }).click()
  await part.getByText('Kit 1, fingerprint').waitFor()
  await button(page, 'Put this away').click()
  await button(page, 'Back up now').click()
  await part.getByText('Written and read back').waitFor()
  const html = readFileSync(savedFile(practice, '.html'), 'utf8')
  const rows = [...html.matchAll(/<li><code>(?<row>[^<]+)<\/code>/gu)].map(
    ({ groups }) => groups?.['row'] ?? '',
  )
  if (rows.length !== 4) throw new Error(`the kit has ${rows.length} rows`)
  return rows
}

type Lost = {
  readonly app: { readonly name: string; readonly clientSecret: string }
  readonly rows: readonly string[]
  /** Who signs in again. */
  readonly person: string
}

/**
 * The walk of somebody whose computer is gone, as they would do it: an empty Keyward under another account of the system
 * with an empty keyring (where the tests may not start one, it is a second profile and keyring of the same account), the
 * folder of backups, and the printed page, typed row by row.
 */
export const backInWork = (practice: Practice, lost: Lost): Promise<void> =>
  startParts(async (ending) => {
    await walk(practice, lost, ending.add)
    await ending.run()
  })

const walk = async (
  practice: Practice,
  { app, rows, person }: Lost,
  ends: (what: string, end: () => Promise<void>) => void,
): Promise<void> => {
  const { sandbox, files } = practice
  const desktop = await startDesktop({ whose: 'another' })
  ends('the new computer', desktop.stop)
  const browser = await startSystemBrowser({
    env: desktop.env,
    allowedOrigins: [sandbox.login, new URL(practice.relayUri).origin],
    whose: 'another',
  })
  ends('its browser', browser.close)
  const env = { ...sandbox.env, KEYWARD_BROWSER: browser.command, KEYWARD_FILES: files }
  chooseFile(practice, savedFile(practice, '.keyward-backup'))
  const keyward = await launchKeyward({ desktop, env })
  ends('the Keyward on it', keyward.close)
  const { page } = keyward
  if (isSomebodyElse && ownerOf(keyward.pid()) === ownerOf(practice.desktop.home))
    throw new Error('the new computer’s person is the old one’s')

  await page.getByRole('heading', { name: 'Where do you want to begin?' }).waitFor()
  await picture(page, '1-first-run')
  await button(page, 'Restore from a backup…').click()
  await picture(page, '2-restore')
  await button(page, 'Choose the backup…').click()
  await page.getByText('It opens with kit 1').waitFor()
  for (const [at, row] of rows.entries())
    await page.getByLabel(`Row ${at + 1}`, { exact: true }).pressSequentially(row.toLowerCase())
  await picture(page, '3-typed')
  await button(page, 'Open the backup').click()
  await page.getByRole('heading', { name: 'What comes back' }).waitFor()
  await picture(page, '4-comes-back')
  await button(page, 'Restore it').click()
  await page.getByRole('heading', { name: 'The vault is back' }).waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: person })
    .filter({ hasText: `signs in again with ${app.name}` })
    .waitFor()
  await picture(page, '5-restored')
  await button(page, 'Go to Overview').click()
  await page.getByRole('heading', { name: 'The vault is back' }).waitFor({ state: 'detached' })
  await page
    .getByRole('button', { name: /^Sign in again/u })
    .first()
    .waitFor()
  await page.getByRole('heading', { name: /^Was the old computer lost or stolen\?/u }).waitFor()
  await picture(page, '6-overview')

  await openPlace(page, 'Xero apps')
  await page.getByRole('heading', { name: app.name, level: 2 }).waitFor()
  await button(page, 'Reveal').first().click()
  await page.getByText(app.clientSecret).waitFor()
  await button(page, 'Hide').first().click()
  await picture(page, '7-app')
  await page
    .getByRole('button', { name: /^Sign in again|^Connect an organisation/u })
    .first()
    .click()
  await picture(page, '8-sign-in')
  await consentInBrowser({ ...practice, browser }, { person })
  await button(page, 'Done').click()
  await openPlace(page, 'Connections')
  await button(page, 'Check all').click()
  await page
    .getByText(/^Checked \S/u)
    .first()
    .waitFor()
  await picture(page, '9-at-work')
}

/** The account that a path, or the process of this number, belongs to. */
const ownerOf = (what: string | number): number =>
  statSync(typeof what === 'number' ? `/proc/${what}` : what).uid

/** Pictures of the walk, where somebody wants to look at them. */
const picture = async (page: Page, name: string) => {
  const folder = process.env['KEYWARD_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `lost-${name}.png`) })
}
