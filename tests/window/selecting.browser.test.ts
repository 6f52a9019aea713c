import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { MINUTE } from '../../shared/kernel/instant.ts'
import { fail, type Result } from '../../shared/kernel/result.ts'
import { type FakeKeyward, value } from '../worlds/fakes.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture } from './pictures.ts'
import { behind } from './real-core.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const open = async (options: Parameters<Harness['open']>[0] = {}) => {
  const page = await harness.open(options)
  await page
    .getByRole('navigation', { name: 'Keyward' })
    .getByRole('link', { name: 'Connections' })
    .press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
  await page.locator('#connection-grid').focus()
  return page
}
const bar = (page: Page) => page.getByRole('group', { name: 'Selected organisations' })
const selected = (page: Page) =>
  page.locator('[role="row"][aria-selected="true"] .row-name').allTextContents()
const row = (page: Page, name: RegExp) => page.getByRole('row', { name })
const callsOf = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.door.calls.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  )
const topOf = async (page: Page, name: RegExp) => (await row(page, name).boundingBox())?.y

describe('selecting connections', () => {
  it('by keys: Space, Shift with arrows, Ctrl A and Escape; the bar comes with the first and no row moves', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Group by app' }).click()
    await page.locator('#connection-grid').focus()
    await page.keyboard.press('Home')
    const before = await topOf(page, /Alderpoint/u)
    await page.keyboard.press('Space')
    await bar(page).getByText('1 selected').waitFor()
    expect(await topOf(page, /Alderpoint/u)).toBe(before)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowUp')
    await bar(page).getByText('3 selected').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await bar(page).getByText('4 selected').waitFor()
    expect(await graveFindings(page)).toEqual([])
    await page.keyboard.press('ControlOrMeta+a')
    await bar(page).getByText('26 selected').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => bar(page).count()).toBe(0)
    expect(await selected(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').waitFor() // Enter opens, as before
    await page.context().close()
  })

  it('by the mouse: the tick, Ctrl, Shift; a plain click opens, and a filter hides what is selected from every deed', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Group by app' }).click()
    const rows = page.getByRole('row', { level: 1 })
    await rows.nth(1).hover()
    await rows.nth(1).locator('.line-tick').click()
    await rows.nth(3).click({ modifiers: ['ControlOrMeta'] })
    await bar(page).getByText('2 selected').waitFor()
    await rows.nth(6).click({ modifiers: ['Shift'] })
    await bar(page).getByText('5 selected').waitFor()
    await expect.poll(() => page.getByRole('complementary').count()).toBe(0)
    const [name = ''] = await selected(page)
    await page.getByRole('searchbox').fill(name.trim().split(' ')[0] ?? '')
    await bar(page).getByText('1 selected').waitFor()
    await bar(page).getByRole('button', { name: 'Check' }).click()
    await expect
      .poll(async () => ((await callsOf(page, 'checkConnections'))[0] as { keys: string[] }).keys)
      .toHaveLength(1)
    await page.getByRole('searchbox').fill('')
    await bar(page).getByText('5 selected').waitFor()
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).click()
    await bar(page).getByText('26 selected').waitFor()
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).click()
    await expect.poll(() => bar(page).count()).toBe(0)
    await rows.nth(2).click()
    await page.getByRole('complementary').waitFor()
    await page.context().close()
  })

  it('a right click over several has the verbs of the bar; the table is copied and saved', async () => {
    const page = await open()
    await page.keyboard.press('ControlOrMeta+a')
    const box = await row(page, /Alderpoint/u).boundingBox()
    await page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + 8, { button: 'right' })
    const menu = page.getByRole('menu', { name: '26 organisations' })
    await menu.waitFor()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Check',
      'Tag…',
      'Copy names',
      'Copy as table',
      'Save as CSV…',
      'Print…',
      'Save as PDF…',
      expect.stringMatching(/^Disconnect \d+…$/u),
    ])
    await picture(page, 'select-menu')
    await page.getByRole('menuitem', { name: 'Copy as table' }).click()
    await page.getByText('26 rows copied, to be pasted into a spreadsheet.').first().waitFor()
    expect((await callsOf(page, 'copyConnections'))[0]).toMatchObject({ as: 'table' })
    await bar(page).getByRole('button', { name: 'Save as CSV…' }).click()
    await page
      .getByText(/Keyward connections \d{4}-\d\d-\d\d\.csv/u)
      .first()
      .waitFor()
    await page.context().close()
  })

  it('locking lets the selection go', async () => {
    const page = await open()
    await page.keyboard.press('ControlOrMeta+a')
    await bar(page).waitFor()
    const { vault } = await page.evaluate(() => window.door.snapshot())
    await page.evaluate(() => window.door.announce({ vault: { kind: 'locked' } }))
    await page.evaluate((before) => window.door.announce({ vault: before }), vault)
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    await expect.poll(() => bar(page).count()).toBe(0)
    await page.context().close()
  })
})

