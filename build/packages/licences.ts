import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../runtime.ts'
import { noticesPage } from './notices.ts'

/** Chromium's own list of licences, and Electron's licence: as Electron or electron-builder name them, and as the page does. */
const OF_ELECTRON = [
  { from: ['LICENSES.chromium.html'], to: 'chromium.html' },
  { from: ['LICENSE.electron.txt', 'LICENSE'], to: 'electron.txt' },
] as const

/** Puts the licences of everything that Keyward is made of into a folder; answers which of Electron's were not found. */
export const gatherLicences = (electron: readonly string[], to: string): string[] => {
  mkdirSync(to, { recursive: true })
  const node = nodeLicence()
  if (node !== null) cpSync(node, join(to, 'node.txt'))
  writeFileSync(join(to, 'third-party.html'), noticesPage({ hasNode: node !== null }))
  return OF_ELECTRON.flatMap(({ from, to: name }) => {
    const found = electron
      .flatMap((folder) => from.map((file) => join(folder, file)))
      .find((path) => existsSync(path))
    if (found === undefined) return [from[0]]
    cpSync(found, join(to, name))
    return []
  })
}

/** Node's own licence, which the `keyward` command is made with: npm brings it beside the Node that runs this. */
export const nodeLicence = (): string | null => {
  const byNpm = join(ROOT, 'node_modules', 'node', 'node_modules')
  const folders = [
    ...(existsSync(byNpm) ? readdirSync(byNpm).map((name) => join(byNpm, name)) : []),
    dirname(dirname(process.execPath)),
  ]
  return (
    folders
      .filter((folder) => /node/u.test(folder))
      .map((folder) => join(folder, 'LICENSE'))
      .find((path) => existsSync(path)) ?? null
  )
}
