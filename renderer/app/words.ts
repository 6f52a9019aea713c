import { count } from '../language/plural.ts'

/** What `arrived-notice.tsx` says. */
export const ARRIVED_NOTICE = {
  putTheLinkAway: 'Put the link away',
  aLinkArrived: 'A link arrived',
  aFileWasOpened: 'A file was opened',
  aFileWasOpenedWithKeyward: 'A file was opened with Keyward',
  waiting: (part: number) => `${count(part, 'other')} waiting. `,
  veryMany: 'Very many',
  cameThatKeywardDid: (countWords: string) =>
    `${countWords} came that Keyward did not keep: open them again where they came from. `,
  open: 'Open',
  putAllAway: 'Put all away',
  putThisLinkAway: 'Put this link away',
  putThisFileAway: 'Put this file away',
  somethingSealed: 'something sealed',
  anEvidencePack: 'an evidence pack',
  anExportToImport: 'an export to import apps from',
  aHandover: 'a handover',
  aReceipt: 'a receipt',
  somebodysCard: 'somebody’s card',
  aRequest: 'a request',
} as const

/** What `clock-note.tsx` says. */
export const CLOCK_NOTE = {
  askingXero: 'Asking Xero for the time.',
  theDatesAreCorrected: 'The dates are corrected. What was dated in the future is marked.',
  thisComputersClock: 'This computer’s clock',
  askingXero2: 'Asking Xero…',
} as const

/** What `closed-view.tsx` says. */
export const CLOSED_VIEW = {
  sAgo: (seconds: number) => `${seconds} s ago`,
  theVaultIsOpen: 'The vault is open.',
  tryAgain: 'Try again',
  beginWithAnEmpty: 'Begin with an empty vault…',
  trying: 'Trying…',
  tried: (triedAgo: string) => `Tried ${triedAgo}`,
  andAgainEvery10: ', and again every 10 s',
  beginWithAnEmptyVault: 'Begin with an empty vault?',
  keywardOpensWithout: 'Keyward opens without the apps, sign-ins and connections that it knew',
  eachAppsClientId: 'Each app’s client id and secret has to be entered again',
  theOldFilesThey: 'The old files: they are set aside in the same folder, and nothing in them is deleted',
  whatTheKeychainHolds: 'What the keychain holds: nothing is taken out of it, the old key neither',
  everythingAtXeroEvery: 'Everything at Xero, every connection included',
  whoeverRestoresBackupsMay: 'Whoever restores backups may still mend the old files later.',
  keepIt: 'Keep it as it is',
  beginWithAnEmpty2: 'Begin with an empty vault',
  whatUsuallyHelps: 'What usually helps',
  settingsWorkMeanwhile: 'Settings work meanwhile. For your IT:',
  keyward: (version: string) => `, Keyward ${version}.`,
  keyward2: (why: string, version: string, platform: string) => `${why}, Keyward ${version}, ${platform}`,
  details: 'Details',
  copyTheDetails: 'Copy the details',
} as const

/** What `dropped.tsx` says. */
export const DROPPED = {
  dropAHandover: 'Drop a handover, an evidence pack, or an export of your password manager',
  oneFile: 'One file at a time: the first one was opened.',
  openTheFile: 'Open the file',
} as const

/** What `first-run.tsx` says. */
export const FIRST_RUN = {
  whereDoYouWant: 'Where do you want to begin?',
  keywardKeepsTheSecrets:
    'Keyward keeps the secrets of your practice’s Xero apps on this computer, shows which organisations they reach, and helps you replace them or take access away.',
  iHaveAClient: 'I have a client id and a secret',
  pasteBothTheyGo: 'Paste both. They go straight into this computer’s keychain.',
  addAXeroApp: 'Add a Xero app',
  weKeepThem: 'We keep them in a password manager',
  bitwarden1passwordKeepass:
    'Bitwarden, 1Password, KeePass or a CSV file. You see what is in it before it is stored.',
  importFromAFile: 'Import from a file',
  somebodyIsHandingOne: 'Somebody is handing one over to me',
  byLinkFile: 'By link, file or QR code. You see who sent it before it is stored.',
  receive: 'Receive',
  weDoNotHave: 'We do not have access to Xero’s API yet',
  fourStepsFromFirst: 'Four steps, from first contact to the first sign-in. Days to weeks.',
  openTheGuide: 'Open the guide',
  whoUsesThisKeyward: 'Who uses this Keyward?',
  secrets: 'Secrets',
  everythingElse: 'Everything else',
  sentAnywhere: 'Sent anywhere',
  nothingExceptToXero:
    'nothing, except to Xero: what you ask of it, and what keeps your sign-ins from lapsing',
  iWantToLook: 'I want to look around first',
  youAre: 'You are in the sandbox. It has two apps of its own to add, and people to sign in as.',
  aMadeUpPractice:
    'A made-up practice with a dozen organisations, and a vault of its own. Nothing reaches Xero.',
  addASampleApp: 'Add a sample app',
  opening: 'Opening…',
  tryTheSandbox: 'Try the sandbox',
} as const