/** Xero ends the first, does not answer for the second, and keeps whoever asks for the third waiting; then it ends each. */
const heldAtTheThird = () => {
  const { promise, resolve: letGo } = Promise.withResolvers<Result<null>>()
  return {
    stand: ({ xero }: FakeKeyward) => {
      const { disconnect } = xero
      let asked = 0
      xero.disconnect = (...of) => {
        asked += 1
        if (asked === 2) return Promise.resolve(fail('offline'))
        return asked === 3 ? promise : disconnect(...of)
      }
    },
    letGo,
  }
}

describe('disconnecting several', () => {
  it('D11 says whom it affects name by name, wants the number from five on, and Enter and Escape keep them', async () => {
    const page = await open()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    const asked = page.getByRole('alertdialog')
    await asked.getByText(/left out, and stay/u).waitFor()
    const keep = asked.getByRole('button', { name: 'Keep them' })
    await expect.poll(() => keep.evaluate((one) => one === document.activeElement)).toBe(true)
    const names = await asked
      .getByRole('list', { name: 'Organisations to disconnect' })
      .getByRole('listitem')
      .count()
    const yes = asked.getByRole('button', { name: `Disconnect ${names}`, exact: true })
    expect(await yes.getAttribute('aria-disabled')).toBe('true')
    expect(await yes.getAttribute('title')).toBe(`Type ${names} first`)
    await picture(page, 'bulk-ask')
    expect(await graveFindings(page)).toEqual([])
    await yes.click({ force: true }) // it is off, and says why
    await asked.getByLabel(`Type ${names} to go on`).fill(String(names - 1))
    await yes.click({ force: true })
    await asked.getByLabel(`Type ${names} to go on`).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => asked.count()).toBe(0)
    expect(await callsOf(page, 'beginDisconnects')).toEqual([])
    await bar(page)
      .getByRole('button', { name: `Disconnect ${names}…` })
      .press('Enter')
    await asked.getByLabel(`Type ${names} to go on`).fill(String(names))
    await yes.click()
    const { clock } = behind(page).keyward
    const isOver = page
      .getByRole('button', { name: 'Done' })
      .or(page.getByRole('button', { name: /^Go on with/u }))
    // Xero takes so many calls a minute, and the rest wait for the next one
    await expect.poll(() => (clock.move(MINUTE), isOver.count())).toBe(1)
    expect(((await callsOf(page, 'beginDisconnects'))[0] as { keys: string[] }).keys).toHaveLength(names)
    await page.context().close()
  })

  it('D11 goes row by row with its proof, can be stopped, and is gone on with and put away', async () => {
    const xero = heldAtTheThird()
    const page = await open({
      before: async (keyward) => {
        const listed = keyward.snapshot().connections.filter(({ state }) => state.kind === 'listed')
        const keys = listed.slice(0, 5).map(({ key }) => key)
        xero.stand(keyward)
        value(await keyward.api.beginDisconnects({ keys }))
      },
    })
    await page.getByText('Disconnecting: 1 of 5 are gone').waitFor()
    await page.getByRole('button', { name: 'Show the list' }).click()
    const pane = page.getByRole('complementary', { name: 'Disconnecting' })
    await pane.getByRole('heading', { name: '1 of 5 is gone, 1 is not yet' }).waitFor()
    await pane.getByText(/^Xero no longer lists it, asked/u).waitFor()
    await pane.getByText(/Take it as still connected\.$/u).waitFor()
    await pane.getByText('Asking Xero, then asking again…').waitFor()
    await picture(page, 'bulk-run')
    expect(await graveFindings(page)).toEqual([])
    await pane.getByRole('button', { name: 'Stop after this one' }).click()
    await pane.getByText('Stopping after this one…').waitFor()
    xero.letGo(fail('offline'))
    await pane.getByText('Not begun; it is as it was').first().waitFor()
    await picture(page, 'bulk-stopped')
    await pane.getByRole('button', { name: 'Go on with the other 4' }).click()
    await pane.getByRole('heading', { name: '5 of 5 are gone' }).waitFor()
    await pane.getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => pane.count()).toBe(0)
    await expect.poll(() => page.evaluate(() => window.door.snapshot().disconnects)).toBeNull()
    expect(harness.violations).toEqual([])
    await page.context().close()
  })
})

