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
  await page.locator('#connection-grid').focus()
  return page
}
const bar = (page: Page) => page.getByRole('group', { name: 'Selected organisations' })
const sheet = (page: Page) => page.getByRole('dialog', { name: /^Tag/u })
const tagsOf = (page: Page) =>
  page.evaluate(() => window.door.snapshot().labels.organisations.map(({ tags }) => tags.join(', ')))

describe('tags and notes', () => {
  it('many are tagged at once from the bar, found by the tag, filtered by it, and the deed is undone', async () => {
    const page = await connections()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await bar(page).getByText('3 selected').waitFor()
    await bar(page).getByRole('button', { name: 'Tag…' }).press('Enter')
    await sheet(page).getByRole('heading', { name: 'Tag 3 organisations' }).waitFor()
    await sheet(page).getByLabel('New tag').fill('  Quarterly   BAS ')
    await page.keyboard.press('Enter')
    await sheet(page).getByRole('checkbox', { name: 'Quarterly BAS' }).waitFor()
    expect(await graveFindings(page)).toEqual([])
    await picture(page, 'tag-sheet')
    await sheet(page).getByRole('button', { name: 'Save the tags' }).press('Enter')
    await expect.poll(() => sheet(page).count()).toBe(0)
    expect(await tagsOf(page)).toEqual(['Quarterly BAS', 'Quarterly BAS', 'Quarterly BAS'])
    await picture(page, 'tagged-rows')

    await page.getByRole('searchbox').fill('quarterly')
    await expect.poll(() => page.getByRole('row', { name: /Quarterly BAS/u }).count()).toBe(3)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
    await page.getByRole('menuitem', { name: 'Tagged Quarterly BAS (3)' }).click()
    await page.getByText('3 of 26', { exact: true }).waitFor()

    await page.locator('#connection-grid').focus()
    await page.keyboard.press('ControlOrMeta+z')
    await page.getByText('0 of 26', { exact: true }).waitFor()
    expect(await tagsOf(page)).toEqual([])
    await page.context().close()
  })

  it('one that only some have says on how many, and is given to all or taken from all', async () => {
    const page = await connections()
    const keys = await page.evaluate(() =>
      window.door
        .snapshot()
        .connections.slice(0, 3)
        .map(({ key, tenantId }) => [key, tenantId] as const),
    )
    await page.evaluate(
      (ids) =>
        window.door.announce({
          labels: { organisations: [{ id: ids[0] ?? '', tags: ['Payroll'], note: '' }], apps: [] },
        }),
      keys.map(([, id]) => id),
    )
    await page.keyboard.press('ControlOrMeta+a')
    await bar(page).getByText('26 selected').waitFor()
    await bar(page).getByRole('button', { name: 'Tag…' }).press('Enter')
    const box = sheet(page).getByRole('checkbox', { name: /^Payroll/u })
    await sheet(page).getByText('1 of ').waitFor()
    await box.press('Space')
    await sheet(page).getByRole('button', { name: 'Save the tags' }).press('Enter')
    await expect.poll(async () => new Set(await tagsOf(page))).toEqual(new Set(['Payroll']))
    await bar(page).getByRole('button', { name: 'Tag…' }).press('Enter')
    await box.press('Space')
    await sheet(page).getByRole('button', { name: 'Save the tags' }).press('Enter')
    await expect.poll(() => tagsOf(page)).toEqual([])
    await page.context().close()
  })

  it('the pane has the tags and a note, which is found by the search and asked about before it is left', async () => {
    const page = await connections()
    await page.evaluate(() => {
      const [first] = window.door.snapshot().connections
      window.go({ at: 'connections', key: first?.key ?? '', ask: null })
    })
    const pane = page.getByRole('complementary')
    const part = pane.getByRole('region', { name: 'Tags and note' })
    await part.getByRole('button', { name: 'Add a note' }).press('Enter')
    await part.getByRole('textbox', { name: /^Note about/u }).fill('Year end in March.\nRing Hana first.')
    await page.evaluate(() => window.go({ at: 'overview' }))
    await page.getByRole('alertdialog').getByText('What you wrote about this organisation').waitFor()
    await page.keyboard.press('Escape')
    await part.getByRole('button', { name: 'Save' }).press('Enter')
    await part.getByText('Ring Hana first.').waitFor()
    await part.getByRole('button', { name: 'Tag…' }).press('Enter')
    await sheet(page).getByLabel('New tag').fill('Partner: Mere')
    await sheet(page).getByRole('button', { name: 'Save the tags' }).press('Enter')
    await part.getByText('Partner: Mere').waitFor()
    expect(await graveFindings(page)).toEqual([])
    await picture(page, 'pane-label')
    await page.getByRole('searchbox').fill('hana first')
    await expect.poll(() => page.getByRole('row', { level: 2 }).count()).toBe(1)
    await page.context().close()
  })

  it('an app has tags on its page, and what is taken off the list of connections comes back by Undo', async () => {
    const page = await harness.open({ scenario: 'troubled' })
    await page.evaluate(() => window.go({ at: 'apps', appId: 'letters', ask: null }))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Tag…' }).press('Enter')
    await sheet(page).getByLabel('New tag').fill('Debtors')
    await sheet(page).getByRole('button', { name: 'Save the tags' }).press('Enter')
    await page.getByRole('region', { name: 'Done' }).getByText('Tags of 1 app changed.').waitFor()
    await picture(page, 'app-tags')
    const key = await page.evaluate(() => {
      const gone = window.door.snapshot().connections.find(({ state }) => state.kind === 'gone')
      window.go({ at: 'connections', key: gone?.key ?? '', ask: null })
      return gone?.key ?? ''
    })
    await page.getByRole('complementary').getByRole('button', { name: 'Take off the list' }).press('Enter')
    const toast = page.getByRole('region', { name: 'Done' })
    await toast.getByText(/is off the list/u).waitFor()
    const isThere = () =>
      page.evaluate((wanted) => window.door.snapshot().connections.some((one) => one.key === wanted), key)
    expect(await isThere()).toBe(false)
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(isThere).toBe(true)
    await page.context().close()
  })

  it('runs without an error on the page', () => expect(harness.violations).toEqual([]))
})
