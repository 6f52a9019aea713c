import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_SECRET, type Scenario } from './fake-bridge.ts'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name }).press('Enter')
const calls = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.fake.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const paste = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field, value) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', value)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

describe('adding a Xero app', () => {
  const open = async (scenario: Scenario = 'empty') => {
    const page = await harness.open({ scenario })
    if (scenario !== 'empty') await rail(page, 'Xero apps')
    await button(page, 'Add a Xero app').click()
    return page
  }

  it('begins in the name, and says nothing before a field was left', async () => {
    const page = await open()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('app-name-field')
    expect(await page.locator('.field-message').count()).toBe(0)
    await page.keyboard.type('My Xero tool')
    await page.keyboard.press('Tab')
    const name = page.getByLabel('Name, as in the developer portal')
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    const described = await name.getAttribute('aria-describedby')
    expect(await page.locator(`#${described}`).textContent()).toContain(
      'Xero does not accept an app with “Xero” in its name',
    )
    await page.context().close()
  })

  it('does not move a button away that is pressed to leave a field', async () => {
    const page = await open()
    await page.getByLabel('Redirect URI').fill('http://127.0.0.1/x')
    await page.getByRole('checkbox', { name: 'Jobs', exact: true }).check()
    await page.getByText('Xero does not accept an IP address').waitFor()
    await page.context().close()
  })

  it('takes both values apart wherever they are pasted, and says so', async () => {
    for (const field of ['Client id', 'Client secret']) {
      const page = await open()
      await paste(page, field, `Client id: 5E3A90C41D7B4F628A0CB7D2196FC07F\nClient secret: ${SAMPLE_SECRET}`)
      expect(await page.getByLabel('Client id', { exact: true }).inputValue()).toBe(
        '5E3A90C41D7B4F628A0CB7D2196FC07F',
      )
      expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe(SAMPLE_SECRET)
      expect(await page.getByLabel('Client secret', { exact: true }).getAttribute('type')).toBe('password')
      expect(await page.getByText('Both values were in what you pasted').count()).toBeGreaterThan(0)
      await page.context().close()
    }
  })

  it('turns Accounting off while Practice Manager is chosen, and says why', async () => {
    const page = await open()
    await page.getByRole('checkbox', { name: 'Jobs', exact: true }).check()
    expect(await page.getByRole('checkbox', { name: 'Invoices', exact: true }).isDisabled()).toBe(true)
    await page.getByText('Off while Practice Manager is chosen').waitFor()
    await page.getByRole('checkbox', { name: 'Jobs', exact: true }).uncheck()
    expect(await page.getByRole('checkbox', { name: 'Invoices', exact: true }).isDisabled()).toBe(false)
    await page.context().close()
  })

  it('keeps every input when storing fails, then stores, and leaves no secret in the page', async () => {
    const page = await open()
    await page.getByLabel('Name, as in the developer portal').fill('Month-end Packs')
    await page.getByLabel('Client id', { exact: true }).fill('5E3A90C41D7B4F628A0CB7D2196FC07F')
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await page.getByRole('radio', { name: 'Today' }).check()
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    await page.getByRole('checkbox', { name: 'Invoices', exact: true }).check()
    await page.evaluate(() => window.fake.failNext('addApp', { code: 'keychainLocked' }))
    await button(page, 'Add the app').click()
    await page.getByRole('alert').getByText('The keychain is locked.').waitFor()
    expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe(SAMPLE_SECRET)
    await button(page, 'Add the app').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    expect(await page.content()).not.toContain(SAMPLE_SECRET)
    const [, stored] = await calls(page, 'addApp')
    expect(stored).toMatchObject({ clientSecret: SAMPLE_SECRET, details: { route: 'relay', pkce: true } })
    await page.context().close()
  })

  it('names the app that already has the client id, and leads there', async () => {
    const page = await open('practice')
    await page.getByLabel('Name, as in the developer portal').fill('Twin')
    await paste(page, 'Client id', `5E3A90C41D7B4F628A0CB7D2196FC07F ${SAMPLE_SECRET}`)
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    await page.getByRole('checkbox', { name: 'Invoices', exact: true }).check()
    await button(page, 'Add the app').click()
    await page.getByRole('alert').getByText('already in the vault, as Debtor Letters').waitFor()
    await page.context().close()
  })

  it('asks before unsaved input is left, with the harmless answer first', async () => {
    const page = await open()
    await page.getByLabel('Name, as in the developer portal').fill('Tool')
    await rail(page, 'Connections')
    await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stay here')
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Name, as in the developer portal').inputValue()).toBe('Tool')
    await rail(page, 'Connections')
    await button(page, 'Leave').click()
    await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor()
    await page.context().close()
  })

  it('keeps the secret when an app is edited', async () => {
    const page = await harness.open()
    await rail(page, 'Xero apps')
    await button(page, 'Edit').click()
    expect(await page.getByLabel('Client secret', { exact: true }).count()).toBe(0)
    await page.getByLabel('Name, as in the developer portal').fill('Debtor Mail')
    await button(page, 'Save the changes').click()
    await page.getByRole('heading', { name: 'Debtor Mail' }).waitFor()
    await page.context().close()
  })
})

