import type { ACTIVITY_FAILURES } from '../../../shared/activity/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of the activity log. */
export const ACTIVITY_WORDS = {
  logWalkCancelled: {
    what: 'Reading the log was stopped before its end.',
    next: 'Nothing was signed or saved. Evidence says how far the log was checked, so it waits for the end.',
  },
} as const satisfies FailureWords<keyof typeof ACTIVITY_FAILURES>
