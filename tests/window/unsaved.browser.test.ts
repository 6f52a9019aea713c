import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import type { Scenario } from './scenarios.ts'
import { value } from '../worlds/fakes.ts'
import { SAMPLE_SECRET } from './scenario-data.ts'
import { type Harness, startHarness } from './harness.ts'
import { chooseExport, IMPORT_PASSWORD } from './import-samples.ts'
import { sealedBy, somebody } from './others.ts'
import { behind, openOnCore, PRACTICE } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name }).press('Enter')
/** A view takes the focus when it is drawn, and a key that is pressed before that would go to it. */
const isDrawn = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const question = (page: Page) => page.getByRole('alertdialog')
const isNow = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const calls = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.door.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )
/** The operating system opens a link of somebody's with Keyward. */
const arrive = async (page: Page, kind: 'card' | 'handover' = 'card', from = 'Owen Marsh') => {
  const sender = await somebody(from)
  const card = value(await sender.api.showCard({})).link
  const sealed = kind === 'handover' ? await sealedBy(sender, { clientId: '7'.repeat(32) }) : null
  behind(page).keyward.link(sealed?.link ?? card)
}

/** Somebody closes the window, or quits, while something stands in it. */
const closes = async (page: Page, what: 'window' | 'quit') => {
  const { closing } = behind(page).keyward
  await expect.poll(() => closing.isUnsaved()).toBe(true)
  expect(closing.mayClose(what)).toBe(false)
}

const openApp = async (page: Page) => {
  await rail(page, 'Xero apps')
  await page.getByRole('navigation', { name: 'Apps' }).getByText('Month-end Packs').click()
}
const openRotation = async (page: Page) => {
  await openApp(page)
  await button(page, 'Replace the secret').click()
  await page.getByLabel('Tool 1').waitFor()
}
const openPaste = async (page: Page) => {
  await openRotation(page)
  await button(page, /^(?:Continue|Nobody else uses it)$/u).click()
  await button(page, 'I have the new secret').click()
}
const openJourney = async (page: Page) => {
  await rail(page, 'Access guide')
  await page.getByLabel('Name of the tool or use case').fill('Timesheet Review')
  await page.getByLabel('What it does for the practice, in a sentence or two').fill('Reads timesheets.')
  await page.getByRole('checkbox', { name: 'Read timesheets', exact: true }).check()
  await button(page, 'Begin').click()
  await page.getByRole('heading', { name: 'Over to you' }).waitFor()
}
const openCompose = async (page: Page) => {
  await rail(page, 'Handovers')
  await button(page, 'Hand an app over').click()
}
const openPassphrase = async (page: Page) => {
  await openCompose(page)
  await page.getByLabel('Person or company').fill('Fenwick Loop')
  await button(page, 'Seal it and show the passphrase').click()
  await page.getByRole('region', { name: 'Passphrase' }).waitFor()
}

type Way = (page: Page) => Promise<unknown>
/** Every view that can hold something of its own, and what puts it there; nothing for what is there by itself. */
const HOLDERS: readonly (readonly [string, Scenario, Way, Way | null])[] = [
  [
    'a new app',
    'practice',
    async (page) => {
      await rail(page, 'Xero apps')
      await button(page, 'Add a Xero app').click()
    },
    (page) => page.getByLabel('Name, as in the developer portal').fill('Tool'),
  ],
  [
    'the secret of a new app',
    'practice',
    async (page) => {
      await rail(page, 'Xero apps')
      await button(page, 'Add a Xero app').click()
    },
    (page) => page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET),
  ],
  [
    'a scope that is not added yet',
    'practice',
    async (page) => {
      await rail(page, 'Xero apps')
      await button(page, 'Add a Xero app').click()
    },
    (page) => page.getByLabel('Another scope, as Xero writes it').fill('assets'),
  ],
  [
    'an app that is edited',
    'practice',
    async (page) => {
      await openApp(page)
      await button(page, 'Edit').click()
    },
    (page) => page.getByLabel('Name, as in the developer portal').fill('Tool'),
  ],
  [
    'a secret that is entered again',
    'practice',
    async (page) => {
      await openApp(page)
      await button(page, 'Enter the secret again').click()
    },
    (page) => page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET),
  ],
  [
    'an app’s own policy',
    'practice',
    async (page) => {
      await openApp(page)
      await button(page, 'Change for this app').click()
    },
    (page) => page.getByLabel('Replace every … days').fill('31'),
  ],
  [
    'the practice’s policy',
    'practice',
    (page) => rail(page, 'Settings'),
    (page) => page.getByLabel('Responsible person').fill('Ben'),
  ],
  [
    'one’s own name',
    'practice',
    (page) => rail(page, 'Settings'),
    (page) => page.getByLabel('Your name').fill('Ben'),
  ],
  [
    'a share server',
    'practice',
    (page) => rail(page, 'Settings'),
    (page) => page.getByLabel('Address of your share server').fill('https://share.example/'),
  ],
  [
    'a page for links',
    'practice',
    (page) => rail(page, 'Settings'),
    (page) => page.getByLabel('Address of the page').fill('https://share.example/'),
  ],
  ['tools that use a secret', 'practice', openRotation, (page) => page.getByLabel('Tool 1').fill('Workbook')],
  [
    'a secret pasted in a rotation',
    'practice',
    openPaste,
    (page) => page.getByLabel('New client secret').fill(SAMPLE_SECRET),
  ],
  [
    'a use case',
    'empty',
    (page) => rail(page, 'Access guide'),
    (page) => page.getByLabel('Name of the tool or use case').fill('Timesheet Review'),
  ],
  [
    'a note of a step',
    'practice',
    openJourney,
    (page) => page.getByLabel('A note to this step').fill('Called'),
  ],
  [
    'an answer of the worksheet',
    'practice',
    async (page) => {
      await openJourney(page)
      await button(page, 'Self-assessment').click()
      await button(page, 'Answer Weak spots').click()
    },
    (page) => page.getByRole('radio', { name: 'Partly met' }).check(),
  ],
  [
    'a handover being written',
    'practice',
    openCompose,
    (page) => page.getByLabel('Person or company').fill('Fenwick'),
  ],
  ['a passphrase that is shown this once', 'practice', openPassphrase, null],
  [
    'a request being written',
    'practice',
    async (page) => {
      await rail(page, 'Handovers')
      await button(page, 'Ask for an app').click()
    },
    (page) => page.getByLabel('What you ask for').fill('The app'),
  ],
  [
    'what was ticked in an import',
    'practice',
    async (page) => {
      await rail(page, 'Xero apps')
      await button(page, 'Import from a file…').click()
      await chooseExport(behind(page).keyward)
      await button(page, 'Choose a file…').click()
      await page.locator('#import-password').fill(IMPORT_PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByRole('table', { name: 'Found in the file' }).waitFor()
    },
    (page) => page.getByRole('checkbox', { name: 'Replace the secret of Debtor Letters' }).check(),
  ],
]