describe('a secret', () => {
  it('is hidden again after 30 seconds, and never spoken (A10, H4)', async () => {
    const page = await harness.open()
    await page.clock.install()
    await rail(page, 'Xero apps')
    expect(await page.content()).not.toContain(SAMPLE_SECRET)
    await button(page, 'Reveal').click()
    await page.getByText(SAMPLE_SECRET).waitFor()
    const spoken = await page.locator('[aria-live], [role="status"], [role="alert"]').allTextContents()
    expect(spoken.join()).not.toContain(SAMPLE_SECRET)
    await page.clock.runFor(29_000)
    expect(await page.getByText(SAMPLE_SECRET).count()).toBe(1)
    await page.clock.runFor(1_500)
    await button(page, 'Reveal').waitFor()
    expect(await page.content()).not.toContain(SAMPLE_SECRET)
    await page.context().close()
  })

  it('is hidden when the view is left and when the window is hidden', async () => {
    const page = await harness.open()
    await rail(page, 'Xero apps')
    await button(page, 'Reveal').click()
    await page.getByText(SAMPLE_SECRET).waitFor()
    await rail(page, 'Overview')
    await rail(page, 'Xero apps')
    await button(page, 'Reveal').waitFor()
    await button(page, 'Reveal').click()
    await page.getByText(SAMPLE_SECRET).waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await button(page, 'Reveal').waitFor()
    await page.context().close()
  })

  it('is copied with a countdown that can be cut short', async () => {
    const page = await harness.open()
    await rail(page, 'Xero apps')
    await button(page, 'Copy').click()
    await page.getByText(/The clipboard is cleared in \d+ s/u).waitFor()
    await button(page, 'Clear it now').click()
    await expect.poll(() => page.getByText(/is cleared in \d+ s/u).count()).toBe(0)
    await page.context().close()
  })

  it('can be entered again where the keychain lost it', async () => {
    const page = await harness.open({ scenario: 'missingSecret' })
    await button(page, 'Enter the secret again').click()
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await button(page, 'Store the secret').click()
    await button(page, 'Reveal').waitFor()
    await page.context().close()
  })
})

describe('disconnecting', () => {
  const ask = async (name: RegExp) => {
    const page = await harness.open()
    await rail(page, 'Connections')
    await page.getByRole('row', { name }).click()
    await button(page, 'Disconnect…').click()
    await page.getByRole('alertdialog').waitFor()
    return page
  }

  it('says what ends and what stays, and begins on the harmless answer', async () => {
    const page = await ask(/Hollins/u)
    const dialog = page.getByRole('alertdialog', { name: 'Disconnect Hollins Wharf Trading?' })
    expect(await dialog.textContent()).toContain('The app’s 13 other organisations')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('alertdialog').count()).toBe(0)
    expect(await calls(page, 'disconnect')).toEqual([])
    await page.context().close()
  })

  it('ends one organisation, shows the proof, and lets it be taken off the list', async () => {
    const page = await ask(/Hollins/u)
    await button(page, 'Disconnect').click()
    await page.getByText('and no longer lists it').waitFor()
    expect(await calls(page, 'disconnect')).toEqual([{ key: 'packs 15' }])
    await button(page, 'Take off the list').click()
    await expect.poll(() => page.getByRole('row', { name: /Hollins/u }).count()).toBe(0)
    await page.context().close()
  })

  it('offers the ways out where the sign-in has expired', async () => {
    const page = await harness.open()
    await rail(page, 'Connections')
    await page.getByRole('row', { name: /Glasshouse/u }).click()
    const pane = page.getByRole('complementary', { name: 'Glasshouse & Fern Nurseries' })
    await pane.getByText('Ways out').waitFor()
    expect(await pane.getByRole('button', { name: 'Disconnect…' }).getAttribute('aria-disabled')).toBe('true')
    await page.context().close()
  })
})

