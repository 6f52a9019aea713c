import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { fail } from '../../shared/kernel/result.ts'
import type { FakeKeyward } from '../worlds/fakes.ts'
import { type Harness, startHarness } from './harness.ts'
import { chooseExport, chooseTable, IMPORT_PASSWORD } from './import-samples.ts'
import { behind } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const begin = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import apps')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Import apps from a file' }).waitFor()
}
const open = () => harness.open({ before: chooseExport })
const toRows = async (page: Page) => {
  await begin(page)
  await button(page, 'Choose a file…').click()
  await page.locator('#import-password').fill(IMPORT_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('table', { name: 'Found in the file' }).waitFor()
}
/** The keychain takes two secrets, and is locked when the third comes. */
const locksAtTheThird = ({ keychain }: FakeKeyward) => {
  const { set } = keychain
  let taken = 0
  keychain.set = async (...of) => ((taken += 1) === 3 ? fail('keychainLocked') : set(...of))
}
const anotherFile = (page: Page) => {
  chooseTable(behind(page).keyward)
  return button(page, 'Choose another file…').click()
}
const calls = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.door.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )

describe('importing from a file', () => {
  it('is offered where a vault is empty, and leads to a file', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await button(page, 'Import from a file').click()
    await button(page, 'Choose a file…').waitFor()
    await page.context().close()
  })

  it('says that a password is wrong and keeps the file, by keyboard alone', async () => {
    const page = await open()
    await begin(page)
    await button(page, 'Choose a file…').press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('import-password')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('That does not open it.').waitFor()
    await page.locator('#import-password').fill(IMPORT_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: 'Found in the file' }).waitFor()
    await page.context().close()
  })

  it('ticks only new apps that it is sure of, and stores what is ticked', async () => {
    const page = await open()
    await toRows(page)
    const boxes = page.getByRole('table', { name: 'Found in the file' }).getByRole('checkbox')
    expect(await Promise.all((await boxes.all()).map((box) => box.isChecked()))).toEqual([
      true,
      true,
      false,
      false,
    ])
    await page.getByRole('checkbox', { name: 'Replace the secret of Debtor Letters' }).check()
    locksAtTheThird(behind(page).keyward)
    await button(page, 'Import 2 apps, replace 1 secret').click()
    await page.getByText('2 of 3 apps are in the vault').waitFor()
    await page.getByText('Not stored. The keychain is locked.').waitFor()
    await page.getByText('Delete bitwarden_export.json now.').waitFor()
    await expect
      .poll(() => calls(page, 'acceptImport'))
      .toMatchObject([
        {
          rows: [
            { rowId: 'row1', replace: false },
            { rowId: 'row2', replace: false },
            { rowId: 'row3', replace: true },
          ],
        },
      ])
    await page.context().close()
  })

  it('makes main forget what was read when the view is left', async () => {
    const page = await open()
    await toRows(page)
    await button(page, 'Back to Xero apps').click()
    await page.getByRole('heading', { name: 'Xero apps', level: 1 }).waitFor()
    await expect.poll(() => calls(page, 'dropImport')).toEqual([{ importId: expect.any(String) }])
    await page.context().close()
  })

  it('takes columns, one use for each, and says so when nothing was found', async () => {
    const page = await open()
    await toRows(page)
    await anotherFile(page)
    await page.getByRole('combobox', { name: 'Column 3 is the' }).selectOption('clientSecret')
    await page.getByRole('combobox', { name: 'Name is the' }).selectOption('clientId')
    await button(page, 'Show the rows').click()
    await page.getByText('No Xero app is in this file').waitFor()
    await expect
      .poll(() => calls(page, 'chooseColumns'))
      .toMatchObject([{ hasHeader: true, columns: { name: null, clientId: 0, clientSecret: 2 } }])
    await page.context().close()
  })

  const stages: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ['the beginning', begin],
    ['the password', async (page) => begin(page).then(() => button(page, 'Choose a file…').click())],
    ['what was found', toRows],
    ['columns', async (page) => toRows(page).then(() => anotherFile(page))],
    [
      'what was stored',
      async (page) => {
        await toRows(page)
        await page.getByRole('checkbox', { name: 'Replace the secret of Debtor Letters' }).check()
        locksAtTheThird(behind(page).keyward)
        await button(page, 'Import 2 apps, replace 1 secret').click()
        await page.getByText('2 of 3 apps are in the vault').waitFor()
      },
    ],
  ]
  it.each(stages)('finds nothing serious on %s, in either theme (H4)', async (_name, act) => {
    const page = await open()
    await act(page)
    expect(await graveFindings(page)).toEqual([])
    await page.context().close()
  })

  it('breaks no rule of the window’s CSP and logs no error', () => {
    expect([...new Set(harness.violations)]).toEqual([])
  })
})
