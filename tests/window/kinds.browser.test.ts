import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { SAMPLE_SECRET, xeroApp } from './scenario-data.ts'
import { type Harness, startHarness } from './harness.ts'
import { sealedBy, somebody } from './others.ts'
import { picture as pictureOf } from './pictures.ts'
import { PRACTICE } from './scenarios.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const kind = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

const picture = (page: Page, name: string) => pictureOf(page, name, [1280, 1024, 800])

const openForm = async (page: Page) => {
  await button(page, 'Add a Xero app').click()
  await page.getByLabel('Name, as in the developer portal').fill('Month-end Packs')
  await page.getByLabel('Client id', { exact: true }).fill('5E3A90C41D7B4F628A0CB7D2196FC07F')
  await page.getByRole('checkbox', { name: 'Invoices', exact: true }).check()
}
const added = (page: Page) =>
  page.evaluate(() =>
    window.door.calls
      .filter(({ name }) => name === 'addApp')
      .map(({ input }) => input as { details: { kind: string }; clientSecret: string; isUnproven?: boolean }),
  )

describe('the kinds of apps in the window', () => {
  it('a mobile or desktop app is added without a secret, and its page pretends none', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openForm(page)
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await kind(page, 'Mobile or desktop app').check()
    await expect.poll(() => page.getByLabel('Client secret', { exact: true }).count()).toBe(0)
    await expect.poll(() => page.getByText('Generated at Xero').count()).toBe(0)
    await expect.poll(() => page.getByText('Advanced', { exact: true }).count()).toBe(0)
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    const help = page.getByRole('complementary', { name: 'Help with this form' })
    expect(await help.innerText()).not.toContain('The secret is shown once')
    await help.getByText('Why there is no secret').waitFor()
    await picture(page, 'form-pkce')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Add the app').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    await page.getByText('it has no secret. Xero knows it.').first().waitFor()
    await expect.poll(() => added(page)).toMatchObject([{ details: { kind: 'pkce' }, clientSecret: '' }])
    await page.getByText('Xero gives it no secret').waitFor()
    for (const name of ['Secret', 'Rotation', 'Tools that use it'])
      expect(await page.getByRole('heading', { name, exact: true }).count(), name).toBe(0)
    for (const name of ['Reveal', 'Replace the secret', 'Ask Xero for its list'])
      expect(await button(page, name).count(), name).toBe(0)
    await picture(page, 'app-pkce')
    expect(await graveFindings(page)).toEqual([])
    expect(harness.violations).toEqual([])
  })

  it('a custom connection is added without a way back, and asked for its organisation', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openForm(page)
    await kind(page, 'Custom connection').check()
    await expect.poll(() => page.getByLabel('Redirect URI').count()).toBe(0)
    await expect.poll(() => page.getByText('The sign-in itself').count()).toBe(0)
    await expect.poll(() => page.getByText('Practice Manager', { exact: true }).count()).toBe(0)
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await page.getByRole('radio', { name: 'Today' }).check()
    await picture(page, 'form-custom')
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Add the app').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    await page.getByText('It reaches one organisation, with its secret alone').waitFor()
    await button(page, 'Ask Xero for its organisation').waitFor()
    await expect.poll(() => page.getByText('Nobody has signed in with it yet').count()).toBe(0)
    await page.getByText('nobody signs in to it').waitFor()
    for (const name of ['Redirect route', 'Sign-ins'])
      expect(await page.getByRole('heading', { name, exact: true }).count(), name).toBe(0)
    await picture(page, 'app-custom')
    expect(await graveFindings(page)).toEqual([])
    expect(harness.violations).toEqual([])
  })

  it('neither is handed over or removed with what it does not have', async () => {
    const page = await harness.open({ scenario: 'practice' })
    const { apps } = await page.evaluate(() => window.door.snapshot())
    const [one, two] = apps
    if (one === undefined || two === undefined) throw new Error('no apps')
    const kinds = [
      { ...one, kind: 'pkce' as const, name: 'Field Tool', secret: null },
      { ...two, kind: 'custom' as const, name: 'Bank Feed', redirectUri: '' },
    ]
    await page.evaluate((next) => window.door.announce({ apps: next }), kinds)
    const rail = page.getByRole('navigation', { name: 'Keyward' })
    const open = async (name: string) => {
      await rail.getByRole('link', { name: 'Xero apps' }).press('Enter')
      await page.getByRole('navigation', { name: 'Apps' }).getByRole('link', { name }).click()
      await page.getByRole('heading', { name, exact: true }).waitFor()
    }
    const part = (name: string) => page.getByRole('checkbox', { name, exact: true })

    await open('Field Tool')
    await button(page, 'Remove…').click()
    await page.getByText('it has no secret in the keychain').waitFor()
    await expect.poll(() => page.getByText('Its secret is removed').count()).toBe(0)
    await picture(page, 'remove-pkce')
    await button(page, 'Keep it').click()
    await button(page, 'Hand over').click()
    await part('Client id').waitFor()
    await expect.poll(() => part('Secret').count()).toBe(0)
    await expect.poll(() => page.getByText('Have the secret replaced').count()).toBe(0)
    await page.getByText('It has no secret.').waitFor()
    await picture(page, 'compose-pkce')
    expect(await graveFindings(page)).toEqual([])
    await page.getByLabel('Person or company').fill('Fenwick Loop')
    await button(page, 'Seal it and show the passphrase').click()
    await page.getByText('2 of 2').waitFor()
    expect(
      await page.evaluate(() => window.door.calls.findLast(({ name }) => name === 'sealHandover')?.input),
    ).toMatchObject({ parts: { clientId: true, secret: false, redirectUri: true } })
    await button(page, 'I have passed it on, hide it for good').click()

    await open('Bank Feed')
    await button(page, 'It has leaked…').click()
    await page.getByText('nobody has to sign in. Replacing it comes first').waitFor()
    await expect.poll(() => page.getByText('Connect third-party add-ons').count()).toBe(0)
    await open('Bank Feed')
    await button(page, 'Hand over').click()
    await part('Secret').waitFor()
    await expect.poll(() => part('Redirect address').count()).toBe(0)
    await page.getByText('Nobody signs in to it').waitFor()
    await picture(page, 'compose-custom')

    // a change has ended it: how it is authorised again, and nothing that offers a sign-in
    await page.evaluate(() => {
      const { connections, apps: there } = window.door.snapshot()
      const [first] = connections
      const feed = there.find(({ name }) => name === 'Bank Feed')
      if (first === undefined || feed === undefined) throw new Error('no connection')
      const at = first.checkedAt
      const own = {
        ...first,
        key: 'feed',
        appId: feed.id,
        tenantName: 'Wharfside Cidery',
        signInIds: [],
        answered: null,
        inOwnListAt: at,
        failure: { code: 'connectionNotActive' as const },
      }
      window.door.announce({
        connections: [own],
        ownLists: {
          [feed.id]: { askedAt: at, heardAt: at, amount: 1, failure: null, mayDisconnect: null },
        },
      })
    })
    await rail.getByRole('link', { name: 'Connections' }).press('Enter')
    await page.getByRole('row', { name: /Wharfside Cidery.*Not authorised now/u }).click()
    const pane = page.getByRole('complementary', { name: 'Wharfside Cidery' })
    await pane.getByRole('heading', { name: 'Ways out' }).waitFor()
    await pane.getByText('Whoever owns the app connects it again in the').waitFor()
    await pane.getByText('Nobody: it is a custom connection').waitFor()
    await expect.poll(() => pane.getByText(/[Ss]ign in(?: again)?$/u).count()).toBe(0)
    await picture(page, 'custom-ended')
    await pane.locator('#disconnect-button').click()
    await page.getByText('nobody signs in to a custom connection. Keyward asks Xero again').waitFor()
    await picture(page, 'custom-disconnect')
    await button(page, 'Keep it').click()
    expect(harness.violations).toEqual([])
  })

  it('one that was handed over is shown as what it is, and nothing is said of a secret that it has not', async () => {
    const fieldTool = {
      name: 'Field Tool',
      kind: 'pkce' as const,
      clientId: '7'.repeat(32),
      route: 'loopback' as const,
      redirectUri: 'http://localhost:5500/callback',
      scopes: ['openid', 'offline_access', 'accounting.invoices.read'],
    }
    const { armored, passphrase } = await sealedBy(await somebody('Tessa Quillon'), fieldTool)
    const receive = async (page: Page) => {
      const rail = page.getByRole('navigation', { name: 'Keyward' })
      await rail.getByRole('link', { name: 'Handovers' }).press('Enter')
      await button(page, 'Receive').click()
      await page.getByLabel('Link, or the text of an .age file').fill(armored)
      await button(page, 'Open').click()
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
      await button(page, 'Open').click()
    }
    const hasIt = await harness.open({
      vault: (now) => {
        const practice = PRACTICE(now)
        const here = { ...xeroApp(now, { id: 'app1', ...fieldTool }), secret: null }
        return { ...practice, apps: [...practice.apps, here] }
      },
    })
    await receive(hasIt)
    await button(hasIt, 'Note that it arrived').waitFor()
    await expect.poll(() => button(hasIt, 'Add the app').count()).toBe(0)
    await picture(hasIt, 'receive-pkce-here')
    const page = await harness.open({ scenario: 'practice' })
    await receive(page)
    await page.getByText('none: Xero gives such an app no secret').waitFor()
    await page.getByText('Mobile or desktop app', { exact: true }).waitFor()
    await picture(page, 'receive-pkce')
    await button(page, 'Add the app').click()
    await page.getByText('Send this receipt').waitFor()
    await expect.poll(() => page.getByText('Asking Xero whether the secret works').count()).toBe(0)
    expect(await page.evaluate(() => window.door.calls.some(({ name }) => name === 'askSecret'))).toBe(false)
  })

  it('a wrong guess is said with what to choose; nothing typed is lost, and it can be added anyway', async () => {
    const page = await harness.open({ scenario: 'empty' })
    await openForm(page)
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await page.getByRole('radio', { name: 'Today' }).check()
    await page.getByLabel('Redirect URI').fill('https://brackenmoor.example/xero/callback')
    const refuse = async () => {
      await page.evaluate(() => window.door.failNext('addApp', { code: 'appOfOtherKind', likely: 'custom' }))
      await button(page, 'Add the app').click()
      await page.getByRole('alert').getByText('it is more likely a custom connection').waitFor()
    }
    await refuse()
    await picture(page, 'form-other-kind')
    expect(await graveFindings(page)).toEqual([])
    await kind(page, 'Custom connection').check()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await kind(page, 'Web app').check()
    expect(await page.getByLabel('Client secret', { exact: true }).inputValue()).toBe(SAMPLE_SECRET)
    await refuse()
    await button(page, 'Add it anyway').click()
    await page.getByRole('heading', { name: 'Month-end Packs' }).waitFor()
    expect((await added(page)).map(({ isUnproven }) => isUnproven)).toEqual([undefined, undefined, true])
  })
})
