import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright'
import * as z from 'zod'
import { buildApp } from '../../build/build-app.ts'
import { chooseRuntime, type Runtime } from '../../build/runtime.ts'
import { canStartDesktop, startDesktop, type Desktop } from './desktop.ts'
import { endWithUs } from './end-with-us.ts'

export type LaunchOptions = {
  /** The profile folder; a fresh one without it. */
  readonly profile?: string
  /** On top of this process's environment. */
  readonly env?: NodeJS.ProcessEnv
  readonly args?: readonly string[]
  /** A desktop session to live in; without it and without a session bus, a private one is started. */
  readonly desktop?: Desktop
}

/** A running Keyward, whichever runtime it is on. Everything here works on both. */
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
  /** Waits for a Keyward that the operating system started. */
  readonly adopt: () => Promise<Page>
  readonly close: () => Promise<void>
}

/**
 * Starts the built app (building it first where it is stale) in a desktop session with a keychain and a registered
 * `keyward://` handler, and answers its page for Playwright.
 */
export const launchKeyward = async (options: LaunchOptions = {}): Promise<LaunchedKeyward> => {
  buildApp()
  const runtime = chooseRuntime()
  const ownProfile = options.profile === undefined
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'keyward-profile-'))
  const needsDesktop =
    options.desktop === undefined &&
    process.platform === 'linux' &&
    options.env?.['DBUS_SESSION_BUS_ADDRESS'] === undefined &&
    process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined
  const ownDesktop = needsDesktop && canStartDesktop() ? await startDesktop() : null
  const desktop = options.desktop ?? ownDesktop
  const scratch = mkdtempSync(join(tmpdir(), 'keyward-launch-'))
  const debugFile = join(scratch, 'endpoint')
  const [program, ...before] = runtime.command
  const settings: NodeJS.ProcessEnv = {
    ...options.env,
    KEYWARD_PROFILE: profile,
    KEYWARD_STANDIN_DEBUG_FILE: debugFile,
  }
  const env: NodeJS.ProcessEnv = { ...process.env, ...desktop?.env, ...settings }
  const debugArgs =
    runtime.kind === 'electron' ? ['--remote-debugging-port=0', `--user-data-dir=${profile}`] : []
  const args = [...before, ...debugArgs, ...(options.args ?? [])]

  let child: ChildProcess | null = null
  let browser: Browser | null = null
  let page: Page | null = null
  let output = ''
  let startedAt = 0
  let adopted: number | null = null

  const attach = async (): Promise<Page> => {
    const endpoint = await waitForEndpoint(
      runtime.kind === 'electron' ? join(profile, 'DevToolsActivePort') : debugFile,
      () => child !== null && child.exitCode !== null,
      () => output,
    )
    ;({ browser, page } = await connectToWindow(endpoint, () => output))
    await page.getByRole('main').or(page.getByRole('navigation')).first().waitFor({ timeout: 30_000 })
    return page
  }

  const start = async (): Promise<Page> => {
    rmSync(debugFile, { force: true })
    rmSync(join(profile, 'DevToolsActivePort'), { force: true })
    startedAt = performance.now()
    const started = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    endWithUs(started)
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (part: Buffer) => void (output = (output + part.toString()).slice(-100_000)))
    return attach()
  }

  const end = async (signal: NodeJS.Signals) => {
    const ending = child
    child = null
    page = null
    if (adopted !== null) await endAdopted(adopted, signal)
    adopted = null
    if (ending !== null && ending.exitCode === null && ending.signalCode === null) {
      const gone = new Promise((resolve) => ending.once('exit', resolve))
      ending.kill(signal)
      if ((await Promise.race([gone.then(() => 'gone'), wait(10_000, 'still there')])) === 'still there') {
        ending.kill('SIGKILL')
        await gone
      }
    }
    await browser?.close().catch(() => undefined)
    browser = null
  }

  if (desktop !== null) await desktop.registerHandler([program, ...args], settings)
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
    kill: (signal = 'SIGKILL') => {
      rmSync(debugFile, { force: true })
      return end(signal)
    },
    adopt: async () => {
      const found = await attach()
      adopted = holderOf(profile)
      return found
    },
    close: async () => {
      await end('SIGTERM')
      await ownDesktop?.stop()
      rmSync(scratch, { recursive: true, force: true })
      if (ownProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The process that holds the profile, as Chromium notes it down. */
const holderOf = (profile: string): number =>
  Number(readlinkSync(join(profile, 'SingletonLock')).split('-').at(-1))

/** Ends a Keyward that the operating system started, and so is nobody's child here. */
const endAdopted = async (pid: number, signal: NodeJS.Signals): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, tries === 0 ? signal : tries === 199 ? 'SIGKILL' : 0)
    } catch {
      return // it has gone
    }
    await wait(50)
  }
}

const waitForEndpoint = async (
  file: string,
  hasEnded: () => boolean,
  output: () => string,
): Promise<string> => {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      const [first = ''] = readFileSync(file, 'utf8').split('\n')
      if (first !== '') return first.startsWith('http') ? first : `http://127.0.0.1:${first}`
    } catch {
      // not written yet
    }
    if (hasEnded()) throw new Error(`Keyward ended at its start:\n${output()}`)
    await wait(50)
  }
  throw new Error(`Keyward opened no window:\n${output()}`)
}

/** The window's page; looked for before connecting, because a page that is attached to while it is made stays blank. */
const connectToWindow = async (
  endpoint: string,
  output: () => string,
): Promise<{ browser: Browser; page: Page }> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const targets = await fetch(`${endpoint}/json`)
      .then(async (answer) => Targets.parse(await answer.json()))
      .catch(() => [])
    if (targets.some(({ type, url }) => type === 'page' && isWindow(url))) {
      const browser = await chromium.connectOverCDP(endpoint)
      const page = browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((each) => isWindow(each.url()))
      if (page !== undefined) return { browser, page }
      await browser.close()
    }
    await wait(50)
  }
  throw new Error(`there is no window:\n${output()}`)
}

const Targets = z.array(z.object({ type: z.string(), url: z.string() }))

const isWindow = (address: string): boolean => {
  const url = URL.parse(address)
  return url?.href === 'app://keyward/index.html' || url?.hostname === 'keyward.app.invalid'
}
