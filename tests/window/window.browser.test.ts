import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scenario } from './scenarios.ts'
import { graveFindings } from '../axe.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { know, sealIn, takeReceipt } from '../core/handover-world.ts'
import { type FakeKeyward, value } from '../worlds/fakes.ts'
import { button, rail } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { sealedBy, somebody } from './others.ts'
import { behind } from './real-core.ts'
import {
  openTab,
  openLeaver,
  openChecks,
  openRotation,
  openProven,
  openLeak,
  openPolicy,
  openGuide,
  openJourney,
  openWorksheet,
  openAway,
} from './ways.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

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

/** Somebody at the disk has changed a line of the log. */
const openAltered = async (page: Page) => {
  const { api, activityLog } = behind(page).keyward
  value(await api.checkConnections({ keys: null }))
  for (const month of activityLog.files.keys())
    activityLog.edit(month, (lines) => lines.map((line) => line.replace('Tessa Quillon', 'Somebody Else')))
  await rail(page, 'Activity')
  await page.getByText(/places? in the log (?:is|are) not as Keyward wrote (?:it|them)\./u).waitFor()
}

/** Puts what somebody sent into the field for it. */
const receive = async (page: Page, text: string) => {
  await rail(page, 'Handovers')
  await button(page, 'Receive').click()
  await page.getByLabel('Link, or the text of an .age file').fill(text)
  await button(page, 'Open').click()
}
const receiveSealed = async (page: Page, { armored, passphrase }: Awaited<ReturnType<typeof sealedBy>>) => {
  await receive(page, armored)
  await page.getByLabel('Passphrase').fill(passphrase)
  await button(page, 'Open').click()
}
/** The receipt of whoever opened it with its words. */
const receiptBy = async (who: FakeKeyward, text: string, passphrase: string) => {
  const { openId } = value(await who.api.openHandover({ text, passphrase }))
  return value(await who.api.acceptHandover({ openId, replace: false })).receipt
}

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
        const sealed = await sealedBy(await somebody('Owen Marsh'), { clientId: '7'.repeat(32) })
        await receiveSealed(page, sealed)
        await button(page, 'Add the app').waitFor()
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
        const owen = await somebody('Owen Marsh')
        await receive(
          page,
          value(await owen.api.askForHandover({ asks: 'The secret of Debtor Letters' })).link,
        )
        await page.getByRole('heading', { name: 'Owen Marsh asks you for an app' }).waitFor()
      },
    ],
    [
      'a receipt of a second key',
      'practice',
      async (page) => {
        const { keyward } = behind(page)
        const { armored, passphrase } = value(await sealIn(keyward, 'packs'))
        const words = passphrase.join(' ')
        await takeReceipt(keyward, await receiptBy(await somebody('Owen Marsh'), armored, words))
        await receive(page, await receiptBy(await somebody('Ines Halloway'), armored, words))
        await page.getByText('Another key has signed a receipt').waitFor()
      },
    ],
    [
      'somebody who poses, with an old secret',
      'practice',
      async (page) => {
        const { keyward } = behind(page)
        await know(keyward, await somebody('Owen Marsh'))
        const sealed = await sealedBy(await somebody('Owen Mársh'), {
          name: 'Debtor Letters',
          clientId: '5E3A90C41D7B4F628A0CB7D2196FC07F',
          secretCreatedAt: Date.now() - 200 * DAY,
        })
        await receiveSealed(page, sealed)
        await page.getByText('Posing as Owen Marsh', { exact: true }).waitFor()
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
