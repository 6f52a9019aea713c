import { listOf } from '../../language/plural.ts'

/** What `app-form-aside.tsx` says. */
export const APP_FORM_ASIDE = {
  helpWithThisForm: 'Help with this form',
  whereYouFindThem: 'Where you find them',
  inXerosDeveloperPortal:
    'In Xero’s developer portal, open the app and choose Configuration. The client id is always there. The secret is shown once, straight after “Generate a secret”.',
  ifYouHaveBoth: 'If you have both in one text, paste it into either field.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  whatBecomes: 'What becomes of the secret',
  whatStays: 'What stays as it is',
  whatXeroRefuses: 'What Xero refuses',
  aNameWithXero:
    'A name with “Xero” in it. A redirect address that is neither https nor http://localhost. Accounting and Practice Manager scopes in one request.',
  itGoesStraightInto: 'It goes straight into this computer’s keychain, and is read back to be sure.',
  itIsInNo: 'It is in no file and no log of Keyward’s. In a backup it is sealed to your recovery kit.',
  afterwardsItIsShown: 'Afterwards it is shown only when you ask, for 30 seconds.',
  theSecret: 'The secret in the keychain. It has its own button on the app’s page.',
  signInsMadeSo: 'Sign-ins made so far. New scopes count from the next sign-in on.',
} as const

/** What `app-form-parts.tsx` says. */
export const APP_FORM_PARTS = {
  name: 'Name',
  nameAs: 'Name, as in the developer portal',
  keys: 'Keys',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  redirectRoute: 'Redirect route',
  howXerosAnswerComes: 'How Xero’s answer comes back',
  redirectUriExactly: 'Redirect URI, exactly as in the developer portal',
  suchAsAfterSaving: (example: string) =>
    `Such as ${example}. After saving, Keyward writes the rule to host there.`,
  addTheSameAddress: (example: string) => `Add the same address in the developer portal, such as ${example}.`,
  mayRead: 'May read',
  whatTheAppMay: 'What the app may read',
  note: 'Note',
  forThePracticeWho: 'For the practice: who built it, who runs it. No secrets here',
  advanced: 'Advanced',
  settingsForWhoeverBuilt: 'Settings for whoever built the app',
  sendPkceAsWell: 'Send PKCE as well as the secret',
  protectsTheAnswer:
    'Protects the answer on its way back. Whether Xero accepts both is not confirmed: turn it off if Xero refuses the sign-in.',
} as const

/** What `app-form-pasted.tsx` says. */
export const APP_FORM_PASTED = {
  whichClientId: 'Which client id?',
  whichSecret: 'Which secret?',
} as const

/** What `app-form-state.ts` says. */
export const APP_FORM_STATE = {
  onlyTheClientId:
    'Only the client id is taken here. A new secret is put in by replacing it, from the app’s own page.',
  whatYouChangedHere: 'What you changed here is forgotten',
  whatYouTypedHere: 'What you typed here is forgotten, the secret included',
  theVault: 'The vault as it was',
  asItWas: (name: string) => `${name} as it was`,
  theIsFilled: (name: string) => `The ${name} is filled in.`,
  isInTheVault: (name: string) => `${name} is in the vault, its secret in the keychain.`,
  isChanged: (name: string) => `${name} is changed.`,
} as const

/** What `app-form.tsx` says. */
export const APP_FORM = {
  xeroApps: 'Xero apps',
  theGuide: 'the guide',
  addAXeroApp: 'Add a Xero app',
  edit: (name: string) => `Edit ${name}`,
  cancel: 'Cancel',
  storing: 'Storing…',
  addTheApp: 'Add the app',
  saveTheChanges: 'Save the changes',
  open: (name: string) => `Open ${name}`,
} as const

