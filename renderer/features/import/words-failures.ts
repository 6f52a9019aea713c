import type { IMPORT_FAILURES } from '../../../shared/import/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { IMPORT_REFUSED } from './words-refusals.ts'

/** What is said of failures of importing. */
export const IMPORT_WORDS = {
  importRefused: { told: ({ why }) => IMPORT_REFUSED[why], brief: 'The file was not imported.' },
} as const satisfies FailureWords<keyof typeof IMPORT_FAILURES>
