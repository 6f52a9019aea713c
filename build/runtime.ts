import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which program runs the built app: genuine Electron, or the stand-in where its binary cannot be had. */
export type Runtime = {
  readonly kind: 'electron' | 'stand-in'
  /** The program and what comes before the app's own arguments. */
  readonly command: readonly [string, ...string[]]
}

export const ROOT = join(import.meta.dirname, '..')
const ELECTRON = join(ROOT, 'node_modules', 'electron')
/** Remembers that Electron's download failed here, so that not every start waits for it. */
const REFUSED = join(ROOT, 'node_modules', '.keyward-no-electron')
const DOWNLOAD_PATIENCE = 180_000

/** Chooses the runtime; the first time on a machine it tries to fetch Electron. */
export const chooseRuntime = (say: (line: string) => void = () => {}): Runtime => {
  const electron = electronBinary() ?? fetchElectron(say)
  if (electron !== null)
    return {
      kind: 'electron',
      command: [electron, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT],
    }
  return {
    kind: 'stand-in',
    command: [
      process.execPath,
      '--disable-warning=ExperimentalWarning',
      join(ROOT, 'build', 'stand-in', 'run.ts'),
      ROOT,
    ],
  }
}

const electronBinary = (): string | null => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(ELECTRON, 'path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
  const path = join(override ?? join(ELECTRON, 'dist'), name)
  return existsSync(path) ? path : null
}

const fetchElectron = (say: (line: string) => void): string | null => {
  if (existsSync(REFUSED) || !existsSync(join(ELECTRON, 'install.js'))) return null
  say('Fetching Electron, once …')
  const fetched = spawnSync(process.execPath, [join(ELECTRON, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_PATIENCE,
  })
  const binary = fetched.status === 0 ? electronBinary() : null
  if (binary === null) {
    writeFileSync(REFUSED, 'Electron could not be fetched here. Delete this file to try again.\n')
    say('Electron could not be fetched here; the stand-in runs instead.')
  }
  return binary
}
