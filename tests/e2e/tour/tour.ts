import { join, relative } from 'node:path'
import type { Page } from 'playwright'
import { ROOT } from '../../../build/runtime.ts'
import { desktopChapter } from './desktop-chapter.ts'
import { guideChapter } from './guide-chapter.ts'
import { handoverChapter } from './handover-chapter.ts'
import { mainChapter } from './main-chapter.ts'
import { ownListChapter } from './own-list-chapter.ts'
import { reviewChapter } from './review-chapter.ts'
import { rotationChapter } from './rotation-chapter.ts'
import { safetyChapter } from './safety-chapter.ts'
import { tellChapter } from './tell-chapter.ts'
import { toolsChapter } from './tools-chapter.ts'

/** What a chapter tells with: one line a step, and pictures. */
export type Guide = {
  readonly step: (line: string) => void
  /** A picture of the window; in both themes with `themes`. */
  readonly picture: (page: Page, name: string, options?: { readonly themes?: boolean }) => Promise<void>
  /** A picture of the whole screen, frames and panel included; `take` writes it. One of each theme where it can be turned. */
  readonly screen: (
    take: (path: string) => void,
    name: string,
    turnTo?: (theme: 'light' | 'dark') => Promise<void>,
  ) => Promise<void>
  /** What the chapter stands on: the tour ends it with the chapter, whatever becomes of that. */
  readonly ends: (what: string, end: () => PromiseLike<unknown> | void) => void
  /** Whose window is described and pictured where the chapter does not come to its end. */
  readonly watches: (page: () => Page) => void
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
  ownListChapter,
  desktopChapter,
  safetyChapter,
  toolsChapter,
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
  for (const chapter of CHAPTERS.filter(({ name }) => names.length === 0 || names.includes(name)))
    isWhole = (await tellChapter(chapter, join(OUT, chapter.name), say)) && isWhole
  say(
    `The pictures are in ${relative(process.cwd(), OUT)}${isWhole ? '' : '; the tour did not come to its end'}.`,
  )
  return isWhole
}
