/**
 * Installable Keywards for this operating system, in dist/ (dist/not-for-release/ on an Electron for development):
 * `--dir` leaves it unpacked; on Linux `--deb` makes the deb alone, which needs nothing but dpkg.
 */
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'
import { buildDebHere, buildUnpacked } from '../build-package.ts'
import { packagingOn } from '../packaging.ts'
import { ROOT, runtimeOrExit } from '../runtime.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const { values } = parseArgs({
  options: { dir: { type: 'boolean', default: false }, deb: { type: 'boolean', default: false } },
})
const runtime = runtimeOrExit(say)
if (runtime.from === 'npm') say('Not for release: this Electron is for development only.')
const unpacked = await buildUnpacked(say)
say(unpacked.folder)
// an Electron for development makes what this computer can make without any download
const onlyDeb = values.deb || runtime.from === 'npm'
if (!values.dir && process.platform === 'linux') say(buildDebHere(unpacked, runtime))
if (!values.dir && !onlyDeb)
  for (const path of await build({ config: packagingOn(runtime), projectDir: ROOT })) say(path)
