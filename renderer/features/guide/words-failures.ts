import type { GUIDE_FAILURES } from '../../../shared/guide/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of the access guide. */
export const GUIDE_WORDS = {
  unknownJourney: {
    what: 'This is no longer in the access guide.',
    next: 'Somebody may have undone it a moment ago.',
  },
} as const satisfies FailureWords<keyof typeof GUIDE_FAILURES>
