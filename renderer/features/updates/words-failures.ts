import type { UPDATE_FAILURES } from '../../../shared/updates/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { UPDATE_REFUSED } from './words-refusals.ts'

/** What is said of failures of updates of Keyward. */
export const UPDATE_WORDS = {
  updateRefused: { told: ({ why }) => UPDATE_REFUSED[why], brief: 'The update was not taken.' },
} as const satisfies FailureWords<keyof typeof UPDATE_FAILURES>
