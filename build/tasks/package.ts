/** An installable Keyward for this operating system, in dist/; `--dir` leaves it unpacked. */
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'
import { buildApp } from '../build-app.ts'
import { packagingOn } from '../packaging.ts'
import { ROOT, runtimeOrExit } from '../runtime.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } })
const runtime = runtimeOrExit(say)
buildApp(say)
if (runtime.from === 'npm') say('Not for release: this Electron is for development only.')
for (const path of await build({ config: packagingOn(runtime), dir: values.dir, projectDir: ROOT })) say(path)
