import type { Leaver, ReceivedThing } from '../../../shared/people/leaver.ts'
import type { Review } from '../../../shared/review/review.ts'
import { html } from '../../../shared/kernel/html.ts'
import type { ToolLine } from '../../../shared/tools/line.ts'
import type { ListSource, Tally } from '../../../shared/connections/tally.ts'
import { HOUR, type Instant } from '../../../shared/kernel/instant.ts'
import { dayOf, momentOf } from '../paper/moments.ts'

/** How old a fact was when the review was taken: "3 hours before", "54 days before". */
export const ageBefore = (at: Instant, review: Instant): string => {
  const hours = Math.max(0, Math.floor((review - at) / HOUR))
  if (hours < 1) return 'within the hour before'
  if (hours < 48) return `${hours} ${hours === 1 ? 'hour' : 'hours'} before`
  return `${Math.floor(hours / 24)} days before`
}

const inAll = (amount: number) => `${amount} in all`

/** What the evidence page says; what it says of one thing stands in `words.ts`. */
export const PAGE_WORDS = {
  title: (at: number) => `Review of Xero connections, as of ${momentOf(at)}`,
  sandbox: 'Sandbox: a made-up practice. Nothing here is real.',
  heading: 'Review of Xero connections',
  asOf: (at: number) =>
    `Everything on this page is as of ${momentOf(at)}, and each fact says how old it was then.`,
  inAll,
} as const

/** What is said of the page itself. */
export const HEAD_WORDS = {
  line: (taker: string, device: string, version: string) =>
    `Taken by ${taker}, on ${device}, with Keyward ${version}.`,
  taker: ({ name, email }: { readonly name: string; readonly email: string }) => `${name}, ${email}`,
  checksum: 'Checksum of the data',
  signedWith: 'Signed with evidence key',
  andWith: 'And with the card of',
  nobody: 'nobody: no name had been given',
  card: (label: string, fingerprint: string) => `${label}, fingerprint ${fingerprint}`,
} as const

/** What stands at a glance. */
export const GLANCE_WORDS = {
  heading: 'In numbers',
  lastCheck: 'Last check of everything',
  noCheck: 'none yet',
  check: ({ at, answered, of }: NonNullable<Review['lastFullCheck']>) =>
    `${momentOf(at)}, ${answered} of ${of} ${of === 1 ? 'organisation' : 'organisations'} answered`,
  unchecked: 'Connected since, and not checked',
  standing: 'Connected at Xero, as far as is known',
  tally: ({ all, both, ownList, signIn, remembered, oldest }: Tally, at: number) =>
    all === 0
      ? '0'
      : `${all}: ${[
          [both, 'by Xero’s list for the app and a sign-in’s'],
          [ownList, 'by Xero’s list for the app alone'],
          [signIn, 'by a sign-in’s list alone'],
          [remembered, 'only remembered'],
        ]
          .flatMap(([amount, words]) => (amount === 0 ? [] : [`${amount} ${words}`]))
          .join(', ')}; oldest ${ageBefore(oldest ?? at, at)}`,
  listed: 'Listed by Xero to a sign-in when last asked',
  lapses: 'Sign-in lapses within 14 days',
  ended: 'Sign-in ended, still connected',
  askedToEnd: 'Asked to end, not proven',
  endNotProven: 'Sign-in revoked, end of the connection not proven',
  gone: 'Gone at Xero’s side',
  noSignIn: 'Without any sign-in',
  madeElsewhere: 'In Xero’s list for the app, made elsewhere',
  ownConnection: 'Custom connections, listed to their own token',
  notActive: 'Custom connections that got no token when last asked',
  onlyInOwnList: 'In Xero’s list for the app, no longer in a sign-in’s',
  otherScopes: 'Sign-ins with other scopes than asked for',
  missing: 'Secrets missing in the keychain',
  altered: 'Secrets altered in the keychain',
} as const

/** What is said of the connections. */
export const CONNECTION_WORDS = {
  heading: 'Apps and their connections',
  columns: ['Organisation', 'Authorised by', 'Connected on', 'As of the review', 'Fact from'],
  nobody: 'nobody known',
  /** Of a custom connection. */
  nobodyNeeded: 'nobody: no sign-in needed',
  notTold: 'not told',
  source: { ownList: 'Xero’s list for the app', signIn: 'a sign-in’s list' } satisfies Record<
    ListSource['list'],
    string
  >,
  remembered: 'only remembered',
} as const

/** What is said of Xero's list for each app. */
export const LIST_WORDS = {
  heading: 'Xero’s list for each app',
  explanation:
    'Xero can list everything connected to an app, whoever made it. A sign-in’s list holds only what that person may reach. Counted is what was connected as far as is known, by the list that told of it.',
  columns: [
    'App',
    'List last had',
    'Held then',
    'Connected',
    'By both lists',
    'By the app’s alone',
    'By a sign-in’s alone',
    'Only remembered',
    'Oldest fact',
  ],
  none: '–',
  withoutSecret: 'none to be had without a secret',
  neverAsked: 'never asked for',
  neverHad: 'never had',
  failed: (at: string) => `asked again ${at}, without having it`,
} as const