describe('the sandbox practice', () => {
  it('is one click away, says when it does not start, and is asked for once', async () => {
    const page = await harness.open()
    expect(await button(page, 'Open the sandbox practice').count()).toBe(0)
    await page.evaluate(() => window.fake.announce({ canSwitch: true }))
    await page.evaluate(() => window.fake.failNext('openPractice', { code: 'sandboxNotStarted' }))
    await button(page, 'Open the sandbox practice').click()
    await page.getByText('The sandbox could not be started.').first().waitFor()
    await page.evaluate(() => window.fake.hold('openPractice'))
    await button(page, 'Open the sandbox practice').click()
    await page.getByText('Opening…').waitFor()
    await button(page, 'Open the sandbox practice').click({ force: true })
    expect(await calls(page, 'openPractice')).toEqual([{ practice: 'sandbox' }, { practice: 'sandbox' }])
    await page.context().close()
  })

  it('is where the menu and the tray lead, and back; a window that begins anew by it is not led there again', async () => {
    const page = await harness.open()
    const lead = (id: string) =>
      page.evaluate(
        (visit) => window.fake.announceWork({ visit: { id: visit, to: { at: 'otherPractice' } } }),
        id,
      )
    await lead('one')
    await expect.poll(() => calls(page, 'endVisit')).toEqual([{ visitId: 'one' }])
    expect(await calls(page, 'openPractice')).toEqual([]) // there is only one
    await page.evaluate(() => window.fake.announce({ canSwitch: true }))
    await lead('two')
    await expect.poll(() => calls(page, 'openPractice')).toEqual([{ practice: 'sandbox' }])
    const order = await page.evaluate(() => window.fake.calls.map(({ name }) => name))
    expect(order.lastIndexOf('endVisit')).toBeLessThan(order.indexOf('openPractice'))
    await page.evaluate(() => window.fake.announce({ mode: 'sandbox' }))
    await lead('three')
    await expect.poll(() => calls(page, 'openPractice')).toHaveLength(2)
    expect((await calls(page, 'openPractice')).at(-1)).toEqual({ practice: 'own' })
    await page.context().close()
  })

  it('offers its own apps only there, fills in all that one needs, and offers it no more', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await button(page, 'Add a Xero app').click()
    expect(await page.getByRole('region', { name: 'Samples' }).count()).toBe(0)
    await page.context().close()

    const sandbox = await harness.open({ scenario: 'empty' })
    await sandbox.evaluate(() => window.fake.announce({ mode: 'sandbox', canSwitch: true }))
    await button(sandbox, 'Add a sample app').click()
    expect(await graveFindings(sandbox)).toEqual([])
    await button(sandbox, 'Fill in the Sample Job Tool').click()
    await button(sandbox, 'Add the app').click()
    await sandbox.getByRole('heading', { name: 'Sample Job Tool', level: 2 }).waitFor()
    const [added] = (await calls(sandbox, 'addApp')) as { details: { route: string; scopes: string[] } }[]
    expect(added?.details.route).toBe('loopback')
    expect(added?.details.scopes).toContain('practicemanager.staff.read')
    await button(sandbox, 'Add a Xero app').click()
    await button(sandbox, 'Fill in the Sample Ledger Tool').waitFor()
    expect(await button(sandbox, 'Fill in the Sample Job Tool').count()).toBe(0)
    await button(sandbox, 'Back to your own practice').click()
    expect(await calls(sandbox, 'openPractice')).toEqual([{ practice: 'own' }])
    await sandbox.context().close()
  })
})

describe('revoking a sign-in', () => {
  const open = async () => {
    const page = await harness.open()
    await rail(page, 'Xero apps')
    const name = await page.evaluate(
      () => window.fake.snapshot().apps.find(({ id }) => id === 'packs')?.name ?? '',
    )
    await page.getByRole('navigation', { name: 'Apps' }).getByRole('link', { name }).click()
    await button(page, 'Revoke Owen Marrick’s sign-in…').click()
    const card = page.getByRole('alertdialog')
    await card.waitFor()
    return { page, card }
  }
  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )

  it('D12 says that it takes every connection of that person, by name, as known and how old that is', async () => {
    const { page, card } = await open()
    const reached = await page.evaluate(() =>
      window.fake
        .snapshot()
        .connections.filter(({ signInIds }) => signInIds.length === 1 && signInIds[0] === 'owen')
        .map(({ tenantName }) => tenantName),
    )
    expect(reached.length).toBeGreaterThan(1)
    const text = await card.textContent()
    expect(await graveFindings(page)).toEqual([])
    expect(text).toContain('Every connection that Owen Marrick made with')
    expect(text).toContain(`${reached.length} organisations, as Xero listed them`)
    for (const one of reached.slice(0, 11)) expect(text).toContain(one)
    expect(await focused(page)).toBe('Keep it')
    await page.keyboard.press('Enter')
    expect(await calls(page, 'revokeSignIn')).toEqual([])
    await expect.poll(() => focused(page)).toBe('Revoke Owen Marrick’s sign-in…')
    await page.context().close()
  })

  it('D12 asks once while it is under way, says why it was not done, and shows what is proven', async () => {
    const { page, card } = await open()
    const refused = { code: 'clientRefused' } as const
    await page.evaluate((failure) => window.fake.failNext('revokeSignIn', failure), refused)
    await button(page, 'Revoke the sign-in').click()
    await card.getByText('Xero does not accept this app’s client id and secret together').waitFor()
    await page.evaluate(() => window.fake.hold('revokeSignIn'))
    await button(page, 'Revoke the sign-in').click()
    await button(page, 'Asking Xero…').click({ force: true })
    expect(await calls(page, 'revokeSignIn')).toHaveLength(2)
    await page.context().close()

    const again = await open()
    await button(again.page, 'Revoke the sign-in').click()
    const row = again.page.getByRole('list', { name: 'Sign-ins' }).getByRole('listitem')
    await row.filter({ hasText: 'Owen Marrick' }).getByText('Revoked just now').waitFor()
    expect(await again.page.getByText('it listed no connection of this sign-in any more').count()).toBe(1)
    await again.page.context().close()
  })

  it('D12 what is not yet revoked needs somebody, on Overview and at the app, and is tried again', async () => {
    const page = await harness.open()
    await page.evaluate(() => {
      const at = Date.now() - 60_000
      window.fake.announce({
        signIns: window.fake.snapshot().signIns.map((one) =>
          one.id === 'owen'
            ? {
                ...one,
                revoking: { since: at, triedAt: at, isSent: true, failure: { code: 'offline' as const } },
              }
            : one,
        ),
      })
    })
    const title = page.getByRole('heading', { name: /^Owen Marrick’s sign-in with .* is not yet revoked$/u })
    const need = page.getByRole('listitem').filter({ has: title })
    await need.getByText('The network went away before Xero answered.').waitFor()
    expect(await graveFindings(page)).toEqual([])
    await need.getByRole('button', { name: 'Try again' }).click()
    await title.waitFor({ state: 'detached' })
    expect(await calls(page, 'revokeSignIn')).toEqual([{ signInId: 'owen' }])
    await page.context().close()
  })
})

