import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture as pictureOf } from './pictures.ts'
import { fakeOwnerCheck } from '../worlds/fakes.ts'
import { behind, openOnCore } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const PASSPHRASE = 'not a real passphrase'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

const picture = (page: Page, name: string) => pictureOf(page, `lock-${name}`)

const withPassphrase = async (page: Page) => {
  await page.evaluate(() => window.go({ at: 'settings' }))
  const part = page.getByRole('region', { name: 'Lock', exact: true })
  await part.getByLabel('Passphrase', { exact: true }).check()
  await field(page, 'New passphrase').fill(PASSPHRASE)
  await field(page, 'The same once more').fill(PASSPHRASE)
  await button(page, 'Set the passphrase').click()
  await button(page, 'Lock now').waitFor()
  return part
}

describe('the lock', () => {
  it('is set up in Settings, where each way says what it is worth, and two that differ are not taken', async () => {
    const page = await harness.open()
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Lock', exact: true })
    await part.getByText('can open Keyward and see everything').waitFor()
    await part.getByLabel('Passphrase', { exact: true }).check()
    await button(page, 'Suggest one').click()
    await part.getByText(/^[a-z]+(?:-[a-z]+){3,}$/u).waitFor()
    await field(page, 'New passphrase').fill('short')
    await field(page, 'The same once more').fill('another')
    await button(page, 'Set the passphrase').click()
    await part.getByText('The two are not the same.').waitFor()
    await picture(page, 'choose')
    await field(page, 'The same once more').fill('short')
    await button(page, 'Set the passphrase').click()
    await part.getByText('That passphrase is too easy to find.').waitFor()
    await field(page, 'New passphrase').fill(PASSPHRASE)
    await field(page, 'The same once more').fill(PASSPHRASE)
    await button(page, 'Set the passphrase').click()
    await button(page, 'Change the passphrase').waitFor()
    await field(page, 'Lock when nobody has used Keyward for').selectOption('5')
    await expect.poll(() => page.evaluate(() => window.door.snapshot().lock.settings.idleMinutes)).toBe(5)
    await picture(page, 'settings')
    expect(await graveFindings(page)).toEqual([])
  })

  it('H6 shows nothing of the vault through whatever was open, takes the focus to the field, and comes back where it was', async () => {
    const page = await harness.open()
    await withPassphrase(page)
    await page.evaluate(() => window.go({ at: 'appForm', appId: null }))
    await field(page, 'Name, as in the developer portal').fill('Half typed')
    await field(page, 'Client secret').fill('half-typed-not-a-real-secret')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').first().waitFor()
    const names = await page.evaluate(() => window.door.snapshot().apps.map(({ name }) => name))
    await page.evaluate(() => void window.keyward.lock({}))
    await page.getByRole('heading', { name: 'Keyward is locked' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('unlock-passphrase')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    const shown = await page.locator('body').innerText()
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(shown).not.toContain(name)
    expect(await page.locator('.rail-find').isDisabled()).toBe(true)
    await page.keyboard.press('Control+k')
    await picture(page, 'locked')
    expect(await graveFindings(page)).toEqual([])

    await field(page, 'Passphrase').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the passphrase.').waitFor()
    await picture(page, 'wrong')
    await field(page, 'Passphrase').fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect.poll(() => field(page, 'Name, as in the developer portal').inputValue()).toBe('Half typed')
    expect(await field(page, 'Client secret').inputValue()).toBe('')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('counts a wait down, and tries nothing before it is over', async () => {
    const page = await harness.open()
    await withPassphrase(page)
    await button(page, 'Lock now').click()
    for (let wrong = 1; wrong <= 3; wrong += 1) {
      await field(page, 'Passphrase').fill(`wrong ${wrong}`)
      await page.keyboard.press('Enter')
      await page.getByText(wrong === 1 ? '1 wrong try so far' : `${wrong} wrong tries so far`).waitFor()
    }
    await page.getByText(/Keyward waits \d seconds? before the next try/u).waitFor()
    expect(await button(page, 'Unlock').getAttribute('aria-disabled')).toBe('true')
    await picture(page, 'waits')
  })

  it('says what can be done where nobody knows the passphrase, and destroys nothing by Enter', async () => {
    const page = await harness.open()
    await withPassphrase(page)
    await button(page, 'Lock now').click()
    await button(page, 'I have forgotten it').click()
    await page.getByText('Nobody can look it up for you').waitFor()
    await picture(page, 'forgotten')
    await button(page, 'Begin with an empty vault').click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it locked')
    await picture(page, 'begin')
    await page.keyboard.press('Enter')
    await button(page, 'Back to the passphrase').click()
    await field(page, 'Passphrase').waitFor()
  })

  it('H2 asks that it’s me where the computer can, never by itself, and says what to do where it no longer can', async () => {
    const ownerCheck = fakeOwnerCheck('hello')
    const { page, keyward } = await openOnCore(harness, { scenario: 'practice', world: { ownerCheck } })
    await page.evaluate(() => window.go({ at: 'settings' }))
    const part = page.getByRole('region', { name: 'Lock', exact: true })
    await part.getByText('programs that run as you still reach the keychain').waitFor()
    await part.getByLabel('Ask that it’s me', { exact: true }).click()
    await button(page, 'Lock now').waitFor()
    await picture(page, 'gate-settings')
    ownerCheck.asked.length = 0
    await button(page, 'Lock now').click()
    await page.getByRole('heading', { name: 'Keyward is locked' }).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Unlock with Windows Hello')
    expect(ownerCheck.asked).toEqual([])
    await picture(page, 'gate')
    expect(await graveFindings(page)).toEqual([])
    keyward.clock.move(2_000)
    ownerCheck.answer = 'no'
    await button(page, 'Unlock with Windows Hello').click()
    await page.getByText('did not hear that it is you').waitFor()
    await button(page, 'Windows Hello does not ask me').click()
    await page.getByText('its key is still in the keychain').waitFor()
    await picture(page, 'gate-without')
    await button(page, 'Unlock by the screen’s lock').click()
    await page.getByText('Keyward opens then').waitFor()
    await keyward.lock('screen')
    keyward.screenBack()
    await button(page, 'Lock now').waitFor()
    const appId = keyward.snapshot().apps[0]?.id ?? ''
    await page.evaluate((id) => window.go({ at: 'apps', appId: id, ask: null }), appId)
    keyward.clock.move(6 * MINUTE)
    ownerCheck.answer = 'yes'
    await button(page, 'Reveal').first().click()
    await page.getByRole('dialog', { name: 'Is it you?' }).waitFor()
    await picture(page, 'gate-again')
    await button(page, 'Ask me by Windows Hello').click()
    await button(page, 'Hide').first().waitFor()
  })

  it('G7 asks again before a secret is shown, goes on when it was answered, and stays where it was not', async () => {
    const page = await harness.open()
    await withPassphrase(page)
    const appId = await page.evaluate(() => window.door.snapshot().apps[0]?.id ?? '')
    await page.evaluate((id) => window.go({ at: 'apps', appId: id, ask: null }), appId)
    behind(page).keyward.clock.move(6 * MINUTE) // it was proven too long ago
    await button(page, 'Reveal').first().click()
    await page.getByRole('dialog', { name: 'Is it you?' }).waitFor()
    await picture(page, 'again')
    await field(page, 'Passphrase').fill('wrong')
    await button(page, 'Go on').click()
    await page.getByText('That is not the passphrase.').waitFor()
    await field(page, 'Passphrase').fill(PASSPHRASE)
    await button(page, 'Go on').click()
    await button(page, 'Hide').first().waitFor()
  })
})
