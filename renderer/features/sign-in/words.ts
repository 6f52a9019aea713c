import { listOf } from '../../language/plural.ts'

/** What `choose-app.tsx` says. */
export const CHOOSE_APP = {
  title: 'Which app should connect?',
  explanation: 'Xero asks for consent for one app at a time. Your browser opens next.',
} as const

/** What `ended-attempts.tsx` says. */
export const ENDED_ATTEMPTS = {
  close: 'Close',
  with: (appName: string) => `With ${appName}.`,
  movesOnEnd: ', and each check moves that on',
  signedIn: (name: string, appName: string, day: string, movesOn: string) =>
    `${name} signed in with ${appName}. The sign-in lasts until ${day}${movesOn}.`,
  notTold:
    'Xero does not say what was allowed in this sign-in, and lists no organisation that was not here before. Those that it lists are under Connections.',
  nothingAllowed:
    'Xero lists nothing that was allowed in this sign-in. Those that it lists are under Connections. Sign in again and choose one on Xero’s page.',
  connectedNow: 'Connected now',
  unknownKind: 'Unknown kind',
  show: (tenantName: string) => `Show ${tenantName}`,
  showIt: 'Show it',
  notAsAsked: 'Not granted as asked for.',
  leftOut: (missing: readonly string[]) => `Xero left out ${listOf(missing, 4)}. `,
  grantedAsWell: (extra: readonly string[]) =>
    `Xero also granted ${listOf(extra, 4)}, from earlier sign-ins: scopes only add up there.`,
  browserOpened: (xeroHost: string) => `Your browser was opened at ${xeroHost}`,
  openedFor: (time: string, appName: string) => `${time}, for ${appName}`,
  enterTheSecretAgain: 'Enter the secret again',
} as const

/** What `paste-address.tsx` says. */
export const PASTE_ADDRESS = {
  leaveEnds: 'The address that you pasted is forgotten',
  title: 'Paste the address here',
  noPageTitle: 'Xero sent you to a page that does not open',
  explanation:
    'Allow access at Xero first. The page you land on may be empty or show an error: its address still holds the answer. Copy the whole address, and paste it here within five minutes.',
  addressFromTheBrowser: 'Address from the browser',
  takeAddress: 'Use this address',
} as const

/** What `sign-in-help.tsx` says. */
export const SIGN_IN_HELP = {
  title: 'Xero stays on a page of its own and never comes back here when',
  saysNoAccess: 'it says “You don’t have access to connect any Xero Practice Manager accounts”',
  noAccessMeans: 'You lack the privilege “Connect third-party add-ons”.',
  noAccessMore: 'Where to switch it on',
  noAccessHow:
    'In Practice Manager: Business, then Staff, then the person, then tick “Connect third-party add-ons”. An administrator can do it. Afterwards open the browser again from here.',
  redirectComplaint: 'it complains about the redirect address',
  redirectMeans: 'The app at Xero must list exactly this one:',
  appComplaint: 'it complains about the app or its scopes',
  appMeans: 'Compare the client id and the scopes with the developer portal.',
  appMore: 'Show both',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
} as const

/** What `sign-in-sheet.tsx` says. */
export const SIGN_IN_SHEET = {
  close: 'Close',
  putAside: 'Put aside and keep waiting',
  anotherIs: 'Another sign-in is',
  othersAre: (others: number) => `${others} other sign-ins are`,
  anApp: 'an app',
  openBehind: (othersAre: string, apps: string) => `${othersAre} open behind this one: ${apps}.`,
  aRemovedApp: 'a removed app',
  done: 'Done',
  label: 'Connect an organisation',
  tryAgain: 'Try again',
  openAgain: 'Open the browser again',
  paste: 'Paste the address…',
  cancel: 'Cancel',
} as const

/** What `waiting-attempt.tsx` says. */
export const WAITING_ATTEMPT = {
  askingXero: 'Keyward is asking Xero for the rest. This takes a few seconds.',
  chooseAtXero: 'Choose the organisation at Xero and allow access. This window notices by itself.',
  openingBrowser: (xeroHost: string) => `Opening your browser at ${xeroHost}`,
  browserOpened: (xeroHost: string) => `Your browser was opened at ${xeroHost}`,
  openedFor: (time: string, appName: string) => `${time}, for ${appName}`,
  stepBack: 'Xero sent you back',
  stepWaiting: 'Waiting for Xero to send you back',
  stepAsking: 'Keyward asks Xero which organisation you chose',
  stepAskingLater: 'Then Keyward asks Xero which organisation you chose',
  done: 'Done: ',
  now: 'Now: ',
  waiting: 'Waiting: ',
  failed: 'Failed: ',
  stopsWaiting: (time: string) => `Keyward stops waiting at ${time}`,
  timeLeft: (left: string) => `, in ${left}`,
  unchangedEnd: '. Nothing is changed until then.',
} as const