describe('signing in', () => {
  it('waits on a sheet with Cancel focused, a deadline and help, and is not lost on reload', async () => {
    const page = await harness.open({ scenario: 'waiting' })
    const sheet = page.getByRole('dialog', { name: 'Finish signing in with your browser' })
    await sheet.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel')
    expect(await sheet.textContent()).toMatch(/stops waiting at \d\d:\d\d, in 9 min/u)
    expect(await sheet.textContent()).toContain('https://brackenmoor.example/xero/callback')
    await page.keyboard.press('Escape')
    await page.getByText('Signing in: Month-end Packs').waitFor()
    await page.reload()
    await sheet.waitFor()
    await button(page, 'Cancel').click()
    await expect.poll(() => sheet.count()).toBe(0)
    await page.context().close()
  })

  it('takes a pasted address, teaches about a wrong one, and tells what is connected', async () => {
    const page = await harness.open({ scenario: 'waiting' })
    await button(page, 'Paste the address…').click()
    await page.keyboard.type('https://login.xero.com/identity/connect')
    await button(page, 'Use this address').click()
    await page.getByText('That address holds no answer from Xero.').waitFor()
    await page
      .getByLabel('Address from the browser')
      .fill('https://brackenmoor.example/xero/callback?code=abc&state=x')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Ferrymoor Sample Practice is connected' }).waitFor()
    await button(page, 'Done').click()
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })

  it('asks which app where there are several, and two can wait at once', async () => {
    const page = await harness.open()
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
    expect(await page.evaluate(() => window.fake.work().attempts.length)).toBe(2)
    await page.context().close()
  })
})

