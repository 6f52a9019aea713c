import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { APPS, bitwardenJson } from '../adapters/import-files.ts'
import { startDesktop, type Desktop } from './desktop.ts'
import { everyFilesBytes } from './files-in.ts'
import { freePort } from './free-port.ts'
import { endAll, installDeb, mains, PROGRAM, running, startAt } from './packaged.ts'
import { giveToPerson } from './person.ts'
import { startScreenReader, type ScreenReader } from './screen-reader.ts'
import { until } from './within.ts'
import { createX, windowsInSight } from './x.ts'

const { afterAll, beforeAll, describe, it } = needs('install', 'desktop', 'xTools', 'screenReader')

/**
 * The installed Keyward, as a person and their computer see it: nothing of a development build opens it, so it is read
 * as a screen reader reads it, pressed and typed into as a person does, and looked at on the disk and in the keyring.
 */
describe('an installed Keyward', () => {
  let desktop: Desktop
  let reader: ScreenReader
  let before: string[]
  let remove: () => void
  /** Where what it must not listen to would leave its traces. */
  let traces: string
  const READ = '--force-renderer-accessibility'
  const SECRET = 'packaged-canary-3f9b2c51e7d84a06b1c2d3e4f5a6b7c8'
  const CLIENT_ID = '5D1B0F6E2A9C4E7D8B3F1A2C4D5E6F70'

  beforeAll(async () => {
    before = systemFiles()
    ;({ remove } = await installDeb())
    desktop = await startDesktop()
    reader = await startScreenReader(desktop)
    traces = mkdtempSync(join(desktop.home, 'traces-'))
    beBrowser()
    giveToPerson(desktop.home)
    ask('xdg-mime', 'default', 'browser.desktop', 'x-scheme-handler/https', 'text/html')
  })
  afterAll(async () => {
    await endAll()
    reader.stop()
    await desktop.stop()
    if (existsSync(PROGRAM)) remove()
  })

  /** A browser that writes down what it is opened at. */
  const beBrowser = () => {
    const script = join(desktop.home, 'browser')
    const applications = join(desktop.home, '.local/share/applications')
    mkdirSync(applications, { recursive: true })
    writeFileSync(script, `#!/bin/sh\necho "$1" > ${join(traces, 'opened')}\n`, { mode: 0o755 })
    writeFileSync(
      join(applications, 'browser.desktop'),
      `[Desktop Entry]\nType=Application\nName=Browser\nExec=${script} %u\nMimeType=x-scheme-handler/https;text/html;\n`,
    )
  }
  const profile = (...path: string[]) => join(desktop.home, '.config', 'Keyward', ...path)
  const type = (text: string) => x('xdotool', 'type', '--delay', '1', '--', text)
  const x = createX(() => desktop.env)
  const ask = (program: string, ...args: string[]) => {
    const [file, ...rest] = desktop.command([program, ...args])
    return execFileSync(file, rest, {
      env: desktop.env,
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  }
  const fill = async (label: string, text: string, role = 'entry') => {
    await focusWindow()
    await reader.focus(role, label)
    type(text)
  }
  /** As a click into it would; a window that is not in sight yet cannot be given the keyboard. */
  const focusOn = (what: string, find: () => string | null) =>
    until(60_000, `${what} to have the keyboard`, () => {
      const id = find()
      if (id === null) return null
      try {
        x('xdotool', 'windowfocus', '--sync', id)
        return true
      } catch {
        return null
      }
    })
  const focusWindow = () => focusOn('the window', () => windowsInSight(x)[0] ?? null)
  /** Everything that the keyring holds for Keyward. */
  const keyring = () => ask('secret-tool', 'search', '--all', 'service', 'Keyward')

  it('A13 is started again without whatever would open it from outside', async () => {
    const [inspect, debug, proxy] = [await freePort(), await freePort(), await freePort()]
    const required = join(traces, 'required.cjs')
    writeFileSync(
      required,
      `require('fs').writeFileSync(${JSON.stringify(join(traces, 'node-options'))}, '')`,
    )
    const elsewhere = join(traces, 'elsewhere')
    const switches = [
      `--inspect=127.0.0.1:${inspect}`,
      `--remote-debugging-port=${debug}`,
      '--js-flags=--expose-gc',
      '--host-resolver-rules=MAP * 127.0.0.1',
      '--ignore-certificate-errors',
      '--no-sandbox',
      '--disable-setuid-sandbox',
      `--proxy-server=127.0.0.1:${proxy}`,
      `--load-extension=${traces}`,
      '--disable-web-security',
      `--user-data-dir=${elsewhere}`,
      `--log-net-log=${join(traces, 'net-log')}`,
      `--ssl-key-log-file=${join(traces, 'keys-switch')}`,
      '--enable-logging=file',
      `--log-file=${join(traces, 'log')}`,
    ]
    const variables = {
      NODE_OPTIONS: `--require=${required}`,
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_ENABLE_LOGGING: '1',
      SSLKEYLOGFILE: join(traces, 'keys'),
      KEYWARD_PROFILE: elsewhere,
      KEYWARD_XERO_LOGIN: 'https://login.xero.invalid',
      KEYWARD_FILES: traces,
      KEYWARD_BROWSER: `touch ${join(traces, 'browser')}`,
    }
    startAt(desktop, [PROGRAM, ...switches, READ], variables)
    await reader.hear('Where do you want to begin?')
    await reader.hear('On this computer') // and not the sandbox that those addresses would make of it
    expect(mains()).toHaveLength(1)
    for (const { pid, command } of running()) {
      for (const unwanted of switches) {
        const [name = ''] = unwanted.split('=')
        // Chromium says itself where the profile is, and that it is sandboxed otherwise
        const own = name === '--user-data-dir' ? `${name}=${profile()}` : ''
        const found = command
          .split(' ')
          .filter((arg) => (arg === name || arg.startsWith(`${name}=`)) && arg !== own)
        expect(found, `${pid} ${command}`).toEqual([])
      }
    }
    for (const { pid } of mains()) {
      const heard = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
      expect(heard.filter((pair) => /^(?:NODE_|ELECTRON_|SSLKEYLOGFILE)/u.test(pair))).toEqual([])
    }
    for (const port of [inspect, debug]) expect(await answers(port)).toBe(false)
    // the process that gave way read nothing and kept nothing, but Chromium began its own log and folder by then
    expect(
      readdirSync(traces).filter((name) => !['required.cjs', 'log', 'elsewhere'].includes(name)),
    ).toEqual([])
    expect(existsSync(join(elsewhere, 'vault.sealed'))).toBe(false)
    expect(existsSync(profile('vault.sealed'))).toBe(true)
  })

  it('A1 keeps the operating system’s sandbox around its window', () => {
    const renderers = running().filter(({ command }) => command.includes(' --type=renderer'))
    expect(renderers.length).toBeGreaterThan(0)
    for (const { pid } of renderers) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      expect(status).toMatch(/^Seccomp:\s+2$/mu)
      expect(status).toMatch(/^NoNewPrivs:\s+1$/mu)
    }
  })

  it('G10 imports what a password manager exported: its worker runs from the archive', async () => {
    const file = join(desktop.home, 'bitwarden.json')
    writeFileSync(file, bitwardenJson())
    giveToPerson(file)
    await reader.press('push button', 'Import from a file')
    await reader.press('push button', 'Choose a file…')
    const dialog = () => /(0x[0-9a-f]+) "Open[^"]*"/u.exec(x('xwininfo', '-root', '-tree'))?.[1] ?? null
    await focusOn('the file dialog', dialog)
    type('/') // makes room for a path; what is typed before it is there gets lost
    await until(30_000, 'the file dialog to take the path', async () => {
      x('xdotool', 'key', 'ctrl+a')
      type(file)
      x('xdotool', 'key', 'Return')
      return until(2_000, 'the file dialog to close', () => (dialog() === null ? true : null)).catch(
        () => null,
      )
    })
    await reader.press('push button', 'Import 2 apps')
    await until(60_000, 'the secrets to lie in the keyring', () =>
      APPS.every(({ secret }) => keyring().includes(secret)) ? true : null,
    )
  })

  it('A13 takes an app in, and no key reloads it or shows developer tools meanwhile', async () => {
    await reader.press('push button', 'Go to Xero apps')
    await reader.press('push button', 'Add a Xero app')
    await fill('Name, as in the developer portal', 'Packaged ledger')
    await fill('Client id', CLIENT_ID)
    const windows = () => x('xwininfo', '-root', '-tree').match(/"[^"]*(?:Keyward|DevTools)[^"]*"/gu) ?? []
    const now = windows()
    for (const keys of ['ctrl+shift+i', 'F12', 'ctrl+r', 'ctrl+shift+r', 'F5']) x('xdotool', 'key', keys)
    await fill('Client secret', SECRET, 'password text')
    expect((await reader.hear('Name, as in the developer portal')).name).toBeDefined()
    expect(
      (await reader.all()).find(({ role, name }) => role === 'entry' && name === 'Client id')?.text,
    ).toBe(CLIENT_ID)
    expect(windows()).toEqual(now)
    await reader.press('radio button', 'Today')
    await reader.press('radio button', 'Through our own address')
    await fill(
      'Redirect URI, exactly as in the developer portal',
      'https://brackenmoor.example/xero/callback',
    )
    await reader.press('check box', 'Invoices')
    await reader.press('push button', 'Add the app')
    const said = await reader.hear(/^(?:Connect an organisation|Add it anyway)$/u)
    // on a computer with a way out, the genuine Xero has said that it knows no such app
    if (said.name === 'Add it anyway') await reader.press('push button', said.name)
    await reader.hear('Connect an organisation')
  })

  it('E9 keeps the secret in the keyring and in no file', async () => {
    expect(keyring()).toContain(SECRET)
    for (const [file, bytes] of await everyFilesBytes(profile()))
      expect(bytes.includes(SECRET), file).toBe(false)
  })

  it('D1 opens the system’s browser at Xero, and hears of the answer through the handler that the package installed', async () => {
    await reader.press('push button', 'Connect an organisation')
    const address = await until(60_000, 'the browser to be opened', () => {
      const at = join(traces, 'opened')
      return existsSync(at) ? new URL(readFileSync(at, 'utf8').trim()) : null
    })
    expect(address.origin).toBe('https://login.xero.com') // the genuine one, whatever KEYWARD_XERO_LOGIN said
    expect(address.searchParams.get('client_id')).toBe(CLIENT_ID)
    expect(address.searchParams.get('code_challenge_method')).toBe('S256')
    expect(ask('xdg-mime', 'query', 'default', 'x-scheme-handler/keyward')).toBe('keyward.desktop')
    expect(ask('xdg-mime', 'query', 'default', 'application/x-age')).toBe('keyward.desktop')
    startAt(desktop, [
      'xdg-open',
      `keyward://oauth/callback?error=access_denied&state=${address.searchParams.get('state') ?? ''}`,
    ])
    await reader.hear('Access was refused on Xero’s page')
    await until(60_000, 'the second one to end', () => (mains().length === 1 ? true : null))
  })

  it('F7 opens again with what was saved', async () => {
    await endAll()
    startAt(desktop, [PROGRAM, READ])
    await reader.press('link', 'Xero apps 3')
    await reader.hear(/Packaged ledger/u)
    await reader.hear(new RegExp(APPS[0].name, 'u'))
    startAt(desktop, ['xdg-open', 'keyward://oauth/callback?code=a&state=b'])
    await reader.hear(/no sign-in was waiting for/iu)
  })

  it('B5 opens the licences that came with it, whose words are there', async () => {
    const opened = join(traces, 'opened')
    rmSync(opened)
    await reader.press('link', 'Settings')
    await reader.press('push button', 'About and updates')
    await reader.press('push button', 'Licences')
    const address = await until(60_000, 'the browser to be opened', () =>
      existsSync(opened) ? readFileSync(opened, 'utf8').trim() : null,
    )
    const path = address.startsWith('file:') ? fileURLToPath(address) : address
    expect(path).toBe('/opt/Keyward/resources/licences/third-party.html')
    expect(readFileSync(path, 'utf8')).toContain('Licences of what Keyward is made of')
  })

  it('K7 puts the keyward command on the path, which says that no tool may ask yet', () => {
    expect(ask('sh', '-c', 'keyward status; echo $?')).toBe('12')
  })

  it('C1 is started by a link when it does not run', async () => {
    await endAll()
    const link = 'keyward://oauth/callback?code=a&state=b'
    startAt(desktop, ['xdg-open', link])
    await until(30_000, 'a Keyward that the link started', () =>
      mains().some(({ command }) => command === `${PROGRAM} ${link}`) ? true : null,
    )
    await until(30_000, 'its window', () =>
      /"Keyward": \("keyward" "Keyward"\)/u.test(x('xwininfo', '-root', '-tree')) ? true : null,
    )
    await until(30_000, 'its vault to be open', () => (existsSync(profile('keyward.open')) ? true : null))
  })

  it('B5 goes without leaving anything but the person’s own', async () => {
    await endAll()
    expect(x('desktop-file-validate', '/usr/share/applications/keyward.desktop')).toBe('')
    expect(statSync('/opt/Keyward/chrome-sandbox').mode & 0o7777).toBe(0o4755)
    expect(systemFiles()).not.toEqual(before)
    remove()
    expect(systemFiles()).toEqual(before)
    expect(readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8')).not.toContain('keyward')
    expect(existsSync(profile('vault.sealed'))).toBe(true)
    expect(keyring()).toContain(SECRET)
  })
})

/** Whether anybody listens there. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Everything in the places that a package of this kind writes to. */
const systemFiles = (): string[] =>
  [
    '/opt',
    '/usr/bin',
    '/usr/share/applications',
    '/usr/share/icons/hicolor',
    '/usr/share/mime',
    '/usr/share/doc',
    '/etc/apparmor.d',
    '/etc/keyward',
  ]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .toSorted()
