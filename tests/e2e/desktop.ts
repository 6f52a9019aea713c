import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { desktopEntry, handlerScript } from '../../build/handler.ts'
import { endWithUs } from './end-with-us.ts'

const run = promisify(execFile)

/** A private desktop session on Linux: its own home, session bus, unlocked keyring and `keyward://` handler. */
export type Desktop = {
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  readonly lockKeyring: () => Promise<void>
  /** Ends the keyring's daemon at once, as a crash would. */
  readonly killKeyring: () => Promise<void>
  readonly startKeyring: () => Promise<void>
  /** What the keyring holds, seen from outside. */
  readonly lookup: (service: string, account: string) => Promise<string | null>
  /** Makes a command, in this session's surroundings and these variables, the system's handler of `keyward://`. */
  readonly registerHandler: (command: readonly string[], variables: NodeJS.ProcessEnv) => Promise<void>
  /** Hands a link to the operating system, as a browser does. */
  readonly openLink: (link: string) => Promise<void>
  readonly stop: () => Promise<void>
}

type Options = {
  /** Without a keyring the Secret Service is absent. */
  readonly keyring?: boolean
}

const PASSWORD = 'test'

export const startDesktop = async ({ keyring = true }: Options = {}): Promise<Desktop> => {
  const home = mkdtempSync(join(tmpdir(), 'keyward-desktop-'))
  const folders = {
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const config = join(home, 'session.conf')
  writeFileSync(config, sessionBus(join(home, 'run', 'bus')))
  const bus = spawn('dbus-daemon', ['--config-file', config, '--nofork', '--print-address=3'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  endWithUs(bus)
  const address = await firstLine(bus)
  const env: NodeJS.ProcessEnv = { ...process.env, HOME: home, ...folders, DBUS_SESSION_BUS_ADDRESS: address }
  delete env['XDG_CURRENT_DESKTOP']

  let daemon: ChildProcess | null = null
  const startKeyring = async () => {
    daemon = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    daemon.stdin?.end(PASSWORD)
    endWithUs(daemon)
    for (let tries = 0; tries < 100; tries += 1) {
      if (await isServed(env)) return
      await wait(50)
    }
    throw new Error('the keyring did not start')
  }
  if (keyring) await startKeyring()

  const applications = join(folders.XDG_DATA_HOME, 'applications')
  return {
    env,
    home,
    startKeyring,
    lockKeyring: async () => {
      await call(env, 'org.freedesktop.Secret.Service.Lock', "['/org/freedesktop/secrets/collection/login']")
    },
    killKeyring: async () => {
      const gone =
        daemon === null ? Promise.resolve() : new Promise((resolve) => daemon?.once('exit', resolve))
      daemon?.kill('SIGKILL')
      await gone
    },
    lookup: async (service, account) => {
      try {
        const { stdout } = await run('secret-tool', ['lookup', 'service', service, 'account', account], {
          env,
        })
        return stdout === '' ? null : stdout
      } catch {
        return null
      }
    },
    registerHandler: async (command, variables) => {
      mkdirSync(applications, { recursive: true })
      const script = join(home, 'keyward-handler')
      writeFileSync(script, handlerScript(command, { ...surroundings(env), ...variables }), { mode: 0o755 })
      writeFileSync(join(applications, 'keyward.desktop'), desktopEntry(script))
      await run('update-desktop-database', [applications], { env })
      await run('xdg-mime', ['default', 'keyward.desktop', 'x-scheme-handler/keyward'], { env })
    },
    openLink: async (link) => {
      // xdg-open asks for handlers only where there is a display, real or not; the handler takes it away again.
      await run('xdg-open', [link], { env: { ...env, DISPLAY: env['DISPLAY'] || ':none' } })
    },
    stop: async () => {
      daemon?.kill('SIGKILL')
      bus.kill('SIGKILL')
      await wait(50)
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** A session bus without service files: nothing is started behind a test's back. */
const sessionBus = (
  socket: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
`

/** The session's own surroundings for the handler, whoever calls it. */
const surroundings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const kept = ['HOME', 'PATH', 'DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY']
  const names = [...kept, ...Object.keys(env).filter((name) => name.startsWith('XDG_'))]
  return Object.fromEntries(names.map((name) => [name, env[name]]))
}

const call = (env: NodeJS.ProcessEnv, method: string, ...args: string[]) =>
  run(
    'gdbus',
    [
      'call',
      '--session',
      '--timeout',
      '3',
      '--dest',
      'org.freedesktop.secrets',
      '--object-path',
      '/org/freedesktop/secrets',
      '--method',
      method,
      ...args,
    ],
    { env },
  )

/** Whether the login collection is there and open. */
const isServed = async (env: NodeJS.ProcessEnv): Promise<boolean> => {
  try {
    const { stdout } = await call(env, 'org.freedesktop.Secret.Service.ReadAlias', 'default')
    return stdout.includes('/collection/')
  } catch {
    return false
  }
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const pipe = child.stdio[3]
    child.once('error', reject)
    child.once('exit', () => reject(new Error('the session bus ended')))
    if (pipe !== null && pipe !== undefined && 'on' in pipe)
      pipe.on('data', (part: Buffer) => resolve(part.toString().trim()))
  })

/** Whether this machine can have such a session: the programs it needs are there. */
export const canStartDesktop = (): boolean =>
  process.platform === 'linux' &&
  ['dbus-daemon', 'gnome-keyring-daemon', 'secret-tool', 'gdbus', 'xdg-mime'].every((name) =>
    existsSync(join('/usr/bin', name)),
  )
