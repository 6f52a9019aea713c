import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Practices } from '../../electron/core/ports/practices.ts'
import { done, fail, type Result } from '../../shared/kernel/result.ts'
import { graveFindings } from '../axe.ts'
import { button } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { openOnCore, PRACTICE } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

/** Two practices of which the other one opens, or does not, as a test says; a window that began anew would be another. */
const twoPractices = (answer: () => Promise<Result<null>> = async () => done) => {
  const opened: string[] = []
  const practices: Practices = {
    open: (practice) => {
      opened.push(practice)
      return answer()
    },
  }
  return { practices, opened }
}

describe('the sandbox practice', () => {
  it('is one click away, says when it does not start, and is asked for once', async () => {
    const alone = await openOnCore(harness, { vault: PRACTICE })
    expect(await button(alone.page, 'Open the sandbox practice').count()).toBe(0)

    let answer: () => Promise<Result<null>> = async () => fail('sandboxNotStarted')
    const { practices, opened } = twoPractices(() => answer())
    const { page } = await openOnCore(harness, { vault: PRACTICE, world: { practices } })
    await button(page, 'Open the sandbox practice').click()
    await page.getByText('The sandbox could not be started.').first().waitFor()
    answer = () => new Promise(() => {})
    await button(page, 'Open the sandbox practice').click()
    await page.getByText('Opening…').waitFor()
    await button(page, 'Open the sandbox practice').click({ force: true })
    expect(opened).toEqual(['sandbox', 'sandbox'])
  })

  it('is where the menu and the tray lead, and back; a window that begins anew by it is not led there again', async () => {
    const alone = await openOnCore(harness, { vault: PRACTICE })
    alone.keyward.lead({ at: 'otherPractice' })
    await expect.poll(() => alone.keyward.work().visit).toBeNull()
    expect(alone.asked('openPractice')).toEqual([]) // there is only one

    const { practices, opened } = twoPractices()
    const { keyward, calls } = await openOnCore(harness, { vault: PRACTICE, world: { practices } })
    keyward.lead({ at: 'otherPractice' })
    await expect.poll(() => opened).toEqual(['sandbox'])
    const order = calls().map(({ name }) => name)
    expect(order.lastIndexOf('endVisit')).toBeLessThan(order.indexOf('openPractice'))

    const sandbox = twoPractices()
    const there = await openOnCore(harness, {
      vault: PRACTICE,
      world: { practices: sandbox.practices, mode: 'sandbox' },
    })
    there.keyward.lead({ at: 'otherPractice' })
    await expect.poll(() => sandbox.opened).toEqual(['own'])
  })

  it('offers its own apps only there, fills in all that one needs, and offers it no more', async () => {
    const { page } = await openOnCore(harness)
    await button(page, 'Add a Xero app').click()
    expect(await page.getByRole('region', { name: 'Samples' }).count()).toBe(0)

    const { practices, opened } = twoPractices()
    const { page: sandbox, keyward } = await openOnCore(harness, { world: { practices, mode: 'sandbox' } })
    await button(sandbox, 'Add a sample app').click()
    expect(await graveFindings(sandbox)).toEqual([])
    await button(sandbox, 'Fill in the Sample Job Tool').click()
    await button(sandbox, 'Add the app').click()
    await sandbox.getByRole('heading', { name: 'Sample Job Tool', level: 2 }).waitFor()
    const [added] = keyward.snapshot().apps
    expect(added?.route).toBe('loopback')
    expect(added?.scopes).toContain('practicemanager.staff.read')
    await button(sandbox, 'Add a Xero app').click()
    await button(sandbox, 'Fill in the Sample Ledger Tool').waitFor()
    expect(await button(sandbox, 'Fill in the Sample Job Tool').count()).toBe(0)
    await button(sandbox, 'Back to your own practice').click()
    await expect.poll(() => opened).toEqual(['own'])
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