describe('by keyboard alone', () => {
  it('finds, opens, asks, keeps, and ends an organisation', async () => {
    const page = await harness.open()
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
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Hollins Wharf Trading')
    while ((await page.evaluate(() => document.activeElement?.textContent)) !== 'Disconnect…')
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(await calls(page, 'disconnect')).toEqual([])
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Disconnect…')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('and no longer lists it').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('connection-grid')
    await page.context().close()
  })

  it('moves through the grid, closes and opens groups, and keeps its place', async () => {
    const page = await harness.open()
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
    await page.context().close()
  })

  it('never destroys from the palette: it opens the confirmation', async () => {
    const page = await harness.open()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('alderpoint')
    await page.getByRole('option', { name: /Disconnect Alderpoint/u }).click()
    await page.getByRole('alertdialog', { name: 'Disconnect Alderpoint Marine?' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep it')
    expect(await calls(page, 'disconnect')).toEqual([])
    await page.context().close()
  })
})

describe('10,000 organisations', () => {
  it('draws only what is in sight, and answers each keystroke (measured, not judged)', async () => {
    const page = await harness.open({ scenario: 'tenThousand' })
    const opened = Date.now()
    await rail(page, 'Connections')
    await page.getByRole('row', { name: /Ledger Tool A/u }).waitFor()
    process.stdout.write(`list of 10,000 shown after ${Date.now() - opened} ms\n`)
    expect(await page.getByRole('row').count()).toBeLessThan(60)
    expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('10011')
    await page.getByRole('searchbox', { name: 'Search organisations and people' }).focus()
    const costs = await page.evaluate(async () => {
      const field = document.activeElement as HTMLInputElement
      const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      const spent: number[] = []
      for (let round = 0; round < 5; round += 1)
        for (let length = 1; length <= 'hollins wh'.length; length += 1) {
          const started = performance.now()
          put?.call(field, 'hollins wh'.slice(0, length))
          field.dispatchEvent(new Event('input', { bubbles: true }))
          await new Promise((resolve) => {
            const channel = new MessageChannel()
            channel.port1.addEventListener('message', resolve)
            channel.port1.start()
            channel.port2.postMessage(null)
          })
          spent.push(performance.now() - started)
          await new Promise((resolve) => setTimeout(resolve, 60))
        }
      return spent.toSorted((a, b) => a - b)
    })
    process.stdout.write(
      `keystroke over 10,000: median ${costs[25]?.toFixed(1)} ms, p95 ${costs[47]?.toFixed(1)} ms\n`,
    )
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(10)
    expect(await page.getByRole('row', { name: /Hollins/u }).count()).toBeGreaterThan(5)
    await page.context().close()
  })
})

const openTab = (tab: 'Reviews' | 'People') => async (page: Page) => {
  await rail(page, 'Activity')
  await button(page, tab).click()
  await page.getByRole('table').first().waitFor()
}
const openLeaver = async (page: Page) => {
  await openTab('People')(page)
  await button(page, 'Show Owen Marrick').click()
  await button(page, 'They are leaving…').click()
  await button(page, 'Make the list').click()
  await page.getByRole('heading', { name: /tasks? left/u }).waitFor()
}
const openAltered = async (page: Page) => {
  await rail(page, 'Activity')
  await page.evaluate(() =>
    window.fake.announce({
      activity: {
        at: Date.now(),
        lines: 9,
        from: 0,
        to: Date.now(),
        findings: [{ kind: 'changed', line: 9, seq: 8 }],
        moreFindings: 0,
      },
    }),
  )
  await page.getByText('One place in the log is not as Keyward wrote it.').waitFor()
}
const openChecks = async (page: Page) => {
  await rail(page, 'Connections')
  await page.getByRole('row', { name: /Hollins Wharf/u }).click()
  await page.getByText('Answered in 0.4 s').first().waitFor()
}

const openApp = async (page: Page) => {
  await rail(page, 'Xero apps')
  await page
    .getByRole('navigation', { name: 'Apps' })
    .getByRole('link', { name: /Month-end Packs/u })
    .click()
}
const openRotation = async (page: Page) => {
  await openApp(page)
  await button(page, 'Replace the secret').click()
  await page.getByRole('heading', { name: 'Who uses this secret?' }).waitFor()
}
const openProven = async (page: Page) => {
  await openRotation(page)
  await button(page, 'Nobody else uses it').click()
  await button(page, 'I have the new secret').click()
  await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
  await button(page, 'Store it and prove it').click()
  await button(page, 'Switch over').waitFor()
}
const openLeak = async (page: Page) => {
  await openApp(page)
  await button(page, 'It has leaked…').click()
  await page.getByRole('heading', { name: /has leaked/u }).waitFor()
}
const openPolicy = async (page: Page) => {
  await openApp(page)
  await button(page, 'Change for this app').click()
  await page.getByLabel('Replace every … days').waitFor()
}

describe('rotation', () => {
  it('goes by keyboard alone through all eight steps, and the pasted secret is nowhere on the page afterwards', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openApp(page)
    await button(page, 'Replace the secret').press('Enter')
    await page.getByLabel('Tool 1').fill('Workbook')
    await button(page, 'Continue').press('Enter')
    await button(page, 'I have the new secret').press('Enter')
    await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
    await page.keyboard.press('Enter')
    await button(page, 'Switch over').press('Enter')
    expect(await page.content()).not.toContain(SAMPLE_SECRET)
    await page.getByRole('checkbox', { name: 'Workbook' }).press('Space')
    await button(page, 'All have it').press('Enter')
    await button(page, 'Ask Xero').press('Enter')
    await button(page, 'Forget it and finish').press('Enter')
    await page.getByRole('heading', { name: 'Month-end Packs', level: 2 }).waitFor()
    expect(await calls(page, 'setConsumers')).toEqual([
      expect.objectContaining({ consumers: [{ name: 'Workbook', where: '' }] }),
    ])
    expect(await calls(page, 'forgetOldSecret')).toHaveLength(1)
    await page.context().close()
  })

  it('a refused paste says why, keeps what was typed, and goes no further', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openRotation(page)
    await button(page, 'Nobody else uses it').click()
    await button(page, 'I have the new secret').click()
    await page.evaluate(() =>
      window.fake.failNext('pasteNewSecret', { code: 'secretOfAnotherApp', name: 'Debtor Letters' }),
    )
    await page.getByLabel('New client secret').fill(SAMPLE_SECRET)
    await button(page, 'Store it and prove it').click()
    await page.getByText('That is the secret of Debtor Letters.').first().waitFor()
    expect(await page.getByLabel('New client secret').inputValue()).toBe(SAMPLE_SECRET)
    expect(await calls(page, 'proveNewSecret')).toHaveLength(0)
    await page.context().close()
  })

  it('giving up after a paste asks first, with the harmless answer focused; leaving loses nothing', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openProven(page)
    await button(page, 'Give up, change nothing').click()
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('Enter')
    expect(await calls(page, 'rollBackRotation')).toHaveLength(0)
    await button(page, 'Save and close').click()
    await button(page, 'Continue replacing the secret').click()
    await button(page, 'Switch over').waitFor()
    await page.context().close()
  })

  it('a reminder is put off only with a reason', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await rail(page, 'Xero apps')
    await page
      .getByRole('navigation', { name: 'Apps' })
      .getByRole('link', { name: /Debtor Letters/u })
      .click()
    await button(page, 'Put the reminder off').click()
    await button(page, 'Put it off').press('Enter')
    expect(await calls(page, 'snoozeRotation')).toHaveLength(0)
    await page.getByLabel('Why, so that others understand it').fill('The vendor is on holiday')
    await button(page, 'Put it off').press('Enter')
    await page.getByText(/Put off until .*: The vendor is on holiday/u).waitFor()
    await page.context().close()
  })

  it('a policy that is no number of days is refused where it is typed', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await rail(page, 'Settings')
    await page.getByLabel('Replace every … days').fill('0')
    await button(page, 'Save the policy').click()
    await page
      .getByText(/Use whole days: replace every 1 to 1,095/u)
      .first()
      .waitFor()
    // an emptied field is no day, and not the day itself
    await page.getByLabel('Replace every … days').fill('90')
    await page.getByLabel('Remind me (days before)').fill('')
    await button(page, 'Save the policy').click()
    expect(await calls(page, 'setRotationPolicy')).toHaveLength(0)
    await page.getByLabel('Remind me (days before)').fill('14')
    await button(page, 'Save the policy').click()
    await expect
      .poll(async () => (await calls(page, 'setRotationPolicy')).length, { timeout: 60_000 })
      .toBe(1)
    await page.context().close()
  })
})

