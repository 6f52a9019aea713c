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
