import { KIND_NAMES } from '../../../shared/apps/words.ts'

/** What is said of the kinds of apps, by the names that the developer portal has for them. */
export const APP_KINDS = {
  heading: 'Kind of app',
  question: 'What does the portal call it?',
  names: KIND_NAMES,
  hints: {
    web: 'Has a client id and a secret. People sign in to it at Xero.',
    pkce: 'Has a client id and no secret (PKCE). People sign in to it at Xero.',
    custom: 'Has a client id and a secret, and reaches one organisation. Nobody signs in here.',
  },
  means: {
    pkce: 'Xero gives it no secret, so there is none to keep, replace or hand over, and Xero gives it no list of its own. What it reaches is known from the sign-ins here.',
    custom:
      'It reaches one organisation, with its secret alone. Xero asks the person who authorises it by e-mail; a change of its scopes or organisation in the developer portal ends that until it is authorised again. Ask Xero below which organisation it reaches.',
  },
  customScopes: 'Choose those that stand in the developer portal for it, and no others.',
} as const
