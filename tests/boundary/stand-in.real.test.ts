import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import { findChromium } from '../../build/stand-in/chromium.ts'

type Told = { readonly what: string; readonly [more: string]: unknown }
type Specimen = {
  readonly page: Page
  readonly child: ChildProcess
  readonly told: (what: string) => Told[]
  readonly lines: () => string[]
  readonly second: (...args: string[]) => { status: number | null }
  readonly profile: string
}

const RUN = join(import.meta.dirname, '../../build/stand-in/run.ts')
const FOLDER = join(import.meta.dirname, 'specimen')
const running: { child: ChildProcess; scratch: string }[] = []

afterEach(() => {
  for (const { child, scratch } of running.splice(0)) {
    child.kill('SIGKILL')
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
})

const start = async (extra: NodeJS.ProcessEnv = {}): Promise<Specimen> => {
  const scratch = mkdtempSync(join(tmpdir(), 'keyward-specimen-'))
  const profile = join(scratch, 'profile')
  const debugFile = join(scratch, 'endpoint')
  const env = { ...process.env, SPECIMEN_PROFILE: profile, KEYWARD_STANDIN_DEBUG_FILE: debugFile, ...extra }
  const child = spawn(process.execPath, [RUN, FOLDER], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running.push({ child, scratch })
  let output = ''
  child.stdout.on('data', (part: Buffer) => void (output += part.toString()))
  const lines = () => output.split('\n').filter((line) => line !== '')
  const told = (what: string) =>
    lines()
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Told)
      .filter((one) => one.what === what)
  await expect.poll(() => existsSync(debugFile), { timeout: 20_000 }).toBe(true)
  const browser = await chromium.connectOverCDP(readFileSync(debugFile, 'utf8'))
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('there is no window')
  const second = (...args: string[]) =>
    spawnSync(process.execPath, [RUN, FOLDER, ...args], { env, cwd: tmpdir(), timeout: 20_000 })
  return { page, child, told, lines, second, profile }
}

/** Chromium's processes of one main, by the folder that they were given. */
const chromiumsOf = (pid: number | undefined): number =>
  readdirSync('/proc').filter((name) => {
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`keyward-stand-in-${pid}-`)
    } catch {
      return false
    }
  }).length
const profilesOf = (pid: number | undefined): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`keyward-stand-in-${pid}-`))

