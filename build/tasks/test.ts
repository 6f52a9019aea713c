/** Everything: the checks, and the tests on real things, on genuine Electron. */
import { buildApp } from '../build-app.ts'
import { runtimeOrExit } from '../runtime.ts'
import { conclude, staticSteps, testSteps } from '../steps.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
runtimeOrExit(say)
const checks = staticSteps()
buildApp(say)
const units = await testSteps('unit')
// each mostly waits for processes, so that two cores carry them side by side
conclude([...checks, ...units, ...(await testSteps('whole', 'window', 'real'))])
