import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClockState } from '../../shared/vault/clock-state.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import type { FakeKeyward } from '../worlds/fakes.ts'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture } from './pictures.ts'
import { behind, PRACTICE } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const note = (page: Page) => page.getByRole('region', { name: 'This computer’s clock' })
const calls = (page: Page, name: string) =>
  page.evaluate((wanted) => window.door.calls.filter((one) => one.name === wanted).length, name)

const open = async (state: ClockState, offset = 0) => {
  const page = await harness.open({ scenario: 'practice' })
  await page.evaluate((clock) => window.door.announce({ clock }), { state, offset, mended: [] })
  return page
}

/** What was done while the clock was so far ahead, before it was set right. */
const misdated = async (by: number, before: (keyward: FakeKeyward) => unknown = () => undefined) => {
  const ahead = Date.now() + by + 5 * MINUTE
  const vault = (now: number) => {
    const practice = PRACTICE(now)
    return {
      ...practice,
      apps: practice.apps.map((app, at) =>
        at === 0 && app.secret !== null ? { ...app, secret: { ...app.secret, readBackAt: ahead } } : app,
      ),
    }
  }
  return harness.open({ vault, also: { seenAt: ahead }, before: async (keyward) => before(keyward) })
}

describe('F12 the clock in the window', () => {
  it('that was ahead is asked about once, mended by one button, and what was brought back is marked', async () => {
    const page = await misdated(365 * DAY, ({ witness, clock }) => witness.hear(clock.now()))
    await note(page).getByText('The clock of this computer was 365 days ahead, and is right again.').waitFor()
    await picture(page, 'clock-ahead')
    expect(await graveFindings(page)).toEqual([])
    const { witness, clock } = behind(page).keyward
    witness.say(fail('offline'))
    await button(page, 'Correct the dates').click()
    await note(page).getByText('The network went away before Xero answered.').waitFor()
    witness.say(ok(clock.now()))
    await button(page, 'Correct the dates').click()
    await note(page).waitFor({ state: 'detached' })
    await expect.poll(() => calls(page, 'mendClock')).toBe(2)
    await page.evaluate(() => {
      const [first] = window.door.snapshot().apps
      window.go({ at: 'apps', appId: first?.id ?? null, ask: null })
    })
    const marked = page.getByText('just now (corrected)').first()
    await marked.waitFor()
    expect(await marked.getAttribute('data-exact')).toContain('at the latest: the clock was ahead then')
    await picture(page, 'clock-mended')
    await page.context().close()
  })

  it('without Xero’s word says that it may be the one or the other', async () => {
    const page = await misdated(3 * HOUR)
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
    await expect.poll(() => note(page).getByRole('button').count()).toBe(0)
    await page.getByText('23 of 26 answered 43 days ago', { exact: true }).waitFor()
    await picture(page, 'clock-behind')
    await page.context().close()
  })

  it('that is fine is not spoken of', async () => {
    const page = await open({ kind: 'fine' })
    await expect.poll(() => note(page).count()).toBe(0)
    await page.context().close()
  })
})
