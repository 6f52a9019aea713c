import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** Pictures of what is tested, in both themes, where somebody wants to look at them: in the folder of KEYWARD_PICTURES. */
export const picture = async (page: Page, name: string, widths: readonly number[] = []): Promise<void> => {
  const folder = process.env['KEYWARD_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => {
      const { preferences } = window.door.snapshot()
      window.door.announce({ preferences: { ...preferences, theme: wanted } })
    }, theme)
    if (widths.length === 0) await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) })
    }
  }
}
