import { count, grouped } from '../../language/plural.ts'

/** What `import-columns.tsx` says. */
export const IMPORT_COLUMNS = {
  looking: 'Looking…',
  columns: 'Columns',
  sayWhichColumn: (rows: number) =>
    `${count(rows, 'row')}. Say which column is which. Values are not shown, because one of them is the secret.`,
  columnsOfTheFile: 'Columns of the file',
  column: 'Column',
  looksLike: 'Looks like',
  isThe: 'Is the',
  column2: (part: number) => `Column ${part}`,
  isThe2: (words: string) => `${words} is the`,
  nothingOfUse: 'nothing of use',
  theFirstRowNames: 'The first row names the columns',
  lookAtTheRows: 'Look at the rows',
} as const

/** What `import-done.tsx` says. */
export const IMPORT_DONE = {
  whatWasStored: 'What was stored',
  is: 'is',
  are: 'are',
  inTheVault: (good: number, part: string) => `${count(good, 'app')} ${part} in the vault`,
  ofInTheVault: (good: number, outcomes: number, part: string) =>
    `${good} of ${count(outcomes, 'app')} ${part} in the vault`,
  app: 'App',
  whatBecame: 'What became of it',
  next: 'Next',
  checkRedirectAddress: (name: string) => `Check redirect address and scopes of ${name}`,
  checkRedirectAddressAndScopes: 'Check redirect address and scopes',
  deleteNow: (file: string) => `Delete ${file} now.`,
  itHoldsEveryPassword:
    'It holds every password in plain text, and Keyward does not delete it. Empty the bin as well.',
  itHoldsEveryPasswordUnder: 'It holds every password under one, and Keyward does not delete it.',
  tryTheRestAgain: 'Try the rest again',
  goToXeroApps: 'Go to Xero apps',
} as const

/** What `import-filled.tsx` says. */
export const IMPORT_FILLED = {
  keywardFills: 'Keyward fills in for every new app',
  howXerosAnswerComes: 'How Xero’s answer comes back',
  redirectUri: 'Redirect URI',
  mayRead: 'May read',
  accountingSettingsAndContacts: 'Accounting: settings and contacts',
  practiceManagerJobsClients: 'Practice Manager: jobs, clients and staff',
  theFileDoesNot:
    'The file does not say these. Check the redirect address and the scopes of each app against the developer portal before its first sign-in.',
} as const

/** What `import-password.tsx` says. */
export const IMPORT_PASSWORD = {
  openingASecond: 'Opening, a second or two…',
  passwordOfTheFile: 'Password of the file',
  thisFileOpens: (format: string) =>
    `This ${format} file opens with its own password. Keyward does not keep it.`,
  openTheFile: 'Open the file',
} as const

/** What `import-rows.tsx` says. */
export const IMPORT_ROWS = {
  whatYouTicked: 'What you ticked and filled in is forgotten, and what was read from the file',
  theFileAndWhat: 'The file, and what is stored already',
  storing: 'Storing.',
  doneWhatBecame: 'Done. What became of each stands in the table.',
  nothingFound: 'Nothing found',
  noXeroApp: 'No Xero app is in this file',
  keywardLookedThrough: (leftOut: number, alsoThere: string) =>
    `Keyward looked through ${count(leftOut, 'entry', 'entries')} and found no client id: 32 letters and digits, as a user name, a field or in the notes. ${alsoThere} It has forgotten what it read.`,
  chooseAnotherFile: 'Choose another file…',
  foundInTheFile: 'Found in the file',
  is: 'is',
  are: 'are',
  ofTheFileNo: (leftOut: number, part: string) =>
    `${count(leftOut, 'other entry', 'other entries')} of the file ${part} no app, and forgotten.`,
  foundWithKeys: (rows: number, part: string, alsoThere: string) =>
    `Found ${count(rows, 'entry', 'entries')} with keys of an app. ${part} ${alsoThere} Nothing is stored yet.`,
  import: 'Import',
  name: 'Name',
  clientId: 'Client id',
  secret: 'Secret',
  whereItStands: 'Where it stands',
  stopAfterThisOne: 'Stop after this one',
  inTheBinOver: (inBin: number, part: string) => `${grouped(inBin)} in the bin over there ${part} left out.`,
  couldNotBeRead: (odd: number) => `${count(odd, 'entry', 'entries')} could not be read at all.`,
  storing2: 'Storing…',
  storingOf: (part: number, total: number) => `Storing ${part} of ${total}…`,
  replace: (replaced: number) => `Replace ${count(replaced, 'secret')}`,
  import2: (chosen: number) => `Import ${count(chosen, 'app')}`,
  importReplace: (part: number, replaced: number) =>
    `Import ${count(part, 'app')}, replace ${count(replaced, 'secret')}`,
  replaceTheSecret: (app: string) => `Replace the secret of ${app}`,
  import3: (name: string) => `Import ${name}`,
  inTheFile: (title: string) => `In the file: ${title}`,
  archivedThere: 'Archived there',
  changed: 'Changed ',
  changed2: ', changed ',
  none: 'none',
  theFirst: 'The first of',
  inIt: 'in it',
  ofNotesStayThere: (noteLength: number) => `${count(noteLength, 'character')} of notes stay there`,
  itsSecret: 'Its secret in the keychain is replaced.',
} as const

/** What `import-view.tsx` says. */
export const IMPORT_VIEW = {
  readingTheFile: 'Reading the file…',
  xeroApps: 'Xero apps',
  importAppsFrom: 'Import apps from a file',
  cancel: 'Cancel',
  chooseAFile: 'Choose a file',
  keywardLooksThrough:
    'Keyward looks through an export of your password manager for Xero apps, and shows what it found.',
  bitwarden: 'Bitwarden',
  jsonPlainOrPassword: '.json, plain or password protected, or .zip',
  n1password: '1Password',
  n1pux: '.1pux',
  keepass: 'KeePass',
  kdbxWithAPassword: '.kdbx with a password, or .xml',
  enpassKeeperProtonPass: 'Enpass, Keeper, Proton Pass',
  json: '.json',
  anythingElse: 'Anything else',
  csvYouSayWhich: '.csv; you say which column is which',
  nothingIsStoredBefore:
    'Nothing is stored before you have ticked it. Entries that are no Xero app are forgotten at once, and no secret is shown.',
  chooseAFile2: 'Choose a file…',
} as const
