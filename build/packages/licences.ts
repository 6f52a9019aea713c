import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { noticesPage } from './notices.ts'

/** Chromium's own list of licences, and Electron's licence: as Electron or electron-builder name them, and as the page does. */
const OF_ELECTRON = [
  { from: ['LICENSES.chromium.html'], to: 'chromium.html' },
  { from: ['LICENSE.electron.txt', 'LICENSE'], to: 'electron.txt' },
] as const

/** Puts the licences of everything that Keyward is made of into a folder; answers which of Electron's were not found. */
export const gatherLicences = (electron: readonly string[], to: string): string[] => {
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, 'third-party.html'), noticesPage())
  return OF_ELECTRON.flatMap(({ from, to: name }) => {
    const found = electron
      .flatMap((folder) => from.map((file) => join(folder, file)))
      .find((path) => existsSync(path))
    if (found === undefined) return [from[0]]
    cpSync(found, join(to, name))
    return []
  })
}
