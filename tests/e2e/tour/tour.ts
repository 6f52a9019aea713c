import { mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Page } from 'playwright'
import { ROOT } from '../../../build/runtime.ts'
import { desktopChapter } from './desktop-chapter.ts'
import { guideChapter } from './guide-chapter.ts'
import { handoverChapter } from './handover-chapter.ts'
import { mainChapter } from './main-chapter.ts'
import { reviewChapter } from './review-chapter.ts'
import { rotationChapter } from './rotation-chapter.ts'

/** What a chapter tells with: one line a step, and pictures. */
export type Guide = {
  readonly step: (line: string) => void
  /** A picture of the window; in both themes with `themes`. */
  readonly picture: (page: Page, name: string, options?: { readonly themes?: boolean }) => Promise<void>
  /** A picture of the whole screen, frames and panel included; `take` writes it. */
  readonly screen: (take: (path: string) => void, name: string) => void
}
/** What a part of a chapter tells with, where it takes pictures of pages only. */
export type PageGuide = Pick<Guide, 'step' | 'picture'>
export type Chapter = { readonly name: string; readonly run: (guide: Guide) => Promise<void> }

const CHAPTERS: readonly Chapter[] = [
  mainChapter,
  reviewChapter,
  rotationChapter,
  guideChapter,
  handoverChapter,
  desktopChapter,
]
const OUT = join(ROOT, 'out', 'tour')

/** Runs the named chapters, or all; answers whether all came to their end. Pictures go into out/tour/CHAPTER/. */
export const runTour = async (names: readonly string[], say: (line: string) => void): Promise<boolean> => {
  const unknown = names.filter((name) => !CHAPTERS.some((chapter) => chapter.name === name))
  if (unknown.length > 0) {
    say(
      `There is no chapter ${unknown.join(', ')}. There are: ${CHAPTERS.map(({ name }) => name).join(', ')}.`,
    )
    return false
  }
  let isWhole = true
  for (const chapter of CHAPTERS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const folder = join(OUT, chapter.name)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    say(`Chapter "${chapter.name}"`)
    try {
      await chapter.run(createGuide(folder, say))
    } catch (error) {
      say(`  FAILED: ${error instanceof Error ? error.message : 'unknown'}`)
      isWhole = false
    }
  }
  say(
    `The pictures are in ${relative(process.cwd(), OUT)}${isWhole ? '' : '; the tour did not come to its end'}.`,
  )
  return isWhole
}

const createGuide = (folder: string, say: (line: string) => void): Guide => {
  let steps = 0
  let pictures = 0
  return {
    step: (line) => say(`  ${String((steps += 1)).padStart(2)}  ${line}`),
    screen: (take, name) => {
      take(join(folder, `${String((pictures += 1)).padStart(2, '0')}-${name}.png`))
    },
    picture: async (page, name, { themes = false } = {}) => {
      const number = String((pictures += 1)).padStart(2, '0')
      for (const colorScheme of themes ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.waitForTimeout(150)
        await page.screenshot({
          path: join(folder, `${number}-${name}${themes ? `-${colorScheme}` : ''}.png`),
        })
      }
      await page.emulateMedia({ colorScheme: 'light' })
    },
  }
}
