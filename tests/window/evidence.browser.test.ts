import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActivityProof } from '../../shared/activity/activity.ts'
import type { OpenedReview } from '../../shared/review/review.ts'
import { graveFindings } from '../axe.ts'
import { openedPack } from './evidence-samples.ts'
import type { FakeKeyward } from '../worlds/fakes.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture } from './pictures.ts'
import { behind } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name }).press('Enter')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const callsOf = (page: Page, name: string) =>
  page.evaluate((wanted) => window.door.calls.filter((one) => one.name === wanted).length, name)
const show = (page: Page, part: Partial<ActivityProof>) =>
  page.evaluate((change) => {
    const { activity } = window.door.snapshot()
    if (activity !== null) window.door.announce({ activity: { ...activity, at: Date.now(), ...change } })
  }, part)
const walking = (page: Page, walk: number | null) =>
  page.evaluate((part) => window.door.announceWork({ walk: part }), walk)

const PUT_BACK = {
  line: 8,
  at: Date.UTC(2026, 10, 24, 9, 0),
  what: 'log',
  from: 30,
  to: 49,
  lastAt: Date.UTC(2026, 10, 23, 17, 40),
  acknowledged: null,
} as const

/** Some lines in the log. */
const checked = async ({ api }: FakeKeyward) => {
  for (let times = 0; times < 3; times += 1) await api.checkConnections({ keys: null })
}
const lastLine = (page: Page) => behind(page).keyward.activityLog.lines().length

const clean = async (page: Page) => {
  expect(await graveFindings(page)).toEqual([])
  expect(harness.violations).toEqual([])
  await page.context().close()
}

/** Says of one line, and no other, that somebody else did it. */
const forgedOnce = () => {
  let done = false
  return (line: string) => {
    const forged = done ? line : line.replace('Tessa Quillon', 'Somebody Else')
    done ||= forged !== line
    return forged
  }
}

describe('H8 Activity', () => {
  it('walks the log when it is opened, and says up to which line', async () => {
    const page = await harness.open({ before: checked })
    await rail(page, 'Activity')
    await expect.poll(() => callsOf(page, 'verifyActivity')).toBeGreaterThan(0)
    await page
      .getByText(/^Intact up to line \d+/u)
      .first()
      .waitFor()
    expect(lastLine(page)).toBeGreaterThan(0)
    await page.getByText(`Intact up to line ${lastLine(page)}`).waitFor()
    await page.getByText('This computer’s keychain remembers no later line.').waitFor()
    await clean(page)
  })

  it('says nothing of lines that were not walked, and walks again when there are some', async () => {
    const page = await harness.open({ before: checked })
    await rail(page, 'Activity')
    await page.getByRole('table', { name: 'Activity' }).waitFor()
    await page.getByText(`Intact up to line ${lastLine(page)}`).waitFor()
    const before = await callsOf(page, 'verifyActivity')
    // the walk that is begun now does not come to its end
    await page.evaluate(() => window.door.hold('verifyActivity'))
    await show(page, { lines: 0, from: null, to: null })
    await page.getByText(/\d+ lines came since the log was last checked\./u).waitFor()
    await expect.poll(() => page.getByText('Nothing is written yet').count()).toBe(0)
    await expect.poll(() => page.getByText('Intact', { exact: true }).count()).toBe(0)
    await expect.poll(() => callsOf(page, 'verifyActivity')).toBeGreaterThan(before)
    await clean(page)
  })

  it('says while a walk is under way how far it is, claims nothing meanwhile, and can stop it', async () => {
    const page = await harness.open({ before: checked })
    await rail(page, 'Activity')
    await page
      .getByText(/^Intact up to line/u)
      .first()
      .waitFor()
    await walking(page, 0.4)
    await page
      .getByText('Reading the log to its end: 40 %. Until then nothing can be said about it.')
      .waitFor()
    await expect.poll(() => page.getByText('Intact up to line').count()).toBe(0)
    await button(page, 'Stop').click()
    await expect.poll(() => callsOf(page, 'cancelWalk')).toBe(1)
    await clean(page)
  })

  it('says why a walk did not come to its end, beside what is known from before', async () => {
    const page = await harness.open({ before: checked })
    await rail(page, 'Activity')
    await page.getByText(`Intact up to line ${lastLine(page)}`).waitFor()
    await page.evaluate(() => window.door.failNext('verifyActivity', { code: 'diskDenied' }))
    await button(page, 'Check the log again').click()
    await page
      .getByText(/may not read or write|does not let Keyward/u)
      .first()
      .waitFor()
    await page.getByText(`Intact up to line ${lastLine(page)}`).waitFor()
    await clean(page)
  })

  it('marks a line that this vault never wrote, in its own place', async () => {
    const page = await harness.open({ before: checked })
    await rail(page, 'Activity')
    await page.getByRole('table', { name: 'Activity' }).waitFor()
    await page.getByText(`Intact up to line ${lastLine(page)}`).waitFor()
    const { files, edit } = behind(page).keyward.activityLog
    for (const month of files.keys())
      edit(month, ([first = '', ...rest]) => [first, ...rest.map(forgedOnce())])
    await button(page, 'Check the log again').click()
    await page.getByText('One place in the log is not as Keyward wrote it.').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'It was changed, or Keyward did not write it.' })
    await expect.poll(() => row.count()).toBe(1)
    await clean(page)
  })
})

