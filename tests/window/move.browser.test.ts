import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { MOVE_CARD, MOVE_DECLINED, MOVE_RECEIPT, NEW_COMPUTER, OLD_COMPUTER } from './fake-move.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const expectFit = async (page: Page) => expect(await graveFindings(page)).toEqual([])

/** Pictures of what is tested here, where somebody wants to look at them. */
const picture = async (page: Page, name: string) => {
  const folder = process.env['KEYWARD_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    const { preferences } = await page.evaluate(() => window.fake.snapshot())
    await page.evaluate((next) => window.fake.announce({ preferences: next }), { ...preferences, theme })
    await page.screenshot({ path: join(folder, `move-${name}-${theme}.png`) })
  }
}

describe('R10 the old computer', () => {
  it('R10 looks at the card before it seals, holds, takes the receipt, and says where the vault went', async () => {
    const page = await harness.open()
    await page.evaluate(() => window.go({ at: 'settings' }))
    await button(page, 'Move to another computer…').click()
    await heading(page, 'Move to another computer').waitFor()
    const card = page.getByLabel('Card of the new computer')
    await card.fill('something else')
    await button(page, 'Look at it').click()
    await page.getByRole('alert').getByText('That is no code of a move.').waitFor()
    await picture(page, 'begin-wrong')
    await expectFit(page)
    await card.fill(MOVE_CARD)
    await button(page, 'Look at it').click()
    const asked = page.getByRole('alertdialog', { name: `Seal this vault for ${NEW_COMPUTER}?` })
    await asked.getByText('7k2m-q9vd-x4tn-hw6c').waitFor()
    // Enter never seals: the harmless answer has the focus
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Not now')
    await picture(page, 'seal')
    await expectFit(page)
    await asked.getByRole('button', { name: 'Seal it…' }).click()
    await heading(page, `Sealed for ${NEW_COMPUTER}`).waitFor()
    await page.getByRole('region', { name: 'Done' }).getByRole('button', { name: 'Put this away' }).click()
    await picture(page, 'held')
    await expectFit(page)

    // elsewhere in the window it is said as well, and leads back
    await page.evaluate(() => window.go({ at: 'connections', key: null, ask: null }))
    const strip = page.getByRole('region', { name: 'Move to another computer' })
    await strip.getByText(`This vault is sealed for ${NEW_COMPUTER}.`).waitFor()
    await picture(page, 'held-elsewhere')
    await expectFit(page)
    await strip.getByRole('button', { name: 'Show the move' }).click()

    await page.getByLabel('Receipt of the new computer').fill(MOVE_RECEIPT)
    await button(page, 'Take the receipt').click()
    await heading(page, `The vault has moved to ${NEW_COMPUTER}`).waitFor()
    await picture(page, 'retired')
    await expectFit(page)
    await page.evaluate(() => window.go({ at: 'overview' }))
    await heading(page, `The vault has moved to ${NEW_COMPUTER}`).waitFor()
    await page.context().close()
  })

  it('R10 goes on where the other one declines, and asks before it does without its word', async () => {
    const page = await harness.open()
    const seal = async () => {
      await page.evaluate(() => window.go({ at: 'move', side: 'old' }))
      await page.getByLabel('Card of the new computer').fill(MOVE_CARD)
      await button(page, 'Look at it').click()
      await button(page, 'Seal it…').click()
      await heading(page, `Sealed for ${NEW_COMPUTER}`).waitFor()
    }
    await seal()
    await button(page, 'That computer is lost…').click()
    await page.getByRole('alertdialog').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Wait for its word')
    await picture(page, 'lost')
    await expectFit(page)
    await button(page, 'Wait for its word').click()
    await page.getByLabel('Receipt of the new computer').fill(MOVE_DECLINED)
    await button(page, 'Take the receipt').click()
    await page.getByText('The vault stays here.').first().waitFor()
    await page.getByLabel('Card of the new computer').waitFor()
    expect(await page.getByRole('region', { name: 'Move to another computer' }).count()).toBe(0)
    await seal()
    await button(page, 'That computer is lost…').click()
    await button(page, 'Keep it here').click()
    await page.getByLabel('Card of the new computer').waitFor()
    // nothing has left yet: it is free
    await page.evaluate(() => {
      const at = Date.now()
      window.fake.announce({
        move: { kind: 'held', at, to: 'X', fingerprint: 'a', isOut: false, path: null },
        vault: { kind: 'open', readOnly: true },
      })
    })
    await picture(page, 'held-no-file')
    await button(page, 'Keep it here after all').click()
    await page.getByLabel('Card of the new computer').waitFor()
    // what a keychain did not let go of yet can be gone on with
    await page.evaluate(() => {
      window.fake.announce({
        move: { kind: 'retiring', at: Date.now(), to: 'X' },
        vault: { kind: 'open', readOnly: true },
      })
    })
    await button(page, 'Delete the rest').click()
    await page.getByText('Every secret was deleted from this computer’s keychain').waitFor()
    await page.context().close()
  })
})

describe('R10 the new computer', () => {
  it('R10 shows its card at the first run, what comes, and then its receipt until it was given', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await page.getByText('I am moving from another computer').scrollIntoViewIfNeeded()
    await picture(page, 'first-run')
    await button(page, 'Move it here…').click()
    await heading(page, 'Move a vault to this computer').waitFor()
    await page.getByText(MOVE_CARD).waitFor()
    await page.getByRole('img', { name: 'The card as a QR code' }).waitFor()
    await picture(page, 'card')
    await expectFit(page)
    await button(page, 'Choose the file…').click()
    await heading(page, 'What comes here').waitFor()
    await page.getByText('Nothing has been stored on this computer yet.').waitFor()
    await picture(page, 'comes')
    await expectFit(page)
    await button(page, 'Move it here').click()
    await heading(page, 'The vault is on this computer now').waitFor()
    await page.getByText(MOVE_RECEIPT).waitFor()
    await picture(page, 'arrived')
    await expectFit(page)
    await page.evaluate(() => window.go({ at: 'settings' }))
    const strip = page.getByRole('region', { name: 'Move to another computer' })
    await strip.getByText(`Bring the receipt to ${OLD_COMPUTER}.`).waitFor()
    await strip.getByRole('button', { name: 'Show the move' }).click()
    await button(page, 'The old computer has it').click()
    await page.getByText('You said that the old computer has it.').waitFor()
    await page.evaluate(() => window.go({ at: 'settings' }))
    await button(page, 'Move to another computer…').waitFor()
    expect(await strip.count()).toBe(0)
    await page.context().close()
  })

  it('R10 declines only once it was asked, and shows the code for the old one', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await page.evaluate(() => window.go({ at: 'move', side: 'new' }))
    await button(page, 'Do not move it here…').click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go on with the move')
    await picture(page, 'decline')
    await expectFit(page)
    await button(page, 'Do not move it here').click()
    await heading(page, 'The vault stays on the old computer').waitFor()
    await page.getByText(MOVE_DECLINED).waitFor()
    await picture(page, 'declined')
    await expectFit(page)
    await page.context().close()
  })
})
