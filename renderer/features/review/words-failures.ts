import type { REVIEW_FAILURES } from '../../../shared/review/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of reviews and evidence packs. */
export const REVIEW_WORDS = {
  fileTooLarge: {
    what: 'That file is larger than anything Keyward writes.',
    next: 'It was not opened. Choose the review.json of an evidence pack.',
  },
  fileExists: {
    what: 'There is something of that name already.',
    next: 'Nothing was overwritten. Choose another name or another folder.',
  },
  notAReview: {
    what: 'That file is not a Keyward review.',
    next: 'Choose the review.json that lies in the folder of an evidence pack.',
  },
  reviewDamaged: {
    what: 'That review is damaged: it cannot be read to its end.',
    next: 'Nothing was taken from it. Look for another copy of the pack.',
  },
  reviewAltered: {
    what: 'That review was changed after it was signed.',
    next: 'Do not rely on anything in it. Nothing was taken from it.',
  },
  reviewNewer: {
    what: 'That review was written by a newer Keyward.',
    next: 'Nothing is wrong with it. Update Keyward to open it.',
  },
  unknownReview: {
    what: 'This review is no longer at hand.',
    next: 'Open its review.json again, or choose another one.',
  },
} as const satisfies FailureWords<keyof typeof REVIEW_FAILURES>
