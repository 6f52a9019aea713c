import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { COMMAND_SCRIPT, newest } from '../build-command.ts'
import { ROOT } from '../runtime.ts'

/** What Node looks for in its own file (Node.js, Single executable applications). */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
const PLACE = join(ROOT, 'out', 'command', 'program', 'keyward')

/** Where a package of this system has the command; tried on Linux only, and the others go without. */
export const hasCommand = (platform: string, arch: string): boolean =>
  platform === 'linux' && process.platform === 'linux' && arch === process.arch

/**
 * The `keyward` command as a program of its own: the Node at hand with the built script in it. Answers where it is; made
 * anew only when the script has changed.
 */
export const buildCommandProgram = (): string => {
  const sources = [COMMAND_SCRIPT, process.execPath, import.meta.filename]
  const made = existsSync(PLACE) ? statSync(PLACE).mtimeMs : 0
  if (!sources.every((source) => newest(source) < made)) makeProgram(COMMAND_SCRIPT, PLACE)
  return PLACE
}

/** A program of this Node and one script, which takes no options or modules from its surroundings. */
export const makeProgram = (script: string, place: string): void => {
  mkdirSync(dirname(place), { recursive: true })
  const folder = mkdtempSync(join(dirname(place), '.making-'))
  try {
    const [config, blob] = [join(folder, 'sea.json'), join(folder, 'script.blob')]
    writeFileSync(
      config,
      JSON.stringify({
        main: script,
        output: blob,
        disableExperimentalSEAWarning: true,
        useCodeCache: true,
        execArgvExtension: 'none', // NODE_OPTIONS would load a stranger's code into it
      }),
    )
    run(process.execPath, '--experimental-sea-config', config)
    const fresh = join(folder, 'program')
    copyFileSync(process.execPath, fresh)
    chmodSync(fresh, 0o755)
    const postject = join(ROOT, 'node_modules', 'postject', 'dist', 'cli.js')
    run(process.execPath, postject, fresh, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE)
    renameSync(fresh, place)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const run = (program: string, ...args: readonly string[]) => {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`The keyward command could not be made.\n${done.stdout}${done.stderr}`)
}
