import { build } from 'electron-builder'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, BUILT } from './build-app.ts'
import { newest } from './build-command.ts'
import { buildDeb } from './packages/linux/deb.ts'
import { packagingOn } from './packaging.ts'
import { chooseRuntime, ROOT, type Runtime } from './runtime.ts'

/** A package's folder before an installer is made of it. */
export type Unpacked = { readonly folder: string; readonly resources: string; readonly program: string }

/** What decides what is in it, besides the built app. */
const SOURCES = ['build', 'package.json', 'package-lock.json']

/** Puts the built app and Electron together, unless nothing has changed since. */
export const buildUnpacked = async (say: (line: string) => void = () => {}): Promise<Unpacked> => {
  buildApp(say)
  const runtime = chooseRuntime()
  const unpacked = unpackedOf(runtime)
  const stamp = join(outputOf(runtime), '.packed')
  const packed = existsSync(stamp) && existsSync(unpacked.program) ? statSync(stamp).mtimeMs : 0
  const changed = Math.max(statSync(BUILT).mtimeMs, ...SOURCES.map((source) => newest(join(ROOT, source))))
  if (changed < packed) return unpacked
  say('Packing …')
  await build({ config: packagingOn(runtime), dir: true, projectDir: ROOT })
  writeFileSync(stamp, '')
  const now = new Date()
  utimesSync(stamp, now, now)
  return unpacked
}

/** The deb of what is put together, for this processor. For a release it is packed small, which takes minutes. */
export const buildDebHere = ({ folder }: Unpacked, runtime: Runtime): string => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return buildDeb({
    unpacked: folder,
    version,
    arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
    isForRelease: runtime.from !== 'npm',
    output: outputOf(runtime),
    epoch: commitTime(),
    compression: process.env['KEYWARD_RELEASE'] === '1' ? 'xz' : 'gzip',
  })
}

/** When the commit was made, in seconds since 1970; without git, or where it is given, `SOURCE_DATE_EPOCH`. */
const commitTime = (): number => {
  const given = Number(process.env['SOURCE_DATE_EPOCH'])
  if (Number.isSafeInteger(given) && given > 0) return given
  const told = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' })
  const seconds = Number(told.stdout?.trim())
  return told.status === 0 && Number.isSafeInteger(seconds) && seconds > 0 ? seconds : 1_700_000_000
}

/** Where packages on this Electron are put. */
export const outputOf = (runtime: Runtime): string =>
  join(ROOT, packagingOn(runtime).directories?.output ?? 'dist')

const unpackedOf = (runtime: Runtime): Unpacked => {
  const output = outputOf(runtime)
  if (process.platform === 'darwin') {
    const arch = process.arch === 'arm64' ? '-arm64' : ''
    const folder = join(output, `mac${arch}`, 'Keyward.app')
    return {
      folder,
      resources: join(folder, 'Contents', 'Resources'),
      program: join(folder, 'Contents', 'MacOS', 'Keyward'),
    }
  }
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`
  const windows = process.platform === 'win32'
  const folder = join(output, `${windows ? 'win' : 'linux'}${suffix}-unpacked`)
  return {
    folder,
    resources: join(folder, 'resources'),
    program: join(folder, windows ? 'Keyward.exe' : 'keyward'),
  }
}
