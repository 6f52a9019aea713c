import type { SIGN_IN_FAILURES } from '../../../shared/sign-in/failures.ts'
import { isNameless } from '../../../shared/kernel/shown-text.ts'
import type { FailureWords } from '../../app/message.ts'
import { spanInWords } from '../../app/words-clock.ts'
import { PASTED, REFUSED_SIGN_IN } from '../apps/words-redirect.ts'

/** True before Xero's answer is taken in; what Xero did is another matter. */
const NOT_STORED = 'Keyward has stored nothing of it.'

/** What is said of failures of signing in. */
export const SIGN_IN_WORDS = {
  unknownSignIn: {
    what: 'That sign-in is not in this vault any more.',
    next: 'Look at the app’s sign-ins again.',
  },
  unknownAttempt: {
    what: 'This sign-in has already ended.',
    next: 'Begin a new one with “Connect an organisation”.',
  },
  signInCancelled: { what: 'The sign-in was cancelled.', next: NOT_STORED },
  signInTimedOut: {
    what: 'Xero did not send you back in time.',
    next: `${NOT_STORED} If access was allowed at Xero anyway, the connection may be there. If Xero showed a page of its own, the reasons below say why. Then try again.`,
  },
  signInAlreadyRunning: {
    what: 'A sign-in for this app is already under way.',
    next: 'Finish that one in the browser, or cancel it first.',
  },
  browserNotOpened: {
    what: 'The browser could not be opened.',
    next: 'Set a default browser in the system’s settings, then try again.',
  },
  portTaken: {
    told: ({ port }) => ({
      what: `Another program on this computer is using port ${port}.`,
      next: 'Close it, or give the app a redirect address with another port, here and in the developer portal.',
    }),
    brief: 'Another program was using the port.',
  },
  consentRefused: {
    what: 'Access was refused on Xero’s page.',
    next: `${NOT_STORED} If that was a slip, try again and choose Allow access.`,
  },
  xeroRefusedSignIn: {
    told: ({ error }) => ({
      what: REFUSED_SIGN_IN.get(error) ?? 'Xero refused the sign-in.',
      next: `${NOT_STORED} Compare the app’s settings with the developer portal.${isNameless(error) ? '' : ` For your IT: ${error}.`}`,
    }),
    brief: 'Xero refused the sign-in.',
  },
  pastedAddressRefused: { told: ({ why }) => PASTED[why], brief: 'The pasted address did not fit.' },
  issuerMismatch: {
    what: 'The answer did not come from the Xero that Keyward asked.',
    next: `It was thrown away. ${NOT_STORED} If this happens twice, tell your IT.`,
  },
  clockWrong: {
    told: ({ minutes }) => ({
      what: `This computer’s clock is ${spanInWords(Math.round(minutes))} ${minutes < 0 ? 'behind' : 'ahead of'} Xero’s.`,
      next: 'Keyward cannot then tell whether an answer is fresh. Set the clock, then try again.',
    }),
    brief: 'This computer’s clock was wrong.',
  },
  idTokenRefused: {
    what: 'Xero’s answer about who signed in could not be verified.',
    next: 'No sign-in was kept from it. What was chosen on Xero’s page may still be connected there: try again to see it here. If it keeps happening, tell your IT.',
  },
  signInExpired: {
    what: 'The sign-in has expired.',
    next: 'Xero may still keep the connection. Sign in again to check or end it.',
  },
  noRefreshToken: {
    what: 'This sign-in was not set to last, and its half hour is up.',
    next: 'Sign in again, or add the scope offline_access to the app.',
  },
  signInRevoking: {
    what: 'This sign-in is to be revoked, so nothing is asked with it.',
    next: 'Go on with revoking it on the app’s page, or sign in again.',
  },
  signInStillTaken: {
    what: 'Xero was asked to revoke this sign-in, and still takes it.',
    next: 'Treat everything as still connected. Try again, or end it at Xero under Connected apps.',
  },
  signedInAnew: {
    what: 'Somebody signed in again while this sign-in was being revoked.',
    next: 'Xero no longer takes the earlier one; the new one is in use. Revoke again if that is still what you want.',
  },
  otherPerson: {
    what: 'Xero’s answer to the renewal of this sign-in is about somebody else.',
    next: 'Keyward keeps what arrived, but does not use it. Sign in again as the person whose sign-in it is.',
  },
} as const satisfies FailureWords<keyof typeof SIGN_IN_FAILURES>
