import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../shared/kernel/result.ts'
import { settle, signIn, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { seeded } from '../worlds/seeded.ts'
import { button, rail } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { openOnCore, PRACTICE } from './real-core.ts'
import { openLeaver } from './ways.ts'

/** The log of a Keyward that has ended, in which somebody has changed one line since. */
const altered = async () => {
  const keyward = await startKeyward(seeded(PRACTICE(Date.now()), Date.now()))
  await withLines(keyward)
  await keyward.stop()
  const [month = ''] = keyward.activityLog.files.keys()
  keyward.activityLog.edit(month, (lines) =>
    lines.map((line) =>
      line.includes('secretRevealed') ? line.replace('Debtor Letters', 'Debtor Mail') : line,
    ),
  )
  return keyward
}

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

/** A log with lines of several kinds, about the apps of the practice. */
const withLines = async (keyward: FakeKeyward) => {
  value(await keyward.api.revealSecret({ appId: 'letters' }))
  value(await keyward.api.dismissSignIn({ attemptId: await signIn(keyward, 'packs') }))
  keyward.xero.answers.disconnect = fail('offline')
  await keyward.api.disconnect({ key: 'packs 15', byOwnList: false })
  keyward.xero.answers.disconnect = null
  await settle()
}

describe('the log', () => {
  it('finds lines by words, subject and outcome, and says so when none fits', async () => {
    const { page, keyward, asked } = await openOnCore(harness, { vault: PRACTICE, before: withLines })
    await rail(page, 'Activity')
    const rows = page.getByRole('table', { name: 'Activity' }).getByRole('row')
    const all = keyward.activityLog.lines().length + 1
    expect(all).toBeGreaterThan(4)
    await expect.poll(() => rows.count()).toBe(all)
    await page.getByLabel('Search activity').fill('revealed')
    await expect.poll(() => rows.count()).toBe(2)
    await page.getByLabel('Search activity').fill('')
    await page.getByLabel('Show lines about').selectOption('Sign-ins')
    await expect.poll(async () => (await rows.allTextContents()).join(' ')).not.toContain('revealed')
    await page.getByLabel('Failures only').check()
    await page.getByLabel('Search activity').fill('nobody of that name')
    await page.getByText('No lines match.').waitFor()
    await button(page, 'Show everything').click()
    await expect.poll(() => rows.count()).toBe(all)
    expect(asked('listActivity')).toContainEqual(
      expect.objectContaining({
        filter: expect.objectContaining({ words: [{ text: 'revealed', kinds: ['secretRevealed'] }] }),
      }),
    )
  })

  it('a line that is not as it was written says so in its own place, and Overview leads there', async () => {
    const { activityLog } = await altered()
    const { page } = await openOnCore(harness, { vault: PRACTICE, world: { activityLog } })
    await rail(page, 'Activity')
    await page.getByText('One place in the log is not as Keyward wrote it.').waitFor()
    const row = page.getByRole('row', { name: /Disconnecting requested/u }).first()
    await expect.poll(async () => row.textContent()).not.toContain('It was changed')
    await page
      .getByRole('row', { name: /secret revealed.*It was changed, or Keyward did not write it/iu })
      .waitFor()
    await rail(page, 'Overview')
    await button(page, 'Show where').click()
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
  })
})

describe('people', () => {
  it('a name without an e-mail address is refused where it is typed, and nothing is lost', async () => {
    const { page, asked } = await openOnCore(harness, { vault: PRACTICE })
    await rail(page, 'Settings')
    await page.getByLabel('Your name').fill('Tessa Q')
    await page.getByLabel('Your e-mail address').fill('tessa')
    await button(page, 'Save').click()
    await page.getByText('That is not an e-mail address.').first().waitFor()
    expect(await page.getByLabel('Your name').inputValue()).toBe('Tessa Q')
    await page.getByLabel('Your e-mail address').fill('tessa@brackenmoor.example')
    await page.keyboard.press('Enter')
    await expect.poll(() => asked('introduce')).toHaveLength(1)
  })

  it('a list for somebody who leaves is ticked by keyboard, and finished only when all is done', async () => {
    const { page, keyward, asked, xero } = await openOnCore(harness, { vault: PRACTICE })
    await openLeaver(page)
    await button(page, 'Finish the list').press('Enter')
    expect(asked('finishLeaver')).toHaveLength(0)
    const byHand = page.getByRole('checkbox', { disabled: false })
    const byProof = page.getByRole('checkbox', { disabled: true })
    await expect.poll(() => byProof.count()).toBe(1)
    // Xero lists to Priya what only Owen reached
    xero.letIn('priya', 'owen')
    value(await keyward.api.checkConnections({ keys: null }))
    await expect.poll(() => byProof.isChecked()).toBe(true)
    await expect.poll(() => byHand.count()).toBe(2)
    for (const box of await byHand.all()) {
      expect(await box.isChecked()).toBe(false)
      await box.press('Space')
      await expect.poll(() => box.isChecked()).toBe(true)
    }
    await button(page, 'Finish the list').click()
    await page.getByText(/Finished on/u).waitFor()
  })

  it('a check that stopped is offered to be taken up, and an outage keeps what is known', async () => {
    const { page, keyward, asked } = await openOnCore(harness, {
      vault: (now) => ({ ...PRACTICE(now), openCheck: { startedAt: now, finished: 12, total: 26 } }),
    })
    await button(page, 'Go on').click()
    expect(asked('checkConnections')).toContainEqual({ keys: null, isContinued: true })
    await expect.poll(() => keyward.snapshot().openCheck).toBeNull()
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
