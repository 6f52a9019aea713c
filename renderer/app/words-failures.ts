import type { Failure, FailureCode } from '../../shared/kernel/failure.ts'
import { isNameless } from '../../shared/kernel/shown-text.ts'
import type { Message } from './message.ts'
import { spanInWords } from './words-clock.ts'
import { HANDOVER_REFUSED } from '../features/handover/words-refusals.ts'
import { IMPORT_REFUSED } from '../features/import/words-refusals.ts'
import { KEYCHAIN_FAILURES, wouldLose } from '../features/apps/words-keychain.ts'
import { fullDay, timeOf } from '../language/moments.ts'
import { OWN_LIST_FAILURES } from '../features/connections/words-failures.ts'
import { PASTED, REFUSED_SIGN_IN } from '../features/apps/words-redirect.ts'
import { PRACTICE_FAILURES } from './words-practices.ts'
import { BACKUP_REFUSED } from '../features/backup/words.ts'
import { REVIEW_FAILURES } from '../features/review/words-failures.ts'
import { ROTATION_FAILURES } from '../features/rotation/words-failures.ts'
import { UPDATE_REFUSED } from '../features/updates/words-refusals.ts'

type Words = {
  readonly [Code in FailureCode]: Message | ((failure: Extract<Failure, { code: Code }>) => Message)
}

/** Turns a failure into two sentences or more for whoever sits at the window. */
export const describeFailure = (failure: Failure): Message => {
  const words = WORDS[failure.code] as Message | ((failure: Failure) => Message)
  return typeof words === 'function' ? words(failure) : words
}

/** Whether this version has a sentence for the code, which may come from an older or newer log. */
export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(WORDS, code)

/** True of the file whatever was done before: it is replaced whole or not at all. */
const FILE_WHOLE = 'Everything stored before is intact.'
/** True before Xero's answer is taken in; what Xero did is another matter. */
const NOT_STORED = 'Keyward has stored nothing of it.'

