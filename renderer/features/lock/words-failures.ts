import type { LOCK_FAILURES } from '../../../shared/lock/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { PASSPHRASE_LEAST } from '../../../shared/lock/lock.ts'
import { timeToTheSecond } from '../../language/moments.ts'

/** What went wrong with the lock. */
export const LOCK_WORDS = {
  locked: { what: 'The vault is locked.', next: 'Unlock it, then try again.' },
  notFresh: {
    what: 'Keyward did not hear that it is you.',
    next: 'Try again, and answer when it asks.',
  },
  passphraseWrong: {
    what: 'That is not the passphrase.',
    next: 'Look whether Caps Lock is on, and try again.',
  },
  passphraseWaits: {
    told: ({ retryAt }) => ({
      what: 'Too many passphrases were wrong, so Keyward waits a little.',
      next: `Try again at ${timeToTheSecond(retryAt)}. Nothing is lost by it.`,
    }),
    brief: 'Too many passphrases were wrong.',
  },
  passphraseTooShort: {
    what: 'That passphrase is too easy to find.',
    next: `Take at least ${PASSPHRASE_LEAST} letters, and not the same few again and again. Several words are easiest to remember.`,
  },
  passphraseNotTried: {
    what: 'This computer could not work the passphrase out: it may be short of memory.',
    next: 'Close other programs, and try again. It counts as no try.',
  },
  checkRefused: {
    what: 'This computer did not hear that it is you.',
    next: 'Press the button again, and answer what it asks.',
  },
  checkGone: {
    what: 'This computer cannot ask whether it is you just now.',
    next: 'Open the lid, or set it up again in the computer’s own settings, and try once more. The page of the locked vault says how you get in without it.',
  },
  checkBehind: {
    what: 'Nothing was asked: Keyward was not in front, or had only just locked.',
    next: 'Press the button again.',
  },
  lockNotSwitched: {
    what: 'The lock is being switched already, or is what you asked for.',
    next: 'Wait a moment, and look at the settings again.',
  },
} as const satisfies FailureWords<keyof typeof LOCK_FAILURES>
