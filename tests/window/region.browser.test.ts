import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name }).press('Enter')

it('in the United States it is spelt and dated as there, and names stay as they are', async () => {
  const page = await harness.open({ region: 'en-US' })
  await page.evaluate(() =>
    window.door.announce({
      connections: window.door
        .snapshot()
        .connections.map((one, at) =>
          at === 0 ? { ...one, tenantName: 'Authorised Organisations Ltd' } : one,
        ),
    }),
  )
  await go(page, 'Connections')
  await page.getByRole('columnheader', { name: /Organization/u }).waitFor()
  await page.getByRole('row', { name: /Authorised Organisations Ltd/u }).waitFor()
  const said = (await page.locator('body').innerText()).replaceAll('Authorised Organisations Ltd', '')
  expect(said).not.toMatch(/organis|authoris/iu)
  await go(page, 'Overview')
  await page.getByText(/^[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}\b/u).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-US')
  expect(harness.violations).toEqual([])
  await page.context().close()
})

it('in New Zealand the clock has twelve hours, and words are spelt as they were written', async () => {
  const page = await harness.open({ region: 'en-NZ' })
  await go(page, 'Connections')
  await page.getByRole('columnheader', { name: /Organisation/u }).waitFor()
  await go(page, 'Overview')
  await page
    .getByText(/\bat \d{1,2}:\d{2}\s[ap]m/u)
    .first()
    .waitFor()
  await page.context().close()
})
