import type { APP_FAILURES } from '../../../shared/apps/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** What is said of failures of an app and its form. */
export const APP_WORDS = {
  draftRefused: {
    what: 'Something in the form would be refused by Xero or by the keychain.',
    next: 'It is marked beside the field.',
  },
  duplicateApp: {
    told: ({ name }) => ({
      what: `This client id is already in the vault, as ${name}.`,
      next: 'Open that app to change it, or check that you copied the right client id.',
    }),
    brief: 'This client id was already in the vault.',
  },
  unknownApp: { what: 'This app is no longer in the vault.', next: 'It may have been removed a moment ago.' },
} as const satisfies FailureWords<keyof typeof APP_FAILURES>
