import type { VIEW_FAILURES } from '../../../shared/views/failures.ts'
import { VIEWS_MAX } from '../../../shared/views/view.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of views. */
export const VIEW_WORDS = {
  unknownView: {
    what: 'This view is not there any more.',
    next: 'It was removed meanwhile. The list is as it is shown.',
  },
  viewsFull: {
    what: `There are ${VIEWS_MAX} views already.`,
    next: 'Remove one that nobody uses, then save this one again.',
  },
} as const satisfies FailureWords<keyof typeof VIEW_FAILURES>
