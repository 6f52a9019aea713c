/** Everything: the checks, and the tests on real things, on genuine Electron. */
import { buildApp } from '../build-app.ts'
import { runtimeOrExit } from '../runtime.ts'
import { conclude, staticSteps, testStep } from '../steps.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
runtimeOrExit(say)
const checks = staticSteps()
buildApp(say)
conclude([...checks, testStep('unit'), testStep('real')])
