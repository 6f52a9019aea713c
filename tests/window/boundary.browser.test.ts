import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Scenario } from './scenarios.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness({ withPlants: true })
})
afterAll(() => harness.stop())
beforeEach(() => void harness.violations.splice(0))

const nav = (page: Page) => page.getByRole('navigation', { name: 'Keyward' })
const rail = (page: Page, name: string) => nav(page).getByRole('link', { name }).press('Enter')
const plant = (page: Page, name: string | undefined) =>
  page.evaluate((planted) => {
    if (planted === undefined) delete window.plant
    else window.plant = planted
    window.drawAnew()
  }, name)

/** What must be so whatever has failed: something is said, the rail leads on, and it does not go round in circles. */
const expectAlive = async (page: Page) => {
  expect((await page.locator('body').innerText()).trim()).not.toBe('')
  await nav(page).getByRole('link', { name: 'Settings' }).waitFor()
  await expect.poll(() => nav(page).getByRole('link').count()).toBe(7)
  // drawn in circles, the page would not answer in between
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))))
  expect(harness.violations).toEqual([])
}

type Visit = { readonly in?: Scenario; readonly go: (page: Page) => Promise<unknown> }
const app = (page: Page) => rail(page, 'Xero apps')
const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()
const then =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page)
  }

/** Every view, by the component that draws it, and how to get there. */
const VIEWS: Record<string, Visit> = {
  OverviewView: { go: (page) => rail(page, 'Overview') },
  FirstRun: { in: 'empty', go: (page) => rail(page, 'Overview') },
  ConnectionsView: { go: (page) => rail(page, 'Connections') },
  EmptyConnections: { in: 'empty', go: (page) => rail(page, 'Connections') },
  AppsView: { go: app },
  NoApps: { in: 'empty', go: app },
  AppFormView: { go: then(app, press('Add a Xero app')) },
  RotationView: { go: then(app, press('Replace the secret')) },
  LeakView: { go: then(app, press('It has leaked…')) },
  HandoversView: { go: (page) => rail(page, 'Handovers') },
  HandoverCompose: { go: then((page) => rail(page, 'Handovers'), press('Hand an app over')) },
  HandoverReceive: { go: then((page) => rail(page, 'Handovers'), press('Receive')) },
  HandoverAsk: { go: then((page) => rail(page, 'Handovers'), press('Ask for an app')) },
  ImportView: { go: then(app, press('Import from a file…')) },
  GuideView: { go: (page) => rail(page, 'Access guide') },
  GuideAssessment: { go: then((page) => rail(page, 'Access guide'), press('Self-assessment')) },
  GuideAway: { go: then((page) => rail(page, 'Access guide'), press('Take access away…')) },
  ActivityView: { go: (page) => rail(page, 'Activity') },
  ActivityLogView: { go: (page) => rail(page, 'Activity') },
  ReviewsView: { go: then((page) => rail(page, 'Activity'), press('Reviews')) },
  PeopleView: { go: then((page) => rail(page, 'Activity'), press('People')) },
  SettingsView: { go: (page) => rail(page, 'Settings') },
  ClosedView: { in: 'locked', go: async () => undefined },
}

