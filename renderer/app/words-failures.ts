import type { CALL_FAILURES } from '../../shared/kernel/failures.ts'
import type { Failure, FailureCode } from '../../shared/kernel/failure.ts'
import type { FailureWords, Message } from './message.ts'
import { UNDO_WORDS } from './words-undo.ts'
import { VAULT_WORDS } from './words-vault.ts'
import { WINDOW_WORDS } from './words-window.ts'
import { XERO_WORDS } from './words-xero.ts'
import { ACTIVITY_WORDS } from '../features/activity/words-failures.ts'
import { APP_WORDS } from '../features/apps/words-failures.ts'
import { SECRET_WORDS } from '../features/apps/words-keychain.ts'
import { BACKUP_WORDS } from '../features/backup/words-failures.ts'
import { CONNECTION_WORDS } from '../features/connections/words-failures.ts'
import { GUIDE_WORDS } from '../features/guide/words-failures.ts'
import { HANDOVER_WORDS } from '../features/handover/words-failures.ts'
import { IMPORT_WORDS } from '../features/import/words-failures.ts'
import { LABEL_WORDS } from '../features/labels/words-failures.ts'
import { LOCK_WORDS } from '../features/lock/words-failures.ts'
import { MOVE_WORDS } from '../features/move/words-failures.ts'
import { PEOPLE_WORDS } from '../features/people/words-failures.ts'
import { PRACTICE_WORDS } from '../features/practices/words-failures.ts'
import { REVIEW_WORDS } from '../features/review/words-failures.ts'
import { ROTATION_WORDS } from '../features/rotation/words-failures.ts'
import { SIGN_IN_WORDS } from '../features/sign-in/words-failures.ts'
import { TEAM_WORDS } from '../features/team/words-failures.ts'
import { TOOL_WORDS } from '../features/tools/words-failures.ts'
import { UPDATE_WORDS } from '../features/updates/words-failures.ts'
import { VIEW_WORDS } from '../features/views/words-failures.ts'

type Words = Message | { readonly told: (failure: Failure) => Message; readonly brief: string }

/** Turns a failure into two sentences or more for whoever sits at the window. */
export const describeFailure = (failure: Failure): Message => {
  const words = WORDS[failure.code] as Words
  return 'told' in words ? words.told(failure) : words
}

/** Whether this version has a sentence for the code, which may come from an older or newer log. */
export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(WORDS, code)

/** One sentence for a code whose details are not kept, as in a line of the log; a code from elsewhere stays as it is. */
export const briefFailure = (code: string): string => {
  if (!isFailureCode(code)) return code
  const words = WORDS[code] as Words
  return 'told' in words ? words.brief : words.what
}

/** What is said of failures of the call itself. */
const CALL_WORDS = {
  badRequest: {
    what: 'Keyward could not understand its own window.',
    next: 'Nothing was done. Start Keyward again; if it keeps happening, tell whoever looks after it.',
  },
  bug: {
    what: 'Something went wrong inside Keyward.',
    next: 'Everything stored before is intact. Start Keyward again; if it keeps happening, tell whoever looks after it.',
  },
  textUnseen: {
    what: 'There is nothing to read in what was entered.',
    next: 'It holds only characters that nobody can see. Enter it again.',
  },
  notFinished: {
    told: ({ because }) => ({
      what: 'It was started but not finished.',
      next: `${isFailureCode(because) ? `${briefFailure(because)} ` : ''}What is left to do is noted: Keyward does it the next time it starts, or when you ask again.`,
    }),
    brief: 'It was begun, and not finished.',
  },
} as const satisfies FailureWords<keyof typeof CALL_FAILURES>

const WORDS = {
  ...CALL_WORDS,
  ...VAULT_WORDS,
  ...ACTIVITY_WORDS,
  ...SECRET_WORDS,
  ...XERO_WORDS,
  ...SIGN_IN_WORDS,
  ...CONNECTION_WORDS,
  ...ROTATION_WORDS,
  ...APP_WORDS,
  ...HANDOVER_WORDS,
  ...IMPORT_WORDS,
  ...BACKUP_WORDS,
  ...LABEL_WORDS,
  ...LOCK_WORDS,
  ...MOVE_WORDS,
  ...PEOPLE_WORDS,
  ...PRACTICE_WORDS,
  ...REVIEW_WORDS,
  ...GUIDE_WORDS,
  ...UPDATE_WORDS,
  ...TEAM_WORDS,
  ...TOOL_WORDS,
  ...UNDO_WORDS,
  ...VIEW_WORDS,
  ...WINDOW_WORDS,
} satisfies FailureWords<FailureCode>
