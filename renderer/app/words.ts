import { count } from '../language/plural.ts'

/** What `incoming-notice.tsx` says. */
export const INCOMING_NOTICE = {
  putTheLinkAway: 'Put the link away',
  aLinkArrived: 'A link arrived',
  aFileWasOpened: 'A file was opened',
  fileOpenedTitle: 'A file was opened with Keyward',
  othersWaiting: (others: number) => `${count(others, 'other')} waiting. `,
  veryMany: 'Very many',
  notKept: (howMany: string) =>
    `${howMany} arrived that Keyward could not keep: open them again from where they came. `,
  open: 'Open',
  putAllAway: 'Put all away',
  putThisLinkAway: 'Put this link away',
  putThisFileAway: 'Put this file away',
  somethingSealed: 'something sealed',
  anEvidencePack: 'an evidence pack',
  exportToImport: 'an export to import apps from',
  aHandover: 'a handover',
  aReceipt: 'a receipt',
  somebodysCard: 'somebody’s card',
  aRequest: 'a request',
} as const

/** What `clock-note.tsx` says. */
export const CLOCK_NOTE = {
  askingAnnounced: 'Asking Xero for the time.',
  corrected: 'The dates are corrected. What was dated in the future is marked.',
  title: 'This computer’s clock',
  asking: 'Asking Xero…',
} as const

/** What `closed-view.tsx` says. */
export const CLOSED_VIEW = {
  secondsAgo: (seconds: number) => `${seconds} s ago`,
  theVaultIsOpen: 'The vault is open.',
  tryAgain: 'Try again',
  beginAgain: 'Begin with an empty vault…',
  trying: 'Trying…',
  tried: (triedAgo: string) => `Tried ${triedAgo}`,
  retryRhythm: ', and again every 10 s',
  beginAgainQuestion: 'Begin with an empty vault?',
  endsRecords: 'Keyward opens without the apps, sign-ins and connections that it knew',
  endsSecrets: 'Each app’s client id and secret has to be entered again',
  staysFiles: 'The old files: they are set aside in the same folder, and nothing in them is deleted',
  staysKeychain: 'What the keychain holds: nothing is taken out of it, not even the old key',
  staysAtXero: 'Everything at Xero, every connection included',
  beginAgainFoot: 'Whoever restores backups may still be able to repair the old files later.',
  beginAgainNo: 'Keep it as it is',
  beginAgainYes: 'Begin with an empty vault',
  whatUsuallyHelps: 'What usually helps',
  settingsHint: 'Settings still work in the meantime. For your IT:',
  versionEnd: (version: string) => `, Keyward ${version}.`,
  detailsLine: (why: string, version: string, platform: string) => `${why}, Keyward ${version}, ${platform}`,
  details: 'Details',
  copyTheDetails: 'Copy the details',
} as const

/** What `dropped.tsx` says. */
export const DROPPED = {
  dropHere: 'Drop a handover, an evidence pack, or an export of your password manager',
  onlyFirstOpened: 'One file at a time: the first one was opened.',
  openTheFile: 'Open the file',
  isKit:
    'That is a picture of a recovery kit, and its rows are shown nowhere. Drop it on the form that asks for them: when a restore is rehearsed, or done.',
} as const

