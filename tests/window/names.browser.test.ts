import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from './harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.stop())

const HEBREW = 'מאפיית השדה'
const rail = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Keyward' }).getByRole('link', { name }).press('Enter')

/** The practice with some organisations called otherwise. */
const openNamed = async (names: Readonly<Record<string, string | null>>) => {
  const page = await harness.open()
  await page.evaluate((given) => {
    const connections = window.door.snapshot().connections.map((one) => {
      const name = Object.entries(given).find(([before]) => one.tenantName.startsWith(before))
      return name === undefined ? one : { ...one, tenantName: name[1] as string }
    })
    window.door.announce({ connections })
  }, names)
  return page
}

/** The words of an element from left to right as they are drawn. */
const drawn = (page: Page, selector: string, words: readonly string[]) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const found: { word: string; left: number; top: number }[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (const word of wanted) {
          const at = node.textContent?.indexOf(word) ?? -1
          if (at === -1) continue
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + word.length)
          const { left, top } = range.getBoundingClientRect()
          found.push({ word, left, top })
        }
      return found.toSorted((a, b) => a.top - b.top || a.left - b.left).map(({ word }) => word)
    }, words)

describe('G11 names from outside', () => {
  it.each([
    ['one that turns everything after it', '\u202Egninrut'],
    ['one with an isolate that never ends', '\u2067open'],
    ['one that closes what it did not open', '\u2069\u202Cclosed'],
    ['one from right to left', HEBREW],
    ['one from right to left with digits at its end', `${HEBREW} 2026`],
  ])('G11 %s leaves the order of its sentence', async (_what, name) => {
    const page = await openNamed({ Pellbrook: name })
    await page.getByRole('heading', { name: /is not yet disconnected/u }).waitFor()
    expect(
      await drawn(page, 'h3:has-text("is not yet disconnected")', ['is not', 'yet', 'disconnected']),
    ).toEqual(['is not', 'yet', 'disconnected'])
    const start = await page
      .getByRole('heading', { name: /is not yet disconnected/u })
      .evaluate((element) => {
        const range = document.createRange()
        const text = element.firstChild
        if (text === null) return null
        const at = text.textContent?.indexOf('is not') ?? 0
        range.setStart(text, 0)
        range.setEnd(text, at)
        const before = range.getBoundingClientRect()
        range.setStart(text, at)
        range.setEnd(text, text.textContent?.length ?? 0)
        return range.getBoundingClientRect().left - before.right
      })
    // the name stands before its sentence, and not in the middle of it
    expect(start).toBeGreaterThan(-1)
    expect(await page.evaluate(() => window.foreignText())).toEqual([])
    await page.context().close()
  })

  it('G11 shows that something cannot be seen, and finds and orders the name without it', async () => {
    const page = await openNamed({ Hollins: 'Hol\u200Blins\u202E Wharf', Kestrel: '\u2067Aaa Freight' })
    await rail(page, 'Connections')
    await page.getByRole('row', { name: /Hol\uFFFDlins\uFFFD Wharf/u }).waitFor()
    await page.getByRole('searchbox').fill('hollins wharf')
    await expect.poll(() => page.getByRole('row', { name: /lins/u }).count()).toBe(1)
    await page.getByRole('searchbox').fill('')
    const inOrder = page.getByRole('row', { name: /Aaa Freight|Alderpoint/u })
    await expect.poll(() => inOrder.count()).toBe(2)
    expect((await inOrder.allTextContents())[0]).toContain('Aaa Freight')
    await page.context().close()
  })

  it('G11 gives the nameless a name that tells them apart, everywhere', async () => {
    const page = await openNamed({ Hollins: '', Kestrel: '\u200B\u202E', Mosswater: null })
    await rail(page, 'Connections')
    await page.getByRole('searchbox').fill('without a name')
    const rows = page.getByRole('row', { name: /Organisation without a name \(id …\w{4}\)/u })
    await expect.poll(() => rows.count()).toBe(3)
    const names = await rows.evaluateAll((found) =>
      found.map((row) => /id …\w{4}/u.exec(row.textContent ?? '')?.[0]),
    )
    expect(new Set(names).size).toBe(3)
    await rows.first().click()
    await page.getByRole('complementary', { name: /^Organisation without a name/u }).waitFor()
    await page.getByRole('button', { name: 'Disconnect…', exact: true }).click()
    await page
      .getByRole('alertdialog', { name: /^Disconnect Organisation without a name \(id …\w{4}\)\?/u })
      .waitFor()
    await page.context().close()
  })

  it('G11 sends back from a form what was stored, not what was shown', async () => {
    const page = await harness.open()
    const name = `Packs\u200E ${HEBREW}`
    await page.evaluate((given) => {
      const apps = window.door
        .snapshot()
        .apps.map((app) => (app.id === 'packs' ? { ...app, name: given } : app))
      window.door.announce({ apps })
      window.go({ at: 'appForm', appId: 'packs' })
    }, name)
    await page.getByLabel('Note').or(page.locator('#note-field')).first().fill('changed')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    await expect
      .poll(() =>
        page.evaluate(() => window.door.calls.findLast((one) => one.name === 'editApp')?.input as never),
      )
      .toMatchObject({ details: { name } })
    await page.context().close()
  })

  it('G11 keeps a flood of signs, and a name of a thousand letters, in their own row', async () => {
    const page = await openNamed({
      Hollins: `Z${'\u0335\u0300'.repeat(200)}algo`,
      Kestrel: 'x'.repeat(1_001),
    })
    await rail(page, 'Connections')
    const heights = await page
      .getByRole('row', { name: /algo|xxxx/u })
      .evaluateAll((rows) => rows.map((row) => row.scrollHeight - row.clientHeight))
    expect(heights.every((over) => over <= 4)).toBe(true)
    await page.getByRole('searchbox').fill('xxxx')
    await page.getByRole('row', { name: /xxxx/u }).click()
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})
