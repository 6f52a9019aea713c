import { createServer } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { chromiumForPages } from '../chromium.ts'
import { BUILT_WINDOW, buildWindow } from './build-window.ts'
import type { Region } from '../../shared/settings/region.ts'
import { type CoreOptions, openOnCore } from './real-core.ts'

/** The CSP under which the real window runs (design: nothing inline, no network). */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'"
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export type OpenOptions = {
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
  /** The computer's region, as main tells the page. */
  readonly region?: Region
  /** What is to be there before any of the page's own code. */
  readonly prepare?: (page: Page) => Promise<void>
}

type HarnessOptions = {
  /** Lets a test make any component throw by its name: `window.plant = 'Rail'`. */
  readonly withPlants?: boolean
}

/** The built window on a core (`real-core.ts`), in the machine's browser. `violations` gathers errors and CSP reports. */
export const startHarness = async ({ withPlants = false }: HarnessOptions = {}): Promise<Harness> => {
  const built = withPlants ? undefined : process.env[BUILT_WINDOW]
  const out = built ?? (await mkdtemp(join(tmpdir(), 'keyward-window-')))
  if (built === undefined) await buildWindow(out, withPlants)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/favicon.ico') return response.writeHead(204).end()
    readFile(join(out, path)).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': CSP,
        })
        response.end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const browser: Browser = await chromium.launch({
    executablePath: chromiumForPages(),
    args: [
      '--no-sandbox',
      '--headless=new',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  })
  const violations: string[] = []
  const show = async ({
    theme = 'light',
    width = 1280,
    height = 800,
    region,
    prepare,
  }: OpenOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    // before any of the page's own code, as its preload does
    await context.addInitScript((told) => void Object.assign(window, { keywardRegion: told }), region)
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => violations.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) violations.push(message.text())
    })
    await prepare?.(page)
    await page.goto(`http://127.0.0.1:${port}/window.html`)
    await page.getByRole('navigation', { name: 'Keyward' }).waitFor()
    return page
  }
  const harness: Harness = {
    /** A page over whatever `prepare` has put there. */
    show,
    /** A page over the real core in this state; Brackenmoor's practice unless it is said. */
    open: async (options: CoreOptions = {}): Promise<Page> =>
      (await openOnCore(harness, { scenario: 'practice', ...options })).page,
    violations,
    out,
    stop: async () => {
      await browser.close()
      server.close()
      if (built === undefined) await rm(out, { recursive: true, force: true })
    },
  }
  return harness
}

/** A browser with the window in it. */
export type Harness = {
  readonly show: (options?: OpenOptions) => Promise<Page>
  readonly open: (options?: CoreOptions) => Promise<Page>
  readonly violations: string[]
  readonly out: string
  readonly stop: () => Promise<void>
}
