/** Everything: the checks, and the tests on real things, on whichever runtime this machine has. */
import { buildApp } from '../build-app.ts'
import { chooseRuntime } from '../runtime.ts'
import { conclude, staticSteps, testStep } from '../steps.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const checks = staticSteps()
buildApp(say)
say(
  `The end-to-end specs run on ${chooseRuntime(say).kind === 'electron' ? 'Electron' : 'the stand-in, because Electron’s binary is not here'}.`,
)
conclude([...checks, testStep('unit'), testStep('real')])
