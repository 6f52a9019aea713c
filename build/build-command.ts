import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './runtime.ts'

/** The `keyward` command of this checkout, started by its name; a package has a program of its own in its place. */
export const COMMAND = join(ROOT, 'out', 'command', process.platform === 'win32' ? 'keyward.cmd' : 'keyward')
/** The whole of it as one file for Node. */
export const COMMAND_SCRIPT = join(ROOT, 'out', 'command', 'keyward.cjs')

const SOURCES = [
  'electron/command',
  'electron/adapters/tools',
  'build/command.config.ts',
  'build/build-command.ts',
  'package-lock.json',
]

/** Builds the command, unless nothing has changed since. Throws with the build's own words. */
export const buildCommand = (): void => {
  const built = existsSync(COMMAND) ? statSync(COMMAND).mtimeMs : 0
  if (SOURCES.every((source) => newest(join(ROOT, source)) < built)) return
  buildWith('vite/bin/vite.js', '--config', join('build', 'command.config.ts'))
  const text =
    process.platform === 'win32'
      ? `@"${process.execPath}" "${COMMAND_SCRIPT}" %*\r\n`
      : `#!/bin/sh\nexec '${process.execPath}' '${COMMAND_SCRIPT}' "$@"\n`
  writeFileSync(COMMAND, text, { mode: 0o755 })
}

/** Runs one of the builders that npm brought. Throws with its own words. */
export const buildWith = (builder: string, ...args: readonly string[]): void => {
  const program = join(ROOT, 'node_modules', builder)
  const done = spawnSync(process.execPath, [program, 'build', ...args, '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`The build failed.\n${done.stdout}${done.stderr}`)
}

/** When a file, or the newest in a folder, was changed; milliseconds since 1970. */
export const newest = (path: string): number => {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}
