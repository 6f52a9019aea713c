import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as kdbx from 'kdbxweb'
import type { Desktop } from '../e2e/desktop.ts'
import { endWithUs } from '../e2e/end-with-us.ts'

const run = promisify(execFile)
const PASSWORD = 'not a real password'

/** KeePassXC as the Secret Service of a desktop session, with its default settings, on a display nobody sees. */
export type KeePassXC = {
  readonly env: NodeJS.ProcessEnv
  /** Waits for a window of KeePassXC whose title holds these words, and answers its id. */
  readonly window: (title: string) => Promise<string>
  /** Presses keys in a window, as a person would. */
  readonly press: (window: string, ...keys: readonly string[]) => Promise<void>
  /** Closes a question with such a title, if there is one, as a person would who wants to be rid of it. */
  readonly dismiss: (title: string) => Promise<void>
  /** What its file holds, by title. */
  readonly titles: () => Promise<string[]>
  /** Ends it at once, as a crash would. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

export const startKeePassXC = async (desktop: Desktop): Promise<KeePassXC> => {
  const database = join(desktop.home, 'secrets.kdbx')
  const config = join(desktop.home, 'keepassxc.ini')
  writeFileSync(database, await exposedDatabase())
  writeFileSync(
    config,
    '[General]\nConfigVersion=2\nUpdateCheckMessageShown=true\n[FdoSecrets]\nEnabled=true\n',
  )
  mkdirSync(join(desktop.home, '.cache'), { recursive: true })

  const [screen, display] = await startScreen()
  const env = { ...desktop.env, DISPLAY: display, QT_QPA_PLATFORM: 'xcb' }
  const manager = spawn('openbox', { env, stdio: 'ignore' })
  endWithUs(manager)
  const keepassxc = spawn(
    'keepassxc',
    ['--config', config, '--localconfig', `${config}.local`, '--pw-stdin', database],
    {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  endWithUs(keepassxc)
  keepassxc.stdin.end(`${PASSWORD}\n`)
  await until(
    async () => (await collections(env)).includes('/collection/'),
    'KeePassXC does not serve its database',
  )

  return {
    env,
    window: async (title) => {
      let found = ''
      await until(async () => {
        const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', title], { env })
        found = stdout.trim().split('\n').at(-1) ?? ''
        return found !== ''
      }, `no window “${title}”`)
      return found
    },
    press: async (window, ...keys) => {
      await run('xdotool', ['windowactivate', '--sync', window, 'key', '--clearmodifiers', ...keys], { env })
    },
    dismiss: async (title) => {
      const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', title], { env }).catch(
        () => ({
          stdout: '',
        }),
      )
      const asked = stdout.trim().split('\n').at(-1) ?? ''
      if (asked === '') return wait(50)
      // it may be gone again by now
      await run('xdotool', ['windowactivate', '--sync', asked, 'key', 'Escape'], { env }).catch(
        () => undefined,
      )
    },
    titles: async () => {
      const bytes = new Uint8Array(await readFile(database)).buffer
      const opened = await kdbx.Kdbx.load(bytes, credentials())
      const text = (field: kdbx.KdbxEntryField | undefined) => (typeof field === 'string' ? field : '')
      return [...opened.getDefaultGroup().allEntries()].map(({ fields }) => text(fields.get('Title')))
    },
    kill: () => ended(keepassxc),
    stop: async () => {
      for (const child of [keepassxc, manager, screen]) await ended(child)
    },
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      })

const startScreen = (): Promise<[ChildProcess, string]> =>
  new Promise((resolve, reject) => {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    endWithUs(screen)
    screen.once('error', reject)
    const pipe = screen.stdio[3]
    if (pipe !== null && pipe !== undefined && 'on' in pipe)
      pipe.once('data', (number: Buffer) => resolve([screen, `:${number.toString().trim()}`]))
  })

const collections = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const call = ['call', '--session', '--timeout', '3', '--dest', 'org.freedesktop.secrets']
  const method = [
    '--object-path',
    '/org/freedesktop/secrets',
    '--method',
    'org.freedesktop.DBus.Properties.Get',
  ]
  const { stdout } = await run(
    'gdbus',
    [...call, ...method, 'org.freedesktop.Secret.Service', 'Collections'],
    { env },
  )
  return stdout
}

const until = async (isSo: () => Promise<boolean>, otherwise: string) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo().catch(() => false)) return
    await wait(100)
  }
  throw new Error(otherwise)
}

const credentials = () => new kdbx.Credentials(kdbx.ProtectedValue.fromString(PASSWORD))

/** A database with one group, which is offered to other programs. */
const exposedDatabase = async (): Promise<Buffer> => {
  const database = kdbx.Kdbx.create(credentials(), 'Secrets')
  database.setVersion(3) // a key derivation that needs no other library
  const hex = Buffer.from(database.getDefaultGroup().uuid.id, 'base64').toString('hex')
  const uuid = `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}}`
  database.meta.customData.set('FDO_SECRETS_EXPOSED_GROUP', { value: uuid })
  return Buffer.from(await database.save())
}
