import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../shared/kernel/result.ts'
import { button, rail } from './by-hand.ts'
import { graveFindings } from '../axe.ts'
import { picture } from './pictures.ts'
import { tick } from '../ticked.ts'
import { type Harness, startHarness } from './harness.ts'
import { EMPTY, openOnCore, PRACTICE } from './real-core.ts'
import { manySnapshot } from './scenario-data.ts'
import { openAway, openGuide, openJourney } from './ways.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

describe('the access guide', () => {
  it('asks what it needs to know before it begins, and keeps what was typed', async () => {
    const { page, asked } = await openOnCore(harness, { vault: EMPTY })
    await openGuide(page)
    await button(page, 'Begin').click()
    await page.getByText('Give it a name by which you will know it again.').first().waitFor()
    await page.getByLabel('Name of the tool or use case').fill('Timesheet Review')
    await button(page, 'Begin').click()
    await page.getByText('Say what it is for: Xero asks that first.').first().waitFor()
    await page.getByLabel('What it does for the practice, in a sentence or two').fill('Reads timesheets.')
    for (const what of ['Read timesheets', 'Read invoices'])
      await page.getByRole('checkbox', { name: what, exact: true }).check()
    await button(page, 'Begin').click()
    await page
      .getByText(/in one app. Begin one use case for each/u)
      .first()
      .waitFor()
    expect(asked('beginJourney')).toHaveLength(0)
    await page.getByRole('checkbox', { name: 'Read invoices', exact: true }).uncheck()
    await button(page, 'Begin').click()
    expect(asked('beginJourney')).toEqual([
      expect.objectContaining({ name: 'Timesheet Review', scopes: ['practicemanager.time.read'] }),
    ])
  })

  it('says there already what Xero would refuse of a name and of scopes, and what may be read and changed', async () => {
    const { page, asked } = await openOnCore(harness, { vault: EMPTY })
    await openGuide(page)
    await page.getByLabel('Name of the tool or use case').fill('Xero Timesheets')
    await page.getByText('Xero does not accept an app with “Xero” in its name.').first().waitFor()
    await page.getByRole('radio', { name: 'A tool that already has access' }).check()
    await expect.poll(() => page.getByText('Xero does not accept an app with “Xero”').count()).toBe(0)
    await page.getByRole('radio', { name: 'An app of our own' }).check()
    await page.getByLabel('Name of the tool or use case').fill('Timesheet Review')
    await page.getByLabel('What it does for the practice, in a sentence or two').fill('Reads timesheets.')
    await button(page, 'Begin').click()
    await page.getByText('Choose at least one').first().waitFor()
    await page.getByRole('checkbox', { name: 'Change timesheets', exact: true }).check()
    const read = page.getByRole('checkbox', { name: 'Read timesheets', exact: true })
    expect(await read.isChecked()).toBe(true)
    await page.getByText('practicemanager.time may change things at Xero').waitFor()
    await picture(page, 'guide-matrix', [1280, 1024, 800])
    expect(await graveFindings(page)).toEqual([])
    await page.getByRole('checkbox', { name: 'Change timesheets', exact: true }).uncheck()
    expect(await read.isChecked()).toBe(true)
    await button(page, 'Begin').click()
    await expect
      .poll(() => asked('beginJourney'))
      .toEqual([expect.objectContaining({ scopes: ['practicemanager.time.read'] })])
  })

  it('a letter is edited before it is sent, and what was sent is kept as it was', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await openJourney(page)
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space')
    const letter = page.getByRole('textbox', { name: 'Letter' })
    const drafted = await letter.inputValue()
    await letter.fill('Dear Xero, we ask again.')
    await button(page, 'Back to the draft').click()
    expect(await letter.inputValue()).toBe(drafted)
    await letter.fill('Dear Xero, we ask again.')
    await picture(page, 'guide-letter', [1280, 1024, 800])
    await button(page, 'I have sent it').click()
    await page.getByRole('heading', { name: 'Over to Xero' }).waitFor()
    await page.getByText('What was sent').click()
    await expect
      .poll(() => page.getByRole('region', { name: 'Letter' }).textContent())
      .toBe('Dear Xero, we ask again.')
    expect(asked('markAsked')).toMatchObject([{ letter: 'Dear Xero, we ask again.' }])
  })

  it('drafts the letter from the answers: it only reads, and names the scopes', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await openJourney(page)
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space')
    const letter = page.getByRole('textbox', { name: 'Letter' })
    await expect.poll(() => letter.inputValue()).toContain('It only reads.')
    expect(await letter.inputValue()).toContain('practicemanager.time.read: reads timesheets')
    await button(page, 'I have sent it').press('Enter')
    await page.getByRole('heading', { name: 'Over to Xero' }).waitFor()
  })

  it('a note is added and undone, and the step that it belongs to can be looked at again', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await openJourney(page)
    await page.getByLabel('A note to this step').fill('Spoke to Mira')
    await page.keyboard.press('Enter')
    await page.getByText('Spoke to Mira').waitFor()
    await button(page, 'Undo').click()
    await page.getByText('Spoke to Mira').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'The app and its secret' }).click()
    await page.getByRole('button', { name: 'Add the app here' }).waitFor()
  })

  it('the whole app cannot be ended before every organisation is ticked', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await openAway(page)
    await button(page, 'Open the developer portal').press('Enter')
    expect(keyward.opened).toEqual([])
    for (const box of await page.locator('.away-list').getByRole('checkbox').all())
      if (await box.isEnabled()) await tick(box)
    await page.getByText('told by Tessa Quillon').first().waitFor()
    await button(page, 'Open the developer portal').press('Enter')
    await expect.poll(() => keyward.opened.map(({ host }) => host)).toEqual(['developer.xero.com'])
  })

  it('a tick that main refuses goes back, and the reason is said', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await openAway(page)
    keyward.records.fail(fail('diskFull'))
    const box = page.locator('.away-list').getByRole('checkbox').first()
    await box.click()
    await page.getByText('Note it').first().waitFor()
    await expect.poll(() => box.isChecked()).toBe(false)
    keyward.records.fail(null)
  })

  it('what was ticked before a whole app ends is kept, and all can be ticked at once', async () => {
    const { page } = await openOnCore(harness, { vault: (now) => manySnapshot(now, 2_500) })
    await openAway(page)
    const boxes = page.locator('.away-list').getByRole('checkbox')
    await tick(boxes.first())
    await rail(page, 'Overview')
    await openAway(page)
    expect(await boxes.first().isChecked()).toBe(true)
    await expect.poll(() => boxes.count()).toBe(100)
    await button(page, 'Show 100 more organisations').click()
    await expect.poll(() => boxes.count()).toBe(200)
    await page.getByRole('button', { name: /^All \d+ of them know$/u }).click()
    await page.getByText('After it is deleted, ask Xero here').waitFor()
  })

  it('questions of a step are answered at the step', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await openJourney(page)
    await page.getByText('What if we cannot have our own app?').waitFor()
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
