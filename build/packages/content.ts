import { ROOT } from '../runtime.ts'
import { packagesOf } from './needed.ts'

/**
 * Keytar brings a binary for each system; a package holds the one that it loads (B5). One for macOS is put together of
 * two halves that have to hold the same files, and runs on both processors.
 */
export const keytarFor = (platform: NodeJS.Platform): string[] => [
  '!node_modules/keytar/{build,src,script}/**',
  '!node_modules/keytar/binding.gyp',
  `!node_modules/keytar/prebuilds/!(${binariesOf(platform)})/**`,
]

/**
 * Argon2's own binary is optional: a package holds its system's where there is one (none for Windows on Arm), by whose C
 * library Electron is built, and nothing of what it was compiled of.
 */
export const argon2For = (platform: NodeJS.Platform): string[] => [
  '!node_modules/argon2/{argon2,build}/**',
  '!node_modules/argon2/*.cpp',
  `!node_modules/argon2/prebuilds/!(${binariesOf(platform)})/**`,
  '!node_modules/argon2/prebuilds/**/*.musl.node',
]

/** Windows Hello is asked on Intel alone: elsewhere `packagesOf` leaves out the whole, and Windows on Arm has no binary. */
export const PASSPORT = '!node_modules/passport-desktop-win32-!(${arch}-msvc)/**'

const binariesOf = (platform: NodeJS.Platform) =>
  platform === 'darwin' ? 'darwin-x64|darwin-arm64' : '${platform}-${arch}'

/** Of use to a compiler only, though others need them. */
const FOR_COMPILING = ['node-addon-api', 'type-fest', 'tagged-tag', 'json-schema-typed']

/** Whether nothing of a package that main needs by name is packed. */
export const isLeftOut = (folder: string): boolean =>
  folder.startsWith('node_modules/xero-node/node_modules/') ||
  FOR_COMPILING.some((name) => folder === `node_modules/${name}`)

/** Of xero-node one API is loaded (`adapters/xero/accounting.ts`): not its sign-in with what that needs, nor the others. */
const ONE_API = [
  '!node_modules/xero-node/node_modules/**',
  '!node_modules/xero-node/dist/{*,gen/*}.js',
  '!node_modules/{lru-cache,yallist}/**', // electron-builder moves them up
  '!node_modules/xero-node/dist/gen/api/!(accountingApi).js',
  '!node_modules/xero-node/dist/gen/model/!(accounting)/**',
]

/** What packages bring for others than Node: for browsers, for compilers, for whoever works on them. */
const NOT_FOR_NODE = [
  '!node_modules/**/{test,tests,__tests__,example,examples,benchmark,benchmarks,coverage,.github}/**',
  '!node_modules/**/*.{map,flow,tsbuildinfo,gyp,h,c,cc,html}',
  '!node_modules/**/{.*,*.min.js,*.umd.min.js,*.esm.min.js,tsconfig*.json,bower.json,Makefile,rollup.config.*}',
  `!node_modules/{${FOR_COMPILING.join(',')}}/**`,
  '!node_modules/axios/{lib/**,dist/*.js,dist/{browser,esm}/**}',
  ...ONE_API,
  '!node_modules/fflate/{umd/**,esm/browser.js,lib/browser.cjs,lib/worker.cjs}',
  '!node_modules/js-yaml/{bin,dist}/**',
  '!node_modules/kdbxweb/format/**',
  '!node_modules/semver/{bin/**,range.bnf}',
]

/** What goes into a packaged Keyward: the built app and what main loads when it runs, nothing of tests or build (B3). */
export const contentOf = (platform: NodeJS.Platform): string[] => [
  'out/{main,preload,renderer,icons}/**',
  '!**/*.map',
  '!**/.env*',
  '!**/*.{md,markdown,ts,mts,cts}',
  ...keytarFor(platform),
  ...argon2For(platform),
  PASSPORT,
  ...NOT_FOR_NODE,
  ...packagesOf(ROOT).idle.map((folder) => `!${folder}/**`),
]
