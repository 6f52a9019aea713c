import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'
import { Instant } from '../kernel/instant.ts'

/** Of the lock (requirements G7, H1, H5). */
export const LOCK_FAILURES = {
  locked: ONCE,
  /** What was asked for needs the person to have shown within the last minutes who they are (G7). */
  notFresh: ONCE,
  passphraseWrong: ONCE,
  /** Too many were wrong: none is tried before this moment. */
  passphraseWaits: { lasts: 'once', details: { retryAt: Instant } },
  passphraseTooShort: ONCE,
  /** The computer could not work it out: it counts as no try. */
  passphraseNotTried: ONCE,
  /** The computer's own question was answered with no, or not at all. */
  checkRefused: ONCE,
  /** The computer cannot ask any more, or not now: a closed lid, a Hello that was removed. */
  checkGone: ONCE,
  /** The window was not in front, and nothing was asked. */
  checkBehind: ONCE,
  /** The lock is what was asked for already, or is being switched. */
  lockNotSwitched: ONCE,
} as const satisfies FailureKinds
