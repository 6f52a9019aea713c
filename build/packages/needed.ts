import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { parseSync } from 'vite'
import * as z from 'zod'

const Names = z.record(z.string(), z.string()).default({})
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: Names,
      optionalDependencies: Names,
      peerDependencies: Names,
      dev: z.boolean().default(false),
      /** Whether an installation goes on where it cannot be had. */
      optional: z.boolean().default(false),
      version: z.string().default(''),
      /** Where it was installed under another name than its own. */
      name: z.string().optional(),
    }),
  ),
})
type Locked = z.infer<typeof Lock>['packages']

/** What npm installed, by folder: `node_modules/a/node_modules/b`. */
export const readLock = (root: string): Locked =>
  Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))).packages

/**
 * The packages that the built main loads when it runs, as folders below `root`, and those that a package of Keyward
 * would carry for nothing: what the window uses is in its bundle already (B5).
 */
export const packagesOf = (root: string): { readonly needed: string[]; readonly idle: string[] } => {
  const lock = readLock(root)
  const found = new Set<string>()
  const visit = (name: string, from: string) => {
    const folder = resolve(lock, name, from)
    if (folder === null || found.has(folder)) return
    if (lock[folder]?.optional === true && !existsSync(join(root, folder))) return
    if (isEmptyHere(lock, folder, root)) return
    found.add(folder)
    const { dependencies, optionalDependencies, peerDependencies } = lock[folder] ?? {}
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      visit(next, folder)
  }
  for (const name of loadedBy(join(root, 'out', 'main'))) visit(name, '')
  const shipped = Object.keys(lock).filter((folder) => folder !== '' && lock[folder]?.dev === false)
  // electron-builder moves a nested package up where it can, perhaps to where an idle one of its name was
  const names = new Set([...found].map(nameOf))
  return {
    needed: [...found].toSorted(),
    idle: shipped.filter((folder) => !found.has(folder) && !names.has(nameOf(folder))).toSorted(),
  }
}

/** What is not for development only, each as `name@version`. */
export const shippedByLock = (root: string): Set<string> =>
  new Set(
    Object.entries(readLock(root))
      .filter(([folder, { dev }]) => folder !== '' && !dev)
      .map(([folder, { name, version }]) => `${name ?? nameOf(folder)}@${version}`),
  )

const nameOf = (folder: string): string =>
  folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Whether npm left out every binary that an optional package would load: on this system it is of no use. */
const isEmptyHere = (lock: Locked, folder: string, root: string): boolean => {
  const { optional = false, optionalDependencies = {} } = lock[folder] ?? {}
  const binaries = Object.keys(optionalDependencies).map((name) => resolve(lock, name, folder))
  const isThere = (one: string | null) => one !== null && existsSync(join(root, one))
  return optional && binaries.length > 0 && !binaries.some(isThere)
}

/** Where npm put a package for the one that asks: in its own folder, or the nearest above. */
const resolve = (lock: Locked, name: string, from: string): string | null => {
  const folder = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (lock[folder] !== undefined) return folder
  return from === ''
    ? null
    : resolve(lock, name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
}

/** Names of the packages that the built files import. */
const loadedBy = (folder: string): Set<string> => {
  const names = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.js')) continue
    const text = readFileSync(join(folder, entry), 'utf8')
    const { module } = parseSync(entry, text)
    const asked = [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...module.dynamicImports.map(({ moduleRequest }) =>
        text.slice(moduleRequest.start, moduleRequest.end).replace(/^["'`]|["'`]$/gu, ''),
      ),
    ]
    for (const name of asked) {
      if (name.startsWith('.') || name === 'electron' || isBuiltin(name)) continue
      names.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    }
  }
  return names
}