describe('A14 the window is never blank', () => {
  it.each(Object.entries(VIEWS))(
    'A14 says so where %s cannot be drawn, and leads on',
    async (name, visit) => {
      const page = await harness.open({ scenario: visit.in ?? 'practice' })
      await page.evaluate((planted) => {
        window.plant = planted
      }, name)
      await visit.go(page)
      await plant(page, name)
      const alert = page.getByRole('alert').filter({ hasText: 'This page could not be shown' })
      await alert.waitFor()
      await expectAlive(page)
      // trying again while it still fails says the same, once
      await alert.getByRole('button', { name: 'Try again' }).click()
      await alert.waitFor()
      await expectAlive(page)
      // another place works meanwhile
      if (name !== 'SettingsView') {
        await rail(page, 'Settings')
        await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
        await page.goBack().catch(() => null)
      }
      await page.context().close()
    },
  )

  it('A14 goes back to what failed once it can be drawn, by Try again', async () => {
    const page = await harness.open()
    await plant(page, 'SettingsView')
    await rail(page, 'Settings')
    const alert = page.getByRole('alert').filter({ hasText: 'This page could not be shown' })
    await alert.waitFor()
    await plant(page, undefined)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.context().close()
  })

  it('A14 leads from a page that failed to Overview', async () => {
    const page = await harness.open()
    await plant(page, 'GuideView')
    await rail(page, 'Access guide')
    await page.getByRole('button', { name: 'Go to Overview' }).click()
    await page.getByRole('heading', { name: /need/u, level: 1 }).waitFor()
    await expectAlive(page)
    await page.context().close()
  })

  it.each(['Rail', 'RailItem', 'VaultName'])(
    'A14 keeps every place in reach where %s cannot be drawn',
    async (name) => {
      const page = await harness.open()
      await plant(page, name)
      await nav(page).getByRole('alert').getByText('could not be shown').waitFor()
      await expectAlive(page)
      await rail(page, 'Activity')
      await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
      await plant(page, undefined)
      await nav(page).getByRole('button', { name: 'Try again' }).click()
      await nav(page)
        .getByRole('button', { name: /Find or do/u })
        .waitFor()
      await page.context().close()
    },
  )

  it.each([
    ['RailFoot', 'practice', 'The last check could not be shown'],
    ['NoticeBar', 'notice', 'A notice could not be shown'],
    ['ReadOnlyNote', 'readOnly', 'A notice about this vault could not be shown'],
    ['OverviewAside', 'practice', 'The dates could not be shown'],
    ['NeedRow', 'practice', 'One thing that needs you could not be shown'],
    ['SignInSheet', 'waiting', 'A sign-in under way could not be shown'],
    ['Toasts', 'practice', 'A message could not be shown'],
  ] as const)('A14 says so in the place of %s, and shows the rest', async (name, scenario, words) => {
    const page = await harness.open({ scenario })
    await plant(page, name)
    await page.getByRole('alert').getByText(words).first().waitFor()
    await expectAlive(page)
    await rail(page, 'Settings')
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.context().close()
  })

  it('A14 cancels a sign-in whose sheet cannot be drawn', async () => {
    const page = await harness.open({ scenario: 'waiting' })
    await plant(page, 'WaitingAttempt')
    await page.getByRole('alert').getByRole('button', { name: 'Cancel it' }).click()
    await expect.poll(() => page.evaluate(() => window.door.work().attempts.length)).toBe(0)
    await expectAlive(page)
    await page.context().close()
  })

  it('A14 closes a search that cannot be drawn, and opens the next one', async () => {
    const page = await harness.open()
    await plant(page, 'OpenPalette')
    await page.keyboard.press('Control+k')
    await page.getByRole('alert').getByText('The search could not be shown').waitFor()
    await expectAlive(page)
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await plant(page, undefined)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Find or do' }).waitFor()
    await page.context().close()
  })

  it('A14 closes a choice of apps that cannot be drawn', async () => {
    const page = await harness.open()
    await rail(page, 'Connections')
    await plant(page, 'ChooseApp')
    await page.getByRole('button', { name: 'Connect an organisation' }).click()
    await page.getByRole('alert').getByText('The choice of an app could not be shown').waitFor()
    await expectAlive(page)
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await page.context().close()
  })

  it.each(['ConnectionPane', 'CheckHistory', 'ConnectionFacts', 'DisconnectConfirmation'])(
    'A14 keeps the list where %s cannot be drawn in the pane',
    async (name) => {
      const page = await harness.open()
      await rail(page, 'Connections')
      await page.evaluate((planted) => {
        window.plant = planted
      }, name)
      await page.getByRole('row', { name: /Hollins/u }).click()
      if (name === 'DisconnectConfirmation')
        await page.getByRole('button', { name: 'Disconnect…', exact: true }).click()
      const pane = page.getByRole('complementary', { name: 'Could not be shown' })
      await pane.waitFor()
      await expectAlive(page)
      await page.getByRole('row', { name: /Kestrel/u }).waitFor()
      await pane.getByRole('button', { name: 'Close the pane' }).click()
      await expect.poll(() => pane.count()).toBe(0)
      await page.context().close()
    },
  )

  it('A14 leaves no line out of the list without a word', async () => {
    const page = await harness.open()
    await plant(page, 'ConnectionLine')
    await rail(page, 'Connections')
    await page.getByRole('row').getByText('This line could not be shown').first().waitFor()
    await expectAlive(page)
    await page.context().close()
  })

  it('A14 keeps the list of apps where one of them cannot be drawn', async () => {
    const page = await harness.open()
    await plant(page, 'AppRoute')
    await rail(page, 'Xero apps')
    await page.getByRole('alert').getByText('This app could not be shown').waitFor()
    await page.getByRole('navigation', { name: 'Apps' }).getByRole('link').first().waitFor()
    await expectAlive(page)
    await page.context().close()
  })

  it('A14 keeps the sandbox named as one where its banner cannot be drawn', async () => {
    const page = await harness.open({ scenario: 'sandbox' })
    await plant(page, 'SandboxBanner')
    await page.getByRole('region', { name: 'Sandbox' }).getByText('made-up practice').waitFor()
    await expectAlive(page)
    await page.context().close()
  })

  it('A14 says so even where the whole window cannot be drawn', async () => {
    const page = await harness.open()
    await page.evaluate(() => {
      window.plant = 'Announcer'
      window.drawAnew()
    })
    await page.getByRole('alert').getByText('Keyward’s window could not be shown').waitFor()
    await page.getByRole('button', { name: 'Load the window again' }).click()
    await nav(page).waitFor()
    await page.context().close()
  })

  it('A14 never says “nothing” where it could not work out what there is', async () => {
    const page = await harness.open({ scenario: 'quiet' })
    await page.evaluate(() => {
      const broken = window.door.snapshot().connections.map((one) => ({ ...one, signInIds: null }))
      window.door.announce({ connections: broken as never })
    })
    await page.getByRole('alert').getByText('This page could not be shown').waitFor()
    await expect.poll(() => page.getByText('All clear').count()).toBe(0)
    await rail(page, 'Connections')
    await page.getByRole('alert').getByText('This page could not be shown').waitFor()
    await expect.poll(() => page.getByText('No organisation is on the list').count()).toBe(0)
    await page.context().close()
  })

  it('fetches a view when it is first wanted, says so where it does not come, and fetches it anew when asked', async () => {
    const page = await harness.open({ scenario: 'quiet' })
    const views = /guide-view[^/]*\.js/u
    await page.route(views, (route) => route.abort())
    await page.reload()
    await rail(page, 'Access guide')
    await page.getByRole('alert').getByText('This page could not be shown').waitFor()
    harness.violations.splice(0) // the browser's own word about what was not fetched
    await expectAlive(page)
    await page.unroute(views)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Access guide' }).waitFor()
    await page.context().close()
  })

  it('A14 tells a mistake outside of drawing, and takes no remark of an observer for one', async () => {
    const page = await harness.open({ scenario: 'quiet' })
    await page.evaluate(() =>
      window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop' })),
    )
    await expect.poll(() => page.getByRole('region', { name: 'What went wrong' }).count()).toBe(0)
    await page.evaluate(() => {
      window.dispatchEvent(new ErrorEvent('error', { error: new Error('planted') }))
    })
    await page
      .getByRole('region', { name: 'What went wrong' })
      .getByText('Something went wrong inside Keyward')
      .waitFor()
    await page.context().close()
  })
})

