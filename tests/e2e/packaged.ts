import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { buildDebHere, buildUnpacked } from '../../build/build-package.ts'
import { FOLDER } from '../../build/packages/linux/files.ts'
import { chooseRuntime } from '../../build/runtime.ts'
import { endWithUs } from './end-with-us.ts'
import type { Desktop } from './desktop.ts'
import { until } from './within.ts'

/** Where the deb puts the program. */
export const PROGRAM = `${FOLDER}/keyward`

/** Debian's own tools install it for everybody, which only root may. */
export const canInstall =
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/dpkg')

const dpkg = (...args: string[]) =>
  execFileSync('dpkg', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const installedVersion = (): string | null => {
  try {
    const told = execFileSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Version}', 'keyward'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [status, version] = told.split(' ')
    return status === 'not-installed' ? null : (version ?? null)
  } catch {
    return null
  }
}

/** Builds the deb and installs it. A Keyward that somebody uses here is never replaced. */
export const installDeb = async (): Promise<{ readonly deb: string; readonly remove: () => void }> => {
  const version = installedVersion()
  if (version !== null && !version.endsWith('not.for.release'))
    throw new Error(`Keyward ${version} is installed on this computer, and this spec would replace it.`)
  if (version !== null) dpkg('--purge', 'keyward')
  const deb = buildDebHere(await buildUnpacked(), chooseRuntime())
  dpkg('--install', deb)
  return { deb, remove: () => void dpkg('--purge', 'keyward') }
}

/** Starts a command at the desktop, without waiting for it. */
export const startAt = (
  desktop: Desktop,
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = {},
): ChildProcess => {
  const [file, ...args] = desktop.command(command)
  const child = spawn(file, args, {
    env: { ...desktop.env, ACCESSIBILITY_ENABLED: '1', ...env },
    cwd: desktop.home,
    stdio: 'ignore',
  })
  endWithUs(child)
  return child
}

/** A process, with its command line; Chromium's own write theirs anew, with blanks between the arguments. */
export type Running = { readonly pid: number; readonly command: string }

/** Every process of the installed program. */
export const running = (): Running[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        if (readlinkSync(`/proc/${name}/exe`) !== PROGRAM) return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return [{ pid: Number(name), command }]
      } catch {
        return [] // it has gone meanwhile
      }
    })

/** Main's processes: what has no type. */
export const mains = (): Running[] => running().filter(({ command }) => !command.includes(' --type='))

/** Ends every process of the installed program, as logging out would. */
export const endAll = async (): Promise<void> => {
  for (const { pid } of mains()) signal(pid, 'SIGTERM')
  await until(15_000, 'the installed Keyward to end', () => (running().length === 0 ? true : null)).catch(
    () => {
      for (const { pid } of running()) signal(pid, 'SIGKILL')
    },
  )
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // it has gone
  }
}
