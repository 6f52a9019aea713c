import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import * as z from 'zod'
import { buildApp } from '../../build/build-app.ts'
import { chooseRuntime, ROOT, type Runtime } from '../../build/runtime.ts'
import { canStartDesktop, startDesktop, type Desktop } from './desktop.ts'
import { startDisplay } from './display.ts'
import { removed, startParts, type Ending } from './ending.ts'
import { endWithUs, killed } from './end-with-us.ts'
import { giveToPerson } from './person.ts'
import { until, within } from './within.ts'

export type LaunchOptions = {
  /** The profile folder; a fresh one without it. */
  readonly profile?: string
  /** On top of this process's environment. */
  readonly env?: NodeJS.ProcessEnv
  readonly args?: readonly string[]
  /** A desktop session to live in; without it and without a session bus, a private one is started. */
  readonly desktop?: Desktop
}

/** A running Keyward on the Electron that this machine has. */
export type LaunchedKeyward = {
  /** The window's page; after `restart` it is a new one. */
  readonly page: Page
  readonly runtime: Runtime['kind']
  readonly profile: string
  readonly desktop: Desktop | null
  /** What main wrote to stdout and stderr so far. */
  readonly output: () => string
  /** When its process was last started (`performance.now`); building and registering come before. */
  readonly startedAt: () => number
  /** The number of main's process. */
  readonly pid: () => number
  /** Hands a link to the operating system, which hands it to Keyward; also when no Keyward runs. */
  readonly openLink: (url: string) => Promise<void>
  /** Ends it as a person would, and starts it again on the same profile. */
  readonly restart: () => Promise<Page>
  /** Ends main at once, as a crash would; `restart` starts it again. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>
  /** Ends Playwright's hold on the window; `adopt` takes it up again. */
  readonly letGo: () => Promise<void>
  /** Waits for a Keyward that the operating system started. */
  readonly adopt: () => Promise<Page>
  readonly close: () => Promise<void>
}

/** No network but this computer: for a Keyward on the genuine Xero, which would be asked about a made-up secret. */
export const NO_WAY_OUT = ['--proxy-server=127.0.0.1:9']

/** What a slow machine may need for any one thing that is waited for here. */
const PATIENCE = 45_000
/** And for any one thing that its page is asked for. */
const PAGE_PATIENCE = 60_000
/** What it may take to end as a person would; then it is killed. */
const FAREWELL = 20_000

/**
 * Starts the built app (building it first where it is stale) in a desktop session with a keychain and a registered
 * `keyward://` handler, and answers its page for Playwright. In a desktop session of ours it runs as an ordinary user
 * in Chromium's sandbox; as root in a session that somebody else started there is none (`--no-sandbox`).
 */
export const launchKeyward = (options: LaunchOptions = {}): Promise<LaunchedKeyward> =>
  startParts((ending) => launch(options, ending))

const launch = async (options: LaunchOptions, ending: Ending): Promise<LaunchedKeyward> => {
  buildApp()
  const runtime = chooseRuntime()
  const ownProfile = options.profile === undefined
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'keyward-profile-'))
  if (ownProfile) ending.add('the profile', () => removed(profile))
  const needsDesktop =
    options.desktop === undefined &&
    process.platform === 'linux' &&
    options.env?.['DBUS_SESSION_BUS_ADDRESS'] === undefined &&
    process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined
  const ownDesktop = needsDesktop && canStartDesktop() ? await startDesktop() : null
  if (ownDesktop !== null) ending.add('the desktop', ownDesktop.stop)
  const desktop = options.desktop ?? ownDesktop
  const ownDisplay = desktop === null && needsDisplay(options.env) ? await startDisplay() : null
  if (ownDisplay !== null) ending.add('the display', ownDisplay.stop)
  const [program, ...before] = desktop === null ? runtime.command : ([runtime.program, ROOT] as const)
  const settings: NodeJS.ProcessEnv = { KEYWARD_REGION: 'en-GB', ...options.env, KEYWARD_PROFILE: profile }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...desktop?.env,
    ...(ownDisplay === null ? {} : { DISPLAY: ownDisplay.name }),
    ...settings,
  }
  const args = [...before, '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...(options.args ?? [])]

  let child: ChildProcess | null = null
  let browser: Browser | null = null
  let page: Page | null = null
  let output = ''
  let startedAt = 0
  let adopted: number | null = null

  const attach = async (): Promise<Page> => {
    const endpoint = await waitForEndpoint(
      profile,
      () => child !== null && (child.exitCode !== null || child.signalCode !== null),
      () => output,
    )
    ;({ browser, page } = await connectToWindow(endpoint, () => output))
    page.setDefaultTimeout(PAGE_PATIENCE)
    await within(PATIENCE, 'Keyward’s window to be listened to', forgetDeniedNavigations(page))
    await page.getByRole('main').or(page.getByRole('navigation')).first().waitFor({ timeout: PATIENCE })
    return page
  }

  const start = async (): Promise<Page> => {
    for (const path of [profile, env['KEYWARD_FILES']])
      if (path !== undefined && desktop !== null) giveToPerson(path, desktop.whose)
    startedAt = performance.now()
    const [file, ...rest] = desktop?.command([program, ...args]) ?? [program, ...args]
    const started = spawn(file, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    endWithUs(started)
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (part: Buffer) => void (output = (output + part.toString()).slice(-100_000)))
    return attach()
  }

  const release = async () => {
    const connected = browser
    browser = null
    if (connected !== null) await letGo(connected)
  }

  const end = async (signal: NodeJS.Signals) => {
    const leaving = child
    child = null
    page = null
    if (adopted !== null) await endAdopted(adopted, signal)
    adopted = null
    if (leaving !== null)
      await within(FAREWELL, 'Keyward to end', killed(leaving, signal)).catch(() =>
        within(FAREWELL, 'a killed Keyward to end', killed(leaving)),
      )
    await release()
  }

  if (desktop !== null) await desktop.registerHandler([program, ...args], settings)
  // whatever has become of what it stands on
  ending.add('Keyward', () => end('SIGTERM'))
  await start()
  return {
    get page() {
      if (page === null) throw new Error('Keyward is not running')
      return page
    },
    runtime: runtime.kind,
    profile,
    desktop,
    output: () => output,
    startedAt: () => startedAt,
    pid: () => child?.pid ?? adopted ?? 0,
    openLink: async (url) => {
      if (desktop === null) throw new Error('links need a desktop session')
      await desktop.openLink(url)
    },
    restart: async () => {
      await end('SIGTERM')
      return start()
    },
    kill: (signal = 'SIGKILL') => end(signal),
    letGo: release,
    adopt: async () => {
      await release()
      const found = await attach()
      adopted = holderOf(profile)
      return found
    },
    close: ending.run,
  }
}

