import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SECOND } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { seededSecret, type Seed } from '../worlds/seeded.ts'
import { button, focused, paste, rail } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { EMPTY, openOnCore, PRACTICE } from './real-core.ts'
import { SAMPLE_SECRET } from './scenario-data.ts'

/** What Reveal shows of the first app of the list. */
const REVEALED = seededSecret('letters')
/** A practice of whose first app the keychain has lost the secret. */
const withoutSecret = (now: number): Seed => {
  const seed = PRACTICE(now)
  return {
    ...seed,
    apps: seed.apps.map((app) =>
      app.id === 'letters' && app.secret !== null
        ? { ...app, secret: { ...app.secret, state: 'missing' } }
        : app,
    ),
  }
}

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

describe('adding a Xero app', () => {
  const open = async (vault = EMPTY) => {
    const on = await openOnCore(harness, { vault })
    if (vault !== EMPTY) await rail(on.page, 'Xero apps')
    await button(on.page, 'Add a Xero app').click()
    return on
  }

  it('begins in the name, and says nothing before a field was left', async () => {
    const { page } = await open()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('app-name-field')
    await expect.poll(() => page.locator('.field-message').count()).toBe(0)
    await page.keyboard.type('My Xero tool')
    await page.keyboard.press('Tab')
    const name = page.getByLabel('Name, as in the developer portal')
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    const described = await name.getAttribute('aria-describedby')
    expect(await page.locator(`#${described}`).textContent()).toContain(
      'Xero does not accept an app with “Xero” in its name',
    )
  })

  it('does not move a button away that is pressed to leave a field', async () => {
    const { page } = await open()
    await page.getByLabel('Redirect URI').fill('http://127.0.0.1/x')
    await page.getByRole('checkbox', { name: 'Jobs', exact: true }).check()
    await page.getByText('Xero does not accept an IP address').waitFor()
  })

  it('takes both values apart wherever they are pasted, and says so', async () => {
    for (const field of ['Client id', 'Client secret']) {
      const { page } = await open()
      await paste(page, field, `Client id: 5E3A90C41D7B4F628A0CB7D2196FC07F\nClient secret: ${SAMPLE_SECRET}`)
      expect(await page.getByLabel('Client id', { exact: true }).inputValue()).toBe(
        '5E3A90C41D7B4F628A0CB7D2196FC07F',
      )
      expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe(SAMPLE_SECRET)
      expect(await page.getByLabel('Client secret', { exact: true }).getAttribute('type')).toBe('password')
      expect(await page.getByText('Both values were in what you pasted').count()).toBeGreaterThan(0)
    }
  })

  it('turns Accounting off while Practice Manager is chosen, and says why', async () => {
    const { page } = await open()
    await page.getByRole('checkbox', { name: 'Jobs', exact: true }).check()
    expect(await page.getByRole('checkbox', { name: 'Invoices', exact: true }).isDisabled()).toBe(true)
    await page.getByText('Off while Practice Manager is chosen').waitFor()
    await page.getByRole('checkbox', { name: 'Jobs', exact: true }).uncheck()
    expect(await page.getByRole('checkbox', { name: 'Invoices', exact: true }).isDisabled()).toBe(false)
  })

  it('keeps every input when storing fails, then stores, and leaves no secret in the page', async () => {
    const { page, keyward, asked } = await open()
    await page.getByLabel('Name, as in the developer portal').fill('Month-end Packs')
    await page.getByLabel('Client id', { exact: true }).fill('5E3A90C41D7B4F628A0CB7D2196FC07F')
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await page.getByRole('radio', { name: 'Today' }).check()
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    await page.getByRole('checkbox', { name: 'Invoices', exact: true }).check()
    keyward.keychain.fail(fail('keychainLocked'))
    await button(page, 'Add the app').click()
    await page.getByRole('alert').getByText('The keychain is locked.').waitFor()
    expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe(SAMPLE_SECRET)
    expect(keyward.snapshot().apps).toEqual([])
    keyward.keychain.fail(null)
    await button(page, 'Add the app').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    expect(await page.content()).not.toContain(SAMPLE_SECRET)
    expect([...keyward.keychain.entries.values()]).toContain(SAMPLE_SECRET)
    expect(keyward.snapshot().apps).toMatchObject([{ name: 'Month-end Packs', route: 'relay', pkce: true }])
    const [, stored] = asked('addApp')
    expect(stored).toMatchObject({ clientSecret: SAMPLE_SECRET, details: { route: 'relay', pkce: true } })
  })

  it('names the app that already has the client id, and leads there', async () => {
    const { page, keyward } = await open(PRACTICE)
    await page.getByLabel('Name, as in the developer portal').fill('Twin')
    await paste(page, 'Client id', `5E3A90C41D7B4F628A0CB7D2196FC07F ${SAMPLE_SECRET}`)
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    await page.getByRole('checkbox', { name: 'Invoices', exact: true }).check()
    await button(page, 'Add the app').click()
    await page.getByRole('alert').getByText('already in the vault, as Debtor Letters').waitFor()
    expect(keyward.snapshot().apps).toHaveLength(3)
  })

  it('asks before unsaved input is left, with the harmless answer first', async () => {
    const { page } = await open()
    await page.getByLabel('Name, as in the developer portal').fill('Tool')
    await rail(page, 'Connections')
    await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
    expect(await focused(page)).toBe('Stay here')
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Name, as in the developer portal').inputValue()).toBe('Tool')
    await rail(page, 'Connections')
    await button(page, 'Leave').click()
    await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor()
  })

  it('keeps the secret when an app is edited', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    // beside them the keychain remembers the end of the log, whenever that is written
    const secrets = () =>
      [...keyward.keychain.entries].filter(([account]) => account.startsWith('secret of '))
    const before = secrets()
    expect(before).toHaveLength(3)
    await rail(page, 'Xero apps')
    await button(page, 'Edit').click()
    await expect.poll(() => page.getByLabel('Client secret', { exact: true }).count()).toBe(0)
    await page.getByLabel('Name, as in the developer portal').fill('Debtor Mail')
    await button(page, 'Save the changes').click()
    await page.getByRole('heading', { name: 'Debtor Mail' }).waitFor()
    expect(keyward.snapshot().apps.map(({ name }) => name)).toContain('Debtor Mail')
    expect(secrets()).toEqual(before)
  })
})

