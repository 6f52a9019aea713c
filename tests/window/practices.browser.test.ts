import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Practices } from '../../electron/core/ports/practices.ts'
import { done, fail, ok, type Result } from '../../shared/kernel/result.ts'
import { graveFindings } from '../axe.ts'
import { button } from './by-hand.ts'
import { type Harness, startHarness } from './harness.ts'
import { practicesAlone } from '../worlds/practices-alone.ts'
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
    ...practicesAlone(),
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
    await expect.poll(() => button(alone.page, 'Open the sandbox practice').count()).toBe(0)

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
    await expect.poll(() => page.getByRole('region', { name: 'Samples' }).count()).toBe(0)

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
    await expect.poll(() => button(sandbox, 'Fill in the Sample Job Tool').count()).toBe(0)
    await button(sandbox, 'Back to your own practice').click()
    await expect.poll(() => opened).toEqual(['own'])
  })
})

/** Three practices of which the first is shown; what is asked of them is taken down. */
const threePractices = () => {
  const lines = [
    { id: 'own', name: 'Ferrymoor Accounting', colour: 'blue', isLeaving: false },
    { id: 'northgate', name: 'Northgate Payroll', colour: 'violet', isLeaving: false },
    {
      id: 'teawawhanui',
      name: 'Te Awa Whānui Chartered Accountants & Business Advisers',
      colour: 'green',
      isLeaving: false,
    },
  ] as const
  const asked: string[] = []
  const practices: Practices = {
    ...practicesAlone(lines),
    open: async (id) => {
      asked.push(`open ${id}`)
      return done
    },
    add: async ({ name, colour }) => {
      asked.push(`add ${name} ${colour}`)
      return name === 'Northgate Payroll' ? fail('practiceNameTaken') : ok('fourthone')
    },
    change: async (id, { name, colour }) => {
      asked.push(`change ${id} ${name} ${colour}`)
      return done
    },
    move: async (id, by) => {
      asked.push(`move ${id} ${by}`)
      return done
    },
    leave: async (accounts) => {
      asked.push(`leave ${accounts.length > 0}`)
      return done
    },
    leadToRestore: (id) => void asked.push(`restore ${id}`),
  }
  return { practices, asked, lines }
}

describe('several practices', () => {
  it('Q1 are switched in the rail’s head, by mouse, keyboard and palette, and told apart by letters and name', async () => {
    const { practices, asked } = threePractices()
    const { page } = await openOnCore(harness, { vault: PRACTICE, world: { practices } })
    const head = button(page, 'Practice: Ferrymoor Accounting On this computer')
    await head.getByText('FA', { exact: true }).waitFor()
    await head.click()
    const menu = page.getByRole('menu')
    const items = menu.getByRole('menuitemradio')
    await expect.poll(() => items.count()).toBe(4)
    expect(
      await menu.getByRole('menuitemradio', { name: 'Ferrymoor Accounting' }).getAttribute('aria-checked'),
    ).toBe('true')
    expect(await graveFindings(page)).toEqual([])
    await menu.getByRole('menuitemradio', { name: 'Ferrymoor Accounting' }).click() // shown already
    await menu.waitFor({ state: 'detached' })
    expect(asked).toEqual([])
    await head.focus()
    await page.keyboard.press('Enter')
    await menu.waitFor()
    await page.keyboard.press('n') // by its first letter
    await page.keyboard.press('Enter')
    await expect.poll(() => asked).toEqual(['open northgate'])
    await page.keyboard.press('Control+k')
    await page.keyboard.type('switch to te awa')
    await page.getByRole('option', { name: /^Switch to Te Awa Whānui/u }).click()
    await expect.poll(() => asked).toEqual(['open northgate', 'open teawawhanui'])
  })

  it('Q1 are added, renamed and ordered in Settings; a name that is taken is said, and what was typed stays', async () => {
    const { practices, asked } = threePractices()
    const { page } = await openOnCore(harness, { vault: PRACTICE, world: { practices } })
    await button(page, 'Practice: Ferrymoor Accounting On this computer').click()
    await page.getByRole('menuitem', { name: 'Add a practice…' }).click()
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    const adding = page.getByRole('region', { name: 'Add a practice' })
    await adding.getByLabel('Name of the practice').fill('Northgate Payroll')
    await adding.getByRole('radio', { name: 'Amber' }).check()
    await button(page, 'Add the practice').click()
    await page.getByText('Another practice here is called the same.').first().waitFor()
    expect(await adding.getByLabel('Name of the practice').inputValue()).toBe('Northgate Payroll')
    await adding.getByLabel('Name of the practice').fill('Brought Back Ltd')
    await button(page, 'Add it and restore a backup into it…').click()
    await expect
      .poll(() => asked.slice(1))
      .toEqual(['add Brought Back Ltd amber', 'open fourthone', 'restore fourthone'])
    expect(await graveFindings(page)).toEqual([])
    await button(page, 'Move Northgate Payroll up').click()
    await button(page, 'Rename or recolour Northgate Payroll').click()
    const list = page.getByRole('region', { name: 'Practices on this computer' })
    await list.getByLabel('Name of the practice').fill('Northgate')
    await list.getByRole('radio', { name: 'Red' }).check()
    await button(page, 'Save').click()
    await expect.poll(() => asked.slice(4)).toEqual(['move northgate -1', 'change northgate Northgate red'])
    // the first one cannot be removed, and it is said why
    await page.getByText('The first practice cannot be removed', { exact: false }).waitFor()
  })

  it('Q3 is removed after its name was typed, with a backup offered first, and Enter never removes', async () => {
    const { practices, asked, lines } = threePractices()
    const world = {
      practices: { ...practices, facts: () => ({ self: 'northgate', list: [...lines], back: 'own' }) },
    }
    const { page } = await openOnCore(harness, { vault: PRACTICE, world })
    await button(page, 'Practice: Northgate Payroll On this computer').click()
    await page.getByRole('menuitem', { name: 'Manage practices…' }).click()
    await button(page, 'Back up first…').waitFor()
    await button(page, 'Remove this practice…').click()
    const question = page.getByRole('alertdialog')
    await button(page, 'Keep it').waitFor()
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    await button(page, 'Remove this practice…').click()
    await button(page, 'Remove it for good').click({ force: true })
    await question.getByLabel('Type “Northgate Payroll” to remove it').fill('northgate payroll')
    expect(asked).toEqual([])
    await button(page, 'Remove it for good').click()
    await expect.poll(() => asked).toEqual(['leave true'])
  })

  it('Q1 one practice without a name is as quiet as before', async () => {
    const { practices } = twoPractices()
    const { page } = await openOnCore(harness, { vault: PRACTICE, world: { practices } })
    await button(page, 'Practice: Keyward Practice vault').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('switch to')
    await expect.poll(() => page.getByRole('option', { name: /^Switch to/u }).count()).toBe(0)
  })
})

it('no call of these met a bug, and the page broke no rule of its CSP', () => {
  expect([...new Set(harness.violations)]).toEqual([])
})
