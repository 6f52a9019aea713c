import type { XERO_FAILURES } from '../../shared/xero/failures.ts'
import type { FailureWords } from './message.ts'
import { fullDay, timeOf } from '../language/moments.ts'

/** What is said of failures of Xero and the way there. */
export const XERO_WORDS = {
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
  proxyAsksPassword: {
    what: 'The proxy of this network asks for a password.',
    next: 'Keyward uses the system’s proxy, and gives passwords to nobody. Your IT can let this computer through without one, or with your Windows sign-in.',
  },
  proxySilent: {
    what: 'The proxy that this computer is set to use does not answer.',
    next: 'Xero was not reached. Check the system’s proxy settings, or ask your IT.',
  },
  rateLimited: {
    told: ({ retryAt }) => ({
      what: 'Xero was busy with earlier questions of this app.',
      next: `It asked Keyward to wait until ${timeOf(retryAt)} on ${fullDay(retryAt)}.`,
    }),
    brief: 'Xero was busy with earlier questions.',
  },
  xeroUnavailable: {
    told: ({ status }) => ({
      what: 'Xero is having problems.',
      next: `What is shown is what Xero said last. Try again later. For your IT: ${status}.`,
    }),
    brief: 'Xero had problems.',
  },
  xeroUnexpected: {
    told: ({ status }) => ({
      what: 'Xero gave an answer that Keyward does not recognise.',
      next: `What is shown is what Xero said last.${status === null ? '' : ` For your IT: ${status}.`}`,
    }),
    brief: 'Xero answered something unknown.',
  },
  blockedOnTheWay: {
    told: ({ status }) => ({
      what: 'Something between this computer and Xero answered instead, with its own page.',
      next: `A firewall, a proxy or a sign-in page of the network does that. What is shown is what Xero said last. Ask your IT to let Keyward reach Xero. For your IT: ${status}.`,
    }),
    brief: 'A firewall or proxy answered in Xero’s place.',
  },
  clientRefused: {
    what: 'Xero does not accept this app’s client id and secret together.',
    next: 'The secret may have been replaced in the developer portal. Enter the current one.',
  },
  grantNotAllowed: {
    what: 'Xero does not let this app get access in this way.',
    next: 'That is about the kind of app, not its secret. Compare the kind of app here with what the developer portal calls it.',
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
  practiceManagerError: {
    told: ({ said }) => ({
      what: 'Practice Manager answered, and reported a problem.',
      next: said === '' ? 'It did not say why. Check again later.' : `It says: “${said}”. Check again later.`,
    }),
    brief: 'Practice Manager reported a problem.',
  },
} as const satisfies FailureWords<keyof typeof XERO_FAILURES>