describe('filtering connections', () => {
  it('a filter is chosen from a menu that says how many it holds; it stands above the list, and goes again', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menu', { name: 'Filter' }).waitFor()
    await picture(page, 'filter-menu')
    await page.getByRole('menuitem', { name: 'Expired, still connected (1)' }).click()
    await page.getByText('1 of 26').waitFor()
    await expect.poll(() => page.getByRole('row', { level: 2 }).count()).toBe(1)
    await picture(page, 'filter-on')
    expect(await graveFindings(page)).toEqual([])
    await page.locator('#connection-grid').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await bar(page).getByText('1 selected').waitFor()
    await page.getByRole('searchbox').fill('nobody of that name')
    await page.getByText('No connection: expired, still connected.').waitFor()
    await page.getByRole('button', { name: 'Show all', exact: true }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Clear the filter' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('row', { level: 2 }).count()).toBeGreaterThan(5)
    await page.context().close()
  })

  it('the whole head of a column sorts', async () => {
    const page = await open()
    const head = page.getByRole('columnheader', { name: 'Checked' })
    const box = await head.boundingBox()
    await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + (box?.height ?? 0) - 4)
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending')
    await page.context().close()
  })
})

describe('the keys', () => {
  it('N1 every key is told by "?" from anywhere but where somebody types, and by the palette', async () => {
    const page = await open()
    await page.getByRole('searchbox').press('?')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.locator('#connection-grid').focus()
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await sheet.getByText('Select a range').waitFor()
    await picture(page, 'shortcuts')
    expect(await graveFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => sheet.count()).toBe(0)
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('connection-grid')
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: 'Find or do' }).fill('keyboard')
    await page.keyboard.press('Enter')
    await sheet.waitFor()
    await sheet.getByRole('button', { name: 'Close' }).click()
    await expect.poll(() => sheet.count()).toBe(0)
    expect(harness.violations).toEqual([])
    await page.context().close()
  })

  it('N2 nothing is cut off in a narrow window while rows are selected', async () => {
    for (const [width, height] of [
      [1024, 700],
      [800, 600],
    ] as const) {
      const page = await harness.open({ width, height })
      await page
        .getByRole('navigation', { name: 'Keyward' })
        .getByRole('link', { name: 'Connections' })
        .press('Enter')
      await page.locator('#connection-grid').focus()
      await page.keyboard.press('ControlOrMeta+a')
      await bar(page).waitFor()
      await picture(page, `select-${width}`)
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect(sideways).toBe(false)
      for (const name of ['Clear the selection', 'Connect an organisation', 'Filter']) {
        const shown = await page.getByRole('button', { name, exact: true }).boundingBox()
        expect((shown?.x ?? width) + (shown?.width ?? 0), name).toBeLessThanOrEqual(width)
      }
      const heads = await page.getByRole('columnheader', { name: 'Organisation' }).boundingBox()
      expect(heads?.width ?? 0).toBeGreaterThan(120)
      const ends = bar(page).getByRole('button', { name: /^Disconnect/u })
      const box = await ends.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      await ends.click()
      await page.getByRole('alertdialog').waitFor()
      await picture(page, `ask-${width}`)
      for (const name of ['Keep them', /^Disconnect \d+$/u] as const) {
        const answer = await page.getByRole('alertdialog').getByRole('button', { name }).boundingBox()
        expect((answer?.y ?? height) + (answer?.height ?? 0)).toBeLessThanOrEqual(height)
      }
      await page.context().close()
    }
  })
})