/** What `first-run.tsx` says. */
export const FIRST_RUN = {
  title: 'Where do you want to begin?',
  whatKeywardDoes:
    'Keyward keeps the secrets of your practice’s Xero apps on this computer, shows which organisations they reach, and helps you replace them or take access away.',
  haveSecret: 'I have a client id and a secret',
  haveSecretHint: 'Paste both. They go straight into this computer’s keychain.',
  addApp: 'Add a Xero app',
  havePasswordManager: 'We keep them in a password manager',
  havePasswordManagerHint:
    'Bitwarden, 1Password, KeePass or a CSV file. You see what is in it before it is stored.',
  importFromAFile: 'Import from a file',
  haveHandover: 'Somebody is handing one over to me',
  haveHandoverHint: 'By link, file or QR code. You see who sent it before it is stored.',
  receive: 'Receive',
  noAccessYet: 'We do not have access to Xero’s API yet',
  noAccessYetHint: 'Four steps, from first contact to the first sign-in. Days to weeks.',
  openTheGuide: 'Open the guide',
  usedBefore: 'We have used Keyward before',
  whoUsesThisKeyward: 'Who uses this Keyward?',
  secrets: 'Secrets',
  everythingElse: 'Everything else',
  sentAnywhere: 'Sent anywhere',
  whatIsSent:
    'nothing, except to Xero: what you ask of it, the check once a day and what keeps your sign-ins from lapsing',
  lookAround: 'I want to look around first',
  sandboxHint: 'You are in the sandbox. It has two apps of its own to add, and people to sign in as.',
  lookAroundHint:
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
  nothingTitle: 'Keyward’s window has nothing to show',
  nothingExplanation:
    'It could not read what the vault holds. Nothing was changed by that, and nothing was asked of Xero.',
  tryAgain: 'Try again',
  openingLate: 'Opening Keyward takes longer than usual. It is still waiting for an answer…',
  opening: 'Opening Keyward…',
} as const

/** What `read-only-note.tsx` says. */
export const READ_ONLY_NOTE = {
  label: 'Read-only',
  title: 'This vault is open for reading only.',
  explanation: 'A newer Keyward wrote it. Nothing can be changed until this one is brought up to date.',
} as const

/** What `sandbox-banner.tsx` says. */
export const SANDBOX_BANNER = {
  label: 'Sandbox',
  title: 'Sandbox.',
  explanation:
    'A made-up practice on this computer. Nothing you do here reaches Xero, and no real secret belongs here.',
  whatYouCanTry: 'What you can try',
  openYourOwnVault: 'Open your own vault',
  close: 'Close',
  howItBehaves: 'Everything works as it does with Xero; this computer plays the part of Xero.',
  tryAddApp: 'Add a Xero app: the form fills in one of the sandbox’s own.',
  tryConnect: 'Connect an organisation. Your browser opens the sandbox’s own consent page.',
  tryCheck: 'Look at what is connected, and how old each fact is. Then check one, or all.',
  tryDisconnect: 'Disconnect one organisation, and see it proven. The others stay.',
  tryWithoutPrivilege: 'Sign in as somebody without the privilege, and see how Xero never sends you back.',
  ownVaultSeparate:
    'Your own vault is separate from the sandbox: another file, other keychain entries, and the real Xero.',
  startLive: 'Close Keyward, then start it with',
  liveCommand: 'npm start -- --live',
  sandboxStays: 'The sandbox stays as it is, and opens again when you start without “--live”.',
} as const

/** What `tray-question.tsx` says. */
export const TRAY_QUESTION = {
  label: 'Close the window',
  title: 'Should Keyward keep reminding you?',
  explanation:
    'It can stay in the tray, beside the clock, with its window closed, and remind you of secrets and sign-ins. If it quits, nothing reminds you until you start it again.',
  askedOnce: 'You are asked once. You can change it in Settings, under Reminders.',
  quitKeyward: 'Quit Keyward',
  stayInTheTray: 'Stay in the tray',
} as const

/** What `visitor.tsx` says. */
export const VISITOR = {
  goThere: 'Go there',
} as const

/** What `window-view.tsx` says. */
export const WINDOW_VIEW = {
  bannerLabel: 'Sandbox',
  bannerTitle: 'Sandbox.',
  bannerExplanation: 'A made-up practice on this computer.',
  notice: 'A notice',
  arrivedNotice: 'A link that arrived',
  vaultNotice: 'A notice about this vault',
  clockNotice: 'A notice about the clock',
  opening: 'Opening the vault…',
} as const
