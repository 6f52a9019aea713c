import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { tick } from '../ticked.ts'
import { aboutStates, type AboutState, workOf } from './about-states.ts'
import { fail } from '../../shared/kernel/result.ts'
import { offeringUpdater } from '../updates/offering.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture as pictureOf } from './pictures.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const STATES = aboutStates(Date.now())
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const show = (page: Page, state: AboutState) =>
  page.evaluate(
    ({ updates, work, more }) => {
      window.door.announce({ updates, ...more })
      window.door.announceWork(work)
    },
    { updates: state.updates, work: workOf(state), more: state.more ?? {} },
  )
const openAbout = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('about keyward')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Settings' }).waitFor()
}
const open = async (state: AboutState, theme: 'light' | 'dark' = 'light') => {
  const page = await harness.open({ scenario: 'quiet', theme })
  await openAbout(page)
  await show(page, state)
  return page
}
const calls = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.door.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )
const state = (name: string): AboutState => {
  const found = STATES[name]
  if (found === undefined) throw new Error(name)
  return found
}

/** States that show parts which the others do not; each costs axe two seconds. */
const DIFFERENT = ['off', 'available', 'downloading', 'waits', 'refused']

const picture = (page: Page, name: string) => pictureOf(page, `about-${name}`)

/** A Keyward 0.1.0 whose update server offers 1.5.0. */
const onUpdates = async (isForged = false) => {
  const updater = offeringUpdater('1.5.0', { isForged, at: Date.now() })
  const page = await harness.open({ scenario: 'quiet', world: { updater } })
  await openAbout(page)
  return { page, updater }
}

describe('about Keyward', () => {
  it.each(['light', 'dark'] as const)(
    'H4 says how it stands in every state, and reads well in %s',
    async (theme) => {
      const page = await open(state('never'), theme)
      const { preferences } = await page.evaluate(() => window.door.snapshot())
      await page.evaluate((next) => window.door.announce({ preferences: next }), { ...preferences, theme })
      for (const [name, one] of Object.entries(STATES)) {
        await show(page, one)
        await page.getByRole('heading', { name: one.title, level: 2 }).waitFor()
        const text = await page.locator('.about').innerText()
        for (const words of one.says) expect(text, name).toContain(words)
        if (DIFFERENT.includes(name)) expect(await graveFindings(page), name).toEqual([])
        await picture(page, `${name}-${theme}`)
      }
      await page.context().close()
    },
  )
})

describe('B5 the licences', () => {
  it('B5 are opened from there, and it is said where they could not be', async () => {
    const page = await open(state('off'))
    await button(page, 'Licences').click()
    await expect.poll(() => calls(page, 'openLicences')).toEqual([{}])
    await page.evaluate(() => window.door.failNext('openLicences', { code: 'licencesNotOpened' }))
    await button(page, 'Licences').click()
    await page.getByText('The licences could not be opened.').first().waitFor()
    await picture(page, 'licences')
    await page.context().close()
  })
})

describe('help, and what is new', () => {
  it('leads to answers and keys, lists what is new in this version, and copies a report without names', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openAbout(page)
    await button(page, 'Keyboard shortcuts').click()
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    const notes = page.getByRole('region', { name: 'In this version' }).getByRole('definition')
    const few = await notes.count()
    expect(few).toBeGreaterThan(0)
    await page.getByRole('button', { name: /^Show all \d+$/u }).click()
    await expect.poll(() => notes.count()).toBeGreaterThan(few)
    await button(page, 'Show the report').click()
    const report = await page.getByRole('region', { name: 'The report' }).innerText()
    expect(report).toMatch(/^Vault: open$/mu)
    const { apps, connections } = await page.evaluate(() => window.door.snapshot())
    for (const name of [...apps.map((one) => one.name), ...connections.map(({ tenantName }) => tenantName)])
      expect(report).not.toContain(name)
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Copy the report').click()
    await expect.poll(() => calls(page, 'copyText')).toEqual([{ text: report }])
    await pictureOf(page, 'about-help', [1280, 1024, 800])
    await page.context().close()
  })
})

