import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { fail } from '../../shared/kernel/result.ts'
import { draft, type FakeKeyward, SECRET, value } from '../worlds/fakes.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture as pictureOf } from './pictures.ts'
import { newComputer, somebody } from './others.ts'
import { behind } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const NEW_COMPUTER = 'TESSA-LT-022'
const OLD_COMPUTER = 'INES-LT-014'

/** The file in which a vault was sealed last. */
const fileOf = ({ files }: FakeKeyward): Uint8Array => {
  const [, bytes] = [...files.saved].findLast(([name]) => name.endsWith('.keyward-move')) ?? []
  if (bytes === undefined) throw new Error('no vault was sealed')
  return bytes
}
/** What the new computer says once it has taken the vault, or has declined it. */
const receiptOf = ({ snapshot }: FakeKeyward): string => {
  const { move } = snapshot()
  if (move?.kind !== 'arrived' && move?.kind !== 'declined') throw new Error(`is ${move?.kind}`)
  return move.receipt
}
const takenBy = async (fresh: FakeKeyward, file: Uint8Array): Promise<string> => {
  fresh.files.next = { name: 'it.keyward-move', bytes: file }
  const { seen } = value(await fresh.api.openMove({}))
  value(await fresh.api.takeMove({ seenId: seen?.seenId ?? '' }))
  return receiptOf(fresh)
}
const declinedBy = async (fresh: FakeKeyward): Promise<string> => {
  value(await fresh.api.declineMove({}))
  return receiptOf(fresh)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const expectFit = async (page: Page) => expect(await graveFindings(page)).toEqual([])

const picture = (page: Page, name: string) => pictureOf(page, `move-${name}`)

describe('R10 the old computer', () => {
  it('R10 looks at the card before it seals, holds, takes the receipt, and says where the vault went', async () => {
    const page = await harness.open()
    const { keyward: fresh, card: text, fingerprint } = await newComputer(NEW_COMPUTER)
    await page.evaluate(() => window.go({ at: 'settings' }))
    await button(page, 'Move to another computer…').click()
    await heading(page, 'Move to another computer').waitFor()
    const card = page.getByLabel('Card of the new computer')
    await card.fill('something else')
    await button(page, 'Look at it').click()
    await page.getByRole('alert').getByText('That is no code of a move.').waitFor()
    await picture(page, 'begin-wrong')
    await expectFit(page)
    await card.fill(text)
    await button(page, 'Look at it').click()
    const asked = page.getByRole('alertdialog', { name: `Seal this vault for ${NEW_COMPUTER}?` })
    await asked.getByText(fingerprint).waitFor()
    // Enter never seals: the harmless answer has the focus
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Not now')
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

    const receipt = await takenBy(fresh, fileOf(behind(page).keyward))
    await page.getByLabel('Receipt of the new computer').fill(receipt)
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
    const { keyward } = behind(page)
    const seal = async () => {
      const { keyward: fresh, card } = await newComputer(NEW_COMPUTER)
      await page.evaluate(() => window.go({ at: 'move', side: 'old' }))
      await page.getByLabel('Card of the new computer').fill(card)
      await button(page, 'Look at it').click()
      await button(page, 'Seal it…').click()
      await heading(page, `Sealed for ${NEW_COMPUTER}`).waitFor()
      return fresh
    }
    const declining = await seal()
    await button(page, 'That computer is lost…').click()
    await page.getByRole('alertdialog').waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Wait for its word')
    await picture(page, 'lost')
    await expectFit(page)
    await button(page, 'Wait for its word').click()
    await page.getByLabel('Receipt of the new computer').fill(await declinedBy(declining))
    await button(page, 'Take the receipt').click()
    await page.getByText('The vault stays here.').first().waitFor()
    await page.getByLabel('Card of the new computer').waitFor()
    await expect.poll(() => page.getByRole('region', { name: 'Move to another computer' }).count()).toBe(0)
    await seal()
    await button(page, 'That computer is lost…').click()
    await button(page, 'Keep it here').click()
    await page.getByLabel('Card of the new computer').waitFor()
    // nothing has left yet: it is free
    keyward.files.isDeclined = true
    await seal()
    await picture(page, 'held-no-file')
    await button(page, 'Keep it here after all').click()
    await page.getByLabel('Card of the new computer').waitFor()
    // what a keychain did not let go of yet can be gone on with
    keyward.files.isDeclined = false
    const taking = await seal()
    const receipt = await takenBy(taking, fileOf(keyward))
    keyward.keychain.failNext('remove', fail('keychainLocked'))
    await page.getByLabel('Receipt of the new computer').fill(receipt)
    await button(page, 'Take the receipt').click()
    await button(page, 'Delete the rest').click()
    await page.getByText('Every secret was deleted from this computer’s keychain').waitFor()
  })
})

describe('R10 the new computer', () => {
  it('R10 shows its card at the first run, what comes, and then its receipt until it was given', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await page.getByText('I am moving from another computer').scrollIntoViewIfNeeded()
    await picture(page, 'first-run')
    await button(page, 'Move it here…').click()
    await heading(page, 'Move a vault to this computer').waitFor()
    const { keyward } = behind(page)
    const { move } = keyward.snapshot()
    const card = move?.kind === 'waiting' ? move.card : ''
    await page.getByText(card, { exact: true }).waitFor()
    await page.getByRole('img', { name: 'The card as a QR code' }).waitFor()
    await picture(page, 'card')
    await expectFit(page)
    const old = await somebody('Ines Halloway', OLD_COMPUTER)
    value(await old.api.addApp({ details: draft(), clientSecret: SECRET }))
    const { seenId } = value(await old.api.readMoveCard({ text: card }))
    value(await old.api.sealMove({ seenId }))
    keyward.files.next = { name: 'it.keyward-move', bytes: fileOf(old) }
    await button(page, 'Choose the file…').click()
    await heading(page, 'What comes here').waitFor()
    await page.getByText('Nothing has been stored on this computer yet.').waitFor()
    await picture(page, 'comes')
    await expectFit(page)
    await button(page, 'Move it here').click()
    await heading(page, 'The vault is on this computer now').waitFor()
    await page.getByText(receiptOf(keyward), { exact: true }).waitFor()
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
    await expect.poll(() => strip.count()).toBe(0)
    await page.context().close()
  })

  it('R10 declines only once it was asked, and shows the code for the old one', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await page.evaluate(() => window.go({ at: 'move', side: 'new' }))
    await button(page, 'Do not move it here…').click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Go on with the move')
    await picture(page, 'decline')
    await expectFit(page)
    await button(page, 'Do not move it here').click()
    await heading(page, 'The vault stays on the old computer').waitFor()
    await page.getByText(receiptOf(behind(page).keyward), { exact: true }).waitFor()
    await picture(page, 'declined')
    await expectFit(page)
    await page.context().close()
  })
})