describe('a change of the vault', () => {
  /** The components of which elements were made meanwhile: whatever makes one was drawn. */
  const madeBy = (page: Page, change: () => void) => {
    const made = page.evaluate(
      () =>
        new Promise<Record<string, number>>((resolve) => {
          window.made = {}
          addEventListener(
            'made',
            () => requestAnimationFrame(() => setTimeout(() => resolve(window.made))),
            {
              once: true,
            },
          )
        }),
    )
    return page
      .evaluate(change)
      .then(() => page.evaluate(() => dispatchEvent(new Event('made'))))
      .then(() => made)
  }

  it('draws the part that shows it, and no other: not the rail, and not the list', async () => {
    const page = await harness.open()
    await rail(page, 'Connections')
    await page.getByRole('row', { name: /Kestrel/u }).waitFor()
    const checked = await madeBy(page, () =>
      window.door.announce({
        lastFullCheck: { at: window.door.snapshot().seenAt, answered: 3, of: 1_234 },
      }),
    )
    await nav(page).getByText('3 of 1,234 answered').waitFor()
    for (const name of ['RailItem', 'ConnectionsView', 'ConnectionList', 'ConnectionLine', 'GroupLine'])
      expect(checked[name], name).toBeUndefined()
    const renamed = await madeBy(page, () =>
      window.door.announce({
        apps: window.door.snapshot().apps.map((one) => ({ ...one, note: `${one.note} seen` })),
      }),
    )
    expect(renamed['RailItem']).toBeUndefined()
    expect(renamed['GroupLine']).toBeGreaterThan(0)
    // and the count would show it
    const all = await madeBy(page, () => window.drawAnew())
    expect(all['RailItem']).toBe(7)
    await page.context().close()
  })
})
