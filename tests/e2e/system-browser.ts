import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright'
import { freePort } from './free-port.ts'

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
}

/** Runs in a window under Xvfb, because a headless browser opens no other programs. */
export const startSystemBrowser = async ({ env, allowedOrigins }: Options): Promise<SystemBrowser> => {
  const profile = mkdtempSync(join(tmpdir(), 'keyward-browser-'))
  mkdirSync(join(profile, 'Default'), { recursive: true })
  const pairs = Object.fromEntries(allowedOrigins.map((origin) => [origin, { keyward: true }]))
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ protocol_handler: { allowed_origin_protocol_pairs: pairs } }),
  )

  const { display, xvfb } =
    env['DISPLAY'] === undefined ? await startXvfb() : { display: env['DISPLAY'], xvfb: null }
  const port = await freePort()
  const browser = spawn(
    process.env['KEYWARD_CHROMIUM'] ?? 'chromium',
    [
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      'about:blank',
    ],
    { env: { ...env, DISPLAY: display }, stdio: 'ignore' },
  )
  const connected = await connect(port)
  const seen = new Set<Page>()
  return {
    command: `${process.execPath} ${join(import.meta.dirname, 'open-in-browser.ts')} ${port}`,
    page: async (startsWith) => {
      const found = await findPage(connected, startsWith, seen)
      seen.add(found)
      return found
    },
    close: async () => {
      await connected.close()
      await ended(browser)
      xvfb?.kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const findPage = async (browser: Browser, startsWith: string, seen: ReadonlySet<Page>): Promise<Page> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const pages = browser.contexts().flatMap((context) => context.pages())
    const found = pages.findLast((page) => !seen.has(page) && page.url().startsWith(startsWith))
    if (found !== undefined) return found
    await wait(50)
  }
  throw new Error(`no page at ${startsWith}`)
}

const connect = async (port: number): Promise<Browser> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (error) {
      if (tries > 200) throw error
      await wait(100)
    }
  }
}

const ended = async (child: ChildProcess) => {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await Promise.race([gone, wait(3_000)])
  child.kill('SIGKILL')
}

/** Xvfb on a display of its own choosing, which it tells on a pipe. */
const startXvfb = async (): Promise<{ display: string; xvfb: ChildProcess }> => {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const pipe = xvfb.stdio[3]
  const display = await new Promise<string>((resolve, reject) => {
    xvfb.once('error', reject)
    xvfb.once('exit', () => reject(new Error('Xvfb ended')))
    if (pipe !== null && pipe !== undefined && 'on' in pipe)
      pipe.on('data', (part: Buffer) => resolve(`:${part.toString().trim()}`))
  })
  return { display, xvfb }
}

/** Opens an address as a person would who double-clicks a file. */
export const openInBrowser = ({ command }: SystemBrowser, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const [program = '', ...args] = command.split(' ')
    spawn(program, [...args, address], { stdio: 'ignore' })
      .once('error', reject)
      .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the browser ended with ${code}`))))
  })