/** Playwright's end of a connection, which is of no use once Keyward has gone. */
const letGo = (browser: Browser) =>
  within(10_000, 'Playwright to let go', browser.close()).catch(() => undefined)

/** The process that holds the profile, as Chromium notes it down. */
const holderOf = (profile: string): number =>
  Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))

const needsDisplay = (env: NodeJS.ProcessEnv | undefined): boolean =>
  process.platform === 'linux' &&
  ['DISPLAY', 'WAYLAND_DISPLAY'].every((name) => !(env?.[name] ?? process.env[name]))

/** Ends a Keyward that the operating system started, and so is nobody's child here. */
const endAdopted = async (pid: number, signal: NodeJS.Signals): Promise<void> => {
  const isGone = () => (sendTo(pid, 0) ? null : true)
  if (!sendTo(pid, signal)) return
  await until(FAREWELL, 'an adopted Keyward to end', isGone).catch(async () => {
    sendTo(pid, 'SIGKILL')
    await until(FAREWELL, 'a killed Keyward to end', isGone)
  })
}

/** Whether there was such a process. */
const sendTo = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/**
 * Where the debugging port of the Keyward that runs on this profile is. The file stays when a Keyward is killed, and
 * its port may be somebody else's by then: it counts once the one that listens says the name that the file says.
 */
const waitForEndpoint = (profile: string, hasEnded: () => boolean, output: () => string): Promise<string> =>
  until(
    PATIENCE,
    () => `Keyward to open its debugging port:\n${output()}`,
    async () => {
      if (hasEnded()) throw new Error(`Keyward ended at its start:\n${output()}`)
      const [port = '', name = ''] = portFile(profile).split('\n')
      if (port === '' || name === '') return null
      const endpoint = `http://127.0.0.1:${port}`
      const told = await ask(`${endpoint}/json/version`)
      return Version.safeParse(told).data?.webSocketDebuggerUrl.endsWith(name) ? endpoint : null
    },
  )

const portFile = (profile: string): string => {
  try {
    return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8')
  } catch {
    return '' // not written yet
  }
}

const ask = (url: string): Promise<unknown> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) })
    .then((answer) => answer.json())
    .catch(() => null)

/** The window's page; looked for before connecting, because a page that is attached to while it is made stays blank. */
const connectToWindow = (
  endpoint: string,
  output: () => string,
): Promise<{ browser: Browser; page: Page }> => {
  let seen = 'nothing was asked'
  let patience = FIRST_CONNECTION
  return until(
    4 * PATIENCE,
    () => `Keyward to open its window (${seen}):\n${output()}`,
    async () => {
      const targets = Targets.safeParse(await ask(`${endpoint}/json`)).data ?? []
      seen = `there was ${targets.map(({ type, url }) => `${type} ${url}`).join(', ') || 'no page'}`
      if (!targets.some(({ type, url }) => type === 'page' && isWindow(url))) return null
      // an attempt that meets the window while it is being made may never end; one of the next does, if it is given time
      const browser = await chromium.connectOverCDP(endpoint, { timeout: patience }).catch(() => null)
      if (browser === null) {
        seen = `it let nobody connect within ${patience / 1_000} s`
        patience = Math.min(LONGEST_CONNECTION, 2 * patience)
        return null
      }
      const page = browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((each) => isWindow(each.url()))
      if (page !== undefined) return { browser, page }
      seen = 'the page that was there has no context'
      await letGo(browser)
      return null
    },
  )
}

/** Milliseconds; a slow machine needs more than a hung attempt is worth waiting for. */
const FIRST_CONNECTION = 8_000
const LONGEST_CONNECTION = 32_000

/**
 * A navigation that Keyward denies is never told to Playwright as ended, and every later click would wait for it. A
 * history entry replaced by itself is an end that it knows; pages of Keyward navigate nowhere, so nothing is cut short.
 */
const forgetDeniedNavigations = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  session.on('Page.frameRequestedNavigation', () => {
    setTimeout(() => {
      page.evaluate(() => history.replaceState(history.state, '', location.href)).catch(() => undefined)
    }, 100)
  })
  await session.send('Page.enable')
}

const Version = z.object({ webSocketDebuggerUrl: z.string() })
const Targets = z.array(z.object({ type: z.string(), url: z.string() }))

const isWindow = (address: string): boolean => {
  return URL.parse(address)?.href === 'app://keyward/index.html'
}