it('G9 whoever leaves while it is being saved gets there once it is saved, and is asked nothing', async () => {
  const { page, keyward } = await openOnCore(harness, { vault: PRACTICE })
  await page.evaluate(() => window.go({ at: 'settings' }))
  await page.getByLabel('Your name').fill('Ngaire Whitlock')
  await page.evaluate(() => {
    const press = (name: string) =>
      [...document.querySelectorAll<HTMLElement>('button, a')]
        .find((one) => one.textContent.startsWith(name))
        ?.click()
    press('Save')
    press('Activity')
  })
  await isNow(page, 'Activity')
  await expect.poll(() => question(page).count()).toBe(0)
  expect(keyward.snapshot().me?.name).toBe('Ngaire Whitlock')
})

describe('what stands in the window and nowhere else', () => {
  it.each(HOLDERS)('G9 %s: leaving asks first, and only then', async (_name, scenario, reach, touch) => {
    if (touch !== null) {
      const clean = await harness.open({ scenario })
      await reach(clean)
      await isDrawn(clean)
      await rail(clean, 'Connections')
      await isNow(clean, 'Connections')
      await expect.poll(() => question(clean).count()).toBe(0)
      await clean.context().close()
    }
    const page = await harness.open({ scenario })
    await reach(page)
    await isDrawn(page)
    await touch?.(page)
    const shown = await page.getByRole('main').innerText()
    const fields = () =>
      page
        .getByRole('main')
        .evaluate((main) =>
          [...main.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
        )
    const typed = await fields()

    // By the rail, and by the palette
    await rail(page, 'Connections')
    await question(page).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Stay here')
    await page.keyboard.press('Enter')
    await expect.poll(() => question(page).count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find or do' }).fill('Go to Connections')
    await page.keyboard.press('Enter')
    await question(page).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => question(page).count()).toBe(0)

    // A link that arrives takes nothing away, and is offered
    await arrive(page)
    await page.getByRole('region', { name: 'A link arrived' }).waitFor()
    await expect.poll(() => question(page).count()).toBe(0)
    expect(await fields()).toEqual(typed)
    expect(await page.getByRole('main').innerText()).toContain(shown.trim().split('\n').at(-1) ?? 'nothing')
    await button(page, 'Open').click()
    await question(page).waitFor()
    await button(page, 'Stay here').click()

    // Closing and quitting
    await closes(page, 'quit')
    await question(page).waitFor()
    await button(page, 'Stay here').click()
    await expect.poll(() => calls(page, 'answerClosing')).toEqual([{ isSure: false }])
    expect(await fields()).toEqual(typed)
    expect((await calls(page, 'noteUnsaved')).at(-1)).toEqual({ isUnsaved: true })

    // And it may go
    await rail(page, 'Connections')
    await button(page, 'Leave').click()
    await isNow(page, 'Connections')
    expect((await calls(page, 'noteUnsaved')).at(-1)).toEqual({ isUnsaved: false })
    await rail(page, 'Overview')
    await expect.poll(() => question(page).count()).toBe(0)
    await page.context().close()
  })

  it('G9 another form in the place of one that holds something asks as well', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openJourney(page)
    await button(page, 'Self-assessment').click()
    await button(page, 'Answer Weak spots').click()
    await page.getByLabel('In your words').fill('We look every month')
    const other = button(page, /^Answer (?!Weak spots)/u).first()
    const name = ((await other.getAttribute('aria-label')) ?? '').replace('Answer ', '')
    await other.click()
    await button(page, 'Stay here').click()
    expect(await page.getByLabel('In your words').inputValue()).toBe('We look every month')
    await other.click()
    await button(page, 'Leave').click()
    await page.getByRole('heading', { name, level: 3 }).waitFor()
    await page.context().close()
  })

  it('G9 a step of the guide that is done waits for the note that is being written', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openJourney(page)
    for (const box of await page.getByRole('checkbox').all()) await box.press('Space')
    await button(page, 'Copy the letter').waitFor()
    await page.getByLabel('A note to this step').fill('Sent by Ben')
    await button(page, 'I have sent it').click()
    await button(page, 'Xero has answered…').click()
    await button(page, 'They agreed').click()
    expect(await page.getByLabel('A note to this step').inputValue()).toBe('Sent by Ben')
    await button(page, 'Add the note').click()
    await expect.poll(() => page.getByLabel('A note to this step').inputValue()).toBe('')
    await page.context().close()
  })

  it('G9 storing it leaves nothing to ask about', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await openApp(page)
    await button(page, 'Enter the secret again').click()
    await page.getByLabel('Client secret', { exact: true }).fill(SAMPLE_SECRET)
    await button(page, 'Store the secret').click()
    await expect.poll(async () => (await calls(page, 'noteUnsaved')).at(-1)).toEqual({ isUnsaved: false })
    await rail(page, 'Connections')
    await isNow(page, 'Connections')
    await openPassphrase(page)
    await button(page, 'I have passed it on, hide it for good').click()
    await isNow(page, 'Handovers')
    await page.context().close()
  })

  it('G9 beginning the page anew asks, and closing is answered by the person', async () => {
    const page = await harness.open({ scenario: 'practice' })
    page.on('dialog', (dialog) => void dialog.dismiss())
    await openPassphrase(page)
    await page.evaluate(() => location.reload())
    await question(page).waitFor()
    await button(page, 'Stay here').click()
    await page.getByRole('region', { name: 'Passphrase' }).waitFor()
    await closes(page, 'window')
    await button(page, 'Close all the same').click()
    await expect.poll(() => calls(page, 'answerClosing')).toEqual([{ isSure: true }])
    await page.context().close()
  })
})

