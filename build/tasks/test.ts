/** Everything: the checks, and the tests on real things, on genuine Electron. */
import { buildApp } from '../build-app.ts'
import { runtimeOrExit } from '../runtime.ts'
import { conclude, staticSteps, testSteps } from '../steps.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
// the same cases each time (tests/seed.ts); `npm run check` looks elsewhere
process.env['KEYWARD_SEED'] ??= '20261130'
runtimeOrExit(say)
buildApp(say)
// whatever builds the app anew is here, before others start it
const first = await Promise.all([staticSteps(), testSteps('unit', 'made')])
// each of these mostly waits for processes, so that two cores carry them side by side
const second = await testSteps('whole', 'tour', 'window', 'real', 'killed')
conclude([...first.flat(), ...second])