/** What `app-route.tsx` says. */
export const APP_ROUTE = {
  redirectRoute: 'Redirect route',
  nothingHasComeBack: 'Nothing has come back this way yet',
  cameBack: 'Came back',
  inS: (toFixed: string) => `, in ${toFixed} s`,
  tryTheRoute: 'Try the route',
  tryItNow: 'Try it now',
  hideTheRule: 'Hide the rule to host',
  showTheRule: 'Show the rule to host',
  yourBrowserWasOpened: (time: string) =>
    `Your browser was opened at the redirect address with a made-up answer. Keyward stops waiting at ${time}`,
  in: (left: string) => `, in ${left}`,
  endTheTrial: 'End the trial',
  stopWaiting: 'Stop waiting',
  putThisAway: 'Put this away',
  waitingFor: 'Waiting for it to come back',
  itCameBack: 'It came back',
  itDidNotCome: 'It did not come back',
  theBrowserCouldNot: 'The browser could not be opened',
  anotherProgramIsUsing: 'Another program is using the port',
  anAnswerOfXeros: 'An answer of Xero’s would reach Keyward the same way.',
  lookAtThePage:
    'Look at the page that the browser shows. If it is an error page, the rule is not hosted at that address yet. If it is empty, the browser may have asked whether to open Keyward.',
  lookAtThePageThatTheBrowser:
    'Look at the page that the browser shows. A firewall may keep the browser from this computer’s own address.',
  setADefaultBrowser: 'Set a default browser in the system’s settings, then try again.',
  closeTheOtherProgram:
    'Close the other program, or give the app another port, here and in the developer portal.',
} as const

/** What `app-scopes.tsx` says. */
export const APP_SCOPES = {
  mayRead: 'May read',
  scopes: 'Scopes',
  what: 'What',
  scope: 'Scope',
  toKnow: 'To know',
  itMayChangeNothing: ' It may change nothing.',
  nobodyHasSigned: (rights: string) => `Nobody has signed in with it yet.${rights}`,
  signedIn: (name: string, ago: string) => `${name} signed in ${ago}`,
  grantedAsAsked: (when: string, rights: string) => `Granted as asked for when ${when}.${rights}`,
  notGrantedWhen: (when: string, missing: readonly string[]) =>
    `Not granted when ${when}: ${listOf(missing, 4)}. `,
  grantedBesidesWhenScopes: (when: string, extra: readonly string[]) =>
    `Granted besides when ${when}: ${listOf(extra, 4)}. Scopes only add up at Xero; to reduce them, disconnect and connect again. `,
} as const

/** What `pasted-secret.tsx` says. */
export const PASTED_SECRET = {
  leaveWithoutStoring: 'Leave without storing the secret?',
  theSecretThatYou: 'The secret that you put in here is forgotten; Xero does not show it again',
  asItWas: (name: string) => `${name} as it was`,
  whichSecret: 'Which secret?',
} as const

/** What `relay-rules-view.tsx` says. */
export const RELAY_RULES_VIEW = {
  apache: 'Apache',
  netlifyCloudflarePages: 'Netlify, Cloudflare Pages',
  cloudflareWorker: 'Cloudflare Worker',
  keywardCannotWrite:
    'Keyward cannot write the rule for this address. Letters, digits, “-”, “_”, “.”, “~” and “/” can be in its path.',
  kindOfWebServer: 'Kind of web server',
  whereItGoes: (file: string) => `Where it goes: ${file}`,
  ruleFor: (server: string) => `Rule for ${server}`,
  copyTheRule: 'Copy the rule',
  itPassesTheAnswer:
    'It passes the answer on with its query untouched, keeps nothing, and tells nobody. Give it to whoever runs the web server; there is no secret in it.',
} as const

/** What `sample-apps.tsx` says. */
export const SAMPLE_APPS_WORDS = {
  samples: 'Samples',
  theSandboxHasApps:
    'The sandbox has apps of its own, whose secrets open nothing else. One click fills everything in.',
  fillIn: (name: string) => `Fill in the ${name}`,
} as const

/** What `scopes-picker.tsx` says. */
export const SCOPES_PICKER = {
  practiceManager: 'Practice Manager',
  accounting: 'Accounting',
  theSignInItself: 'The sign-in itself',
  whoSigned: 'Who signed in',
  staySignedInWhile: 'Stay signed in while nobody is there',
  offWhileIsChosen: (chosen: string, off: string) =>
    `Off while ${chosen} is chosen: Xero does not take both in one request. For ${off}, clear those first, or add a second app.`,
  thoseThatMayChange: 'Those that may change things, are broad, or end',
  alsoChange: 'also change',
  readOnly: 'read only',
  alsoChange2: (words: string) => `${words}, also change`,
  theScopeThatYou: 'The scope that you typed and did not add is forgotten',
  anotherScopeAsXero: 'Another scope, as Xero writes it',
  addScope: 'Add scope',
  takeOut: (shownText: string) => `Take out ${shownText}`,
} as const
