import type { Configuration } from 'electron-builder'
import { afterPack } from './packages/after-pack.ts'
import { contentOf } from './packages/content.ts'
import { signingOf } from './packages/signing.ts'
import type { Runtime } from './runtime.ts'

/**
 * A team's own sealed files and handovers. Evidence is plain JSON and HTML in a folder, and Keyward does not take those
 * kinds of file over from whatever opens them.
 */
const FILES: Configuration['fileAssociations'] = [
  {
    ext: 'age',
    name: 'Sealed file',
    description: 'File sealed with age',
    mimeType: 'application/x-age',
    role: 'Viewer',
    rank: 'Alternate',
  },
]

/** Every package of Keyward; what depends on the Electron at hand and the environment is added by `packagingOn`. */
const PACKAGING = (platform: NodeJS.Platform): Configuration => ({
  appId: 'app.keyward.desktop',
  productName: 'Keyward',
  copyright: 'Copyright © 2026 Keyward',
  directories: { output: 'dist', buildResources: 'build/packages' },
  artifactName: 'Keyward-${version}-${arch}.${ext}',
  files: contentOf(platform),
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false, // keytar and argon2 bring their native binaries along
  electronLanguages: ['en-US', 'en-GB'], // Keyward speaks no other
  protocols: [{ name: 'Keyward', schemes: ['keyward'] }],
  fileAssociations: FILES,
  publish: null,
  linux: {
    target: ['AppImage'], // the deb is our own: build/packages/linux/
    category: 'Office',
    executableName: 'keyward',
    syncDesktopName: true,
    icon: 'build/icons/png',
  },
  mac: {
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' }, // what updates are made of
    ],
    artifactName: 'Keyward-${version}.${ext}',
    category: 'public.app-category.business',
    icon: 'build/icons/icon.icns',
    minimumSystemVersion: '12.0',
    entitlements: 'build/packages/macos/entitlements.plist',
    entitlementsInherit: 'build/packages/macos/entitlements.plist',
    // the two binaries of keytar and of argon2 lie in both halves
    x64ArchFiles: '**/{keytar,argon2}/prebuilds/darwin-*/*.node',
  },
  win: {
    target: [
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'msi', arch: ['x64'] },
    ],
    icon: 'build/icons/icon.ico',
  },
  appImage: { executableArgs: [] }, // electron-builder would have it started without a sandbox
  // for one person, without asking for rights; updates replace it
  nsis: {
    oneClick: true,
    perMachine: false,
    buildUniversalInstaller: false,
    artifactName: 'Keyward-Setup-${version}-${arch}.${ext}',
    include: 'build/packages/windows/installer.nsh',
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
  },
  // for everybody on a computer, by Intune or group policy; no update replaces it, because no uninstaller of ours is there
  msi: {
    oneClick: true,
    perMachine: true,
    runAfterFinish: false,
    upgradeCode: 'B7C1A6D2-58F3-4D0E-9A41-2E6C0F9D7B35',
  },
})

/** The packages of this system, on the Electron that this computer has. What is built on one for development says so. */
export const packagingOn = (
  { dist, version, from }: Runtime,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Configuration => {
  if (from === 'npm' && env['KEYWARD_RELEASE'] === '1')
    throw new Error('A release is never built on the Electron out of npm: it is for development only.')
  const base = PACKAGING(platform)
  const signing = signingOf(platform, env)
  return {
    ...base,
    ...signing,
    win: { ...base.win, ...signing.win },
    mac: { ...base.mac, ...signing.mac },
    electronDist: electronFor(dist) as NonNullable<Configuration['electronDist']>,
    afterPack: afterPack(dist),
    electronVersion: version,
    ...(from === 'npm' ? forDevelopment(base) : {}),
  }
}

/**
 * Electron for a package's processor: the one at hand is for this computer's, any other is downloaded by electron-builder,
 * by its checksum. Windows' second installer and macOS's second half are for another.
 */
export const electronFor =
  (dist: string) =>
  ({ arch }: { readonly arch: string }): string | null =>
    arch === process.arch ? dist : null

/** On the Electron out of npm it lies apart, and starts by what adds what that old one lacks. */
const forDevelopment = ({ directories, files }: Configuration): Configuration => ({
  directories: { ...directories, output: 'dist/not-for-release' },
  extraMetadata: { main: 'development/packaged-start.js' },
  files: [
    ...(Array.isArray(files) ? files : []),
    { from: 'build/development-electron', to: 'development', filter: ['packaged-start.js'] },
    { from: 'build/development-electron/default-app', to: 'development', filter: ['missing.cjs'] },
  ],
})