const openGuide = async (page: Page) => {
  await rail(page, 'Access guide')
  await page.getByLabel('Name of the tool or use case').waitFor()
}
const openJourney = async (page: Page) => {
  await openGuide(page)
  await page.getByLabel('Name of the tool or use case').fill('Timesheet Review')
  await page.getByLabel('What it does for the practice, in a sentence or two').fill('Reads timesheets.')
  await page.getByRole('checkbox', { name: 'Timesheets', exact: true }).check()
  await button(page, 'Begin').click()
  await page.getByRole('heading', { name: 'Over to you' }).waitFor()
}
const openWorksheet = async (page: Page) => {
  await openJourney(page)
  await button(page, 'Self-assessment').click()
  await button(page, 'Answer Weak spots').click()
  await page.getByRole('radio', { name: 'Partly met' }).check()
}
const openAway = async (page: Page) => {
  await openGuide(page)
  await button(page, 'Take access away…').click()
  await page.getByRole('heading', { name: 'The whole app' }).waitFor()
}

describe('the access guide', () => {
  it('asks what it needs to know before it begins, and keeps what was typed', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openGuide(page)
    await button(page, 'Begin').click()
    await page.getByText('Give it a name by which you will know it again.').first().waitFor()
    await page.getByLabel('Name of the tool or use case').fill('Timesheet Review')
    await button(page, 'Begin').click()
    await page.getByText('Say what it is for: Xero asks that first.').first().waitFor()
    await page.getByLabel('What it does for the practice, in a sentence or two').fill('Reads timesheets.')
    for (const what of ['Timesheets', 'Invoices'])
      await page.getByRole('checkbox', { name: what, exact: true }).check()
    await button(page, 'Begin').click()
    await page
      .getByText(/in one app. Begin one use case for each/u)
      .first()
      .waitFor()
    expect(await calls(page, 'beginJourney')).toHaveLength(0)
    await page.getByRole('checkbox', { name: 'Invoices', exact: true }).uncheck()
    await button(page, 'Begin').click()
    expect(await calls(page, 'beginJourney')).toEqual([
      expect.objectContaining({ name: 'Timesheet Review', scopes: ['practicemanager.time.read'] }),
    ])
    await page.context().close()
  })

  it('drafts the letter from the answers: it only reads, and names the scopes', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openJourney(page)
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space')
    const letter = page.getByRole('region', { name: 'Letter' })
    await expect.poll(() => letter.textContent()).toContain('It only reads.')
    expect(await letter.textContent()).toContain('practicemanager.time.read: reads timesheets')
    await button(page, 'I have sent it').press('Enter')
    await page.getByRole('heading', { name: 'Over to Xero' }).waitFor()
    await page.context().close()
  })

  it('a note is added and undone, and the step that it belongs to can be looked at again', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openJourney(page)
    await page.getByLabel('A note to this step').fill('Spoke to Mira')
    await page.keyboard.press('Enter')
    await page.getByText('Spoke to Mira').waitFor()
    await button(page, 'Undo').click()
    await page.getByText('Spoke to Mira').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'The app and its secret' }).click()
    await page.getByRole('button', { name: 'Add the app here' }).waitFor()
    await page.context().close()
  })

  it('the whole app cannot be ended before every organisation is ticked', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openAway(page)
    await button(page, 'Open the developer portal').press('Enter')
    expect(await calls(page, 'openPlace')).toHaveLength(0)
    for (const box of await page.locator('.away-list').getByRole('checkbox').all())
      if (await box.isEnabled()) await box.check()
    await page.getByText('told by Tessa Quillon').first().waitFor()
    await button(page, 'Open the developer portal').press('Enter')
    await expect.poll(() => calls(page, 'openPlace')).toHaveLength(1)
    await page.context().close()
  })

  it('a tick that main refuses goes back, and the reason is said', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openAway(page)
    await page.evaluate(() => window.fake.failNext('tellOrganisations', { code: 'vaultReadOnly' }))
    const box = page.locator('.away-list').getByRole('checkbox').first()
    await box.click()
    await page.getByText('Note it').first().waitFor()
    await expect.poll(() => box.isChecked()).toBe(false)
    await page.context().close()
  })

  it('what was ticked before a whole app ends is kept, and all can be ticked at once', async () => {
    const page = await harness.open({ scenario: 'tenThousand' })
    await openAway(page)
    const boxes = page.locator('.away-list').getByRole('checkbox')
    await boxes.first().check()
    await rail(page, 'Overview')
    await openAway(page)
    expect(await boxes.first().isChecked()).toBe(true)
    expect(await boxes.count()).toBe(100)
    await button(page, 'Show 100 more organisations').click()
    await expect.poll(() => boxes.count()).toBe(200)
    await page.getByRole('button', { name: /^All \d+ of them know$/u }).click()
    await page.getByText('After it is deleted, ask Xero here').waitFor()
    await page.context().close()
  })

  it('questions of a step are answered at the step', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openJourney(page)
    await page.getByText('What if we cannot have our own app?').waitFor()
    await page.context().close()
  })
})

