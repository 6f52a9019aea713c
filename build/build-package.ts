import { build } from 'electron-builder'
import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, BUILT, newest } from './build-app.ts'
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
