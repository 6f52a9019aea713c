import { listOf } from '../../language/plural.ts'

/** What `app-form-aside.tsx` says. */
export const APP_FORM_ASIDE = {
  helpWithThisForm: 'Help with this form',
  whereTitle: 'Where you find them',
  whereTheyAre:
    'In Xero’s developer portal, open the app and choose Configuration. The client id is always there. The secret is shown once, straight after “Generate a secret”.',
  whereTheClientIdIs:
    'In Xero’s developer portal, open the app and choose Configuration. The client id is always there. A mobile or desktop app has no secret.',
  bothInOneText:
    'If you have it all in one text, copied from the portal or out of a mail or a file, paste it into any field: name, redirect address and scopes are found as well.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  secretTitle: 'What happens to the secret',
  noSecretTitle: 'Why there is no secret',
  noSecretGiven: 'Xero gives a mobile or desktop app none, so nothing of it goes into the keychain.',
  noSecretProof: 'Each sign-in carries a proof instead, made anew each time (PKCE).',
  clientIdAsked: 'Xero is asked whether it knows the client id; offline, the app is stored all the same.',
  staysTitle: 'What stays as it is',
  refusedTitle: 'What Xero refuses',
  refusedBy:
    'A name with “Xero” in it. A redirect address that is neither https nor http://localhost. Accounting and Practice Manager scopes in one request.',
  refusedOfCustom:
    'A name with “Xero” in it. Practice Manager scopes: a custom connection reaches the books of one organisation.',
  secretGoesToKeychain:
    'Xero is asked whether it recognises it; offline, it is stored all the same. It goes straight into this computer’s keychain, and is read back to be sure.',
  secretInNoFile: 'It is in none of Keyward’s files or logs. In a backup it is sealed to your recovery kit.',
  secretShownOnAsking: 'Afterwards it is shown only when you ask, for 30 seconds.',
  staysSecret: 'The secret in the keychain. It has its own button on the app’s page.',
  staysSignIns: 'Sign-ins made so far. New scopes count from the next sign-in on.',
} as const

/** What `app-form-parts.tsx` says. */
export const APP_FORM_PARTS = {
  namePart: 'Name',
  nameField: 'Name, as in the developer portal',
  keysPart: 'Keys',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  routePart: 'Redirect route',
  routeField: 'How Xero’s answer comes back',
  redirectField: 'Redirect URI, exactly as in the developer portal',
  relayHosted:
    'The address of an app that is here already. Add it to this app in the developer portal as well.',
  relayExample: (example: string) =>
    `Such as ${example}. After saving, Keyward writes the rule to host there.`,
  pasteExample: (example: string) => `Add the same address in the developer portal, such as ${example}.`,
  scopesPart: 'May read',
  scopesField: 'What the app may read',
  notePart: 'Note',
  notAccepted:
    'Xero does not accept this client id and secret together, so nothing has been stored. Compare both with the developer portal; a mobile or desktop app has no secret at all.',
  addAnyway: 'Add it anyway',
  noteField: 'For the practice: who built it, who runs it. No secrets here',
  advancedPart: 'Advanced',
  advancedHint: 'Settings for whoever built the app',
  pkce: 'Send PKCE as well as the secret',
  pkceHint:
    'Protects the answer on its way back. Whether Xero accepts both is not confirmed: turn it off if Xero refuses the sign-in.',
} as const

/** What `app-form-pasted.tsx` says. */
export const APP_FORM_PASTED = {
  whichClientId: 'Which client id?',
  whichSecret: 'Which secret?',
  whichRedirect: 'Which redirect address?',
} as const

/** What `app-form-state.ts` says. */
export const APP_FORM_STATE = {
  secretNotTakenHere:
    'Only the client id is taken here. A new secret is put in by replacing it, from the app’s own page.',
  endsChanges: 'What you changed here is forgotten',
  endsTyped: 'What you typed here is forgotten, the secret included',
  staysVault: 'The vault as it was',
  staysApp: (name: string) => `${name} as it was`,
  hasNoSecret:
    'No secret is taken: a mobile or desktop app has none. If this one has, choose above what the portal calls it.',
  filledIn: (name: string) => `The ${name} is filled in.`,
  added: (name: string) => `${name} is in the vault, its secret in the keychain.`,
  addedWithoutSecret: (name: string) => `${name} is in the vault; it has no secret.`,
  isKnown: 'Xero knows it.',
  knownCouldNotTell: 'Whether Xero knows it could not be told.',
  changed: (name: string) => `${name} is changed.`,
  works: 'Xero recognises it.',
  couldNotTell: 'Whether Xero accepts it could not be told.',
  refused: 'Xero did not accept it.',
  notAccepted: 'When Xero was asked, it did not accept the secret.',
} as const

/** What `app-form.tsx` says. */
export const APP_FORM = {
  xeroApps: 'Xero apps',
  guideLink: 'the guide',
  addTitle: 'Add a Xero app',
  editTitle: (name: string) => `Edit ${name}`,
  cancel: 'Cancel',
  storing: 'Storing…',
  askingAndStoring: 'Asking Xero, then storing…',
  asking: (seconds: number) => `Asking Xero whether it knows this app… ${seconds} s`,
  askingMeans:
    'Nothing is stored yet. If Xero does not answer, the app is added all the same, and you are told.',
  stopAsking: 'Stop asking',
  addTheApp: 'Add the app',
  saveTheChanges: 'Save the changes',
  openExisting: (name: string) => `Open ${name}`,
  addAnyway: 'Add it anyway',
} as const

