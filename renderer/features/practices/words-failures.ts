import { PRACTICES_MAX } from '../../../shared/practices/practice.ts'
import type { PRACTICE_FAILURES } from '../../../shared/practices/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures about practices beside each other. */
export const PRACTICE_WORDS = {
  practiceUnnamed: {
    what: 'The practice needs a name.',
    next: 'Type the name that you know it by: it is shown on this computer only.',
  },
  practiceNameTaken: {
    what: 'Another practice here is called the same.',
    next: 'Nothing has changed. Choose a name that tells the two apart.',
  },
  practicesTooMany: {
    what: `There are ${PRACTICES_MAX} practices beside the first one already.`,
    next: 'None was added. Remove one that is not needed any more, and try again.',
  },
  practiceNameOther: {
    what: 'What was typed is not the name of this practice.',
    next: 'Nothing was removed. Type the name as it is written above.',
  },
  practiceWaits: {
    what: 'The other practice is open now, and was not shown: something here is not saved.',
    next: 'Save it or leave it, and switch again.',
  },
} as const satisfies FailureWords<keyof typeof PRACTICE_FAILURES>
