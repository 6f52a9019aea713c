import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { APPS, bitwardenJson, bitwardenSealedJson, FILE_PASSWORD } from '../../adapters/import-files.ts'
import { openPlace } from '../practice.ts'
import type { PageGuide } from './tour.ts'

/** Opens the import by the Xero apps' view, and chooses a file of these bytes in the folder that answers for dialogs. */
export const chooseImport = async (page: Page, files: string, name: string, bytes: string | Uint8Array) => {
  const path = join(files, name)
  writeFileSync(path, bytes)
  writeFileSync(join(files, '.choose'), path)
  await openPlace(page, 'Xero apps')
  await page.getByRole('button', { name: 'Import from a file…' }).click()
  await page.getByRole('heading', { name: 'Import apps from a file' }).waitFor()
  await page.getByRole('button', { name: 'Choose a file…' }).click()
}

export const unlockImport = async (page: Page, password: string) => {
  await page.getByLabel('Password of the file', { exact: true }).and(page.locator('input')).fill(password)
  await page.getByRole('button', { name: 'Open the file' }).click()
}

/** The chapter's part about imports: a Bitwarden file under its password, from choosing to what is stored. */
export const importChapter = async (page: Page, files: string, { step, picture }: PageGuide) => {
  const file = await bitwardenSealedJson(bitwardenJson(), FILE_PASSWORD, { type: 0, rounds: 600_000 })
  await chooseImport(page, files, 'bitwarden_encrypted_export.json', file)
  await unlockImport(page, FILE_PASSWORD)
  await page.getByRole('table', { name: 'Found in the file' }).waitFor()
  await picture(page, 'import-found', { themes: true })
  await page.getByRole('button', { name: /^Import \d apps?$/u }).click()
  await page.getByRole('table', { name: 'What was stored' }).waitFor()
  step(`${APPS.length} apps out of a Bitwarden export, seen before anything was stored`)
  await picture(page, 'import-stored', { themes: true })
  await page.getByRole('button', { name: 'Go to Xero apps' }).click()
}
