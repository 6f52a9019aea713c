import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../shared/kernel/result.ts'
import { button, focused, rail } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { type OnCore, openOnCore, PRACTICE } from './real-core.ts'

/** Which connections Xero was asked to end. */
const deletesIn = ({ xero }: OnCore['keyward']) => xero.calls.filter((call) => call.startsWith('disconnect'))

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

describe('disconnecting', () => {
  const ask = async (name: RegExp) => {
    const on = await openOnCore(harness, { vault: PRACTICE })
    await rail(on.page, 'Connections')
    await on.page.getByRole('row', { name }).click()
    await button(on.page, 'Disconnect…').click()
    await on.page.getByRole('alertdialog').waitFor()
    return on
  }
  const stateOf = ({ keyward }: OnCore, key: string) =>
    keyward.snapshot().connections.find((one) => one.key === key)?.state.kind

  it('says what ends and what stays, and begins on the harmless answer', async () => {
    const on = await ask(/Hollins/u)
    const { page } = on
    const dialog = page.getByRole('alertdialog', { name: 'Disconnect Hollins Wharf Trading?' })
    expect(await dialog.textContent()).toContain('The app’s 13 other organisations')
    expect(await focused(page)).toBe('Keep it')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0)
    expect(deletesIn(on.keyward)).toEqual([])
    expect(stateOf(on, 'packs 15')).toBe('listed')
  })

  it('ends one organisation, shows the proof, and lets it be taken off the list', async () => {
    const on = await ask(/Hollins/u)
    const { page } = on
    await button(page, 'Disconnect').click()
    await page.getByText('and no longer lists it').waitFor()
    expect(deletesIn(on.keyward)).toHaveLength(1)
    expect(stateOf(on, 'packs 15')).toBe('disconnected')
    await button(page, 'Take off the list').click()
    await expect.poll(() => page.getByRole('row', { name: /Hollins/u }).count()).toBe(0)
    expect(stateOf(on, 'packs 15')).toBeUndefined()
  })

  it('D11 says what is not proven as pending, and ends it when it is asked for again', async () => {
    const on = await ask(/Hollins/u)
    const { page, keyward } = on
    keyward.xero.answers.disconnect = fail('offline')
    await button(page, 'Disconnect').click()
    await expect.poll(() => stateOf(on, 'packs 15')).toBe('pending')
    const pane = page.getByRole('complementary', { name: 'Hollins Wharf Trading' })
    await pane
      .getByText(/not yet disconnected/iu)
      .first()
      .waitFor()
    keyward.xero.answers.disconnect = null
    await pane.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('and no longer lists it').waitFor()
    expect(stateOf(on, 'packs 15')).toBe('disconnected')
  })

  it('offers the ways out where the sign-in has expired', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Connections')
    await page.getByRole('row', { name: /Glasshouse/u }).click()
    const pane = page.getByRole('complementary', { name: 'Glasshouse & Fern Nurseries' })
    await pane.getByText('Ways out').waitFor()
    expect(await pane.getByRole('button', { name: 'Disconnect…' }).getAttribute('aria-disabled')).toBe('true')
  })
})

describe('by keyboard alone', () => {
  it('finds, opens, asks, keeps, and ends an organisation', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('go to conn')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor()
    await page.getByRole('treegrid', { name: 'Connections' }).focus()
    await page.keyboard.press('/')
    await page.keyboard.type('hollins')
    await expect.poll(() => page.getByRole('row').count()).toBe(3)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Hollins Wharf Trading' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Hollins Wharf Trading')
    while ((await focused(page)) !== 'Disconnect…') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(deletesIn(keyward)).toEqual([])
    await expect.poll(() => focused(page)).toBe('Disconnect…')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('and no longer lists it').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('connection-grid')
  })

  it('is in the pane while Xero is asked to end it, so that its keys go on working', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    const { disconnect } = keyward.xero
    const asked = Promise.withResolvers<undefined>()
    const answered = Promise.withResolvers<undefined>()
    keyward.xero.disconnect = async (...input) => {
      asked.resolve(undefined)
      await answered.promise
      return disconnect(...input)
    }
    await rail(page, 'Connections')
    await page.getByRole('row', { name: /Hollins/u }).click()
    await button(page, 'Disconnect…').click()
    await expect.poll(() => focused(page)).toBe('Keep it')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await asked.promise
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(await focused(page)).toBe('Hollins Wharf Trading')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('connection-grid')
    answered.resolve(undefined)
    await page.getByRole('row', { name: /Hollins.*Disconnected/u }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('connection-grid')
  })

  it('moves through the grid, closes and opens groups, and keeps its place', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Connections')
    const grid = page.getByRole('treegrid', { name: 'Connections' })
    await grid.focus()
    const active = () =>
      page.evaluate(
        () =>
          document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')
            ?.textContent ?? '',
      )
    await page.keyboard.press('Home')
    expect(await active()).toContain('Debtor Letters')
    await page.keyboard.press('ArrowLeft')
    await expect
      .poll(() => page.getByRole('row', { name: /Debtor Letters/u }).getAttribute('aria-expanded'))
      .toBe('false')
    await page.keyboard.press('End')
    await expect.poll(active).toContain('Wexcombe')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    expect(await active()).toContain('Ashlar')
  })

  it('never destroys from the palette: it opens the confirmation', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('alderpoint')
    await page.getByRole('option', { name: /Disconnect Alderpoint/u }).click()
    await page.getByRole('alertdialog', { name: 'Disconnect Alderpoint Marine?' }).waitFor()
    await expect.poll(() => focused(page)).toBe('Keep it')
    expect(deletesIn(keyward)).toEqual([])
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
