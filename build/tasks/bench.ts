/** Speed and size; `--json FILE` writes them. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runBench } from '../../tests/bench/bench.ts'
import { buildApp } from '../build-app.ts'
import { runtimeOrExit } from '../runtime.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { json: { type: 'string' } } })
runtimeOrExit(say)
buildApp(say)
const measures = await runBench(say)
for (const [name, { value, unit, target, ok }] of Object.entries(measures))
  say(`${ok ? 'ok  ' : 'MISS'} ${name}: ${value} ${unit} (target ${target})`)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(measures, null, 2)}\n`)
process.exit(Object.values(measures).every(({ ok }) => ok) ? 0 : 1)
