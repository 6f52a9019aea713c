import type { APP_FAILURES } from '../../../shared/apps/failures.ts'
import type { FailureWords } from '../../app/message.ts'

/** By what Xero answers, which kind it is more likely, and what to choose. */
const OTHER_KIND = {
  web: {
    what: 'By what Xero answers, this is a web app, which has a secret and which people sign in to.',
    next: 'Choose “Web app”, or check the client id against the developer portal. Nothing has been stored.',
  },
  pkce: {
    what: 'By what Xero answers, this is a mobile or desktop app, which has no secret.',
    next: 'Choose “Mobile or desktop app”. Nothing has been stored.',
  },
  custom: {
    what: 'By what Xero answers, people do not sign in to this app: it is more likely a custom connection.',
    next: 'Choose “Custom connection”, or check it in the developer portal. Nothing has been stored.',
  },
} as const

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
  appHasNoSecret: {
    what: 'This app has no secret.',
    next: 'Xero gives none to a mobile or desktop app, so there is nothing to show, replace or hand over.',
  },
  appHasNoSignIns: {
    what: 'Nobody signs in to a custom connection here.',
    next: 'Xero asks the person who authorises it by e-mail. Then ask Xero for its organisation, on the app’s page.',
  },
  appOfOtherKind: {
    told: ({ likely }) => OTHER_KIND[likely],
    brief: 'By what Xero answers, the app is of another kind than was chosen.',
  },
  kindIsFixed: {
    what: 'Whether an app has a secret does not change, so nothing was changed.',
    next: 'Add it again as what the portal calls it, and remove this one.',
  },
  connectionNotActive: {
    what: 'Xero gives this custom connection no access now: nobody has authorised it yet, or a change has ended that.',
    next: 'In the developer portal, see that it is connected. Any change there of its scopes or organisation asks by e-mail again. Then ask once more.',
  },
  addingCancelled: {
    what: 'Adding was called off while Xero was asked.',
    next: 'Nothing is stored. What you filled in is still here.',
  },
  unknownApp: { what: 'This app is no longer in the vault.', next: 'It may have been removed a moment ago.' },
} as const satisfies FailureWords<keyof typeof APP_FAILURES>
