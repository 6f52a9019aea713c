/**
 * The arrows between the rooms: who may import what. oxlint's own rules see neither `import()` nor a folder deeper
 * than its pattern, and no circle that is closed by types; so this reads each file's imports with the parser that also
 * builds it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'
import { circlesIn } from './circles.ts'
import { floorBreach } from './floors.ts'

/** One import that its file may not have. */
export type Breach = { readonly file: string; readonly imports: string; readonly because: string }

type Import = { readonly of: string; readonly names: readonly string[] }

type Room = {
  readonly within: string
  /** Files or folders of this project, and packages or `node:` modules by name. */
  readonly files: readonly string[]
  /** What of these it may not import all the same. */
  readonly except?: readonly string[]
  readonly packages: readonly string[] | 'any'
  readonly because: string
}

/** The first room that a file lies in counts. */
const ROOMS: readonly Room[] = [
  {
    within: 'shared/',
    files: ['shared/'],
    packages: ['zod'],
    because: 'shared/ is pure: zod and itself, nothing else.',
  },
  {
    within: 'electron/core/',
    files: ['electron/core/', 'shared/'],
    packages: ['zod', 'node:crypto', 'node:url', 'csv-stringify/sync', 'ical-generator', 'qr', 'unhomoglyph'],
    because: 'The core decides and knows no Electron and no I/O.',
  },
  {
    within: 'electron/adapters/',
    files: ['electron/adapters/', 'electron/core/ports/', 'electron/core/import/entry.ts', 'shared/'],
    packages: 'any',
    because: 'Adapters know the core’s ports and nothing else of it.',
  },
  {
    within: 'electron/sandbox/',
    files: ['electron/sandbox/', 'shared/'],
    packages: 'any',
    because: 'The sandbox is a product of its own, beside Keyward.',
  },
  {
    within: 'electron/command/',
    files: ['electron/command/', 'electron/adapters/tools/'],
    packages: ['node:child_process', 'node:fs', 'node:os', 'node:path', 'node:sea'],
    because: 'The command asks Keyward and knows nothing else of it.',
  },
  {
    within: 'electron/',
    files: ['electron/', 'shared/'],
    except: ['electron/sandbox/', 'electron/command/'],
    packages: 'any',
    because: 'The shell knows neither the window nor what builds and tests it.',
  },
  {
    within: 'renderer/',
    files: ['renderer/', 'shared/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'lucide-react',
      'zustand',
      '@tanstack/react-virtual',
      'qr',
    ],
    because: 'The window knows shared/ and the bridge.',
  },
]

