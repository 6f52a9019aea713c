import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of programs on this computer that ask for Xero (requirements K1 to K5). */
export const TOOL_FAILURES = {
  toolsOff: ONCE,
  unknownTool: ONCE,
  toolNameTaken: ONCE,
  /** Nobody has signed in to the app, or nobody can: a custom connection has no sign-in. */
  toolNoSignIn: ONCE,
  tooManyTools: ONCE,
  /** More than one app, sign-in or organisation is meant: nobody guesses which. */
  toolUnclear: ONCE,
  /** The sign-in does not reach this organisation. */
  toolNotReached: ONCE,
  /** Not this method, or not this path. */
  toolOutOfBounds: ONCE,
  toolRefused: ONCE,
  /** Nobody answered in time, which means no. */
  toolNotAnswered: ONCE,
  /** It asks already, or too many do. */
  toolBusy: ONCE,
  /** What was asked is over, or stands on something else by now. */
  toolQuestionOver: ONCE,
  /** Allowed sooner than anybody can have read it. */
  toolTooSoon: ONCE,
  /** Keyward could not listen for tools. */
  toolsNotHeard: ONCE,
} as const satisfies FailureKinds
