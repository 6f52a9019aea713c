import type { LABEL_FAILURES } from '../../../shared/labels/failures.ts'
import { TAGS_MAX } from '../../../shared/labels/label.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of tags, notes and of taking something back. */
export const LABEL_WORDS = {
  tagsTooMany: {
    told: ({ name }) => ({
      what: `There would be more than ${TAGS_MAX} tags on ${name}.`,
      next: 'Nothing was changed. Take one off first, or tag fewer at once.',
    }),
    brief: 'One of them would have too many tags.',
  },
  undoOver: {
    what: 'This can no longer be undone.',
    next: 'It was changed again since, or too long ago. Everything is as it is shown.',
  },
} as const satisfies FailureWords<keyof typeof LABEL_FAILURES>
