import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { desktopEntry, handlerScript } from '../../build/handler.ts'
import { canStartDisplay, startDisplay } from './display.ts'
import { removed, startParts, type Ending } from './ending.ts'
import { endWithUs, killed } from './end-with-us.ts'
import { asPerson, giveToPerson, type Whose } from './person.ts'
import { until, within } from './within.ts'

const execute = promisify(execFile)
/** Nothing that is asked here takes longer. */
const PATIENCE = 40_000

/**
 * A private desktop session on Linux: its own home, screen, session bus, unlocked keyring and `keyward://` handler. As
 * root it is somebody else's (see person.ts), whose programs `command` starts.
 */
export type Desktop = {
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  readonly whose: Whose
  /** The command as the person at this desktop runs it; to be started with `env`. */
  readonly command: (command: readonly [string, ...string[]]) => readonly [string, ...string[]]
  readonly lockKeyring: () => Promise<void>
  /** Ends the keyring's daemon at once, as a crash would. */
  readonly killKeyring: () => Promise<void>
  readonly startKeyring: () => Promise<void>
  /** Takes every entry of a service out, as an administrator's reset of a password does. */
  readonly emptyKeyring: (service: string) => Promise<void>
  /** Takes out the one entry of a service that holds this secret, as somebody with the system's own program may. */
  readonly takeOut: (service: string, secret: string) => Promise<void>
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
  readonly whose?: Whose
}

const PASSWORD = 'test'

export const startDesktop = ({ keyring = true, whose = 'person' }: Options = {}): Promise<Desktop> =>
  startParts((ending) => begin(keyring, whose, ending))

const begin = async (keyring: boolean, whose: Whose, ending: Ending): Promise<Desktop> => {
  const home = mkdtempSync(join(tmpdir(), 'keyward-desktop-'))
  ending.add('the home folder', () => removed(home))
  const folders = {
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const config = join(home, 'session.conf')
  writeFileSync(config, sessionBus(join(home, 'run', 'bus')))
  giveToPerson(home, whose)
  const start = ([program, ...args]: readonly [string, ...string[]], options: SpawnOptions): ChildProcess => {
    const child = spawn(program, args, options)
    endWithUs(child)
    return child
  }
  const bus = start(
    asPerson(['dbus-daemon', '--config-file', config, '--nofork', '--print-address=3'], { whose }),
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  ending.add('the session bus', () => killed(bus))
  const address = await within(PATIENCE, 'the session bus to say its address', firstLine(bus))
  const display = canStartDisplay() ? await startDisplay() : null
  if (display !== null) ending.add('the display', display.stop)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    ...folders,
    DBUS_SESSION_BUS_ADDRESS: address,
    ...(display === null ? {} : { DISPLAY: display.name }),
  }
  for (const name of ['XDG_CURRENT_DESKTOP', ...(display === null ? [] : ['WAYLAND_DISPLAY', 'XAUTHORITY'])])
    delete env[name]
  const run = ([program, ...args]: readonly [string, ...string[]]) =>
    execute(program, args, { env, timeout: PATIENCE, cwd: home })

  let daemon: ChildProcess | null = null
  ending.add('the keyring', async () => {
    if (daemon !== null) await killed(daemon)
  })
  const startKeyring = async () => {
    daemon = start(
      asPerson(['gnome-keyring-daemon', '--unlock', '--foreground', '--components=secrets'], { whose }),
      {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    )
    daemon.stdin?.end(PASSWORD)
    await until(PATIENCE, 'the keyring to serve its collection', async () => (await isServed(env)) || null)
  }
  if (keyring) await startKeyring()

  const lookup = async (service: string, account: string): Promise<string | null> => {
    try {
      const { stdout } = await run(['secret-tool', 'lookup', 'service', service, 'account', account])
      return stdout === '' ? null : stdout
    } catch {
      return null
    }
  }

  const applications = join(folders.XDG_DATA_HOME, 'applications')
  const command: Desktop['command'] = (plain) => asPerson(plain, { reach: true, whose })
  return {
    env,
    home,
    whose,
    command,
    startKeyring,
    lockKeyring: async () => {
      await call(env, 'org.freedesktop.Secret.Service.Lock', "['/org/freedesktop/secrets/collection/login']")
    },
    killKeyring: async () => {
      if (daemon !== null) await within(PATIENCE, 'the keyring to end', killed(daemon))
    },
    emptyKeyring: async (service) => void (await run(['secret-tool', 'clear', 'service', service])),
    takeOut: async (service, secret) => {
      const { stdout, stderr } = await run(['secret-tool', 'search', '--all', 'service', service])
      const accounts = [...`${stdout}\n${stderr}`.matchAll(/^attribute\.account = (?<account>.+)$/gmu)]
      for (const { groups } of accounts) {
        const account = groups?.['account'] ?? ''
        if ((await lookup(service, account)) !== secret) continue
        await run(['secret-tool', 'clear', 'service', service, 'account', account])
        return
      }
      throw new Error('the keyring has no entry with this secret')
    },
    lookup,
    registerHandler: async (handler, variables) => {
      mkdirSync(applications, { recursive: true })
      const script = join(home, 'keyward-handler')
      writeFileSync(script, handlerScript(handler, { ...surroundings(env), ...variables }), { mode: 0o755 })
      writeFileSync(join(applications, 'keyward.desktop'), desktopEntry(script))
      giveToPerson(home, whose)
      await run(command(['update-desktop-database', applications]))
      await run(command(['xdg-mime', 'default', 'keyward.desktop', 'x-scheme-handler/keyward']))
    },
    openLink: async (link) => {
      await run(command(['xdg-open', link]))
    },
    stop: ending.run,
  }
}

/** A session bus without service files: nothing is started behind a test's back. */
const sessionBus = (
  socket: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socket}</listen>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
`

/** The session's own surroundings for the handler, whoever calls it. */
const surroundings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const kept = ['HOME', 'PATH', 'DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY']
  const names = [...kept, ...Object.keys(env).filter((name) => name.startsWith('XDG_'))]
  return Object.fromEntries(names.map((name) => [name, env[name]]))
}

const call = (env: NodeJS.ProcessEnv, method: string, ...args: string[]) =>
  execute(
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
    { env, timeout: PATIENCE },
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
