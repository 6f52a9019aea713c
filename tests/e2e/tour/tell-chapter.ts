import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import { createEnding, type Ending } from '../ending.ts'
import { drawn } from '../../drawn.ts'
import { within } from '../within.ts'
import type { Chapter, Guide } from './tour.ts'

/** How long a step and a chapter may take, in milliseconds, on a slow machine that does much else. */
export type Bounds = { readonly step: number; readonly chapter: number }
const BOUNDS: Bounds = { step: 200_000, chapter: 560_000 }
/** How long everything that a chapter stands on may take to end, each and all of it. */
const FAREWELL = 120_000
/** The longest that a chapter can take, from its first line to the end of the last process. */
export const CHAPTER_MOST = BOUNDS.chapter + FAREWELL

/**
 * Tells one chapter; answers whether it came to its end. Where it does not, be it by an error or because a step takes
 * too long, it is said after which step, for what was waited and what the window showed, and all that it stands on is
 * ended.
 */
export const tellChapter = async (
  chapter: Chapter,
  folder: string,
  say: (line: string) => void,
  bounds: Bounds = BOUNDS,
): Promise<boolean> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  say(`Chapter "${chapter.name}"`)
  const ending = createEnding()
  const { guide, last, page } = createGuide(folder, say, ending)
  const telling = chapter.run(guide)
  const over = new AbortController()
  const troubles: string[] = []
  try {
    await Promise.race([telling, overdue(bounds, last, over.signal)])
  } catch (error) {
    troubles.push(`after ${last().said}: ${sayingOf(error)}`)
    troubles.push(await describe(page(), join(folder, 'where-it-failed.png')))
  }
  over.abort()
  // what it still waits for ends with what it stands on
  await within(FAREWELL, 'what the chapter stands on to end', ending.run()).catch(
    (error: unknown) => void troubles.push(sayingOf(error)),
  )
  for (const trouble of troubles) say(`  FAILED: ${trouble}`)
  telling.catch(() => undefined)
  return troubles.length === 0
}

const sayingOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

type Last = { readonly said: string; readonly at: number }

/** Never ends well: throws once a step, or all of them, took too long. */
const overdue = async (bounds: Bounds, last: () => Last, signal: AbortSignal): Promise<never> => {
  const began = performance.now()
  for (;;) {
    await wait(100, undefined, { signal }).catch(() => new Promise<never>(() => {})) // it came to its end
    const now = performance.now()
    if (now - last().at > bounds.step)
      throw new Error(`the next step did not come within ${bounds.step / 1_000} s`)
    if (now - began > bounds.chapter)
      throw new Error(`the chapter did not end within ${bounds.chapter / 1_000} s`)
  }
}

const GLANCE = 10_000

/** What a window shows, in words and on a picture. */
const describe = async (page: Page | null, picture: string): Promise<string> => {
  if (page === null) return 'there was no window yet'
  try {
    const shown = await within(GLANCE, 'the window to say what it shows', page.locator('body').innerText())
    await within(GLANCE, 'a picture of the window', page.screenshot({ path: picture, timeout: GLANCE }))
    return `the window showed: ${shown.replaceAll(/\s+/gu, ' ').slice(0, 1_500)}`
  } catch (error) {
    return `the window did not say what it shows: ${sayingOf(error)}`
  }
}

const createGuide = (folder: string, say: (line: string) => void, ending: Ending) => {
  let steps = 0
  let pictures = 0
  let last: Last = { said: 'its beginning', at: performance.now() }
  let watched: () => Page | null = () => null
  const guide: Guide = {
    step: (line) => {
      steps += 1
      last = { said: `step ${steps}, “${line}”`, at: performance.now() }
      say(`  ${String(steps).padStart(2)}  ${line}`)
    },
    ends: ending.add,
    watches: (page) => (watched = page),
    screen: async (take, name, turnTo) => {
      const number = String((pictures += 1)).padStart(2, '0')
      const path = (theme: string) => join(folder, `${number}-${name}${theme}.png`)
      if (turnTo === undefined) return take(path(''))
      for (const theme of ['light', 'dark'] as const) {
        await turnTo(theme)
        take(path(`-${theme}`))
      }
      return turnTo('light')
    },
    picture: async (page, name, { themes = false } = {}) => {
      const number = String((pictures += 1)).padStart(2, '0')
      for (const colorScheme of themes ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await drawn(page)
        await page.screenshot({
          path: join(folder, `${number}-${name}${themes ? `-${colorScheme}` : ''}.png`),
        })
      }
      await page.emulateMedia({ colorScheme: 'light' })
    },
  }
  const page = () => {
    try {
      return watched()
    } catch {
      return null // Keyward does not run just then
    }
  }
  return { guide, last: () => last, page }
}
