import { type DraftProblem, type DraftProblemCode, NAME_MAX } from '../../../shared/apps/app-draft.ts'
import { describeScope } from '../../../shared/apps/scopes.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { monthOf } from '../../language/moments.ts'
import { listOf } from '../../language/plural.ts'

/** What the form says of one problem: why Xero or the keychain would refuse it, or what is better. */
export const describeProblem = ({ code, about }: DraftProblem): string => {
  const words: string | ((about: string) => string) = WORDS[code]
  return typeof words === 'function' ? words(shownText(about ?? '')) : words
}

const narrower = (scope: string): string => {
  const { narrower: better } = describeScope(scope)
  return better === undefined ? '' : ` Narrower: ${listOf(better, 4)}.`
}

const WORDS = {
  nameMissing: 'Give the app the name that it has in Xero’s developer portal.',
  nameTooLong: `A name has at most ${NAME_MAX} characters.`,
  nameHasXero:
    'Xero does not accept an app with “Xero” in its name. Use the practice’s or the tool’s own name.',
  clientIdMissing: 'Copy the client id from the app’s Configuration page in the developer portal.',
  clientIdUnusual: 'Xero’s client ids have 32 characters, 0–9 and A–F. Check that nothing is missing.',
  clientIdHasSpaces: 'A client id has no spaces in it. Copy it again.',
  secretMissing: 'Paste the secret. Xero shows it once, straight after “Generate a secret”.',
  secretTooLong: 'This is longer than a keychain takes, and much longer than any Xero secret.',
  secretNotText: 'This holds characters that no Xero secret has. Copy it again.',
  secretHasSpaces: 'A secret has no spaces or line ends in it. Copy it again.',
  secretIsClientId: 'This is the client id again. The secret is the other value.',
  secretUnusual: 'This is shorter than Xero’s secrets usually are. Check that nothing is missing.',
  redirectMissing: 'Enter the redirect URI exactly as it stands in the developer portal.',
  redirectNotAddress: 'This is not a web address. It begins with https:// and has no spaces.',
  redirectCustomScheme:
    'Xero accepts https addresses and http://localhost only. The relay passes its answer on to keyward://.',
  redirectNotHttps: 'Xero accepts http for localhost only. Begin it with https://.',
  redirectIsIpAddress:
    'Xero does not accept an IP address such as 127.0.0.1. Write http://localhost instead.',
  redirectHasExtras: 'The address must end after its path: no “?”, no “#”, no name or password.',
  redirectNeedsPort:
    'Add a port, as in http://localhost:5179/callback, so that Keyward knows where to listen.',
  redirectNotLocalhost: 'To come back to this computer the address must begin with http://localhost.',
  redirectPathUnusual:
    'Keyward cannot write the rule to host for this path. Letters, digits, “-”, “_”, “.”, “~” and “/” can be.',
  scopesMissing: 'Choose at least one thing that the app may read.',
  scopesMixed: 'Xero does not take Accounting and Practice Manager scopes in one request. Take one kind out.',
  scopeNotText: (scope) => `“${scope}” holds characters that no scope has.`,
  scopeUnknown: (scope) =>
    `Keyward does not know ${scope}. It is sent as it stands; Xero refuses unknown ones.`,
  scopeBroad: (scope) => `The scope ${scope} is broad, and Xero no longer lists it.${narrower(scope)}`,
  scopeEnds: (scope) =>
    `Xero ends ${scope} in ${monthOf(describeScope(scope).endsIn ?? '2027-09')}, and apps made since 2 March 2026 cannot use it.${narrower(scope)}`,
  scopeWrites: (scope) =>
    `With ${scope} the app may also change ${describeScope(scope).words}.${narrower(scope)}`,
  scopesWithoutOffline:
    'Without offline_access a sign-in lasts half an hour. After that Keyward can neither check nor disconnect.',
  scopesOfNoCustomConnection: (about) =>
    `Of Practice Manager: ${about}. A custom connection reaches one organisation’s books only.`,
  scopesWithoutOpenid: 'Without openid Keyward cannot tell whose sign-in it is.',
} satisfies Record<DraftProblemCode, string | ((about: string) => string)>
