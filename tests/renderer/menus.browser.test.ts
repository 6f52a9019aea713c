import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'
import type { Locator, Page } from 'playwright'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(async () => {
  await harness.stop()
  expect(harness.violations).toEqual([])
})

const items = (page: Page) => page.getByRole('menuitem').allTextContents()
const rightClick = (place: Locator) => place.click({ button: 'right' })
const go = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name: place }).click()

describe('N1 the menu of a row', () => {
  it('N1 of a connection has the verbs of its pane, and asks before it takes away', async () => {
    const page = await harness.open()
    await go(page, 'Connections')
    const row = page.getByRole('row', { level: 2 }).first()
    const name = (await row.getByRole('gridcell').first().textContent()) ?? ''
    await rightClick(row)
    await expect.poll(() => items(page)).toEqual(['Open', 'Check now', 'Show its Xero app', 'Disconnect…'])
    expect(await graveFindings(page)).toEqual([])
    if (process.env['KEYWARD_PICTURES'] !== undefined)
      await page.screenshot({ path: `${process.env['KEYWARD_PICTURES']}/row-menu.png` })
    await page.keyboard.press('Escape')
    await expect.poll(() => items(page)).toEqual([])
    await rightClick(row)
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click()
    await page.getByRole('alertdialog').getByText(name).first().waitFor()
    await page.context().close()
  })

  it('N1 opens by the keyboard on the line that is active, goes by arrows and letters, and gives the focus back', async () => {
    const page = await harness.open()
    await go(page, 'Connections')
    await page.locator('#connection-grid').focus()
    await page.keyboard.press('ArrowDown')
    await byKeyboard(page, '#connection-grid')
    await expect.poll(() => items(page)).toContain('Check now')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('Check now')
    await page.keyboard.press('d')
    expect(await focused(page)).toBe('Disconnect…')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('connection-grid')
    await page.context().close()
  })

  it('N1 stands at apps, handovers and lines of the log too', async () => {
    const page = await harness.open()
    await go(page, 'Xero apps')
    await rightClick(page.getByRole('navigation', { name: 'Apps' }).getByRole('link').first())
    await expect.poll(() => items(page)).toContain('Hand over')
    expect(await items(page)).toContain('Remove…')
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await page.getByRole('heading', { level: 1, name: /Edit/u }).waitFor()
    await go(page, 'Activity')
    const line = page.getByRole('table', { name: 'Activity' }).getByRole('row').nth(1)
    await line.focus()
    await byKeyboard(page, 'tr:focus')
    await expect.poll(() => items(page)).toContain('Copy the line')
    await page.keyboard.press('Escape')
    await page.context().close()
  })

  it('N1 is left to the system over fields and selected text', async () => {
    const page = await harness.open()
    await go(page, 'Connections')
    await rightClick(page.getByRole('searchbox', { name: 'Search organisations and people' }))
    expect(await items(page)).toEqual([])
    await page.context().close()
  })
})

/** What the menu key and Shift F10 send to the focused element. */
const byKeyboard = (page: Page, selector: string) =>
  page.locator(selector).dispatchEvent('contextmenu', { bubbles: true, cancelable: true, button: 0 })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

describe('N4 a page on paper', () => {
  it('N4 is printed or saved from one button, and says where it went', async () => {
    const page = await harness.open()
    await go(page, 'Access guide')
    await page.getByRole('button', { name: 'Self-assessment' }).click()
    await page.getByRole('button', { name: 'Print the worksheet' }).click()
    await expect.poll(() => items(page)).toEqual(['Print…', 'Save as PDF…', 'Save as a web page…'])
    await page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
    const done = page.getByRole('region', { name: 'Done' })
    await done.getByText(/\.pdf$/u).waitFor()
    await done.getByRole('button', { name: 'Show in folder' }).click()
    const calls = await page.evaluate(() =>
      (window as unknown as { fake: { calls: { name: string }[] } }).fake.calls.map(({ name }) => name),
    )
    expect(calls).toContain('savePdf')
    expect(calls).toContain('showSaved')
    await page.context().close()
  })
})