describe('a secret', () => {
  it('is hidden again after 30 seconds, and never spoken (A10, H4)', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await page.clock.install()
    // the page's clock stands still from here on, and is a little ahead of the core's
    const still = Date.now() + 10 * SECOND
    await page.clock.pauseAt(still)
    await rail(page, 'Xero apps')
    expect(await page.content()).not.toContain(REVEALED)
    const before = keyward.clock.now()
    await button(page, 'Reveal').click()
    await page.getByText(REVEALED).waitFor()
    const after = keyward.clock.now()
    const spoken = await page.locator('[aria-live], [role="status"], [role="alert"]').allTextContents()
    expect(spoken.join()).not.toContain(REVEALED)
    await page.clock.runFor(Math.max(0, before + 29 * SECOND - still))
    await expect.poll(() => page.getByText(REVEALED).count()).toBe(1)
    await page.clock.runFor(after - before + 2 * SECOND)
    await button(page, 'Reveal').waitFor()
    expect(await page.content()).not.toContain(REVEALED)
  })

  it('is hidden when the view is left and when the window is hidden', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Xero apps')
    await button(page, 'Reveal').click()
    await page.getByText(REVEALED).waitFor()
    await rail(page, 'Overview')
    await rail(page, 'Xero apps')
    await button(page, 'Reveal').waitFor()
    await button(page, 'Reveal').click()
    await page.getByText(REVEALED).waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await button(page, 'Reveal').waitFor()
  })

  it('is copied with a countdown that can be cut short', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Xero apps')
    await button(page, 'Copy').click()
    await page.getByText(/The clipboard is cleared in \d+ s/u).waitFor()
    expect(keyward.clipboard.text).toBe(REVEALED)
    await button(page, 'Clear it now').click()
    await expect.poll(() => page.getByText(/is cleared in \d+ s/u).count()).toBe(0)
    expect(keyward.clipboard.text).toBe('')
  })

  it('can be entered again where the keychain lost it', async () => {
    const { page, keyward } = await openOnCore(harness, { vault: withoutSecret })
    await button(page, 'Enter the secret again').click()
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await button(page, 'Store the secret').click()
    await button(page, 'Reveal').waitFor()
    expect([...keyward.keychain.entries.values()]).toContain(SAMPLE_SECRET)
  })
})

describe('the tools of an app', () => {
  it('are asked for in good time by Overview, and written down on its page', async () => {
    const { page } = await openOnCore(harness, { vault: PRACTICE })
    await page.getByRole('button', { name: 'List the first one’s tools' }).click()
    const first = page.getByRole('textbox', { name: 'Tool 1' })
    await expect.poll(() => first.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Debtor workbook')
    await page.getByRole('textbox', { name: 'Who runs it, where' }).first().fill('Hana, on the file server')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Tools that have it' }).getByText('Debtor workbook').waitFor()
    await button(page, 'Change the list').click()
    await page.getByRole('textbox', { name: 'Tool 1' }).fill('')
    await button(page, 'Cancel').click()
    await page
      .getByRole('list', { name: 'Tools that have it' })
      .getByText('Hana, on the file server')
      .waitFor()
    await rail(page, 'Overview')
    await page.getByRole('heading', { name: 'Two secrets have no tool listed' }).waitFor()
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
