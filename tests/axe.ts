import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { drawn } from './drawn.ts'

/** axe's rules of WCAG A and AA that look at colours. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'] as const

type Options = {
  /** Hears of what is neither serious nor critical. */
  readonly onLesser?: (rules: readonly string[]) => void
}

/**
 * Serious and critical findings as "theme rule: elements". The page is the same in both themes but for its colours,
 * so the second one is asked what axe's colour rules say.
 */
export const graveFindings = async (page: Page, { onLesser }: Options = {}): Promise<string[]> => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await drawn(page)
    // in the page itself: a second one to gather results in is for frames of other origins, and no window has any
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules([...OF_COLOUR])).analyze()
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    for (const { id, nodes } of grave)
      found.push(`${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    const lesser = violations.filter((one) => !grave.includes(one))
    if (lesser.length > 0) onLesser?.(lesser.map(({ id }) => id))
  }
  return found
}
