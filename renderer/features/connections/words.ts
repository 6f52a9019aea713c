import { count, listOf } from '../../language/plural.ts'

/** What `check-history.tsx` says. */
export const CHECK_HISTORY = {
  title: 'Checks',
  noneInHistory: 'Its history has no checks.',
  noneYet: 'No check yet; Xero listed it when it was connected.',
  listingHint: 'A check asks Xero for its list. The scopes granted do not let it ask further.',
  signInAgain: 'Sign in again',
  enterTheSecretAgain: 'Enter the secret again',
  changeTheScopes: 'Change the scopes',
  askAgain: 'Ask again',
} as const

/** What `connection-facts.tsx` says. */
export const CONNECTION_FACTS = {
  connected: 'Connected',
  sinceNotSaid: 'Xero does not say since when',
  consentRenewed: (ago: string) => `Consent renewed ${ago}`,
  lastSeen: 'Last seen',
  knownBy: 'Known by',
  known: {
    both: 'Xero’s list for the app, and a sign-in here',
    ownList: 'Xero’s list for the app',
    signIn: 'A sign-in here',
    remembered: 'Only remembered: no list holds it now',
  },
  inOwnList: (ago: string) => `The app’s list held it ${ago}`,
  inSignInList: (ago: string) => `A sign-in’s list held it ${ago}`,
  signedInBy: 'Signed in by',
  nobodySignsIn: 'Nobody: it is a custom connection',
  mayRead: 'May read',
  granted: (ago: string) => `Granted ${ago}`,
  kindAtXero: 'Kind at Xero',
  unknownKind: 'Keyward does not know this kind. It is listed and checked like the others.',
  oddAtXero: 'Odd at Xero',
  oddMeans: 'It is listed and counted like the others.',
  connectionId: 'Connection id',
  noConnectionId: 'Xero names none, so it can only be ended at Xero',
  connectionIdCopied: 'connection id',
  organisationId: 'Organisation id',
  noOrganisationId: 'Xero names none',
  organisationIdCopied: 'organisation id',
  mayChange: 'May also change things',
  readOnly: 'Read only',
  asAsked: (rights: string) => `${rights}, as asked for.`,
  notAsAsked: (rights: string) => `${rights}, and not as asked for.`,
  notGranted: (missing: readonly string[]) => `Not granted: ${listOf(missing, 4)}.`,
  grantedAsWell: (extra: readonly string[]) => `Granted as well: ${listOf(extra, 4)}.`,
  nobodyKnown: 'Nobody Keyward knows',
  holdsOnlyThisOne: 'Holds only this one',
  alsoHolds: (holds: number) => `Also holds ${count(holds, 'other', 'others')}`,
  revokeSignIn: 'Revoke the whole sign-in…',
  seenByAsWell: (people: readonly string[]) => `Seen by ${listOf(people)} as well`,
} as const

/** What `connection-lines.tsx` says. */
export const CONNECTION_LINES = {
  lineGroup: (appId: string) => `line-group ${appId}`,
  lineRow: (key: string) => `line-row ${key}`,
  lineNotShown: 'This line could not be shown',
  endedOnly: (ended: number) => `${ended} ended`,
  connectedAndEnded: (connected: number, ended: number) =>
    `${count(connected, 'connection')}, ${ended} ended`,
  oddRow: 'Odd row',
  notTold: 'Not told',
} as const

/** What `connection-list-view.tsx` says. */
export const CONNECTION_LIST_VIEW = {
  connections: 'Connections',
  row: (chosen: string) => `row ${chosen}`,
} as const

/** What `connection-list.ts` says. */
export const CONNECTION_LIST = {
  unknownKind: 'Unknown kind',
  unknownKindNamed: (tenantType: string) => `unknown kind ${tenantType}`,
} as const