describe.skipIf(findChromium(process.env) === null)('the stand-in behaves as Electron does', () => {
  it('says first what it is and what it cannot prove', async () => {
    const { lines } = await start()
    expect(lines()[0]).toMatch(/stand-in for Electron.*cannot prove.*fuses, asar.*code signing/u)
  })

  it('keeps the preload in a world of its own, there before the page’s first script', async () => {
    const { page } = await start()
    const seen = await page.evaluate(() => ({
      first: (window as unknown as { seenFirst: string }).seenFirst,
      names: ['require', 'process', 'Buffer', 'onlyOfThePreload', 'standInTell', 'standInDeliver'].filter(
        (name) => name in globalThis,
      ),
      title: document.title,
    }))
    expect(seen).toEqual({ first: 'object', names: [], title: 'Specimen' })
  })

  it('freezes what the bridge exposes, and fixes its name', async () => {
    const { page } = await start()
    const state = await page.evaluate(() => {
      const { specimen } = window as unknown as { specimen: { within: { list: object[] } } }
      const deleted = Reflect.deleteProperty(window, 'specimen')
      const replaced = Reflect.set(window, 'specimen', 1)
      return [Object.isFrozen(specimen), Object.isFrozen(specimen.within.list[0]), deleted, replaced]
    })
    expect(state).toEqual([true, true, false, false])
  })

  it('carries values, functions and errors across the bridge as copies', async () => {
    const { page, told } = await start()
    const seen = await page.evaluate(async () => {
      const { specimen } = window as unknown as {
        specimen: {
          echo: (...values: unknown[]) => Promise<unknown[]>
          fail: () => Promise<unknown>
          boom: () => void
          double: (number: number) => number
        }
      }
      const message = (error: unknown) => (error as Error).message
      const thrownBy = (act: () => unknown) => {
        try {
          act()
          return ''
        } catch (error) {
          return message(error)
        }
      }
      const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true}}')
      const map = new Map([[1, new Set(['a'])]])
      const echoed = await specimen.echo(undefined, new Date(5), map, new Uint8Array([7]), -0, hostile)
      return {
        kinds: echoed.map((value) => Object.prototype.toString.call(value)),
        zero: Object.is(echoed[4], -0),
        own: Object.keys(echoed[5] as object),
        polluted: 'polluted' in {},
        doubled: specimen.double(21),
        thrown: thrownBy(specimen.boom),
        failed: await specimen.fail().catch(message),
        uncloneable: thrownBy(() => specimen.echo(Symbol('x'))),
      }
    })
    expect(seen).toEqual({
      kinds: ['Undefined', 'Date', 'Map', 'Uint8Array', 'Number', 'Object'].map((kind) => `[object ${kind}]`),
      zero: true,
      own: ['__proto__'],
      polluted: false,
      doubled: 42,
      thrown: 'boom',
      failed: "Error invoking remote method 'fail': Error: as it should",
      uncloneable: 'An object could not be cloned.',
    })
    expect(told('echo')[0]).toEqual({
      what: 'echo',
      url: 'app://specimen/',
      origin: 'app://specimen',
      parent: null,
      main: true,
    })
  })

  it('denies navigation, redirects and windows where the product does', async () => {
    const { page, told } = await start()
    const go = async (to: string) => {
      await page.evaluate((url) => void (location.href = url), to)
      await wait(300)
      expect(page.url()).toMatch(/^https:\/\/specimen\.app\.invalid\//u)
    }
    await go('https://example.com/')
    await go('/away')
    await go('about:blank')
    expect(told('will-navigate').map(({ url }) => url)).toEqual([
      'https://example.com/',
      'app://specimen/away',
      'about:blank',
    ])
    expect(told('will-redirect').map(({ url }) => url)).toEqual(['https://example.com/'])
    await page.click('#away')
    await expect.poll(() => told('open').map(({ url }) => url)).toEqual(['https://example.com/'])
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  it('does not deny on its own: without the product’s denial the page leaves, and permissions are granted', async () => {
    const { page } = await start({ SPECIMEN_ALLOWS: '1' })
    const geolocation = () =>
      page.evaluate(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state))
    expect(await geolocation()).toBe('granted')
    await page.evaluate(() => void (location.href = 'about:blank'))
    await expect.poll(() => page.url()).toBe('about:blank')
  })

  it('asks the product about permissions', async () => {
    const { page } = await start()
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'camera', 'notifications'] as const).map((name) =>
          navigator.permissions.query({ name }).then(({ state }) => state),
        ),
      ),
    )
    expect(states).toEqual(['denied', 'denied', 'denied'])
  })

  it('applies the handler’s own content security policy', async () => {
    const { page } = await start()
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.head.append(script)
      const fetched = await fetch('/page.js').catch(() => 'refused')
      return { injected: 'injected' in window, fetched }
    })
    expect(outcome).toEqual({ injected: false, fetched: 'refused' })
  })

  it('tells the page its theme', async () => {
    const { page } = await start()
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    const set = (source: string) =>
      page.evaluate(
        (value) =>
          (window as unknown as { specimen: { theme: (to: string) => Promise<void> } }).specimen.theme(value),
        source,
      )
    await set('dark')
    expect(await dark()).toBe(true)
    await set('light')
    expect(await dark()).toBe(false)
  })

  it('ends a second instance, after the first has its arguments and folder', async () => {
    const { page, second, told } = await start()
    const link = 'keyward://oauth/callback?code=1&state=2'
    expect(second('--flag', link).status).toBe(0)
    await expect.poll(() => told('second-instance')).toHaveLength(1)
    const [greeting] = told('second-instance')
    expect(greeting?.['argv']).toEqual([expect.any(String), FOLDER, '--flag', link])
    expect(greeting?.['folder']).toBe(tmpdir())
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
      .toEqual([{ last: link }])
  })

  it('quits on SIGTERM as a person would: asks, closes, tells, and leaves nothing behind', async () => {
    const { child, told } = await start()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await gone).toBe(0)
    for (const what of ['before-quit', 'close', 'will-quit']) expect(told(what)).toHaveLength(1)
    expect(told('close')[0]).toMatchObject({ width: 1100, height: 700 })
    await expect.poll(() => chromiumsOf(child.pid), { timeout: 5_000 }).toBe(0)
    expect(profilesOf(child.pid)).toEqual([])
  })

  it('takes Chromium along when it is killed, and its lock does not keep the next one out', async () => {
    const first = await start()
    first.child.kill('SIGKILL')
    await expect.poll(() => chromiumsOf(first.child.pid), { timeout: 5_000 }).toBe(0)
    const next = await start({ SPECIMEN_PROFILE: first.profile })
    await expect.poll(() => next.told('loaded')).toHaveLength(1)
    expect(profilesOf(first.child.pid)).toEqual([]) // swept by the next one
  })
})