const WORDS = {
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
  draftRefused: {
    what: 'Something in the form would be refused by Xero or by the keychain.',
    next: 'It is marked beside the field.',
  },
  duplicateApp: ({ name }) => ({
    what: `This client id is already in the vault, as ${name}.`,
    next: 'Open that app to change it, or check that you copied the right client id.',
  }),
  unknownApp: { what: 'This app is no longer in the vault.', next: 'It may have been removed a moment ago.' },
  unknownConnection: {
    what: 'This connection is no longer on the list.',
    next: 'It may have been taken off a moment ago.',
  },
  unknownAttempt: {
    what: 'This sign-in has already ended.',
    next: 'Begin a new one with “Connect an organisation”.',
  },

  ...KEYCHAIN_FAILURES,
  wouldLoseSecret: wouldLose,
  notFinished: ({ because }) => ({
    what: 'It was started but not finished.',
    next: `${isFailureCode(because) ? `${describeFailure({ code: because } as Failure).what} ` : ''}What is left to do is noted: Keyward does it the next time it starts, or when you ask again.`,
  }),

  diskFull: {
    what: 'The disk is full, so nothing could be written.',
    next: 'Everything stored before is intact. Free some space, then try again.',
  },
  diskReadOnly: {
    what: 'Keyward’s folder can be read but not written.',
    next: `${FILE_WHOLE} Your IT can say why the folder is read-only.`,
  },
  diskDenied: {
    what: 'The system does not let Keyward write to its own folder.',
    next: `${FILE_WHOLE} Your IT can give this account the right to it.`,
  },
  diskFailed: {
    what: 'The disk did not accept what Keyward wrote.',
    next: 'Everything stored before is intact. Try again; if it keeps happening, have the disk looked at.',
  },
  fileNotKnown: {
    what: 'Keyward cannot use that file.',
    next: 'It opens handovers (.age), the review.json of an evidence pack, and exports of password managers. The file is as it was.',
  },
  tooManyWaiting: {
    what: 'Several things are already waiting to be opened.',
    next: 'Open or put away what waits above, and try again. The file is as it was.',
  },
  licencesNotOpened: {
    what: 'The licences could not be opened.',
    next: 'They are beside Keyward’s program, in resources/licences: open third-party.html there.',
  },
  printFailed: {
    what: 'The page could not be printed.',
    next: 'Nothing in the vault has changed. Save it as a web page instead, and print that from a browser.',
  },
  changedElsewhere: {
    what: 'Another Keyward is writing the vault, or has changed it since this one read it.',
    next: 'What the other one stored is intact. Close the other one, then start this one again.',
  },
  wouldNotOpen: ({ where }) => ({
    what: 'Keyward was about to store something that it could not have read again, so it stored nothing.',
    next: `That is a fault in Keyward. Tell whoever looks after it${where === '' ? '' : `, with this word: ${where}`}.`,
  }),
  vaultReadOnly: {
    what: 'A newer Keyward wrote this vault, so this one only reads it.',
    next: 'Bring Keyward up to date to change anything.',
  },
  vaultClosed: { what: 'The vault is not open.', next: 'Open it first, then try again.' },

  handoverRefused: ({ why }) => HANDOVER_REFUSED[why],

  updateRefused: ({ why }) => UPDATE_REFUSED[why],
  importRefused: ({ why }) => IMPORT_REFUSED[why],

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
  portTaken: ({ port }) => ({
    what: `Another program on this computer is using port ${port}.`,
    next: 'Close it, or give the app a redirect address with another port, here and in the developer portal.',
  }),
  consentRefused: {
    what: 'Access was refused on Xero’s page.',
    next: `${NOT_STORED} If that was a slip, try again and choose Allow access.`,
  },
  xeroRefusedSignIn: ({ error }) => ({
    what: REFUSED_SIGN_IN.get(error) ?? 'Xero refused the sign-in.',
    next: `${NOT_STORED} Compare the app’s settings with the developer portal.${isNameless(error) ? '' : ` For your IT: ${error}.`}`,
  }),
  pastedAddressRefused: ({ why }) => PASTED[why],
  issuerMismatch: {
    what: 'The answer did not come from the Xero that Keyward asked.',
    next: `It was thrown away. ${NOT_STORED} If this happens twice, tell your IT.`,
  },
  clockWrong: ({ minutes }) => ({
    what: `This computer’s clock is ${spanInWords(Math.round(minutes))} ${minutes < 0 ? 'behind' : 'ahead of'} Xero’s.`,
    next: 'Keyward cannot then tell whether an answer is fresh. Set the clock, then try again.',
  }),
  idTokenRefused: {
    what: 'Xero’s answer about who signed in could not be verified.',
    next: 'No sign-in was kept from it. What was chosen on Xero’s page may still be connected there: try again to see it here. If it keeps happening, tell your IT.',
  },
  signInExpired: {
    what: 'The sign-in has expired.',
    next: 'Xero may still keep the connection. Sign in again to check or end it.',
  },
  otherPerson: {
    what: 'Xero’s answer to the renewal of this sign-in is about somebody else.',
    next: 'Keyward keeps what arrived, but does not use it. Sign in again as the person whose sign-in it is.',
  },
  noRefreshToken: {
    what: 'This sign-in was not set to last, and its half hour is up.',
    next: 'Sign in again, or add the scope offline_access to the app.',
  },

  offline: {
    what: 'The network went away before Xero answered.',
    next: 'What is shown is what Xero said last. Try again when you are back online.',
  },
  xeroTimedOut: {
    what: 'Xero has not answered in time.',
    next: 'What is shown is what Xero said last. Try again in a few minutes.',
  },
  tlsRefused: {
    what: 'The connection to Xero could not be trusted, so Keyward ended it.',
    next: 'Something between this computer and Xero presents a certificate of its own. Your IT can say what.',
  },
  rateLimited: ({ retryAt }) => ({
    what: 'Xero was busy with earlier questions of this app.',
    next: `It asked Keyward to wait until ${timeOf(retryAt)} on ${fullDay(retryAt)}.`,
  }),
  xeroUnavailable: ({ status }) => ({
    what: 'Xero is having problems.',
    next: `What is shown is what Xero said last. Try again later. For your IT: ${status}.`,
  }),
  xeroUnexpected: ({ status }) => ({
    what: 'Xero gave an answer that Keyward does not recognise.',
    next: `What is shown is what Xero said last.${status === null ? '' : ` For your IT: ${status}.`}`,
  }),
  blockedOnTheWay: ({ status }) => ({
    what: 'Something between this computer and Xero answered instead, with its own page.',
    next: `A firewall, a proxy or a sign-in page of the network does that. What is shown is what Xero said last. Ask your IT to let Keyward reach Xero. For your IT: ${status}.`,
  }),
  grantNotAllowed: {
    what: 'Xero does not let this app get access in this way.',
    next: 'That is about the kind of app, not its secret. Compare it with the developer portal: Keyward needs a web app with a secret.',
  },
  clientRefused: {
    what: 'Xero does not accept this app’s client id and secret together.',
    next: 'The secret may have been replaced in the developer portal. Enter the current one.',
  },
  grantRefused: {
    what: 'Xero no longer accepts this sign-in.',
    next: 'Xero may still keep the connection. Sign in again to check or end it.',
  },
  accessRefused: {
    what: 'Xero did not accept the access that this sign-in gives.',
    next: 'Sign in again. If it keeps happening, ask whoever manages users at Xero.',
  },
  accessForbidden: {
    what: 'Xero does not give this sign-in access to this organisation.',
    next: 'Access may have been taken away, or the person’s role has changed.',
  },
  scopeInsufficient: {
    what: 'The scopes granted do not reach this far.',
    next: 'Add the scope to the app, then sign in again.',
  },
  tierNotIncluded: {
    what: 'Xero’s API is not open to this app at its present tier or approval.',
    next: 'The sign-in and the connection are as they were. See the app’s tier in the developer portal; Practice Manager also needs Xero’s approval, which the access guide leads to.',
  },
  practiceManagerError: ({ said }) => ({
    what: 'Practice Manager answered, and reported a problem.',
    next: said === '' ? 'It did not say why. Check again later.' : `It says: “${said}”. Check again later.`,
  }),
  ...OWN_LIST_FAILURES,
  connectionWithoutId: {
    what: 'Xero lists this connection without an id, so Keyward cannot disconnect it.',
    next: 'End it at Xero under Connected apps, or in the developer portal; the next check here shows that it is gone.',
  },
  stillListed: {
    what: 'Xero was asked to disconnect it, and still lists it.',
    next: 'Treat it as still connected, and try again.',
  },
  checkAlreadyRunning: {
    what: 'Another check is still running.',
    next: 'Wait until it has finished, or cancel it.',
  },
  proxyAsksPassword: {
    what: 'The proxy of this network asks for a password.',
    next: 'Keyward uses the system’s proxy, and gives passwords to nobody. Your IT can let this computer through without one, or with your Windows sign-in.',
  },
  proxySilent: {
    what: 'The proxy that this computer is set to use does not answer.',
    next: 'Xero was not reached. Check the system’s proxy settings, or ask your IT.',
  },
  ...PRACTICE_FAILURES,
  ...REVIEW_FAILURES,
  ...ROTATION_FAILURES,
  backupRefused: BACKUP_REFUSED,
  checkCancelled: { what: 'The check was cancelled.', next: 'What had answered by then is kept.' },
} satisfies Words
