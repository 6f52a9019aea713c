import type { Configuration } from 'electron-builder'
import type { Runtime } from './runtime.ts'

type Fuses = NonNullable<Configuration['electronFuses']>

/** Every fuse is decided here: a new one is a type error until somebody does (requirements A13, B1). */
const FUSES: Required<Fuses> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  resetAdHocDarwinSignature: false,
}

/** Keytar brings a binary for each system; a package holds the one that it loads (B5). */
const ONE_KEYTAR = [
  '!node_modules/keytar/{build,src,script}/**',
  '!node_modules/keytar/binding.gyp',
  '!node_modules/keytar/prebuilds/!(${platform}-${arch})/**',
]

/** What goes into a packaged Keyward: the built app and what main needs at run time, nothing of tests or build (B3). */
export const PACKAGING: Configuration = {
  appId: 'app.keyward.desktop',
  productName: 'Keyward',
  directories: { output: 'dist' },
  files: [
    'out/{main,preload,renderer,icons}/**',
    '!**/*.map',
    '!**/.env*',
    '!**/*.{md,markdown,ts,mts,cts}',
    ...ONE_KEYTAR,
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false, // keytar brings its native binaries along
  electronFuses: FUSES,
  protocols: [{ name: 'Keyward', schemes: ['keyward'] }],
  publish: null,
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    executableName: 'keyward',
    syncDesktopName: true,
    icon: 'build/icons/png',
  },
  mac: {
    icon: 'build/icons/icon.icns',
    target: ['dmg'],
    category: 'public.app-category.business',
    hardenedRuntime: true,
  },
  win: { icon: 'build/icons/icon.ico', target: ['nsis'] },
}

/** The same, on the Electron that this computer has; what is built on one that is for development only says so. */
export const packagingOn = ({ dist, version, from }: Runtime): Configuration => ({
  ...PACKAGING,
  electronDist: dist,
  electronVersion: version,
  ...(from === 'npm' ? { directories: { output: 'dist/not-for-release' } } : {}),
})
