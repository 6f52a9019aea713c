import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { SAMPLE_SECRET } from './fake-bridge.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const kind = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

const picture = async (page: Page, name: string) => {
  const folder = process.env['KEYWARD_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    const { preferences } = await page.evaluate(() => window.fake.snapshot())
    await page.evaluate((next) => window.fake.announce({ preferences: next }), { ...preferences, theme })
    for (const width of [1280, 1024, 800]) {
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) })
    }
  }
}

const openForm = async (page: Page) => {
  await button(page, 'Add a Xero app').click()
  await page.getByLabel('Name, as in the developer portal').fill('Month-end Packs')
  await page.getByLabel('Client id', { exact: true }).fill('5E3A90C41D7B4F628A0CB7D2196FC07F')
  await page.getByRole('checkbox', { name: 'Invoices', exact: true }).check()
}
const added = (page: Page) =>
  page.evaluate(() =>
    window.fake.calls
      .filter(({ name }) => name === 'addApp')
      .map(({ input }) => input as { details: { kind: string }; clientSecret: string; isUnproven?: boolean }),
  )

describe('the kinds of apps in the window', () => {
  it('a mobile or desktop app is added without a secret, and its page pretends none', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openForm(page)
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await kind(page, 'Mobile or desktop app').check()
    expect(await page.getByLabel('Client secret', { exact: true }).count()).toBe(0)
    expect(await page.getByText('Generated at Xero').count()).toBe(0)
    expect(await page.getByText('Advanced', { exact: true }).count()).toBe(0)
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    await picture(page, 'form-pkce')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Add the app').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    await page.getByText('it has no secret. Xero knows it.').first().waitFor()
    expect(await added(page)).toMatchObject([{ details: { kind: 'pkce' }, clientSecret: '' }])
    await page.getByText('Xero gives it no secret').waitFor()
    for (const name of ['Secret', 'Rotation', 'Tools that use it'])
      expect(await page.getByRole('heading', { name, exact: true }).count(), name).toBe(0)
    for (const name of ['Reveal', 'Replace the secret', 'Ask Xero for its list'])
      expect(await button(page, name).count(), name).toBe(0)
    await picture(page, 'app-pkce')
    expect(await graveFindings(page)).toEqual([])
    expect(harness.violations).toEqual([])
  })

  it('a custom connection is added without a way back, and asked for its organisation', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openForm(page)
    await kind(page, 'Custom connection').check()
    expect(await page.getByLabel('Redirect URI').count()).toBe(0)
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await page.getByRole('radio', { name: 'Today' }).check()
    await picture(page, 'form-custom')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Add the app').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    await page.getByText('It reaches one organisation, with its secret alone').waitFor()
    await button(page, 'Ask Xero for its organisation').waitFor()
    for (const name of ['Redirect route', 'Sign-ins'])
      expect(await page.getByRole('heading', { name, exact: true }).count(), name).toBe(0)
    await picture(page, 'app-custom')
    expect(await graveFindings(page)).toEqual([])
    expect(harness.violations).toEqual([])
  })

  it('a wrong guess is said with what to choose; nothing typed is lost, and it can be added anyway', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openForm(page)
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await page.getByRole('radio', { name: 'Today' }).check()
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    const refuse = async () => {
      await page.evaluate(() => window.fake.failNext('addApp', { code: 'appOfOtherKind', likely: 'custom' }))
      await button(page, 'Add the app').click()
      await page.getByRole('alert').getByText('it is more likely a custom connection').waitFor()
    }
    await refuse()
    await picture(page, 'form-other-kind')
    expect(await graveFindings(page)).toEqual([])
    await kind(page, 'Custom connection').check()
    expect(await page.getByRole('alert').count()).toBe(0)
    await kind(page, 'Web app').check()
    expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe(SAMPLE_SECRET)
    await refuse()
    await button(page, 'Add it anyway').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    expect((await added(page)).map(({ isUnproven }) => isUnproven)).toEqual([undefined, undefined, true])
  })
})