/** What `app-route.tsx` says. */
export const APP_ROUTE = {
  redirectRoute: 'Redirect route',
  neverCameBack: 'Nothing has come back this way yet',
  cameBack: 'Came back',
  tookSeconds: (seconds: string) => `, in ${seconds} s`,
  tryTheRoute: 'Try the route',
  tryItNow: 'Try it now',
  hideRule: 'Hide the rule to host',
  showRule: 'Show the rule to host',
  underWay: (time: string) =>
    `Your browser was opened at the redirect address with a made-up answer. Keyward stops waiting at ${time}`,
  timeLeft: (left: string) => `, in ${left}`,
  endTheRouteTest: 'End the trial',
  stopWaiting: 'Stop waiting',
  putThisAway: 'Put this away',
  waiting: 'Waiting for it to come back',
  cameBackTitle: 'It came back',
  didNotComeBack: 'It did not come back',
  browserNotOpened: 'The browser could not be opened',
  portTaken: 'Another program is using the port',
  cameBackMeans: 'Xero’s answer would reach Keyward the same way.',
  relayAdvice:
    'Look at the page that the browser shows. If it is an error page, the rule is not hosted at that address yet. If it is empty, the browser may have asked whether to open Keyward.',
  loopbackAdvice:
    'Look at the page that the browser shows. A firewall may keep the browser from this computer’s own address.',
  browserAdvice: 'Set a default browser in the system’s settings, then try again.',
  portAdvice: 'Close the other program, or give the app another port, here and in the developer portal.',
} as const

/** What `app-scopes.tsx` says. */
export const APP_SCOPES = {
  mayRead: 'May read',
  scopes: 'Scopes',
  what: 'What',
  scope: 'Scope',
  advice: 'To know',
  readOnlyEnd: ' It cannot change anything.',
  askedAlone: (rights: string) =>
    `Asked for with the secret alone: nobody signs in to it. Each has to stand in the developer portal as well.${rights}`,
  noSignInYet: (rights: string) => `Nobody has signed in with it yet.${rights}`,
  signedInWhen: (name: string, ago: string) => `${name} signed in ${ago}`,
  asAsked: (when: string, rights: string) => `Granted as asked for when ${when}.${rights}`,
  notGranted: (when: string, missing: readonly string[]) =>
    `Not granted when ${when}: ${listOf(missing, 4)}. `,
  grantedAsWell: (when: string, extra: readonly string[]) =>
    `Also granted when ${when}: ${listOf(extra, 4)}. Scopes only add up at Xero; to reduce them, disconnect and connect again. `,
} as const

/** What `pasted-secret.tsx` says. */
export const PASTED_SECRET = {
  leaveTitle: 'Leave without storing the secret?',
  leaveEnds: 'The secret that you put in here is forgotten; Xero does not show it again',
  leaveStays: (name: string) => `${name} as it was`,
  whichSecret: 'Which secret?',
} as const

/** What `relay-rules-view.tsx` says. */
export const RELAY_RULES_VIEW = {
  apache: 'Apache',
  netlifyCloudflarePages: 'Netlify, Cloudflare Pages',
  cloudflareWorker: 'Cloudflare Worker',
  noRule:
    'Keyward cannot write the rule for this address. Letters, digits, “-”, “_”, “.”, “~” and “/” can be in its path.',
  kindOfWebServer: 'Kind of web server',
  whereItGoes: (file: string) => `Where it goes: ${file}`,
  ruleFor: (server: string) => `Rule for ${server}`,
  copyTheRule: 'Copy the rule',
  ruleExplanation:
    'It passes the answer on with its query untouched, keeps nothing, and tells nobody. Give it to whoever runs the web server; there is no secret in it.',
} as const

/** What `sample-apps.tsx` says. */
export const SAMPLE_APPS_WORDS = {
  samples: 'Samples',
  explanation:
    'The sandbox has apps of its own, whose secrets open nothing else. One click fills everything in.',
  fillIn: (name: string) => `Fill in the ${name}`,
} as const

/** What `scopes-picker.tsx` says. */
export const SCOPES_PICKER = {
  practiceManager: 'Practice Manager',
  accounting: 'Accounting',
  signInPart: 'The sign-in itself',
  identityScopes: 'Who signed in',
  offlineScope: 'Stay signed in while nobody is there',
  offBecause: (chosen: string, off: string) =>
    `Off while ${chosen} is chosen: Xero does not take both in one request. For ${off}, clear those first, or add a second app.`,
  moreScopes: 'Those that may change things, are broad, or end',
  writesEnd: 'also change',
  readOnly: 'read only',
  withWrites: (words: string) => `${words}, also change`,
  leaveEnds: 'The scope that you typed and did not add is forgotten',
  otherScope: 'Another scope, as Xero writes it',
  addScope: 'Add scope',
  takeOut: (scope: string) => `Take out ${scope}`,
} as const
