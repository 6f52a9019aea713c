import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright'
import { ROOT } from '../../build/runtime.ts'
import { launchKeyward, type LaunchedKeyward } from '../e2e/app.ts'
import { startDesktop, type Desktop } from '../e2e/desktop.ts'
import { startBareWindow } from './bare-window.ts'
import { atMost, exactly, noise, summary, type Measures } from './measure.ts'

const STARTS = 9

/** The window on this machine's runtime: how soon it is there, and how it bears 10,000 connections. */
export const benchWindow = async (): Promise<Measures> => {
  const desktop = await startDesktop()
  const profile = mkdtempSync(join(tmpdir(), 'keyward-bench-profile-'))
  try {
    const bare: number[] = []
    const ours: number[] = []
    const again: number[] = []
    for (let run = 0; run < STARTS; run += 1) {
      bare.push(await startBareWindow(desktop))
      const keyward = await launchKeyward({ desktop })
      await firstFrame(keyward)
      ours.push(performance.now() - keyward.startedAt())
      await keyward.restart()
      await firstFrame(keyward)
      again.push(performance.now() - keyward.startedAt())
      await keyward.close()
    }
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'seed-profile.ts'), profile, '10000', '1000000'],
      {
        env: desktop.env,
      },
    )
    const keyward = await launchKeyward({ desktop, profile })
    const shown = await timeToList(keyward.page)
    const keystroke = summary(await keystrokes(keyward.page))
    await keyward.close()
    const overview = await overviewOfAYear(desktop)
    return {
      'start to first usable frame, against a bare window': atMost(
        summary(ours).median / summary(bare).median,
        1.5,
        '×',
      ),
      'the same on a profile that was open before': atMost(
        summary(again).median / summary(bare).median,
        1.5,
        '×',
      ),
      'noise: how far the starts of the bare window lie apart': atMost(noise(bare), 0.3, 'of the median'),
      'heavy packages loaded at start': exactly(loadedAtStart(), 0, 'packages'),
      'Overview of 10,000 connections and 1,000,000 lines': atMost(overview, 300, 'ms'),
      'list of 10,000 connections usable': atMost(shown, 200, 'ms'),
      'keystroke in search over 10,000, p95': atMost(keystroke.p95, 16, 'ms'),
    }
  } finally {
    await desktop.stop()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const firstFrame = ({ page }: LaunchedKeyward) => page.getByRole('heading', { level: 1 }).first().waitFor()

/** From going to Connections until its rows are painted, in the page's own clock. */
const timeToList = async (page: Page): Promise<number> => {
  await page.getByRole('link', { name: /^Connections/u }).waitFor()
  return page.evaluate(async () => {
    const link = [...document.querySelectorAll('nav a')].find((each) =>
      each.textContent?.startsWith('Connections'),
    )
    if (!(link instanceof HTMLElement)) throw new Error('no Connections in the rail')
    const began = performance.now()
    link.click()
    while (document.querySelectorAll('[role=row]').length < 10)
      await new Promise((resolve) => setTimeout(resolve, 0))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    return performance.now() - began
  })
}

/** The same with a year's log, while that is being walked. */
const overviewOfAYear = async (desktop: Desktop): Promise<number> => {
  const profile = mkdtempSync(join(tmpdir(), 'keyward-bench-year-'))
  try {
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, 'seed-profile.ts'), profile, '10000', '1000000'],
      { env: desktop.env },
    )
    const keyward = await launchKeyward({ desktop, profile })
    await keyward.page.getByRole('link', { name: /^Connections/u }).click()
    const took = await timeToOverview(keyward.page)
    await keyward.close()
    return took
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** From going to Overview until what needs somebody, and what happened lately, is painted. */
const timeToOverview = async (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const link = [...document.querySelectorAll('nav a')].find((each) =>
      each.textContent?.startsWith('Overview'),
    )
    if (!(link instanceof HTMLElement)) throw new Error('no Overview in the rail')
    const began = performance.now()
    link.click()
    while (document.querySelector('h1.answer') === null || document.querySelectorAll('.dated li').length < 7)
      await new Promise((resolve) => setTimeout(resolve, 0))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    return performance.now() - began
  })

/** For each keystroke, forwards and back, how long until the list shows its answer. */
const keystrokes = async (page: Page): Promise<number[]> => {
  await page.getByLabel('Search organisations and people').focus()
  return page.evaluate(async () => {
    const field = document.querySelector('input[type=search]')
    const grid = document.querySelector('[role=treegrid]')
    if (!(field instanceof HTMLInputElement) || grid === null) throw new Error('no search')
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const took: number[] = []
    const typed = async (text: string) => {
      const answered = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          resolve(performance.now())
        })
        observer.observe(grid, { attributes: true, attributeFilter: ['aria-rowcount'] })
        setTimeout(() => resolve(Number.NaN), 2_000)
      })
      setValue?.call(field, text)
      const began = performance.now()
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      const ended = await answered
      if (!Number.isNaN(ended)) took.push(ended - began)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    for (let search = 0; search < 20; search += 1) {
      const word = String(1_000 + ((search * 3_571) % 9_000)) // each organisation's name ends in a number
      for (let end = 1; end <= word.length; end += 1) await typed(word.slice(0, end))
      for (let end = word.length - 1; end >= 0; end -= 1) await typed(word.slice(0, end))
    }
    return took
  })
}

/** Packages that cost hundreds of milliseconds, imported by main or the core otherwise than on first use. */
const loadedAtStart = (): number => {
  const built = join(ROOT, 'out', 'main')
  // what main asks for once its window is on its way; another chunk may be called after the noun
  const main = readFileSync(join(built, 'main.js'), 'utf8')
  const core = readdirSync(join(built, 'chunks')).filter(
    (name) =>
      /^practice-[^.]+\.js$/u.test(name) && new RegExp(`import\\(["'\`]\\./chunks/${name}`, 'u').test(main),
  )
  if (core.length !== 1) throw new Error(`the core is built into ${core.length} files`)
  const loaded = new Map<string, string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    const text = readFileSync(file, 'utf8')
    loaded.set(file, text)
    for (const { groups } of text.matchAll(
      /(?:^|;)import(?:[^;"'`()]*from)?\s*["'`](?<of>\.[^"'`]+)["'`]/gmu,
    ))
      load(join(dirname(file), groups?.['of'] ?? ''))
  }
  for (const file of [join(built, 'main.js'), ...core.map((name) => join(built, 'chunks', name))]) load(file)
  return ['xero-node', 'openid-client', 'age-encryption', 'kdbxweb', 'electron-store'].filter((name) =>
    [...loaded.values()].some(
      (text) =>
        new RegExp(`(?:^|;)import(?:[^;"'\`()]*from)?\\s*["'\`]${name}["'\`]`, 'mu').test(text) ||
        text.includes(`require("${name}")`),
    ),
  ).length
}
