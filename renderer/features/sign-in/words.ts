import { listOf } from '../../language/plural.ts'

/** What `choose-app.tsx` says. */
export const CHOOSE_APP = {
  whichAppShouldConnect: 'Which app should connect?',
  xeroAsksForConsent: 'Xero asks for consent for one app at a time. Your browser opens next.',
} as const

/** What `ended-attempts.tsx` says. */
export const ENDED_ATTEMPTS = {
  close: 'Close',
  with: (appName: string) => `With ${appName}.`,
  andEachCheckMoves: ', and each check moves that on',
  signedIn: (name: string, appName: string, day: string, part: string) =>
    `${name} signed in with ${appName}. The sign-in lasts until ${day}${part}.`,
  xeroDoesNotSay:
    'Xero does not say what was allowed in this sign-in, and lists no organisation that was not here before. Those that it lists are under Connections.',
  xeroListsNothing:
    'Xero lists nothing that was allowed in this sign-in. Those that it lists are under Connections. Sign in again and choose one on Xero’s page.',
  connectedNow: 'Connected now',
  unknownKind: 'Unknown kind',
  show: (tenantName: string) => `Show ${tenantName}`,
  showIt: 'Show it',
  notGrantedAsAsked: 'Not granted as asked for.',
  xeroLeftOut: (missing: readonly string[]) => `Xero left out ${listOf(missing, 4)}. `,
  xeroAlsoGrantedFrom: (extra: readonly string[]) =>
    `Xero also granted ${listOf(extra, 4)}, from earlier sign-ins: scopes only add up there.`,
  yourBrowserWasOpened: (xeroHost: string) => `Your browser was opened at ${xeroHost}`,
  for: (time: string, appName: string) => `${time}, for ${appName}`,
  enterTheSecretAgain: 'Enter the secret again',
} as const

/** What `paste-address.tsx` says. */
export const PASTE_ADDRESS = {
  theAddressThatYou: 'The address that you pasted is forgotten',
  pasteTheAddressHere: 'Paste the address here',
  xeroSentYou: 'Xero sent you to a page that does not open',
  allowAccessAtXero:
    'Allow access at Xero first. The page you land on may be empty or show an error: its address still holds the answer. Copy the whole address, and paste it here within five minutes.',
  addressFromTheBrowser: 'Address from the browser',
  takeThisAddress: 'Use this address',
} as const

/** What `sign-in-help.tsx` says. */
export const SIGN_IN_HELP = {
  xeroStays: 'Xero stays on a page of its own and never comes back here when',
  itSaysYouDont: 'it says “You don’t have access to connect any Xero Practice Manager accounts”',
  youLackThePrivilege: 'You lack the privilege “Connect third-party add-ons”.',
  whereToSwitch: 'Where to switch it on',
  inPracticeManagerBusiness:
    'In Practice Manager: Business, then Staff, then the person, then tick “Connect third-party add-ons”. An administrator can do it. Afterwards open the browser again from here.',
  itComplainsAbout: 'it complains about the redirect address',
  theAppAtXero: 'The app at Xero must list exactly this one:',
  itComplainsAboutTheApp: 'it complains about the app or its scopes',
  compareTheClientId: 'Compare the client id and the scopes with the developer portal.',
  showBoth: 'Show both',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
} as const

/** What `sign-in-sheet.tsx` says. */
export const SIGN_IN_SHEET = {
  close: 'Close',
  putAsideAndKeep: 'Put aside and keep waiting',
  anotherSign: 'Another sign-in is',
  otherSignIns: (others: number) => `${others} other sign-ins are`,
  anApp: 'an app',
  openBehindThisOne: (part: string, join: string) => `${part} open behind this one: ${join}.`,
  aRemovedApp: 'a removed app',
  done: 'Done',
  connectAnOrganisation: 'Connect an organisation',
  tryAgain: 'Try again',
  openTheBrowserAgain: 'Open the browser again',
  pasteTheAddress: 'Paste the address…',
  cancel: 'Cancel',
} as const

/** What `waiting-attempt.tsx` says. */
export const WAITING_ATTEMPT = {
  keywardIsAskingXero: 'Keyward is asking Xero for the rest. This takes a few seconds.',
  chooseTheOrganisation: 'Choose the organisation at Xero and allow access. This window notices by itself.',
  openingYourBrowser: (xeroHost: string) => `Opening your browser at ${xeroHost}`,
  yourBrowserWasOpened: (xeroHost: string) => `Your browser was opened at ${xeroHost}`,
  for: (time: string, appName: string) => `${time}, for ${appName}`,
  xeroSentYouBack: 'Xero sent you back',
  waitingForXero: 'Waiting for Xero to send you back',
  keywardAsksXeroWhich: 'Keyward asks Xero which organisation you chose',
  thenKeywardAsksXero: 'Then Keyward asks Xero which organisation you chose',
  done: 'Done: ',
  now: 'Now: ',
  waiting: 'Waiting: ',
  failed: 'Failed: ',
  keywardStopsWaiting: (time: string) => `Keyward stops waiting at ${time}`,
  in: (left: string) => `, in ${left}`,
  nothingIsChangedUntil: '. Nothing is changed until then.',
} as const