describe('updates, by whoever sits there', () => {
  it('A15 are looked for only when asked, until somebody says once a day', async () => {
    const { page } = await onUpdates()
    expect(await page.getByRole('radio', { name: 'Only when I ask' }).isChecked()).toBe(true)
    await tick(page.getByRole('radio', { name: 'Once a day' }))
    await expect.poll(() => calls(page, 'setPreferences')).toMatchObject([{ updates: 'daily' }])
    expect(await calls(page, 'lookForUpdate')).toEqual([])
    await button(page, 'Look now').click()
    await page.getByRole('heading', { name: 'Keyward 1.5.0 is available' }).waitFor()
    await button(page, 'Download').click()
    await page.getByRole('heading', { name: 'Keyward 1.5.0 is ready' }).waitFor()
    await button(page, 'When I next quit').click()
    await button(page, 'Not when I next quit').click()
    await button(page, 'Restart and update').click()
    await expect
      .poll(() => calls(page, 'installUpdate'))
      .toEqual([{ when: 'atQuit' }, { when: 'notAtQuit' }, { when: 'now' }])
    await page.context().close()
  })

  it('A15 are asked about once where somebody begins, and are off until then', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await expect.poll(() => page.getByRole('switch', { name: 'Look once a day' }).count()).toBe(0)
    await show(page, state('never'))
    const look = page.getByRole('switch', { name: 'Look once a day' })
    expect(await look.isChecked()).toBe(false)
    await tick(look)
    await expect.poll(() => calls(page, 'setPreferences')).toMatchObject([{ updates: 'daily' }])
    await picture(page, 'first-run-light')
    await page.context().close()
  })

  it('never interrupt: the button can be reached, says why, and does nothing', async () => {
    const page = await open(state('waits'))
    const restart = button(page, 'Restart and update')
    expect(await restart.getAttribute('aria-disabled')).toBe('true')
    await restart.focus()
    await page.keyboard.press('Enter')
    expect(await calls(page, 'installUpdate')).toEqual([])
    await page.context().close()
  })

  it('U3 a failure that the page does not show stands above it', async () => {
    const page = await open(state('ready'))
    await page.evaluate(() =>
      window.door.failNext('installUpdate', { code: 'updateRefused', why: 'underWay' }),
    )
    await button(page, 'Restart and update').click()
    await page
      .getByRole('region', { name: 'What went wrong' })
      .getByText('Something is under way that a restart would interrupt.')
      .waitFor()
    await page.context().close()
  })

  it('a download can be stopped, and a refusal put away', async () => {
    const { page, updater } = await onUpdates()
    await button(page, 'Look now').click()
    await page.getByRole('heading', { name: 'Keyward 1.5.0 is available' }).waitFor()
    const { promise, resolve: endsNow } = Promise.withResolvers<undefined>()
    updater.meanwhile = (signal) => {
      signal?.addEventListener('abort', () => endsNow(undefined))
      return promise
    }
    updater.downloads = fail({ code: 'updateRefused', why: 'cancelled' })
    await button(page, 'Download').click()
    await button(page, 'Stop').click()
    await expect.poll(() => calls(page, 'cancelUpdate')).toHaveLength(1)
    await button(page, 'Download').waitFor()

    const refused = await onUpdates(true)
    await button(refused.page, 'Look now').click()
    await refused.page.getByRole('alert').getByText('The update is not signed by Keyward’s key.').waitFor()
    await button(refused.page, 'Put the notice away').click()
    await expect.poll(() => refused.page.getByRole('alert').count()).toBe(0)
  })

  it('U4 nothing to press is there where IT has switched them off', async () => {
    const page = await open(state('off'))
    await expect.poll(() => page.locator('.about').getByRole('radio').count()).toBe(0)
    await expect.poll(() => button(page, 'Look now').count()).toBe(0)
    await page.context().close()
  })

  it('a refusal shows in Overview and beside the page’s name, and leads there', async () => {
    const page = await harness.open({ scenario: 'quiet' })
    await show(page, state('refused'))
    await page.getByText('An update of Keyward was refused').waitFor()
    await button(page, 'Show it').click()
    await page.getByRole('alert').getByText('The update is not signed by Keyward’s key.').waitFor()
    await page.getByRole('link', { name: /^About.*refused/u }).waitFor()
    await page.context().close()
  })

  it('the details for IT hold what shows it, and nothing of the practice', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openAbout(page)
    await show(page, state('refused'))
    await button(page, 'Copy the details for your IT').click()
    const [copied] = (await calls(page, 'copyText')) as { text: string }[]
    expect(copied?.text).toContain('Reason: keyUnknown.')
    expect(copied?.text).toContain('Signed by: 41c7 09de 5530 a8f2')
    expect(copied?.text).not.toMatch(/Brackenmoor|Tessa|@/u)
    await page.context().close()
  })

  it('what is new is shown as it is: neither markup nor another direction gets out of its line', async () => {
    const base = state('available')
    const { offer } = base.updates
    if (offer === null) throw new Error('no offer')
    const notes = [
      { kind: 'new' as const, text: '<img src=x onerror=alert(1)> <b>bold</b>' },
      { kind: 'fixed' as const, text: '\u05D0\u05D1\u05D2 right to left' },
    ]
    const page = await open({ ...base, updates: { ...base.updates, offer: { ...offer, notes } } })
    await page.getByText('<img src=x onerror=alert(1)> <b>bold</b>').waitFor()
    const offered = page.locator('.release-notes').first()
    await expect.poll(() => offered.locator('img, b').count()).toBe(0)
    await expect.poll(() => offered.locator('bdi').count()).toBe(2)
    await page.context().close()
  })
})

it('nothing went wrong on the way', () => expect(harness.violations).toEqual([]))
