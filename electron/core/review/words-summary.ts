import { KIND_NAMES } from '../../../shared/apps/words.ts'
import { dayOf, momentOf } from '../paper/moments.ts'

const some = (amount: number, one: string, many = `${one}s`) => `${amount} ${amount === 1 ? one : many}`

/** What stands at the top: three figures, each with its proof. */
export const SUMMARY_WORDS = {
  heading: 'Summary',
  connected: (apps: number) =>
    `connected at Xero as far as is known, through ${some(apps, 'app')} of the practice’s own.`,
  checked: ({ at, answered, of }: { readonly at: number; readonly answered: number; readonly of: number }) =>
    ` ${answered} of ${of} answered when everything was last checked, ${momentOf(at)}.`,
  neverChecked: ' Everything has never been checked at once.',
  secrets: (all: number) => `of ${all}`,
  noSecret: 'no app here has a secret.',
  dated: 'secrets with a known date.',
  oldest: (at: number, days: number) =>
    ` The oldest was generated on ${dayOf(at)}, ${some(days, 'day')} before.`,
  exceptions: (amount: number) =>
    amount === 0
      ? 'exceptions in what is known. What is not known stands below.'
      : `${amount === 1 ? 'exception' : 'exceptions'}, listed below. Rows that they are about are marked •.`,
} as const

/** What is not as it should be, each by what was found. */
export const EXCEPTION_WORDS = {
  heading: 'Exceptions',
  none: 'None in what is known.',
  columns: ['No.', 'What', 'Where it stands', 'Action by', 'Due'],
  more: (names: readonly string[], all: number) =>
    all <= names.length ? `${names.join('; ')}.` : `${names.join('; ')}; and ${all - names.length} more.`,
  expiredStillConnected: (n: number) =>
    `${some(n, 'organisation stays', 'organisations stay')} connected on a sign-in that has ended`,
  notYetDisconnected: (n: number) =>
    `${some(n, 'connection was', 'connections were')} asked to end, and not proven to have ended`,
  notYetRevoked: (n: number) =>
    `${some(n, 'connection hangs', 'connections hang')} on a sign-in that is asked to be revoked, not proven`,
  endNotProven: (n: number) => `${some(n, 'connection')} of a revoked sign-in whose end could not be asked`,
  madeElsewhere: (n: number) =>
    `${some(n, 'connection was', 'connections were')} made elsewhere: no sign-in here ever saw ${n === 1 ? 'it' : 'them'}`,
  onlyInOwnList: (n: number) =>
    `${some(n, 'connection is', 'connections are')} in Xero’s list for the app, and no longer in a sign-in’s`,
  noSignIn: (n: number) => `${some(n, 'connection is', 'connections are')} reached by no sign-in here`,
  gone: (n: number) => `${some(n, 'connection')} vanished at Xero’s side`,
  lapses: (n: number) =>
    `${some(n, 'connection hangs', 'connections hang')} on a sign-in that lapses within 14 days`,
  notActive: (n: number) => `${some(n, 'custom connection')} got no token when last asked`,
  otherScopes: (n: number) =>
    `${some(n, 'sign-in was', 'sign-ins were')} granted other scopes than asked for`,
  missing: (n: number) => `${some(n, 'secret is', 'secrets are')} missing in the keychain`,
  altered: (n: number) => `${some(n, 'secret was', 'secrets were')} altered in the keychain`,
  writes: (n: number) => `${some(n, 'app')} may change data at Xero`,
  leavers: (n: number) => `${some(n, 'list')} for somebody who leaves is not finished`,
  log: (n: number) => `${some(n, 'place')} in the activity log is not as it was written`,
} as const

/** What nobody can tell from this page, said plainly. */
export const UNKNOWN_WORDS = {
  heading: 'What is not known',
  others:
    'What others connected to the same organisations through apps that are not in this vault. Xero shows those under Connected apps in each organisation.',
  copies: 'What tools, files and people have copied out of Xero.',
  neverChecked: 'How everything stands at one moment: all connections were never checked at once.',
  unanswered: (n: number, at: number) =>
    `How ${some(n, 'organisation')} stood at the check of ${dayOf(at)}: ${n === 1 ? 'it' : 'they'} did not answer.`,
  unchecked: (n: number) => `How ${some(n, 'connection')} stands that was made since the last check.`,
  old: (n: number) =>
    `What happened to ${some(n, 'connection')} that Xero has not listed for 7 days or more.`,
  remembered: (n: number) =>
    `Whether ${some(n, 'connection')} stands at all: no list tells of it, it is only remembered.`,
  unlisted: (names: string) =>
    `What else is connected to ${names}: Xero’s list for the app itself was not had.`,
  undated: (names: string) => `How old the secret of ${names} is.`,
  receipts: (n: number) => `Whether ${some(n, 'handover')} arrived: there is no receipt.`,
  notWalked: 'Whether the activity log is whole: it was not read to its end.',
} as const

/** What is said of one app above its connections. */
export const BY_APP_WORDS = {
  kindAndAmount: (kind: keyof typeof KIND_NAMES, amount: number) =>
    `${KIND_NAMES[kind]}, ${some(amount, 'connection')}`,
  gone: 'An app that is no longer in this vault',
  none: 'No organisation was connected through it.',
  clientId: 'Client id',
  redirect: 'Redirect address',
  scopes: 'Scopes',
  generated: 'Secret generated',
  putIn: 'Put in',
  readBack: 'Last read back',
} as const

/** What stands at the end: who signs, and what the machine signed. */
export const SIGNED_WORDS = {
  heading: 'Signatures and checksums',
  notSigned:
    'This extract is not signed by a key. The whole, signed, is saved in Keyward under Activity, Reviews; its page, spreadsheet and data lie together.',
  roles: ['Prepared by', 'Reviewed by', 'For the partners'],
  name: 'Name',
  date: 'Date',
  about: (what: string) => `Only what is about ${what}.`,
  extractTitle: (what: string) => `Access to Xero: ${what}`,
  extractFile: (day: string) => `Keyward evidence extract ${day}`,
} as const
