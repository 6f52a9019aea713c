/** Types, lint, format and the unit tests: what a change must pass before it is committed. */
import { conclude, staticSteps, testSteps } from '../steps.ts'

conclude((await Promise.all([staticSteps(), testSteps('unit')])).flat())