describe('a link that arrives', () => {
  it('G9 waits on every view as a notice, the first one staying where it is', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await rail(page, 'Connections')
    await arrive(page, 'card', 'Owen Marsh')
    const notice = page.getByRole('region', { name: 'A link arrived' })
    await notice.getByText('A link arrived: somebody’s card.').waitFor()
    await isNow(page, 'Connections')
    await arrive(page, 'handover', 'Ines Halloway')
    await notice.getByText('1 other waiting').waitFor()
    await notice.getByText('A link arrived: somebody’s card.').waitFor()
    await button(page, 'Open').click()
    await isNow(page, 'Receive')
    await expect.poll(() => calls(page, 'openIncoming')).toEqual([{ incomingId: expect.any(String) }])
    const text = page.getByLabel('Link, or the text of an .age file')
    await expect.poll(() => text.inputValue()).toContain('keyward://card#')
    // The other one is offered, and changes nothing that is on screen
    await notice.getByText('A link arrived: a handover.').waitFor()
    expect(await text.inputValue()).toContain('keyward://card#')
    await page.getByRole('form').getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('heading', { name: 'Card of Owen Marsh' }).waitFor()
    await arrive(page, 'card', 'Callum Brae')
    await page.getByRole('heading', { name: 'Card of Owen Marsh' }).waitFor()
    await button(page, 'Add to the address book').click()
    await expect.poll(() => calls(page, 'addPerson')).toEqual([{ seenId: expect.any(String) }])
    await button(page, 'Put all away').click()
    await expect.poll(() => notice.count()).toBe(0)
    await page.context().close()
  })

  it('G9 one that is gone says so, and the notice and the question are without serious axe findings', async () => {
    const page = await harness.open({ scenario: 'practice' })
    await arrive(page)
    expect(await graveFindings(page)).toEqual([])
    await page.evaluate(() => window.door.failNext('openIncoming', { code: 'handoverRefused', why: 'gone' }))
    await button(page, 'Open').click()
    await page.getByText('What was looked at is no longer open here.').waitFor()
    await openPassphrase(page)
    await rail(page, 'Connections')
    await question(page).waitFor()
    expect(await graveFindings(page)).toEqual([])
    await page.context().close()
  })

  it('logs no error, and breaks no rule of the window’s CSP', () => {
    expect([...new Set(harness.violations)]).toEqual([])
  })
})