describe('the log, reviews and people', () => {
  it('finds lines by words, subject and outcome, and says so when none fits', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await rail(page, 'Activity')
    const rows = page.getByRole('table', { name: 'Activity' }).getByRole('row')
    await page.getByLabel('Search activity').fill('revealed')
    await expect.poll(() => rows.count()).toBe(2)
    await page.getByLabel('Search activity').fill('')
    await page.getByLabel('Show lines about').selectOption('Sign-ins')
    await expect.poll(async () => (await rows.allTextContents()).join(' ')).not.toContain('revealed')
    await page.getByLabel('Failures only').check()
    await page.getByLabel('Search activity').fill('nobody of that name')
    await page.getByText('No lines match.').waitFor()
    await button(page, 'Show everything').click()
    await expect.poll(() => rows.count()).toBe(7)
    const asked = await calls(page, 'listActivity')
    expect(asked).toContainEqual(
      expect.objectContaining({
        filter: expect.objectContaining({ words: [{ text: 'revealed', kinds: ['secretRevealed'] }] }),
      }),
    )
    await page.context().close()
  })

  it('a line that is not as it was written says so in its own place, and Overview leads there', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openAltered(page)
    const row = page.getByRole('row', { name: /Disconnecting requested/u }).first()
    await expect.poll(async () => row.textContent()).not.toContain('It was changed')
    await page
      .getByRole('row', { name: /Connections checked.*It was changed, or Keyward did not write it/u })
      .waitFor()
    await rail(page, 'Overview')
    await button(page, 'Show where').click()
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
    await page.context().close()
  })

  it('a name without an e-mail address is refused where it is typed, and nothing is lost', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await rail(page, 'Settings')
    await page.getByLabel('Your name').fill('Tessa Q')
    await page.getByLabel('Your e-mail address').fill('tessa')
    await button(page, 'Save').click()
    await page.getByText('That is not an e-mail address.').first().waitFor()
    expect(await page.getByLabel('Your name').inputValue()).toBe('Tessa Q')
    await page.getByLabel('Your e-mail address').fill('tessa@brackenmoor.example')
    await page.keyboard.press('Enter')
    await expect.poll(() => calls(page, 'introduce')).toHaveLength(1)
    await page.context().close()
  })

  it('a list for somebody who leaves is ticked by keyboard, and finished only when all is done', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openLeaver(page)
    await button(page, 'Finish the list').press('Enter')
    expect(await calls(page, 'finishLeaver')).toHaveLength(0)
    const boxes = page.getByRole('checkbox')
    // proven, or to be proven: neither is ticked by hand
    for (const at of [0, 1]) expect(await boxes.nth(at).isDisabled()).toBe(true)
    await page.evaluate(() =>
      window.fake.announce({
        leavers: window.fake.snapshot().leavers.map((leaver) => ({
          ...leaver,
          tasks: leaver.tasks.map((task) => ({
            ...task,
            provenAt: task.kind === 'reauthorise' ? Date.now() : task.provenAt,
          })),
        })),
      }),
    )
    for (const at of [2, 3, 4]) {
      await boxes.nth(at).press('Space')
      await expect.poll(() => boxes.nth(at).isChecked()).toBe(true)
    }
    await button(page, 'Finish the list').click()
    await page.getByText(/Finished on/u).waitFor()
    await page.context().close()
  })

  it('a check that stopped is offered to be taken up, and an outage keeps what is known', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await page.evaluate(() =>
      window.fake.announce({ openCheck: { startedAt: Date.now(), finished: 12, total: 26 } }),
    )
    await button(page, 'Go on').click()
    expect(await calls(page, 'checkConnections')).toContainEqual({ keys: null, isContinued: true })
    await page.context().close()
  })
})

