import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededSecret } from '../worlds/seeded.ts'
import { button, rail } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { openOnCore, PRACTICE } from './real-core.ts'
import { picture } from './pictures.ts'
import { SAMPLE_SECRET } from './scenario-data.ts'
import { openApp, openProven, openRotation } from './ways.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

describe('rotation', () => {
  it('goes by keyboard alone through all eight steps, and the pasted secret is nowhere on the page afterwards', async () => {
    const { page, keyward, asked } = await openOnCore(harness, { vault: PRACTICE })
    await openApp(page)
    await button(page, 'Replace the secret').press('Enter')
    await page.getByLabel('Tool 1').fill('Workbook')
    await button(page, 'Continue').press('Enter')
    await button(page, 'I have the new secret').press('Enter')
    await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
    await page.keyboard.press('Enter')
    await button(page, 'Switch over').press('Enter')
    // waited for, because switching asks the keychain
    const workbook = page.getByRole('checkbox', { name: 'Workbook' })
    await workbook.waitFor()
    expect(await page.content()).not.toContain(SAMPLE_SECRET)
    // somebody deletes the old one in the portal
    keyward.xero.answers.secrets = [SAMPLE_SECRET]
    await workbook.press('Space')
    await button(page, 'All have it').press('Enter')
    await button(page, 'Ask Xero').press('Enter')
    await button(page, 'Forget it and finish').press('Enter')
    await page.getByRole('heading', { name: 'Month-end Packs', level: 2 }).waitFor()
    expect(asked('setConsumers')).toEqual([
      expect.objectContaining({ consumers: [{ name: 'Workbook', where: '' }] }),
    ])
    expect(keyward.snapshot().rotation.finished).toMatchObject([{ appId: 'packs', outcome: 'rotated' }])
    const held = [...keyward.keychain.entries.values()]
    expect(held).toContain(SAMPLE_SECRET)
    expect(held).not.toContain(seededSecret('packs'))
  })

  it('step 1 is skipped without a word where no tool is listed, and the new secret is copied where it is needed', async () => {
    const { page, keyward, asked } = await openOnCore(harness, { vault: PRACTICE })
    await openApp(page)
    await button(page, 'Replace the secret').click()
    await button(page, 'Skip this step').click()
    await page.getByRole('button', { name: 'Copy the client id' }).waitFor()
    await button(page, 'I have the new secret').click()
    await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
    await page.keyboard.press('Enter')
    await button(page, 'Switch over').click()
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect.poll(() => asked('copySecret')).toEqual([{ appId: 'packs' }])
    await picture(page, 'rotation-update', [1280, 1024, 800])
    expect(keyward.snapshot().rotation.open).toMatchObject([{ appId: 'packs' }])
  })

  it('after a leak the old secret is deleted before the tools are seen to, and nothing says to keep it', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await openApp(page)
    await button(page, 'It has leaked…').click()
    await button(page, 'Replace it now').click()
    await page.getByRole('heading', { name: 'Make new, switch, delete the old one' }).waitFor()
    expect(await page.getByText('Do not delete').count()).toBe(0)
    await picture(page, 'leak-make', [1280, 1024, 800])
    await button(page, 'I have the new secret').click()
    await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
    await page.keyboard.press('Enter')
    await button(page, 'Switch over').click()
    await page.getByRole('heading', { name: 'Delete the old secret at Xero' }).waitFor()
    await picture(page, 'leak-delete', [1280, 800])
    keyward.xero.answers.secrets = [SAMPLE_SECRET]
    await button(page, 'Ask Xero').click()
    await page.getByText('The old secret is dead').waitFor()
    const steps = page.getByRole('list', { name: 'Steps' })
    expect(await steps.getByRole('listitem').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Refused')]),
    )
  })

  it('a date is given to a secret where it stands, and nothing else is asked', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await openApp(page)
    await page.getByRole('button', { name: /^(?:Give it a date|Change the date)$/u }).click()
    await page.getByRole('radio', { name: 'On a date' }).check()
    await page.getByLabel('Date of the secret').fill('2026-03-05')
    await picture(page, 'secret-date', [1280, 800])
    await button(page, 'Keep the date').click()
    await expect.poll(() => asked('dateSecret').length).toBe(1)
    await page.getByRole('button', { name: 'Change the date' }).waitFor()
    expect(asked('editApp')).toEqual([])
  })

  it('after a leak keeps its buttons side by side, and scrolls nothing sideways', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await openApp(page)
    await button(page, 'It has leaked…').click()
    await button(page, 'Replace it now').click()
    const portal = page.getByRole('button', { name: 'Open the developer portal' })
    await portal.waitFor()
    const aside = page.getByRole('complementary', { name: 'What this rotation affects' })
    for (const width of [1280, 1100, 1024]) {
      await page.setViewportSize({ width, height: 720 })
      const [one, other] = await Promise.all([
        portal.boundingBox(),
        button(page, 'I have the new secret').boundingBox(),
      ])
      expect(one?.y, `at ${width}`).toBe(other?.y)
      expect(await aside.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0)
    }
  })

  it('a refused paste says why, keeps what was typed, and goes no further', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await openRotation(page)
    await button(page, 'Nobody else uses it').click()
    await button(page, 'I have the new secret').click()
    await page.getByLabel('New client secret').fill(seededSecret('letters'))
    await button(page, 'Store it and prove it').click()
    await page.getByText('That is the secret of Debtor Letters.').first().waitFor()
    expect(await page.getByLabel('New client secret').inputValue()).toBe(seededSecret('letters'))
    expect(asked('proveNewSecret')).toHaveLength(0)
  })

  it('giving up after a paste asks first, with the harmless answer focused; leaving loses nothing', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await openProven(page)
    await button(page, 'Give up, change nothing').click()
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('Enter')
    expect(asked('rollBackRotation')).toHaveLength(0)
    await button(page, 'Save and close').click()
    await button(page, 'Continue replacing the secret').click()
    await button(page, 'Switch over').waitFor()
  })

  it('a reminder is put off only with a reason', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Xero apps')
    await page
      .getByRole('navigation', { name: 'Apps' })
      .getByRole('link', { name: /Debtor Letters/u })
      .click()
    await button(page, 'Put the reminder off').click()
    await button(page, 'Put it off').press('Enter')
    expect(asked('snoozeRotation')).toHaveLength(0)
    await page.getByLabel('Why, so that others understand it').fill('The vendor is on holiday')
    await button(page, 'Put it off').press('Enter')
    await page.getByText(/Put off until .*: The vendor is on holiday/u).waitFor()
  })

  it('a policy that is no number of days is refused where it is typed', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Settings')
    await page.getByLabel('Replace every … days').fill('0')
    await button(page, 'Save the policy').click()
    await page
      .getByText(/Use whole days: replace every 1 to 1,095/u)
      .first()
      .waitFor()
    // an emptied field is no day, and not the day itself
    await page.getByLabel('Replace every … days').fill('90')
    await page.getByLabel('Remind me (days before)').fill('')
    await button(page, 'Save the policy').click()
    expect(asked('setRotationPolicy')).toHaveLength(0)
    await page.getByLabel('Remind me (days before)').fill('14')
    await button(page, 'Save the policy').click()
    await expect.poll(async () => asked('setRotationPolicy').length, { timeout: 60_000 }).toBe(1)
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
