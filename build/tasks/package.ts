/** An installable Keyward for this operating system, in dist/; `--dir` leaves it unpacked. Needs genuine Electron. */
import { parseArgs } from 'node:util'
import { build } from 'electron-builder'
import { buildApp } from '../build-app.ts'
import { PACKAGING } from '../packaging.ts'
import { chooseRuntime } from '../runtime.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } })
buildApp(say)
if (chooseRuntime(say).kind !== 'electron') {
  say('Packaging needs Electron’s own binary, which is not here. The stand-in is never packaged.')
  process.exit(1)
}
for (const path of await build({ config: PACKAGING, dir: values.dir })) say(path)
