import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Message } from '../../app/message.ts'

type Code = Extract<
  Failure['code'],
  | 'fileExists'
  | 'fileTooLarge'
  | 'leaverNotDone'
  | 'leaverOver'
  | 'logWalkCancelled'
  | 'notAReview'
  | 'reviewAltered'
  | 'reviewDamaged'
  | 'reviewNewer'
  | 'taskProvesItself'
  | 'unknownLeaver'
  | 'unknownPerson'
  | 'unknownReview'
>

/** Sentences for reviews, evidence packs and the list of somebody who is leaving. */
export const REVIEW_FAILURES = {
  fileTooLarge: {
    what: 'That file is larger than anything Keyward writes.',
    next: 'It was not opened. Choose the review.json of an evidence pack.',
  },
  logWalkCancelled: {
    what: 'Reading the log was stopped before its end.',
    next: 'Nothing was signed or saved. Evidence says how far the log was checked, so it waits for the end.',
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
} as const satisfies Record<Code, Message>
