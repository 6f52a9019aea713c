import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../shared/kernel/result.ts'
import { graveFindings } from '../axe.ts'
import { listed, value } from '../worlds/fakes.ts'
import { button, focused, rail } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { type OnCore, openOnCore, PRACTICE } from './real-core.ts'

/** How often Xero was asked to revoke a sign-in. */
const asksToRevoke = ({ xero }: OnCore['keyward']) => xero.calls.filter((call) => call.startsWith('revoke'))

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

describe('signing in', () => {
  const waiting = async () => {
    const on = await openOnCore(harness, { vault: PRACTICE })
    value(await on.keyward.api.startSignIn({ appId: 'packs' }))
    return on
  }

  it('waits on a sheet with Cancel focused, a deadline and help, and is not lost on reload', async () => {
    const { page, keyward } = await waiting()
    const sheet = page.getByRole('dialog', { name: 'Finish signing in with your browser' })
    await sheet.waitFor()
    await expect.poll(() => focused(page)).toBe('Cancel')
    expect(await sheet.textContent()).toMatch(/stops waiting at \d\d:\d\d, in (?:9|10) min/u)
    expect(await sheet.textContent()).toContain('https://brackenmoor.example/xero/callback')
    await page.keyboard.press('Escape')
    await page.getByText('Signing in: Month-end Packs').waitFor()
    await page.reload()
    await sheet.waitFor()
    await button(page, 'Cancel').click()
    await expect.poll(() => sheet.count()).toBe(0)
    expect(keyward.work().attempts).toEqual([])
  })

  it('takes a pasted address, teaches about a wrong one, and tells what is connected', async () => {
    const { page, keyward } = await waiting()
    await button(page, 'Paste the address…').click()
    await page.keyboard.type('https://login.xero.com/identity/connect')
    await button(page, 'Use this address').click()
    await page.getByText('That address does not belong to this sign-in.').waitFor()
    await page.getByLabel('Address from the browser').fill('https://brackenmoor.example/xero/callback')
    await page.keyboard.press('Enter')
    await page.getByText('That address holds no answer from Xero.').waitFor()
    // by somebody new, who has been let into one organisation
    keyward.xero.connected = [
      listed('c9', { tenantName: 'Ferrymoor Sample Practice', tenantType: 'PRACTICEMANAGER' }),
    ]
    await page
      .getByLabel('Address from the browser')
      .fill(`https://brackenmoor.example/xero/callback?code=abc&state=${encodeURIComponent(keyward.state())}`)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Ferrymoor Sample Practice is connected' }).waitFor()
    await button(page, 'Done').click()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('asks which app where there are several, and two can wait at once', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Connections')
    await button(page, 'Connect an organisation').click()
    await page
      .getByRole('dialog', { name: 'Which app should connect?' })
      .getByRole('button', { name: /Job Reports/u })
      .click()
    await page.getByRole('dialog', { name: 'Finish signing in with your browser' }).waitFor()
    await button(page, 'Put aside and keep waiting').click()
    await button(page, 'Connect an organisation').click()
    await page.getByRole('button', { name: /Debtor Letters/u }).click()
    await page.getByText('for Debtor Letters').waitFor()
    expect(keyward.work().attempts).toHaveLength(2)
    expect(keyward.opened).toHaveLength(2)
  })
})

describe('revoking a sign-in', () => {
  const open = async () => {
    const on = await openOnCore(harness, { vault: PRACTICE })
    const { page } = on
    await rail(page, 'Xero apps')
    await page
      .getByRole('navigation', { name: 'Apps' })
      .getByRole('link', { name: 'Month-end Packs' })
      .click()
    await button(page, 'Revoke Owen Marrick’s sign-in…').click()
    const card = page.getByRole('alertdialog')
    await card.waitFor()
    return { ...on, card }
  }

  it('D12 says that it takes every connection of that person, by name, as known and how old that is', async () => {
    const { page, card, keyward } = await open()
    const reached = keyward
      .snapshot()
      .connections.filter(({ signInIds }) => signInIds.length === 1 && signInIds[0] === 'owen')
      .map(({ tenantName }) => tenantName)
    expect(reached.length).toBeGreaterThan(1)
    const text = await card.textContent()
    expect(await graveFindings(page)).toEqual([])
    expect(text).toContain('Every connection that Owen Marrick made with')
    expect(text).toContain(`${reached.length} organisations, as Xero listed them`)
    for (const one of reached.slice(0, 11)) expect(text).toContain(one)
    expect(await focused(page)).toBe('Keep it')
    await page.keyboard.press('Enter')
    expect(asksToRevoke(keyward)).toEqual([])
    await expect.poll(() => focused(page)).toBe('Revoke Owen Marrick’s sign-in…')
  })

  it('D12 asks once while it is under way, says why it was not done, and shows what is proven', async () => {
    const { page, card, keyward, asked } = await open()
    keyward.xero.answers.revoke = fail('clientRefused')
    await button(page, 'Revoke the sign-in').click()
    await card.getByText('Xero does not accept this app’s client id and secret together').waitFor()
    expect(keyward.snapshot().signIns.find(({ id }) => id === 'owen')?.state.kind).toBe('live')
    keyward.xero.answers.revoke = null
    const { revoke } = keyward.xero
    let goOn = () => {}
    const held = new Promise<void>((resolve) => void (goOn = resolve))
    keyward.xero.revoke = async (...about) => {
      await held
      return revoke(...about)
    }
    await button(page, 'Revoke the sign-in').click()
    await button(page, 'Asking Xero…').click({ force: true })
    expect(asked('revokeSignIn')).toHaveLength(2)
    goOn()
    const row = page.getByRole('list', { name: 'Sign-ins' }).getByRole('listitem')
    await row.filter({ hasText: 'Owen Marrick' }).getByText('Revoked just now').waitFor()
    await expect
      .poll(() => page.getByText('it listed no connection of this sign-in any more').count())
      .toBe(1)
    expect(asksToRevoke(keyward)).toHaveLength(2)
  })

  it('D12 what is not yet revoked needs somebody, on Overview and at the app, and is tried again', async () => {
    const { page, card, keyward } = await open()
    keyward.xero.answers.revoke = fail('offline')
    await button(page, 'Revoke the sign-in').click()
    await expect
      .poll(() => keyward.snapshot().signIns.find(({ id }) => id === 'owen')?.revoking?.failure)
      .toEqual({ code: 'offline' })
    keyward.xero.answers.revoke = null
    await card.waitFor({ state: 'detached' })
    await rail(page, 'Overview')
    const title = page.getByRole('heading', { name: /^Owen Marrick’s sign-in with .* is not yet revoked$/u })
    const need = page.getByRole('listitem').filter({ has: title })
    await need.getByText('The network went away before Xero answered.').waitFor()
    expect(await graveFindings(page)).toEqual([])
    await need.getByRole('button', { name: 'Try again' }).click()
    await title.waitFor({ state: 'detached' })
    expect(keyward.snapshot().signIns.find(({ id }) => id === 'owen')?.state.kind).toBe('revoked')
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