describe('H9 a folder that was put back', () => {
  it('is told in Overview and Activity, and by keyboard alone somebody says why', async () => {
    const page = await harness.open()
    await show(page, { rollbacks: [PUT_BACK] })
    await page.getByText('Keyward’s folder was put back to an earlier day').first().waitFor()
    await button(page, 'Say why').press('Enter')
    await page
      .getByRole('alert')
      .getByText(/20 lines that this computer’s keychain remembers/u)
      .waitFor()
    await button(page, 'I restored a backup').press('Enter')
    await page.getByText('Restored from a backup').waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await rail(page, 'Overview')
    await page.getByRole('heading', { level: 1, name: /needs? you|All clear/u }).waitFor()
    await expect.poll(() => page.getByText('was put back to an earlier day').count()).toBe(0)
    await clean(page)
  })
})

describe('H9 a pack', () => {
  const check = async (page: Page, opened: OpenedReview) => {
    await rail(page, 'Activity')
    await button(page, 'Reviews').click()
    await page.evaluate((found) => window.door.answerNext('openReview', { opened: found }), opened)
    await button(page, 'Check an evidence pack…').click()
    return page.getByRole('article')
  }

  it.each([
    ['thisVault', /This vault signed it, and nothing in it was changed since\./u, /, by Tessa Quillon/u],
    ['colleague', /The card of Owen Marsh in your address book .* signed it/u, /, by Owen Marsh/u],
    ['posing', /It poses as Owen Marsh/u, /, said to be by Owen Marsh/u],
    ['unknown', /Nobody whom this Keyward knows signed it/u, /, said to be by Owen Marsh/u],
  ] as const)('of standing %s says who stands behind it', async (standing, words, head) => {
    const page = await harness.open()
    const article = await check(page, openedPack(standing))
    await article.getByText(words).waitFor()
    await article.getByRole('heading', { name: head }).waitFor()
    if (standing === 'posing' || standing === 'unknown')
      expect(await article.textContent()).not.toMatch(/nothing in it was changed|as it was saved/iu)
    await clean(page)
  })

  it('is saved only when the log was read, which shows how far it is and can be stopped', async () => {
    const page = await harness.open()
    await rail(page, 'Activity')
    await button(page, 'Reviews').click()
    await page.evaluate(() => {
      window.door.hold('saveReview')
      window.door.announceWork({ walk: 0.25 })
    })
    await button(page, 'Save a review…').click()
    await page.getByText('Reading the log to its end before it is signed: 25 %.').waitFor()
    await button(page, 'Stop, and save nothing').click()
    await expect.poll(() => callsOf(page, 'cancelWalk')).toBe(1)
    await clean(page)
  })

  it('of one app or one client is printed from there, the client found by its name', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await rail(page, 'Activity')
    await button(page, 'Reviews').click()
    await button(page, 'Evidence of the app').click()
    await page.getByRole('menuitem', { name: /PDF/u }).click()
    await expect.poll(() => callsOf(page, 'savePdf')).toBe(1)
    const client = page.getByRole('combobox', { name: 'Client' })
    await client.fill('nobody at all')
    await page.getByText('No client here is called that.').waitFor()
    // two organisations have this name, and one has the next
    await client.fill('Brackenmoor Accounting')
    await page.getByText('Choose one of 2 clients.').waitFor()
    await client.fill('Hollins Wharf Trading')
    await picture(page, 'evidence-of-one', [1280, 1024, 800])
    await button(page, 'Evidence of the client').click()
    await page.getByRole('menuitem', { name: /PDF/u }).click()
    await expect.poll(() => callsOf(page, 'savePdf')).toBe(2)
    await clean(page)
  })

  it('can be compared with the keys that stand in Settings', async () => {
    const page = await harness.open()
    await page.evaluate(() => window.door.announce({ evidenceKey: '7f3a 91c2 04de 88b1 5a6c e290' }))
    await rail(page, 'Settings')
    await page.getByText('7f3a 91c2 04de 88b1 5a6c e290').waitFor()
    await button(page, 'Copy the evidence key').waitFor()
    await clean(page)
  })
})
