import type { PEOPLE_FAILURES } from '../../../shared/people/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of people, and the list of somebody who leaves. */
export const PEOPLE_WORDS = {
  unknownPerson: {
    what: 'The vault no longer knows this person.',
    next: 'Their sign-ins may have been removed a moment ago.',
  },
  unknownLeaver: {
    what: 'This list is no longer in the vault.',
    next: 'Make it again from the person’s page.',
  },
  taskProvesItself: {
    what: 'Keyward sees by itself whether this is done, and it has not seen it yet.',
    next: 'It ticks itself as soon as it is so.',
  },
  leaverNotDone: {
    what: 'There are things left on this list.',
    next: 'It can be finished once each of them is ticked.',
  },
  leaverOver: {
    what: 'This list is finished, and stays as it is.',
    next: 'It is saved with each review.',
  },
} as const satisfies FailureWords<keyof typeof PEOPLE_FAILURES>
