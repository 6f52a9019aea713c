import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Readable, Writable } from 'node:stream'
import { connectPipe, type CdpConnection } from './cdp.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PREFIX = 'keyward-stand-in-'

/** Quiet, off the network and without first-run pages; everything else stays as Chromium has it. */
const FLAGS = [
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,HttpsUpgrades',
  '--metrics-recording-only',
  '--password-store=basic',
]

/** Schemes that a page could otherwise hand to the desktop past every handler of the product's. */
const EXTERNAL_SCHEMES = [
  'keyward',
  'mailto',
  'tel',
  'sms',
  'smb',
  'ssh',
  'ms-settings',
  'search-ms',
  'vscode',
]

export type WindowShape = {
  readonly width: number
  readonly height: number
  /** Where the window shall be; `null` leaves that to the desktop. */
  readonly at: { readonly x: number; readonly y: number } | null
}

export type Chromium = CdpConnection & {
  /** Tells tests, where they asked for it, the address at which they may drive the page. */
  readonly tellEndpoint: () => Promise<void>
}

/** The machine's Chromium: `KEYWARD_CHROMIUM` or the first one on the path; `null` when there is none. */
export const findChromium = (env: NodeJS.ProcessEnv): string | null => {
  const given = env['KEYWARD_CHROMIUM']
  if (given !== undefined && given !== '') return given
  for (const folder of (env['PATH'] ?? '').split(delimiter))
    for (const name of NAMES) if (isExecutable(join(folder, name))) return join(folder, name)
  return null
}

/**
 * Starts Chromium as one plain window on a blank page, with a profile of its own that goes with it. Visible where
 * there is a display, headless otherwise.
 */
export const launchChromium = (shape: WindowShape, onClosed: () => void): Chromium => {
  const file = findChromium(process.env)
  if (file === null) throw new Error('No Chromium was found. Install it, or set KEYWARD_CHROMIUM to one.')
  sweepLeftovers()
  const profile = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  blockExternalSchemes(profile)
  const debugFile = process.env['KEYWARD_STANDIN_DEBUG_FILE']
  const child = spawn(file, argumentsFor(shape, profile, debugFile !== undefined), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: withoutKeyward(process.env),
    detached: true, // a group of its own, so that all its processes can be ended together
  })
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString('utf8')).slice(-4000)))
  const gone = () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    onClosed()
  }
  child.once('error', (error) => process.stderr.write(`stand-in: ${error.message}\n`))
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) process.stderr.write(`stand-in: Chromium ended with ${code}\n${words}\n`)
  })
  process.once('exit', () => {
    endGroup(child.pid)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  return {
    ...connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable, gone),
    tellEndpoint: async () => {
      if (debugFile !== undefined) await tellEndpoint(profile, debugFile)
    },
  }
}

const argumentsFor = ({ width, height, at }: WindowShape, profile: string, debug: boolean): string[] => [
  ...FLAGS,
  `--user-data-dir=${profile}`,
  `--window-size=${width},${height}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ...(hasDisplay(process.env) ? [] : ['--headless']),
  ...(at === null ? [] : [`--window-position=${at.x},${at.y}`]),
  ...(debug ? ['--remote-debugging-port=0'] : []),
  '--app=data:text/html,',
]

/** Whether a window could be shown to somebody. */
export const hasDisplay = (env: NodeJS.ProcessEnv): boolean =>
  process.platform !== 'linux' ||
  [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((value) => (value ?? '') !== '')

/** Chromium writes the port of its endpoint into its profile. */
const tellEndpoint = async (profile: string, debugFile: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')
    if (port !== undefined && port !== '') {
      await writeFile(`${debugFile}.new`, `http://127.0.0.1:${port}`)
      await rename(`${debugFile}.new`, debugFile)
      return
    }
    await wait(20)
  }
}

const blockExternalSchemes = (profile: string): void => {
  const excluded = Object.fromEntries(EXTERNAL_SCHEMES.map((scheme) => [scheme, true]))
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ protocol_handler: { excluded_schemes: excluded } }),
  )
}

/** The browser is told nothing of what main was started with. */
const withoutKeyward = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('KEYWARD_')))

const endGroup = (leader: number | undefined): void => {
  if (leader === undefined) return
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL')
  } catch {
    // it has gone already
  }
}

/** A killed stand-in could not remove its profile; the next one does. */
const sweepLeftovers = (): void => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0])
    if (pid > 0 && !isAlive(pid))
      rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 2 })
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
