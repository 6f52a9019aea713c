import type { MOVE_FAILURES } from '../../../shared/move/failures.ts'
import type { MoveRefusal } from '../../../shared/move/move.ts'
import type { FailureWords, Message } from '../../app/message.ts'

const NOTHING = 'Nothing has changed on this computer.'

/** Why a step of a move was not done. */
const REFUSED = {
  notACode: {
    what: 'That is no code of a move.',
    next: 'It begins with “keyward-move-”. Copy the whole of it from the other computer.',
  },
  damaged: {
    what: 'That code is not as the other computer wrote it: something is missing or mistyped.',
    next: `Copy the whole of it once more. ${NOTHING}`,
  },
  newer: {
    what: 'A newer Keyward on the other computer wrote that.',
    next: `Bring Keyward up to date here, then try again. ${NOTHING}`,
  },
  otherCode: {
    what: 'That is the other code of a move.',
    next: 'The card of the new computer goes to the old one first; its receipt comes at the end.',
  },
  ownCard: {
    what: 'That is this computer’s own card.',
    next: 'Enter it on the computer that the vault is on now.',
  },
  otherMove: {
    what: 'That receipt belongs to another move.',
    next: `Take the one from the computer that this vault was sealed for. ${NOTHING}`,
  },
  notOpened: {
    what: 'That receipt does not show that the file from this computer was opened.',
    next: `The secrets stay here. Look on the other computer which file it has opened. ${NOTHING}`,
  },
  otherComputer: {
    what: 'This file was sealed for another computer, or for a card that was put away.',
    next: `Enter the card that this computer shows now on the old one, and seal it again. ${NOTHING}`,
  },
  notAMove: {
    what: 'This is no vault that was sealed for a move.',
    next: `The name of one ends in .keyward-move. ${NOTHING}`,
  },
  fileDamaged: {
    what: 'This file is not whole: it was cut short or altered on its way.',
    next: `Save it again on the old computer, and bring that one. ${NOTHING}`,
  },
  notEmpty: {
    what: 'There is something in this computer’s vault already.',
    next: 'A vault moves into an empty one only, so that nothing is ever replaced.',
  },
  busy: {
    what: 'Something is under way that would be cut off.',
    next: 'Wait for the check, the sign-in or the change that is under way, or cancel it. Then try again.',
  },
  notNow: {
    what: 'The move has gone on meanwhile, so this can no longer be done.',
    next: 'The page shows how it stands now.',
  },
  fileIsOut: {
    what: 'The other computer may have the file already.',
    next: 'Let it decline the move, and enter the code that it shows then.',
  },
  gone: {
    what: 'What was looked at was put away meanwhile.',
    next: 'Enter or choose it again.',
  },
} as const satisfies Record<MoveRefusal, Message>

/** What went wrong with a move to another computer. */
export const MOVE_WORDS = {
  moveRefused: {
    told: ({ why }) => REFUSED[why],
    brief: 'A step of the move to another computer was not possible.',
  },
} as const satisfies FailureWords<keyof typeof MOVE_FAILURES>
