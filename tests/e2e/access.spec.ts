import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { graveFindings } from '../axe.ts'
import { INES, LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { consentInBrowser, openPlace, startPractice, type Practice } from './practice.ts'

const { afterAll, beforeAll, describe, it } = needs('desktop', 'nginx', 'systemBrowser')

let practice: Practice
beforeAll(async () => {
  practice = await startPractice()
  console.log(`on ${practice.keyward.runtime}`)
})
afterAll(() => practice.close())
const page = () => practice.keyward.page

/** Presses Tab until the control with this name has the focus; fails when it never does. */
const tabTo = async (name: RegExp) => {
  for (let presses = 0; presses < 120; presses += 1) {
    const focused = await page().evaluate(() => {
      const at = document.activeElement
      if (at === null) return ''
      const labels =
        at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
          ? [...(at.labels ?? [])].map((label) => label.textContent ?? '')
          : []
      return (
        [at.getAttribute('aria-label') ?? '', ...labels, at.textContent ?? '']
          .find((text) => text.trim() !== '')
          ?.trim() ?? ''
      )
    })
    if (name.test(focused)) return
    await page().keyboard.press('Tab')
  }
  throw new Error(`the keyboard never came to ${name.source}`)
}
const type = (text: string) => page().keyboard.insertText(text)
const press = (key: string) => page().keyboard.press(key)

describe('H4 the whole job by keyboard alone', () => {
  it('adds an app', async () => {
    expect(await graveFindings(page())).toEqual([])
    await tabTo(/^Add a Xero app$/u)
    await press('Enter')
    await tabTo(/^Name, as in/u)
    await type(LEDGER_TOOL.name)
    await tabTo(/^Client id/u)
    await type(LEDGER_TOOL.clientId)
    await tabTo(/^Client secret/u)
    await type(LEDGER_TOOL.clientSecret)
    await tabTo(/^To this computer/u)
    await press('ArrowDown')
    await tabTo(/^Redirect URI/u)
    await press('Control+A')
    await type(practice.sandbox.relayUri)
    await tabTo(/^Contacts/u)
    await press('Space')
    expect(await graveFindings(page())).toEqual([])
    await press('Enter')
    await page().getByRole('heading', { name: LEDGER_TOOL.name, level: 2 }).waitFor()
    expect(await graveFindings(page())).toEqual([])
  })

  it('connects', async () => {
    await press('Control+k')
    await type('connect an organisation')
    expect(await graveFindings(page())).toEqual([])
    await press('Enter')
    await page().getByRole('heading', { name: 'Finish signing in with your browser' }).waitFor()
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('Cancel')
    expect(await graveFindings(page())).toEqual([])
    await consentInBrowser(practice, { person: INES.name })
    await page().getByRole('list', { name: 'Connected now' }).waitFor()
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('Done')
    expect(await graveFindings(page())).toEqual([])
    await press('Enter')
  })

  it('finds, looks at and disconnects an organisation; Enter alone destroys nothing', async () => {
    await press('Control+k')
    await type('go to connections')
    await press('Enter')
    await page().getByRole('heading', { name: 'Connections', level: 1 }).waitFor()
    expect(await graveFindings(page())).toEqual([])
    await press('/')
    await type('kelp')
    await page().getByRole('row', { name: /Anvil/u }).waitFor({ state: 'detached' })
    await press('ArrowDown')
    await press('ArrowDown')
    await press('Enter')
    await page().getByRole('complementary', { name: 'Kelp & Barrow Grocers' }).waitFor()
    expect(await graveFindings(page())).toEqual([])
    await tabTo(/^Disconnect…$/u)
    await press('Enter')
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('Keep it')
    expect(await graveFindings(page())).toEqual([])
    await press('Enter')
    expect(practice.sandbox.connections()).toHaveLength(12)
    await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe('Disconnect…')
    await press('Enter')
    await tabTo(/^Disconnect$/u)
    await press('Enter')
    await page().getByRole('button', { name: 'Take off the list' }).waitFor()
    expect(practice.sandbox.connections()).toHaveLength(11)
    expect(await graveFindings(page())).toEqual([])
  })

  it('H4 every other view has no serious finding either', async () => {
    for (const place of ['Overview', 'Activity', 'Settings'] as const) {
      await openPlace(page(), place)
      await page().getByRole('heading', { level: 1 }).first().waitFor()
      expect(await graveFindings(page()), place).toEqual([])
    }
    for (const name of ['Handovers', 'Access guide']) {
      await page().getByRole('link', { name }).focus()
      await press('Enter')
      await page().getByRole('heading', { name, level: 1 }).waitFor()
      expect(await graveFindings(page()), name).toEqual([])
    }
  })

  it('H4 a revealed secret is spoken to nobody unasked', async () => {
    await openPlace(page(), 'Xero apps')
    await page().getByRole('button', { name: 'Reveal' }).click()
    await page().getByText(LEDGER_TOOL.clientSecret).waitFor()
    const spoken = await page().evaluate(() =>
      [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')]
        .map((region) => region.textContent ?? '')
        .join(' '),
    )
    expect(spoken).not.toContain(LEDGER_TOOL.clientSecret)
    expect(await graveFindings(page())).toEqual([])
  })
})
