import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './pinned.ts'

/** The `electron` package, which downloads Electron's own build. */
export const ELECTRON = join(ROOT, 'node_modules', 'electron')
/** Remembers that Electron's download failed here, so that not every start waits for it. */
export const REFUSED = join(ROOT, 'node_modules', '.keyward-no-electron')

export type Found = { readonly dist: string; readonly program: string; readonly version: string }

/** Where Electron's own download lies, once it is whole: `path.txt` is written last. */
export const downloadedElectron = (): Found | null => {
  const wanted = wantedVersion()
  const found = electronIn(join(ELECTRON, 'dist'))
  return found !== null && found.version === wanted && existsSync(join(ELECTRON, 'path.txt')) ? found : null
}

/** The Electron unpacked in a folder, by the file that says its version. */
export const electronIn = (dist: string): Found | null => {
  const program = join(dist, programName())
  const version = join(dist, 'version')
  return existsSync(program) && existsSync(version)
    ? { dist, program, version: readFileSync(version, 'utf8').trim().replace(/^v/u, '') }
    : null
}

/** The version that Keyward is built against. */
export const wantedVersion = (): string =>
  (JSON.parse(readFileSync(join(ELECTRON, 'package.json'), 'utf8')) as { version: string }).version

/** As the `electron` package notes it in `path.txt`. */
export const programName = (): string =>
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron'
