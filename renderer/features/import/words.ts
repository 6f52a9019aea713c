import { count, grouped } from '../../language/plural.ts'

/** What `import-columns.tsx` says. */
export const IMPORT_COLUMNS = {
  looking: 'Looking…',
  columns: 'Columns',
  explanation: (rows: number) =>
    `${count(rows, 'row')}. Say which column is which. Values are not shown, because one of them is the secret.`,
  columnsOfTheFile: 'Columns of the file',
  column: 'Column',
  looksLike: 'Looks like',
  isThe: 'Is the',
  columnNumber: (number: number) => `Column ${number}`,
  isTheName: (words: string) => `${words} is the`,
  nothingOfUse: 'nothing of use',
  firstRowNames: 'The first row names the columns',
  showRows: 'Show the rows',
} as const

/** What `import-done.tsx` says. */
export const IMPORT_DONE = {
  whatWasStored: 'What was stored',
  is: 'is',
  are: 'are',
  allInVault: (good: number, is: string) => `${count(good, 'app')} ${is} in the vault`,
  someInVault: (good: number, outcomes: number, is: string) =>
    `${good} of ${count(outcomes, 'app')} ${is} in the vault`,
  app: 'App',
  outcome: 'Result',
  next: 'Next',
  checkAppName: (name: string) => `Check redirect address and scopes of ${name}`,
  checkApp: 'Check redirect address and scopes',
  deleteNow: (file: string) => `Delete ${file} now.`,
  plainFile: 'It holds every password in plain text, and Keyward does not delete it. Empty the bin as well.',
  protectedFile: 'It holds every password under one, and Keyward does not delete it.',
  tryTheRestAgain: 'Try the rest again',
  goToXeroApps: 'Go to Xero apps',
} as const

/** What `import-filled.tsx` says. */
export const IMPORT_FILLED = {
  title: 'Keyward fills in for every new app',
  routeField: 'How Xero’s answer comes back',
  redirectUri: 'Redirect URI',
  mayRead: 'May read',
  accounting: 'Accounting: settings and contacts',
  practiceManager: 'Practice Manager: jobs, clients and staff',
  explanation:
    'The file does not say these. Check the redirect address and the scopes of each app against the developer portal before its first sign-in.',
} as const

/** What `import-password.tsx` says. */
export const IMPORT_PASSWORD = {
  opening: 'Opening, a second or two…',
  passwordOfTheFile: 'Password of the file',
  explanation: (format: string) =>
    `This ${format} file opens with its own password. Keyward does not keep it.`,
  openTheFile: 'Open the file',
  chooseKeyFile: 'It needs a key file as well…',
  withKeyFile: (name: string) => `With the key file ${name}.`,
  noKeyFile: 'Without it',
  choosing: 'Choosing the key file…',
} as const

/** What `import-rows.tsx` says. */
export const IMPORT_ROWS = {
  leaveEnds: 'What you ticked and filled in is forgotten, and what was read from the file',
  leaveStays: 'The file, and what is stored already',
  storingAnnounced: 'Storing.',
  doneAnnounced: 'Done. The table shows what happened to each.',
  nothingFound: 'Nothing found',
  noneTitle: 'No Xero app is in this file',
  noneExplanation: (leftOut: number, alsoThere: string) =>
    `Keyward looked through ${count(leftOut, 'entry', 'entries')} and found no client id: 32 letters and digits, as a user name, a field or in the notes. ${alsoThere} It has forgotten what it read.`,
  chooseAnotherFile: 'Choose another file…',
  foundInTheFile: 'Found in the file',
  is: 'is',
  are: 'are',
  othersForgotten: (leftOut: number, are: string) =>
    `${count(leftOut, 'other entry', 'other entries')} in the file ${are} not for Xero apps, and forgotten.`,
  found: (rows: number, forgotten: string, alsoThere: string) =>
    `Found ${count(rows, 'entry', 'entries')} with an app’s keys. ${forgotten} ${alsoThere} Nothing is stored yet.`,
  importColumn: 'Import',
  name: 'Name',
  clientId: 'Client id',
  secret: 'Secret',
  whereItStands: 'Where it stands',
  stopAfterThisOne: 'Stop after this one',
  inBin: (inBin: number, are: string) => `${grouped(inBin)} in the bin there ${are} left out.`,
  unreadable: (odd: number) => `${count(odd, 'entry', 'entries')} could not be read at all.`,
  storing: 'Storing…',
  storingNumber: (number: number, total: number) => `Storing ${number} of ${total}…`,
  replace: (replaced: number) => `Replace ${count(replaced, 'secret')}`,
  importApps: (chosen: number) => `Import ${count(chosen, 'app')}`,
  importAndReplace: (apps: number, replaced: number) =>
    `Import ${count(apps, 'app')}, replace ${count(replaced, 'secret')}`,
  replaceTheSecret: (app: string) => `Replace the secret of ${app}`,
  importName: (name: string) => `Import ${name}`,
  inTheFile: (title: string) => `In the file: ${title}`,
  archivedThere: 'Archived there',
  dueBy: (day: string) => `Expires there ${day}`,
  changedFirst: 'Changed ',
  changedNext: ', changed ',
  none: 'none',
  firstOf: 'The first of',
  inIt: 'in it',
  ofNotesStayThere: (noteLength: number) => `${count(noteLength, 'character')} of notes stay there`,
  replacesSecret: 'Its secret in the keychain is replaced.',
} as const

/** What `import-view.tsx` says. */
export const IMPORT_VIEW = {
  readingTheFile: 'Reading the file…',
  xeroApps: 'Xero apps',
  title: 'Import apps from a file',
  cancel: 'Cancel',
  chooseTitle: 'Choose a file',
  explanation:
    'Keyward looks through an export of your password manager for Xero apps, and shows what it found.',
  bitwarden: 'Bitwarden',
  bitwardenFiles: '.json, plain or password protected, or .zip',
  onePassword: '1Password',
  onePasswordFiles: '.1pux',
  keepass: 'KeePass',
  keepassFiles: '.kdbx with a password, a key file or both, or .xml',
  otherManagers: 'Enpass, Keeper, Proton Pass',
  otherManagersFiles: '.json',
  anythingElse: 'Anything else',
  csvFiles: '.csv; you say which column is which',
  storedOnTicking:
    'Nothing is stored before you have ticked it. Entries that are no Xero app are forgotten at once, and no secret is shown.',
  choose: 'Choose a file…',
} as const
