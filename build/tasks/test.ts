/** Everything: the checks, and the tests on real things, on genuine Electron. */
import { buildApp } from '../build-app.ts'
import { runtimeOrExit } from '../runtime.ts'
import { conclude, staticSteps, testSteps } from '../steps.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
runtimeOrExit(say)
const checks = staticSteps()
buildApp(say)
const units = await testSteps('unit')
// the windows are a browser's work, the rest mostly waits for processes: two cores carry both
conclude([...checks, ...units, ...(await testSteps('window', 'real'))])
