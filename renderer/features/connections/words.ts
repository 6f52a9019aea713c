import { count, listOf } from '../../language/plural.ts'

/** What `check-history.tsx` says. */
export const CHECK_HISTORY = {
  checks: 'Checks',
  noCheckStands: 'No check stands in its history.',
  noCheckYetXero: 'No check yet; Xero listed it when it was connected.',
  aCheckAsksXero: 'A check asks Xero for its list, and Practice Manager for its staff list.',
  aCheckAsksXeroForIts: 'A check asks Xero for its list, and the organisation for its name.',
  aCheckAsksXeroForItsList: 'A check asks Xero for its list. The scopes granted do not let it ask further.',
  signInAgain: 'Sign in again',
  enterTheSecretAgain: 'Enter the secret again',
  changeTheScopes: 'Change the scopes',
  askAgain: 'Ask again',
} as const

/** What `connection-facts.tsx` says. */
export const CONNECTION_FACTS = {
  connected: 'Connected',
  xeroDoesNotSay: 'Xero does not say since when',
  consentRenewed: (ago: string) => `Consent renewed ${ago}`,
  lastSeen: 'Last seen',
  signedIn: 'Signed in by',
  mayRead: 'May read',
  granted: (ago: string) => `Granted ${ago}`,
  kindAtXero: 'Kind at Xero',
  keywardDoesNotKnow: 'Keyward does not know this kind. It is listed and checked like the others.',
  oddAtXero: 'Odd at Xero',
  itIsListed: 'It is listed and counted like the others.',
  connectionId: 'Connection id',
  xeroNamesNoneSo: 'Xero names none, so it can only be ended at Xero',
  connectionId2: 'connection id',
  organisationId: 'Organisation id',
  xeroNamesNone: 'Xero names none',
  organisationId2: 'organisation id',
  mayAlsoChangeThings: 'May also change things',
  readOnly: 'Read only',
  asAsked: (rights: string) => `${rights}, as asked for.`,
  andNotAsAsked: (rights: string) => `${rights}, and not as asked for.`,
  notGranted: (missing: readonly string[]) => `Not granted: ${listOf(missing, 4)}.`,
  grantedAsWell: (extra: readonly string[]) => `Granted as well: ${listOf(extra, 4)}.`,
  nobodyThatKeywardKnows: 'Nobody that Keyward knows',
  holdsOnlyThisOne: 'Holds only this one',
  alsoHolds: (holds: number) => `Also holds ${count(holds, 'other', 'others')}`,
  revokeTheWholeSign: 'Revoke the whole sign-in…',
  seenByAsWell: (map: readonly string[]) => `Seen by ${listOf(map)} as well`,
} as const

/** What `connection-lines.tsx` says. */
export const CONNECTION_LINES = {
  lineGroup: (appId: string) => `line-group ${appId}`,
  lineRow: (key: string) => `line-row ${key}`,
  thisLineCouldNot: 'This line could not be shown',
  ended: (ended: number) => `${ended} ended`,
  ended2: (connected: number, ended: number) => `${count(connected, 'connection')}, ${ended} ended`,
  oddRow: 'Odd row',
  notTold: 'Not told',
} as const

/** What `connection-list-head.tsx` says. */
export const CONNECTION_LIST_HEAD = {
  organisation: 'Organisation',
  kind: 'Kind',
  signedIn: 'Signed in by',
  connectedSince: 'Connected since',
  signIn: 'Sign-in',
  checked: 'Checked',
} as const

/** What `connection-list-view.tsx` says. */
export const CONNECTION_LIST_VIEW = {
  connections: 'Connections',
  row: (chosen: string) => `row ${chosen}`,
} as const

/** What `connection-list.ts` says. */
export const CONNECTION_LIST = {
  unknownKind: 'Unknown kind',
  unknownKind2: (tenantType: string) => `unknown kind ${tenantType}`,
} as const

/** What `connection-pane.tsx` says. */
export const CONNECTION_PANE = {
  in: (kind: string, appName: string) => `${kind}, in ${appName}`,
  closeThePane: 'Close the pane',
  askingXero: 'Asking Xero…',
  checkNow: 'Check now',
  takeOffTheList: 'Take off the list',
  signInAgain: 'Sign in again',
  askingXeroThenAsking: 'Asking Xero, then asking again…',
  tryAgain: 'Try again',
  xeroListsItWithout: 'Xero lists it without an id: it can only be ended at Xero',
  somebodyHasToSign: 'Somebody has to sign in again first',
  disconnect: 'Disconnect…',
} as const

/** What `connections-empty.tsx` says. */
export const CONNECTIONS_EMPTY = {
  noOrganisation: 'No organisation is on the list',
  connectingOpensYourBrowser:
    'Connecting opens your browser at Xero. There you choose the organisation and allow access, and this list shows it at once, with the age of each fact.',
  firstKeywardNeeds:
    'First Keyward needs the client id and the secret of a Xero app. Then one sign-in at Xero shows here which organisations it reaches.',
  chooseAnApp: 'Choose an app and connect',
  addAXeroApp: 'Add a Xero app',
  noOrganisationIsOnTheList: 'No organisation is on the list.',
  noConnectionNeedsYou: 'No connection needs you.',
  noneHasEndedConnections:
    'None has ended. Connections that you disconnect are kept here until you take them off the list.',
  nothingHereMatches: (search: string) =>
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
  disconnect: (tenantName: string) => `Disconnect ${tenantName}?`,
  canNoLongerRead: (appName: string) => `${appName} can no longer read it`,
  everyToolThatUses: (appName: string) => `Every tool that uses ${appName} loses this organisation`,
  theApps: (otherOrganisations: number) => `The app’s ${count(otherOrganisations, 'other organisation')}`,
  theSecret: 'The secret',
  signIn: (possessive: string) => `${possessive} sign-in and the secret`,
  itsConnection: (sameElsewhere: readonly string[]) => `Its connection in ${listOf(sameElsewhere)}`,
  everythingInItsOwn: 'Everything in its own books',
  keywardAsksXeroAgain:
    'Keyward asks Xero again afterwards, to prove it is gone. To undo, connect it again and give consent at Xero.',
  keepIt: 'Keep it',
  disconnect2: 'Disconnect',
} as const

/** What `ways-out.tsx` says. */
export const WAYS_OUT = {
  waysOut: 'Ways out',
  signInAgain: 'Sign in again',
  withAndChoose: (appName: string) =>
    `with ${appName} and choose this organisation. Then it can be checked, and disconnected here.`,
  somebodyWithTheRight: 'Somebody with the right to it ends it in Xero, under',
  openXero: 'Open Xero',
  connectedApps: 'Connected apps',
  whoeverOwnsTheApp: 'Whoever owns the app ends it in the',
  developerPortal: 'developer portal',
  underConnectionManagement: ', under Connection management.',
} as const
