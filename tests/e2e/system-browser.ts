import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { startDisplay } from './display.ts'
import { removed, startParts } from './ending.ts'
import { endWithUs, killed } from './end-with-us.ts'
import { freePort } from './free-port.ts'
import { asPerson, giveToPerson, type Whose } from './person.ts'
import { until, within } from './within.ts'

/** Nothing that is asked of it takes longer, on a slow machine that does much else. */
const PATIENCE = 40_000

/** A real Chromium that stands for the person's own browser: it shows Xero's pages and hands `keyward://` on. */
export type SystemBrowser = {
  /** What KEYWARD_BROWSER is set to: a command that opens its last argument in this browser. */
  readonly command: string
  /** The newest page whose address begins so, each one once. */
  readonly page: (startsWith: string) => Promise<Page>
  readonly close: () => Promise<void>
}

type Options = {
  /** The desktop session's environment, so that `keyward://` reaches its handler. */
  readonly env: NodeJS.ProcessEnv
  /** Origins that may open `keyward://` without asking: the person once ticked "always allow". */
  readonly allowedOrigins: readonly string[]
  readonly whose?: Whose
}

/** Runs in a window under Xvfb, because a headless browser opens no other programs. */
export const startSystemBrowser = ({
  env,
  allowedOrigins,
  whose = 'person',
}: Options): Promise<SystemBrowser> =>
  startParts(async (ending) => {
    const profile = mkdtempSync(join(tmpdir(), 'keyward-browser-'))
    // its helpers go a little after it, and write till then
    ending.add('the browser’s profile', () => removed(profile))
    mkdirSync(join(profile, 'Default'), { recursive: true })
    const pairs = Object.fromEntries(allowedOrigins.map((origin) => [origin, { keyward: true }]))
    writeFileSync(
      join(profile, 'Default', 'Preferences'),
      JSON.stringify({ protocol_handler: { allowed_origin_protocol_pairs: pairs } }),
    )

    giveToPerson(profile, whose)
    const display = env['DISPLAY'] === undefined ? await startDisplay() : null
    if (display !== null) ending.add('the browser’s display', display.stop)
    const port = await freePort()
    const [program, ...args] = asPerson(
      [
        process.env['KEYWARD_CHROMIUM'] ?? 'chromium',
        `--remote-debugging-port=${port}`,
        `--user-data-dir=${profile}`,
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--no-default-browser-check',
        'about:blank',
      ],
      { reach: true, whose },
    )
    const browser = spawn(program, args, {
      env: { ...env, ...(display === null ? {} : { DISPLAY: display.name }) },
      stdio: 'ignore',
    })
    endWithUs(browser)
    ending.add('the browser', () => ended(browser))
    const connected = await connect(port)
    ending.add('the connection to the browser', () => connected.close())
    const seen = new Set<Page>()
    return {
      command: `${process.execPath} ${join(import.meta.dirname, 'open-in-browser.ts')} ${port}`,
      page: async (startsWith) => {
        const found = await findPage(connected, startsWith, seen)
        found.setDefaultTimeout(60_000)
        seen.add(found)
        return found
      },
      close: ending.run,
    }
  })

const findPage = (browser: Browser, startsWith: string, seen: ReadonlySet<Page>): Promise<Page> =>
  until(
    PATIENCE,
    () =>
      `a page at ${startsWith}; there are ${pagesOf(browser)
        .map((page) => page.url())
        .join(', ')}`,
    () => pagesOf(browser).findLast((page) => !seen.has(page) && page.url().startsWith(startsWith)) ?? null,
  )

const pagesOf = (browser: Browser) => browser.contexts().flatMap((context) => context.pages())

const connect = (port: number): Promise<Browser> =>
  until(PATIENCE, 'the browser to take a connection', () =>
    chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: PATIENCE }).catch(() => null),
  )

/** As a person would; after a while at once. */
const ended = (child: ChildProcess) =>
  within(3_000, 'the browser to quit', killed(child, 'SIGTERM')).catch(() => killed(child))

/**
 * Closes a page of the browser once it has arrived where it was sent last. Of one that is closed on its way Playwright
 * may never hear that it has gone, which is not waited for.
 */
export const closePage = async (page: Page): Promise<void> => {
  await page.waitForLoadState()
  await within(10_000, `the browser to close ${page.url()}`, page.close()).catch(() => undefined)
}

/** Opens an address as a person would who double-clicks a file. */
export const openInBrowser = ({ command }: SystemBrowser, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const [program = '', ...args] = command.split(' ')
    spawn(program, [...args, address], { stdio: 'ignore', timeout: PATIENCE })
      .once('error', reject)
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the browser ended with ${code}`))))
  })
