import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { type Harness, startHarness } from './harness.ts'
import { picture } from './pictures.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const connections = async (options: Parameters<Harness['open']>[0] = {}) => {
  const page = await harness.open(options)
  await page.evaluate(() => window.go({ at: 'connections', key: null, ask: null }))
  await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
  return page
}
const heads = (page: Page) =>
  page.getByRole('columnheader').evaluateAll((all) => all.map((one) => one.textContent.trim()))
const views = (page: Page) => page.getByRole('list', { name: 'Views of the connections' })
const names = (page: Page) => views(page).getByRole('link').allTextContents()
const sheet = (page: Page) => page.getByRole('dialog')
const saveAs = async (page: Page, filter: RegExp, name: string | null) => {
  await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: filter }).click()
  await page.getByRole('button', { name: 'Save as a view…' }).press('Enter')
  if (name !== null) await sheet(page).getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await expect.poll(() => sheet(page).count()).toBe(0)
}

describe('views', () => {
  it('a filter is saved as a view in the rail, opens from there, and is renamed, moved, removed and undone by keys', async () => {
    const page = await connections()
    await saveAs(page, /^Expired, still/u, 'Ring them')
    await page.getByRole('searchbox').fill('')
    await saveAs(page, /^Lapses within 30 days/u, null)
    expect(await names(page)).toEqual(['Ring them', 'Lapses within 30 days'])
    await picture(page, 'views')
    expect(await graveFindings(page)).toEqual([])

    await page.evaluate(() => window.go({ at: 'overview' }))
    const first = views(page).getByRole('link', { name: 'Ring them' })
    await first.press('Enter')
    await page.getByText('1 of 26', { exact: true }).waitFor()
    expect(await first.getAttribute('aria-current')).toBe('true')

    await first.press('F2')
    await sheet(page).getByLabel('Name').fill('Ring today')
    await page.keyboard.press('Enter')
    await expect.poll(() => names(page)).toEqual(['Ring today', 'Lapses within 30 days'])
    const renamed = views(page).getByRole('link', { name: 'Ring today' })
    await renamed.press('Alt+ArrowDown')
    await expect.poll(() => names(page)).toEqual(['Lapses within 30 days', 'Ring today'])
    await renamed.click({ button: 'right' })
    await page.getByRole('menu', { name: 'Ring today' }).waitFor()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Open',
      'Rename…',
      'Move up',
      'Remove',
    ])
    await picture(page, 'view-menu')
    await page.keyboard.press('Escape')
    await renamed.press('Delete')
    await expect.poll(() => names(page)).toEqual(['Lapses within 30 days'])
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => names(page)).toEqual(['Lapses within 30 days', 'Ring today'])

    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: 'Find or do' }).fill('ring to')
    await page.getByRole('option', { name: /Ring today/u }).waitFor()
    await page.context().close()
  })

  it('columns are shown, ordered and sized by keyboard, kept, and put back', async () => {
    const page = await connections()
    const before = await heads(page)
    await page.getByRole('button', { name: 'Columns…' }).press('Enter')
    await sheet(page).getByRole('heading', { name: 'Columns, in this order' }).waitFor()
    await sheet(page).getByRole('checkbox', { name: 'Kind' }).press('Space')
    await expect.poll(() => heads(page)).not.toContain('Kind')
    await sheet(page).getByRole('checkbox', { name: 'Tags' }).press('Space')
    await expect.poll(() => heads(page)).toContain('Tags')
    await sheet(page).getByRole('checkbox', { name: 'Tags' }).press('Alt+ArrowDown')
    await expect
      .poll(async () => (await heads(page)).slice(0, 3))
      .toEqual(['Organisation', 'Signed in by', 'Tags'])
    const always = sheet(page).getByRole('checkbox', { name: /^Sign-in/u })
    expect(await always.getAttribute('aria-disabled')).toBe('true')
    const wide = async () =>
      (await page.getByRole('columnheader', { name: 'Tags', includeHidden: true }).boundingBox())?.width ?? 0
    const was = await wide()
    await sheet(page).getByRole('button', { name: 'Make Tags wider' }).press('Enter')
    await expect.poll(wide).toBe(was + 16)
    await page
      .getByRole('status')
      .filter({ hasText: 'Tags: 184 pixels wide.' })
      .waitFor({ state: 'attached' })
    await picture(page, 'columns')
    expect(await graveFindings(page)).toEqual([])
    await sheet(page).getByRole('button', { name: 'Done' }).press('Enter')
    expect(await page.evaluate(() => window.door.snapshot().preferences.columns.length)).toBe(10)

    await page.getByRole('columnheader', { name: 'Tags' }).click({ button: 'right' })
    await page.getByRole('menu', { name: 'Column Tags' }).waitFor()
    await picture(page, 'column-menu')
    await page.getByRole('menuitem', { name: 'Hide this column' }).click()
    await expect.poll(() => heads(page)).not.toContain('Tags')

    const edge = page.getByRole('columnheader', { name: 'Signed in by' }).locator('.column-edge')
    const person = async () =>
      (await page.getByRole('columnheader', { name: 'Signed in by' }).boundingBox())?.width ?? 0
    const drawn = await person()
    const at = await edge.boundingBox()
    const [x, y] = [(at?.x ?? 0) + 2, (at?.y ?? 0) + 10]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 20, y)
    await page.mouse.move(x - 40, y)
    await page.mouse.up()
    await expect.poll(person).toBe(drawn + 40)
    await expect
      .poll(() =>
        page.evaluate(
          () => window.door.snapshot().preferences.columns.find(({ id }) => id === 'person')?.width,
        ),
      )
      .toBe(164)

    await page.getByRole('button', { name: 'Columns…' }).press('Enter')
    await sheet(page).getByRole('button', { name: 'As they were at first' }).press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => heads(page)).toEqual(before)
    expect(harness.violations).toEqual([])
    await page.context().close()
  })

  it('N2 no age is cut beside an open pane, at any width', async () => {
    const page = await connections()
    const key = await page.evaluate(() => window.door.snapshot().connections[0]?.key ?? '')
    for (const width of [1280, 1024, 800, 640]) {
      await page.setViewportSize({ width, height: 700 })
      for (const route of [null, key]) {
        await page.evaluate(
          (open) =>
            window.go(
              open === null
                ? { at: 'connections', key: null, ask: null }
                : { at: 'connections', key: open, ask: null },
            ),
          route,
        )
        const longest = await page.evaluate(() => {
          const cells = [...document.querySelectorAll('.list-row > .age')]
          for (const cell of cells) cell.textContent = '59 minutes ago'
          return cells.map((cell) => cell.scrollWidth - cell.clientWidth).reduce((a, b) => Math.max(a, b), 0)
        })
        expect(await page.locator('.list-row > .age').count()).toBeGreaterThan(3)
        expect(longest, `${width} ${route === null ? 'alone' : 'beside'}`).toBe(0)
        await picture(page, `beside-${width}-${route === null ? 'alone' : 'pane'}`)
      }
    }
    await page.context().close()
  })
})
