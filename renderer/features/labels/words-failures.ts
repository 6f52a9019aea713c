import type { LABEL_FAILURES } from '../../../shared/labels/failures.ts'
import { TAGS_MAX } from '../../../shared/labels/label.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of tags and notes. */
export const LABEL_WORDS = {
  tagsTooMany: {
    told: ({ name }) => ({
      what: `There would be more than ${TAGS_MAX} tags on ${name}.`,
      next: 'Nothing was changed. Take one off first, or tag fewer at once.',
    }),
    brief: 'One of them would have too many tags.',
  },
} as const satisfies FailureWords<keyof typeof LABEL_FAILURES>
