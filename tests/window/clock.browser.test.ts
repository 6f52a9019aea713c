import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClockState } from '../../shared/vault/clock-state.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const note = (page: Page) => page.getByRole('region', { name: 'This computer’s clock' })
const calls = (page: Page, name: string) =>
  page.evaluate((wanted) => window.fake.calls.filter((one) => one.name === wanted).length, name)

const picture = async (page: Page, name: string) => {
  const folder = process.env['KEYWARD_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    const { preferences } = await page.evaluate(() => window.fake.snapshot())
    await page.evaluate((next) => window.fake.announce({ preferences: next }), { ...preferences, theme })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
}

const open = async (state: ClockState, offset = 0) => {
  const page = await harness.open({ scenario: 'practice' })
  await page.evaluate((clock) => window.fake.announce({ clock }), { state, offset, mended: [] })
  return page
}

describe('F12 the clock in the window', () => {
  it('that was ahead is asked about once, mended by one button, and what was brought back is marked', async () => {
    const page = await open({ kind: 'wasAhead', minutes: 365 * 24 * 60, isProven: true })
    await note(page).getByText('The clock of this computer was 365 days ahead, and is right again.').waitFor()
    await picture(page, 'clock-ahead')
    expect(await graveFindings(page)).toEqual([])
    await page.evaluate(() => window.fake.failNext('mendClock', { code: 'offline' }))
    await button(page, 'Correct the dates').click()
    await note(page).getByText('The network went away before Xero answered.').waitFor()
    await button(page, 'Correct the dates').click()
    await note(page).waitFor({ state: 'detached' })
    expect(await calls(page, 'mendClock')).toBe(2)
    await page.evaluate(() => {
      const { apps, clock } = window.fake.snapshot()
      const [at = 0] = clock.mended
      window.fake.announce({
        apps: apps.map((app) =>
          app.secret === null ? app : { ...app, secret: { ...app.secret, readBackAt: at } },
        ),
      })
      window.go({ at: 'apps', appId: apps[0]?.id ?? null, ask: null })
    })
    const marked = page.getByText('just now (corrected)').first()
    await marked.waitFor()
    expect(await marked.getAttribute('data-exact')).toContain('at the latest: the clock was ahead then')
    await picture(page, 'clock-mended')
    await page.context().close()
  })

  it('without Xero’s word says that it may be the one or the other', async () => {
    const page = await open({ kind: 'wasAhead', minutes: 3 * 60, isProven: false })
    await note(page)
      .getByText('What this vault holds is dated up to 3 hours after this computer’s clock.')
      .waitFor()
    await picture(page, 'clock-unproven')
    await button(page, 'Ask Xero, and correct the dates').click()
    await note(page).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('that is wrong now is said, with nothing to press, and ages go by the better time', async () => {
    const page = await open({ kind: 'off', minutes: -40 * 24 * 60 }, 40 * DAY)
    await note(page).getByText('This computer’s clock is 40 days behind.').waitFor()
    expect(await note(page).getByRole('button').count()).toBe(0)
    await page.getByText('23 of 26 answered 43 days ago', { exact: true }).waitFor()
    await picture(page, 'clock-behind')
    await page.context().close()
  })

  it('that is fine is not spoken of', async () => {
    const page = await open({ kind: 'fine' })
    expect(await note(page).count()).toBe(0)
    await page.context().close()
  })
})
