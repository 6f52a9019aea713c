/** The scripted main job with pictures; arguments name chapters. */
import { runTour } from '../../tests/e2e/tour/tour.ts'
import { buildApp } from '../build-app.ts'
import { runtimeOrExit } from '../runtime.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
runtimeOrExit(say)
buildApp(say)
const passed = await runTour(process.argv.slice(2), say)
process.exit(passed ? 0 : 1)
