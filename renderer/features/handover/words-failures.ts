import type { HANDOVER_FAILURES } from '../../../shared/handover/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { HANDOVER_REFUSED } from './words-refusals.ts'

/** What is said of failures of handovers, and links and files that come in. */
export const HANDOVER_WORDS = {
  handoverRefused: { told: ({ why }) => HANDOVER_REFUSED[why], brief: 'Keyward refused what came in.' },
  fileNotKnown: {
    what: 'Keyward cannot use that file.',
    next: 'It opens handovers (.age), the review.json of an evidence pack, and exports of password managers. The file is as it was.',
  },
  tooManyWaiting: {
    what: 'Several things are already waiting to be opened.',
    next: 'Open or put away what waits above, and try again. The file is as it was.',
  },
} as const satisfies FailureWords<keyof typeof HANDOVER_FAILURES>
