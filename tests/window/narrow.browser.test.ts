import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveFindings } from '../axe.ts'
import { drawn } from '../drawn.ts'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

/** Every page, the heading that says it is drawn, and whether axe looks at it there too. */
const PAGES = [
  [{ at: 'overview' }, /need you|needs you/u, true],
  [{ at: 'connections', key: null, ask: null }, 'Connections', true],
  [{ at: 'apps', appId: 'letters', ask: null }, 'Xero apps', true],
  [{ at: 'appForm', appId: null }, 'Add a Xero app', false],
  [{ at: 'handovers' }, 'Handovers', false],
  [{ at: 'handovers', doing: 'compose' }, /^Hand over/u, true],
  [{ at: 'guide' }, 'Access guide', false],
  [{ at: 'guide', page: 'assessment' }, 'Access guide', false],
  [{ at: 'activity' }, 'Activity', true],
  [{ at: 'activity', tab: 'people' }, 'Activity', false],
  [{ at: 'activity', tab: 'reviews' }, 'Activity', false],
  [{ at: 'settings' }, 'Settings', true],
  [{ at: 'settings', page: 'keychain' }, 'Settings', false],
  [{ at: 'settings', page: 'tools' }, 'Settings', false],
  [{ at: 'settings', page: 'about' }, 'Settings', false],
  [{ at: 'restore' }, 'Restore from a backup', false],
  [{ at: 'import', begunAt: 1 }, 'Import apps from a file', false],
] as const

const LONG = 'Wharekauri and Greater Chatham Rise Shellfish, Freight and Boatbuilding Cooperative Society Ltd'

/** Names as long as a practice may have them. */
const lengthen = (page: Page) =>
  page.evaluate((long) => {
    const { apps, connections, signIns } = window.door.snapshot()
    window.door.announce({
      apps: apps.map((app) => ({ ...app, name: `${app.name} for ${long}` })),
      connections: connections.map((one) => ({ ...one, tenantName: `${one.tenantName} ${long}` })),
      signIns: signIns.map((one) => ({ ...one, name: `${one.name} Featherstonehaugh-Cholmondeley` })),
    })
  }, LONG)

/** What reaches out of the window, or scrolls sideways; what floats for a moment, and a strip of names, are not of it. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const found = document.documentElement.scrollWidth > width ? ['the page'] : []
    for (const element of document.querySelectorAll('.view, .view *')) {
      const { overflowX } = getComputedStyle(element)
      const isStrip = element.matches('.settings-side, pre, textarea, .mono')
      if (!isStrip && /auto|scroll/u.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
        found.push(`${element.tagName} ${element.className}`)
    }
    for (const element of document.querySelectorAll('.view :is(button, a, input, select, textarea)')) {
      const { width: wide, right, left } = element.getBoundingClientRect()
      const isShown = wide > 1 && element.closest('.settings-side, .hidden-text') === null
      if (isShown && (right > width + 1 || left < 0))
        found.push(`${element.tagName} ${element.textContent?.slice(0, 40)} ends at ${Math.round(right)}`)
    }
    return found
  })

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not drawn`)
  return box
}

describe('a narrow window', () => {
  it.each([
    ['1024 wide', 1024, 700],
    ['the smallest', 800, 600],
    ['drawn twice as large', 640, 400],
  ])(
    'N2 cuts nothing off and scrolls no page sideways, with long names: %s',
    async (_what, width, height) => {
      const page = await harness.open({ width, height })
      await lengthen(page)
      const found: string[] = []
      for (const [route, heading, withAxe] of PAGES) {
        await page.evaluate((to) => window.go(to), route)
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        await drawn(page)
        const place = Object.values(route).join(' ')
        found.push(...(await sideways(page)).map((one) => `${place}: ${one}`))
        if (withAxe && width !== 1024)
          found.push(...(await graveFindings(page)).map((one) => `${place}: ${one}`))
      }
      expect(found).toEqual([])
      expect(harness.violations).toEqual([])
      await page.context().close()
    },
  )

  it('N2 the first page has air at its sides', async () => {
    const page = await harness.open({ scenario: 'empty', width: 800, height: 600 })
    await page.getByRole('heading', { level: 1, name: 'Where do you want to begin?' }).waitFor()
    const view = await boxOf(page, 'main')
    const way = await boxOf(page, '.way')
    expect(way.x - view.x).toBeGreaterThanOrEqual(24)
    expect(view.x + view.width - (way.x + way.width)).toBeGreaterThanOrEqual(24)
    expect(await graveFindings(page)).toEqual([])
    await page.context().close()
  })

  it('N2 has icons in its rail, each with its name for a screen reader, the mouse and the keyboard', async () => {
    const page = await harness.open({ width: 800, height: 600 })
    const rail = page.getByRole('navigation', { name: 'Keyward' })
    expect((await rail.boundingBox())?.width).toBeLessThanOrEqual(56)
    const link = rail.getByRole('link', { name: /^Connections/u })
    const shownName = link.getByText('Connections', { exact: true })
    const widthOf = async () => (await shownName.boundingBox())?.width ?? 0
    expect(await widthOf()).toBeLessThanOrEqual(1)
    await link.hover()
    await expect.poll(widthOf, { timeout: 60_000 }).toBeGreaterThan(40)
    await page.mouse.move(600, 300)
    await expect.poll(widthOf, { timeout: 60_000 }).toBeLessThanOrEqual(1)
    await rail.getByRole('button', { name: /^Find or do/u }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(widthOf, { timeout: 60_000 }).toBeGreaterThan(40)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor()
    // the number of things to do stays in sight
    const amount = rail.getByRole('link', { name: /^Overview/u }).locator('.rail-count')
    expect((await amount.boundingBox())?.width).toBeGreaterThan(4)
    await page.context().close()
  })

  it('N2 an organisation lies over its list, and closing it gives the list back', async () => {
    const page = await harness.open({ width: 800, height: 600 })
    await page.evaluate(() => window.go({ at: 'connections', key: null, ask: null }))
    await page.getByRole('row', { name: /Kōtare/u }).click()
    const pane = page.locator('.pane')
    await pane.waitFor()
    const list = await boxOf(page, '.list')
    const over = await boxOf(page, '.pane')
    expect(over.x).toBeLessThan(list.x + list.width)
    expect(over.x + over.width).toBeLessThanOrEqual(800)
    await page.keyboard.press('Escape')
    await expect.poll(() => pane.count(), { timeout: 60_000 }).toBe(0)
    await page.context().close()
  })

  it('N2 a message lies over no bar and no foot that is to be pressed', async () => {
    for (const [width, height] of [
      [1280, 800],
      [1024, 700],
      [800, 600],
    ] as const) {
      const page = await harness.open({ width, height })
      await page.evaluate(() =>
        window.door.announceWork({ clipboard: { what: 'secret', clearsAt: Date.now() + 900_000 } }),
      )
      await page.evaluate(() => window.go({ at: 'connections', key: null, ask: null }))
      await page.getByRole('region', { name: 'Clipboard' }).waitFor()
      const apart = async (selector: string) => {
        const toast = await boxOf(page, '.toast')
        const foot = await boxOf(page, selector)
        expect(toast.y + toast.height, `${selector} at ${width}`).toBeLessThanOrEqual(foot.y)
      }
      await page.getByRole('row', { name: /Kōtare/u }).click()
      await page.locator('.pane-foot').waitFor()
      await apart('.pane-foot')
      await page.keyboard.press('Escape')
      await page.locator('#connection-grid').focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.getByRole('group', { name: 'Selected organisations' }).waitFor()
      await apart('.selection-bar')
      await page.context().close()
    }
  })
})
