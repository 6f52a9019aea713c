import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName, CallOutput } from '../../shared/contract/contract.ts'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'
import { colleaguesBackup, newComputer } from './others.ts'
import { behind } from './real-core.ts'
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
    await expect
      .poll(() => items(page))
      .toEqual(['Open', 'Check now', 'Tag…', 'Show its Xero app', 'Disconnect…'])
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
    const page = await harness.open({ before: ({ api }) => api.checkConnections({ keys: null }) })
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
    const calls = await page.evaluate(() => window.door.calls.map(({ name }) => name))
    expect(calls).toContain('savePdf')
    expect(calls).toContain('showSaved')
    await page.context().close()
  })
})

/** Every call that answers where something was saved; a new one is a compile error until it is here. */
type SavingCall = {
  [Name in CallName]: 'path' extends keyof CallOutput<Name> ? Name : never
}[CallName]
type Save = (page: Page) => Promise<unknown>
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const print =
  (item: string): Save =>
  async (page) => {
    await go(page, 'Access guide')
    await press(page, 'Self-assessment')
    await press(page, 'Print the worksheet')
    await page.getByRole('menuitem', { name: item }).click()
  }
const sealMove: Save = async (page) => {
  await go(page, 'Settings')
  await press(page, 'Move to another computer…')
  const { card } = await newComputer()
  await page.getByLabel('Card of the new computer').fill(card)
  await press(page, 'Look at it')
  await press(page, 'Seal it…')
}
const SAVES: Record<SavingCall, Save> = {
  saveConnections: async (page) => {
    await go(page, 'Connections')
    await page.locator('#connection-grid').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await press(page, 'Save as CSV…')
  },
  makeKit: async (page) => {
    await go(page, 'Settings')
    await press(page, 'Make the recovery kit…')
    await page.getByRole('menuitem', { name: 'Save as PDF…' }).click()
  },
  exportSealed: async (page) => {
    await go(page, 'Settings')
    await press(page, 'Save everything under a passphrase…')
    await page.getByLabel('Passphrase for this file').fill('sixteen-quiet-otters-cross')
    await page.getByLabel('The same once more').fill('sixteen-quiet-otters-cross')
    await press(page, 'Choose where to save it…')
  },
  saveColleaguesBackup: async (page) => {
    await go(page, 'Settings')
    const { keyward } = behind(page)
    keyward.files.next = { name: 'Owen.keyward-backup', bytes: await colleaguesBackup(keyward) }
    await press(page, 'Open a colleague’s backup…')
    await press(page, 'Choose their backup…')
    await page.getByLabel('Passphrase for the new file').fill('sixteen-quiet-otters-cross')
    await page.getByLabel('The same once more').fill('sixteen-quiet-otters-cross')
    await press(page, 'Open it and save it under the passphrase…')
  },
  exportBitwarden: async (page) => {
    await go(page, 'Settings')
    await press(page, 'Save the secrets for a password manager…')
    await press(page, 'Save it unencrypted…')
  },
  savePdf: print('Save as PDF…'),
  saveGuidePage: print('Save as a web page…'),
  exportActivity: async (page) => {
    await go(page, 'Activity')
    await press(page, 'Save as CSV…')
  },
  saveReview: async (page) => {
    await go(page, 'Activity')
    await page
      .getByRole('button', { name: 'Reviews' })
      .or(page.getByRole('link', { name: 'Reviews' }))
      .first()
      .click()
    await press(page, 'Save a review…')
  },
  saveCalendar: async (page) => {
    await go(page, 'Settings')
    await page.getByRole('button', { name: /^Save as a calendar/u }).click()
  },
  saveRelayPage: async (page) => {
    await go(page, 'Settings')
    await press(page, 'Save the page…')
  },
  saveHandover: async (page) => {
    await go(page, 'Xero apps')
    await press(page, 'Hand over')
    await page.getByLabel('Person or company').fill('Juno Software')
    await press(page, 'Seal it and show the passphrase')
    await press(page, 'Save as an .age file')
  },
  // the last ones: from then on the vault is held, and nothing else is saved
  sealMove,
  sealMoveAgain: async (page) => {
    await go(page, 'Settings')
    await press(page, 'Show how the move stands')
    await press(page, 'Save the file again…')
  },
}

describe('N4 after anything was saved', () => {
  it('N4 it is offered to be shown in its folder, and nothing lies over that', async () => {
    let page = await harness.open()
    for (const name of Object.keys(SAVES) as SavingCall[]) {
      if (name === 'sealMove') {
        // what was sealed for a colleague before asks not to be left
        await page.context().close()
        page = await harness.open()
      }
      const done = page.getByRole('region', { name: 'Done' })
      const before = await page.evaluate(() => window.door.calls.length)
      await SAVES[name](page)
      await done.getByText(/^Saved (?:to|in) /u).waitFor()
      if (process.env['KEYWARD_PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['KEYWARD_PICTURES']}/saved-${name}.png` })
      await done.getByRole('button', { name: 'Show in folder' }).click()
      await done.getByRole('button', { name: 'Put this away' }).click()
      const made = await page.evaluate(
        (from) =>
          window.door.calls
            .slice(from)
            .map((one) => [one.name, (one.input as { path?: string }).path ?? null]),
        before,
      )
      expect(made).toContainEqual([name, null])
      const { places, shown } = behind(page).keyward.files
      expect(made).toContainEqual(['showSaved', places.at(-1)])
      expect(shown.at(-1)).toBe(places.at(-1))
    }
    await page.context().close()
  })
})