/** Modules that do something dangerous, and the one neighbour each that may import them. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  keytar: ['electron/adapters/keychain/keychain.ts'],
  'xero-node': ['electron/adapters/xero/accounting.ts'],
  'openid-client': ['electron/adapters/xero/identity.ts'],
  'electron-store': ['electron/adapters/disk/preferences.ts'],
  'age-encryption': ['electron/adapters/sealing/age.ts', 'electron/adapters/sealing/age-worker.ts'],
  '@noble/ciphers': ['electron/adapters/sealing/passphrase-stanza.ts'],
  openpgp: [], // LGPL, for tests only: a sealed package may not carry it
  kdbxweb: ['electron/adapters/import/keepass.ts'],
  argon2: ['electron/adapters/sealing/native-argon2.ts'],
  'passport-desktop': ['electron/adapters/desktop/windows-hello.ts'],
  'hash-wasm': ['electron/adapters/import/key-derivation.ts'],
  yauzl: ['electron/adapters/disk/foreign-source.ts'],
  'node:child_process': [
    'electron/adapters/desktop/browser.ts',
    'electron/adapters/tools/program-signature.ts',
    'electron/adapters/updates/registry-policy.ts',
    'electron/command/run.ts',
  ],
  'electron-updater': [
    'electron/adapters/updates/electron-updater.ts',
    'electron/adapters/updates/launch.ts',
    'electron/adapters/updates/launch-nsis.ts',
  ],
  'electron#autoUpdater': ['electron/adapters/updates/launch.ts'],
  'electron#ipcMain': ['electron/shell/ipc.ts'],
  'electron#ipcRenderer': ['electron/preload.ts'],
  'electron#contextBridge': ['electron/preload.ts'],
  'electron#shell': ['electron/adapters/desktop/browser.ts'],
  'electron#clipboard': ['electron/adapters/desktop/clipboard.ts'],
  'electron#utilityProcess': ['electron/adapters/desktop/sandbox-process.ts'],
  'electron#net': ['electron/adapters/network/network.ts'],
  'electron#session': ['electron/shell/security.ts'],
  'electron#safeStorage': [],
  'electron#default': [],
  'electron#*': [],
  // what is computed cannot be read here
  '(computed)': [],
}

/** What stands between quotes; `undefined` for anything that is put together when it runs. */
const literal = (text: string): string | undefined => {
  const { of, plain } = /^(?:(['"])(?<of>.*)\1|`(?<plain>[^$`]*)`)$/u.exec(text)?.groups ?? {}
  return of ?? plain
}

/** Every import and re-export of a file, with the names of those that are more than types. */
const importsOf = (file: string, text: string): Import[] => {
  const { module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message ?? ''}`)
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      of: moduleRequest.value,
      names: entries
        .filter(({ isType }) => !isType)
        .map(({ importName }) =>
          importName.kind === 'Name'
            ? (importName.name ?? '')
            : importName.kind === 'Default'
              ? 'default'
              : '*',
        ),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, importName }) =>
        moduleRequest === null ? [] : [{ of: moduleRequest.value, names: [importName.name ?? '*'] }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      of: literal(text.slice(moduleRequest.start, moduleRequest.end)) ?? '(computed)',
      names: ['*'],
    })),
  ]
}

const isOf = (name: string, packages: readonly string[]) =>
  packages.some((one) => name === one || name.startsWith(`${one}/`))

/** What one file imports against the arrows; `file` is its path in the project, with slashes. */
export const breachesOf = (file: string, text: string): Breach[] => {
  const room = ROOMS.find(({ within }) => file.startsWith(within))
  if (room === undefined) return []
  return importsOf(file, text).flatMap(({ of, names }): Breach[] => {
    if (of.startsWith('.')) {
      const target = posix.join(posix.dirname(file), of)
      const isIn = (one: string) => (one.endsWith('/') ? target.startsWith(one) : target === one)
      const isAllowed = room.files.some(isIn) && !(room.except ?? []).some(isIn)
      const because = isAllowed ? floorBreach(file, target) : room.because
      return because === null ? [] : [{ file, imports: of, because }]
    }
    // a file inside a package is that package: `electron/common` is Electron
    const wholes = of.split('/').map((_part, end, parts) => parts.slice(0, end + 1).join('/'))
    const only = wholes
      .flatMap((one) => [one, ...names.map((name) => `${one}#${name}`)])
      .flatMap((name) => {
        const importers = ONLY[name]
        return importers === undefined || importers.includes(file)
          ? []
          : [
              {
                file,
                imports: name,
                because: `Only ${importers.join(' and ') || 'nobody'} may import ${name}.`,
              },
            ]
      })
    if (only.length > 0) return only
    return room.packages === 'any' || isOf(of, room.packages)
      ? []
      : [{ file, imports: of, because: room.because }]
  })
}

/** Circles of imports among these files, each told as a breach of its first one; types count as well. */
export const circlesAmong = (texts: ReadonlyMap<string, string>): Breach[] => {
  const graph = new Map(
    [...texts].map(([file, text]) => [
      file,
      importsOf(file, text).flatMap(({ of }) =>
        of.startsWith('.') ? posix.join(posix.dirname(file), of) : [],
      ),
    ]),
  )
  return circlesIn(graph).map(([file = '', ...way]) => ({
    file,
    imports: way.join(' -> '),
    because: 'Files import each other in a circle, so that none can be read by itself.',
  }))
}

/** All breaches in the shipped code under `root`. */
export const breachesUnder = (root: string): Breach[] => {
  const texts = new Map(
    ['shared', 'electron', 'renderer'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/u.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const),
    ),
  )
  return [...[...texts].flatMap(([file, text]) => breachesOf(file, text)), ...circlesAmong(texts)]
}