/** What `leave-question.tsx` says. */
export const LEAVE_QUESTION = {
  leaveWithoutSaving: 'Leave without saving?',
  stayHere: 'Stay here',
  quitAllTheSame: 'Quit all the same',
  closeAllTheSame: 'Close all the same',
  leave: 'Leave',
} as const

/** What `main.tsx` says. */
export const MAIN = {
  goOn: 'Go on',
} as const

/** What `opening-view.tsx` says. */
export const OPENING_VIEW = {
  keywardsWindowHasNothing: 'Keyward’s window has nothing to show',
  itCouldNotRead:
    'It could not read what the vault holds. Nothing was changed by that, and nothing was asked of Xero.',
  tryAgain: 'Try again',
  openingKeywardTakesLonger: 'Opening Keyward takes longer than usual. It is still waiting for an answer…',
  openingKeyward: 'Opening Keyward…',
} as const

/** What `read-only-note.tsx` says. */
export const READ_ONLY_NOTE = {
  readOnly: 'Read-only',
  thisVaultIsOpen: 'This vault is open for reading only.',
  aNewerKeywardWrote:
    'A newer Keyward wrote it. Nothing can be changed until this one is brought up to date.',
} as const

/** What `sandbox-banner.tsx` says. */
export const SANDBOX_BANNER = {
  sandbox: 'Sandbox',
  sandbox2: 'Sandbox.',
  aMadeUpPractice:
    'A made-up practice on this computer. Nothing you do here reaches Xero, and no real secret belongs here.',
  whatYouCanTry: 'What you can try',
  openYourOwnVault: 'Open your own vault',
  close: 'Close',
  everythingBehaves: 'Everything behaves as with Xero; only Xero is played by this computer.',
  addAXeroApp: 'Add a Xero app: the form fills in one of the sandbox’s own.',
  connectAnOrganisationYour: 'Connect an organisation. Your browser opens the sandbox’s own consent page.',
  lookAtWhat: 'Look at what is connected, and how old each fact is. Then check one, or all.',
  disconnectOneOrganisation: 'Disconnect one organisation, and see it proven. The others stay.',
  signInAsSomebody: 'Sign in as somebody without the privilege, and see how Xero never sends you back.',
  yourOwnVault:
    'Your own vault is separate from the sandbox: another file, other keychain entries, and the real Xero.',
  closeKeywardThenStart: 'Close Keyward, then start it with',
  npmStartLive: 'npm start -- --live',
  theSandboxStays: 'The sandbox stays as it is, and opens again when you start without “--live”.',
} as const

/** What `tray-question.tsx` says. */
export const TRAY_QUESTION = {
  closeTheWindow: 'Close the window',
  shallKeywardGo: 'Shall Keyward go on reminding you?',
  itCanStay:
    'It can stay in the tray, beside the clock, with its window closed, and remind you of secrets and sign-ins. If it quits, nothing reminds you until you start it again.',
  thisIsAskedOnce: 'This is asked once. Settings, Reminders has it too.',
  quitKeyward: 'Quit Keyward',
  stayInTheTray: 'Stay in the tray',
} as const

/** What `visitor.tsx` says. */
export const VISITOR = {
  goThere: 'Go there',
} as const

/** What `window-view.tsx` says. */
export const WINDOW_VIEW = {
  sandbox: 'Sandbox',
  sandbox2: 'Sandbox.',
  aMadeUpPractice: 'A made-up practice on this computer.',
  aNotice: 'A notice',
  aLinkThatArrived: 'A link that arrived',
  aNoticeAbout: 'A notice about this vault',
  aNoticeAboutTheClock: 'A notice about the clock',
  openingTheVault: 'Opening the vault…',
} as const