/** What is said of those who signed in. */
export const PEOPLE_WORDS = {
  heading: 'People who signed in',
  none: 'Nobody had signed in.',
  columns: ['Person', 'E-mail', 'App', 'Granted', 'Signed in', 'Last used', 'Lapses unless used'],
  notGranted: (scopes: readonly string[]) => `Not granted: ${scopes.join(' ')}.`,
  grantedAsWell: (scopes: readonly string[]) => `Granted as well: ${scopes.join(' ')}.`,
  over: (isRevoked: boolean, at: number) => `${isRevoked ? 'revoked' : 'ended'} ${dayOf(at)}`,
} as const

/** What is said of who has what by a handover. */
export const RECEIVER_WORDS = {
  heading: 'People who received or gave a handover',
  none: 'Nothing had been handed over.',
  columns: ['Person', 'E-mail', 'App', 'How', 'Since', 'Secret', 'Receipt'],
  nameless: 'Person',
  how: {
    sealedFor: 'sealed for them',
    signedFor: 'their key signed the receipt',
    handedHere: 'handed it to this vault',
  } satisfies Record<ReceivedThing['how'], string>,
  notAlong: 'did not go along',
  inForce: 'the one in force',
  replaced: 'replaced since',
  noReceipt: 'none',
  receipt: (at: number) => `added ${dayOf(at)}`,
} as const

/** What is said of programs on that computer that read Xero. */
export const TOOL_WORDS = {
  heading: 'Tools that read Xero through this Keyward',
  on: 'Tools could ask. Each yes, no, call and token is in the activity log.',
  off: 'No tool could ask: tools were switched off.',
  none: 'No tool was set up.',
  columns: ['Tool', 'For', 'App', 'Reaches', 'May', 'Last use', 'Uses'],
  token: 'everything that the sign-in does, by a token',
  mayWithToken: 'all that Xero has granted to the sign-in',
  gone: 'an organisation that is not listed any more',
  refused: 'was not to ask any more',
  never: 'never',
} as const

/** What is said of who let tools read. */
export const GRANT_WORDS = {
  heading: 'What tools were allowed, and what they had',
  noAnswer: 'Nobody was asked.',
  answerColumns: ['When', 'Who answered', 'Answer', 'Tool', 'App', 'Sign-in'],
  answers: {
    once: 'allowed once',
    tenMinutes: 'allowed for 10 minutes',
    untilLocked: 'allowed until the vault locks',
    now: 'not allowed',
    forGood: 'not allowed, and not to ask again',
  } as Readonly<Partial<Record<ToolLine, string>>>,
  earlier: (amount: number) =>
    `${amount} earlier ${amount === 1 ? 'answer is' : 'answers are'} in the activity log alone.`,
  noUse: 'No tool had a token or a call.',
  useColumns: ['Tool', 'App', 'Sign-in', 'Tokens', 'Calls', 'Turned away', 'First', 'Last'],
  unnamed: (amount: number) => `Uses of further tools, which the activity log names: ${amount}.`,
} as const

/** What is said of the apps. */
export const APP_WORDS = {
  noSecret: 'No secret stands on this page or in the files beside it.',
  none: 'There was no app in this vault.',
  notSaid: 'nobody has said',
  hasNone: 'has none',
  unread: (state: 'missing' | 'altered', at: number) => `${state}; last on ${dayOf(at)}`,
} as const

/** What is said of those who leave. */
export const LEAVER_WORDS = {
  heading: 'People who leave, or have left',
  list: ({ name, email, begunAt, begunBy, finishedAt }: Leaver) =>
    `${name}${email === '' ? '' : `, ${email}`}: list begun ${dayOf(begunAt)} by ${begunBy}, ${
      finishedAt === null ? 'not finished' : `finished ${dayOf(finishedAt)}`
    }`,
  columns: ['To do', 'Done'],
  proven: (at: number) => `proven ${dayOf(at)}`,
  open: 'open',
  ticked: ({ at, by }: { readonly at: number; readonly by: string }) => `ticked ${dayOf(at)} by ${by}`,
} as const

const brief = (checksum: string) => `${checksum.slice(0, 16)}…`

/** What stands below, and at the foot of every sheet of paper, so that none can be taken for one of another pack. */
export const FOOT_WORDS = {
  verify: (checksum: string) =>
    html`To verify: open <b>review.json</b>, which lies beside this page, in Keyward under Activity, Reviews. It carries the signatures over the data (checksum ${brief(checksum)}) and over the SHA-256 of this page and of the spreadsheet.`,
  compare:
    'A page can be written by anybody, with any key on it. Compare the evidence key with the one that stands under Settings, Evidence, in the Keyward that it is said to come from; a Keyward that has the card in its address book says by itself whose it is.',
  sheet: (at: number, key: string, card: string | null, checksum: string) =>
    [
      `Review as of ${momentOf(at)}`,
      `evidence key ${key}`,
      ...(card === null ? [] : [`card ${card}`]),
      `checksum ${brief(checksum)}`,
    ].join(' · '),
} as const

/** The columns of the spreadsheet. */
export const SHEET_COLUMNS = [
  'Organisation',
  'Kind',
  'App',
  'Client id',
  'Authorised by',
  'E-mail',
  'Connected on',
  'State as of the review',
  'Last listed by Xero',
  'Known by',
  'In Xero’s list for the app',
  'In the list of a sign-in',
  'Last asked',
  'Last failure',
  'Sign-in lapses unless used',
  'Connection id',
  'Organisation id',
  'Tags',
] as const