/** What `connection-pane.tsx` says. */
export const CONNECTION_PANE = {
  kindInApp: (kind: string, appName: string) => `${kind}, in ${appName}`,
  closeThePane: 'Close the pane',
  askingXero: 'Asking Xero…',
  checkNow: 'Check now',
  takeOffTheList: 'Take off the list',
  signInAgain: 'Sign in again',
  disconnecting: 'Asking Xero, then asking again…',
  tryAgain: 'Try again',
  noIdHint: 'Xero lists it without an id: it can only be ended at Xero',
  endAtXero: 'Xero does not let this app end it: end it in Xero, under Connected apps',
  signInFirst: 'Somebody has to sign in again first, or Xero be asked for the app’s own list',
  disconnect: 'Disconnect…',
} as const

/** What `connections-empty.tsx` says. */
export const CONNECTIONS_EMPTY = {
  emptyTitle: 'No organisation is on the list',
  emptyExplanation:
    'Connecting opens your browser at Xero. There you choose the organisation and allow access, and this list shows it at once, with the age of each fact.',
  noAppExplanation:
    'First Keyward needs the client id and the secret of a Xero app. Then one sign-in at Xero shows here which organisations it reaches.',
  connect: 'Choose an app and connect',
  addApp: 'Add a Xero app',
  nothingListed: 'No organisation is on the list.',
  noneNeedsYou: 'No connection needs you.',
  noneEnded:
    'None has ended. Connections that you disconnect are kept here until you take them off the list.',
  noMatch: (search: string) =>
    `Nothing here matches “${search}”. The search looks at organisations, people, apps and kinds.`,
  showAll: 'Show all',
} as const

/** What `connections-view.tsx` says. */
export const CONNECTIONS_VIEW = {
  connections: 'Connections',
  groupByApp: 'Group by app',
  checkAll: 'Check all',
  connectAnOrganisation: 'Connect an organisation',
  all: 'All',
  needYou: 'Need you',
  ended: 'Ended',
  show: 'Show',
  searchOrganisationsAndPeople: 'Search organisations and people',
} as const

/** What `disconnect-confirmation.tsx` says. */
export const DISCONNECT_CONFIRMATION = {
  title: (tenantName: string) => `Disconnect ${tenantName}?`,
  endsReading: (appName: string) => `${appName} can no longer read it`,
  endsTools: (appName: string) => `Every tool that uses ${appName} loses this organisation`,
  staysOthers: (otherOrganisations: number) => `The app’s ${count(otherOrganisations, 'other organisation')}`,
  staysSecret: 'The secret',
  staysSignIn: (possessive: string) => `${possessive} sign-in and the secret`,
  staysElsewhere: (sameElsewhere: readonly string[]) => `Its connection in ${listOf(sameElsewhere)}`,
  endsByOwnList:
    'It is ended with the secret alone, by the app’s own list, because no sign-in here can do it',
  endsByOwnToken: 'It is ended with the secret alone: nobody signs in to a custom connection',
  staysBooks: 'Everything in its own books',
  undoCustom:
    'Keyward asks Xero again afterwards, to prove it is gone. To undo, connect it again in the developer portal; Xero then asks by e-mail.',
  undo: 'Keyward asks Xero again afterwards, to prove it is gone. To undo, connect it again and give consent at Xero.',
  no: 'Keep it',
  yes: 'Disconnect',
} as const

/** What `ways-out.tsx` says. */
export const WAYS_OUT = {
  waysOut: 'Ways out',
  byOwnList: 'Disconnect it by the app’s list',
  byOwnListHow: 'with the secret alone, where Xero allows it. Xero is asked again afterwards, to prove it.',
  signInAgain: 'Sign in again',
  signInFirst: 'Sign in',
  signInAgainHow: (appName: string) =>
    `with ${appName} and choose this organisation. Then it can be checked, and disconnected here.`,
  authoriseAgain: 'Whoever owns the app connects it again in the',
  authoriseAgainHow:
    '; Xero asks the person who authorises it by e-mail. Then “Check now” asks for its organisation.',
  inXero: 'Somebody with the right to it ends it in Xero, under',
  openXero: 'Open Xero',
  xeroPage: 'Connected apps',
  inPortal: 'Whoever owns the app ends it in the',
  developerPortal: 'developer portal',
  portalPage: ', under Connection management.',
} as const