describe('accessibility', () => {
  const go = (place: string) => (page: Page) => rail(page, place)
  const nothing = async () => undefined
  const views: readonly (readonly [string, Scenario, (page: Page) => Promise<unknown>])[] = [
    ['overview', 'practice', nothing],
    ['all quiet', 'quiet', nothing],
    ['first run', 'empty', nothing],
    ['sandbox', 'sandbox', nothing],
    ['keychain locked', 'locked', nothing],
    ['damaged, asking', 'damaged', (page) => button(page, 'Begin with an empty vault…').click()],
    ['connections', 'practice', go('Connections')],
    ['no connections', 'oneApp', go('Connections')],
    [
      'a connection',
      'practice',
      async (page) => {
        await rail(page, 'Connections')
        await page.getByRole('row', { name: /Glasshouse/u }).click()
      },
    ],
    [
      'disconnecting',
      'practice',
      async (page) => {
        await rail(page, 'Connections')
        await page.getByRole('row', { name: /Alderpoint/u }).click()
        await button(page, 'Disconnect…').click()
      },
    ],
    [
      'an app',
      'practice',
      async (page) => {
        await rail(page, 'Xero apps')
        await button(page, 'Reveal').click()
        await button(page, 'Show the rule to host').click()
        await button(page, 'Copy').click()
      },
    ],
    [
      'an app without its secret',
      'missingSecret',
      async (page) => {
        await button(page, 'Enter the secret again').click()
      },
    ],
    [
      'the form',
      'empty',
      async (page) => {
        await button(page, 'Add a Xero app').click()
        await page.getByRole('checkbox', { name: 'Jobs', exact: true }).check()
        await button(page, 'Add the app').click()
      },
    ],
    ['waiting', 'waiting', nothing],
    ['signed in', 'done', nothing],
    ['not signed in', 'failed', nothing],
    [
      'palette',
      'practice',
      async (page) => {
        await page.keyboard.press('Control+k')
        await page.keyboard.type('pell')
      },
    ],
    [
      'choosing an app',
      'practice',
      async (page) => {
        await rail(page, 'Connections')
        await button(page, 'Connect an organisation').click()
      },
    ],
    ['activity', 'practice', go('Activity')],
    ['a log that was altered', 'practice', openAltered],
    ['reviews', 'practice', openTab('Reviews')],
    ['who uses a secret', 'practice', openRotation],
    ['both proofs', 'practice', openProven],
    ['a leak', 'practice', openLeak],
    ['a policy of its own', 'practice', openPolicy],
    ['the beginning of the guide', 'empty', openGuide],
    ['a step of the guide', 'practice', openJourney],
    ['the worksheet', 'practice', openWorksheet],
    ['taking access away', 'practice', openAway],
    ['people', 'practice', openTab('People')],
    ['somebody who leaves', 'practice', openLeaver],
    ['the checks of a connection', 'practice', openChecks],
    ['settings', 'practice', go('Settings')],
    ['handovers', 'practice', go('Handovers')],
    [
      'handing over',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Hand an app over').click()
      },
    ],
    [
      'a passphrase',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Hand an app over').click()
        await page.getByLabel('Person or company').fill('Fenwick Loop')
        await button(page, 'Seal it and show the passphrase').click()
        await button(page, 'Show as a QR code').click()
      },
    ],
    [
      'receiving',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Receive').click()
        await page.getByLabel('Link, or the text of an .age file').fill('keyward://handover#1.AAAA')
        await button(page, 'Open').click()
        await page.getByLabel('Passphrase').fill('six words')
        await button(page, 'Open').click()
      },
    ],
    [
      'a handover on a share server',
      'practice',
      async (page) => {
        await rail(page, 'Settings')
        await page.getByLabel('Address of your share server').fill('https://share.example/')
        await button(page, 'Save and try it').click()
        await page.getByText('It took a text').waitFor()
        await rail(page, 'Handovers')
        await button(page, 'Hand an app over').click()
        await page.getByLabel('Person or company').fill('Fenwick Loop')
        await page.getByRole('radio', { name: 'Your server' }).check()
        await button(page, 'Seal it and show the passphrase').click()
        await page.getByTitle('Link to your server').waitFor()
      },
    ],
    [
      'one handover',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Hand an app over').click()
        await page.getByLabel('Person or company').fill('Fenwick Loop')
        await page.getByLabel('Why').selectOption('vendor')
        await button(page, 'Seal it and show the passphrase').click()
        await button(page, 'I have passed it on, hide it for good').click()
        await button(page, /, to Fenwick Loop$/u).click()
        await page.getByLabel('Code of the receipt').fill('00000')
        await button(page, 'Add the code').click()
        await page.getByText('That is not the code of this handover.').waitFor()
        await button(page, 'This has ended…').click()
      },
    ],
    [
      'asking for an app',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Ask for an app').click()
        await page.getByLabel('What you ask for').fill('The secret of Debtor Letters')
        await button(page, 'Make the link').click()
        await button(page, 'Show as a QR code').click()
        await button(page, 'Done').click()
        await page.getByText('No answer yet').waitFor()
      },
    ],
    [
      'being asked for an app',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Receive').click()
        await page.getByLabel('Link, or the text of an .age file').fill('keyward://request#1.AAAA')
        await button(page, 'Open').click()
        await page.getByRole('heading', { name: 'Owen Marsh asks you for an app' }).waitFor()
      },
    ],
    [
      'a receipt of a second key',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Receive').click()
        await page.getByLabel('Link, or the text of an .age file').fill('keyward://receipt#1.AAAA')
        await button(page, 'Open').click()
        await page.getByText('Another key has signed a receipt').waitFor()
      },
    ],
    [
      'somebody who poses, with an old secret',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Receive').click()
        await page.getByLabel('Link, or the text of an .age file').fill('-----BEGIN AGE')
        await button(page, 'Open').click()
        await page.getByText('Posing as Tessa Quillon', { exact: true }).waitFor()
        await page.getByText('is older than the one that is here').waitFor()
      },
    ],
    [
      'a link to a share server',
      'practice',
      async (page) => {
        await rail(page, 'Handovers')
        await button(page, 'Receive').click()
        await page
          .getByLabel('Link, or the text of an .age file')
          .fill('https://share.example/?0123456789abcdef#-9zYx8WvU7tSrQ6pNmL5kJ4hG3fD2s')
        await button(page, /^Fetch it from/u).click()
        await page.getByText('It is not on the server, or not any more.').waitFor()
      },
    ],
    ['a notice', 'notice', nothing],
    ['checking', 'checking', go('Connections')],
    ['read-only', 'readOnly', nothing],
  ]
  it.each(views)('finds nothing serious on %s, in either theme (H4)', async (name, scenario, act) => {
    const page = await harness.open({ scenario })
    await act(page)
    const onLesser = (rules: readonly string[]) =>
      process.stdout.write(`axe, lesser, on ${name}: ${rules.join(', ')}\n`)
    expect(await graveFindings(page, { onLesser })).toEqual([])
    await page.context().close()
  })

  it('breaks no rule of the window’s CSP and logs no error anywhere above', () => {
    expect([...new Set(harness.violations)]).toEqual([])
  })
})
