/** Types, lint, format and the unit tests: what a change must pass before it is committed. */
import { conclude, staticSteps, testStep } from '../steps.ts'

conclude([...staticSteps(), testStep('unit')])
