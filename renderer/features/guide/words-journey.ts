import { count, noun } from '../../language/plural.ts'

/** What `journey-ask.tsx` says. */
export const JOURNEY_ASK = {
  noteThatItWas: 'Note that it was sent',
  theVendorHasAnswered: 'The vendor has answered…',
  xeroHasAnswered: 'Xero has answered…',
  openAgain: 'Open again',
  openThisStepAgain: 'Open this step again',
  fillInTheWorksheet: 'Fill in the worksheet',
  thePrivilege: 'The privilege is on, and they signed in there',
  iHaveSent: 'I have sent it',
  theLetter: 'The letter is',
  copyTheLetter: 'Copy the letter',
  theReminder: 'The reminder is',
  copyTheReminder: 'Copy the reminder',
  theReminder2: 'The reminder',
  whatWasSent: 'What was sent',
  whatToWrite: 'What to write',
  letter: 'Letter',
  whatYouWroteAbout: 'What you wrote about their answer is forgotten',
  noteTheAnswer: 'Note the answer',
  theAnswer: 'The answer',
  whatTheySaid: 'What they said, for whoever looks later',
  cancel: 'Cancel',
  sentBackPlan: 'Sent back: plan in 30 days, fix in 60',
  sentBackOrRefused: 'Sent back, or refused',
  theyAgreed: 'They agreed',
} as const

/** What `journey-before.tsx` says. */
export const JOURNEY_BEFORE = {
  tick: 'Tick',
  theNameThatYou: 'The name that you typed is forgotten',
  noteTheLogin: 'Note the login',
  meanwhile: 'Meanwhile',
  approvalTakesDays:
    'Approval takes days to weeks. A read-only login in Xero lets an adviser look in the meantime; Keyward reminds you to take it away after 30 days.',
  whoGetsARead: 'Who gets a read-only login',
  noteIt: 'Note it',
  sLoginIsTaken: (who: string) => `${who}’s login is taken away`,
} as const

/** What `journey-notes.tsx` says. */
export const JOURNEY_NOTES = {
  theNoteThatYou: 'The note that you wrote is forgotten',
  addTheNote: 'Add the note',
  notesAndEvidence: 'Notes and evidence',
  undo: 'Undo',
  aNote: 'A note to this step',
  addEvidence: 'Add evidence',
  addAFile: 'Add a file…',
  aFileStaysWhere: 'A file stays where it is: Keyward keeps its name and its checksum.',
  there: 'There',
  notThere: 'Not there',
  sent: 'Sent',
  theyAgreed: 'They agreed',
  sentBack: 'Sent back',
  sha256: (name: string, slice: string) => `${name}, SHA-256 ${slice}…`,
  openedAgain: 'Opened again',
  anApp: 'An app of this vault was chosen',
  sLoginWasTaken: (who: string) => `${who}’s login was taken away`,
  gotAReadOnly: (who: string) => `${who} got a read-only login`,
  undone: 'Undone',
} as const

/** What `journey-proofs.tsx` says. */
export const JOURNEY_PROOFS = {
  isInTheVault: (name: string) => `${name} is in the vault, its secret in the keychain`,
  sSecret: (name: string, state: string) => `${name}’s secret is ${state} in the keychain`,
  showTheApp: 'Show the app',
  inTheDeveloperPortal: 'In the developer portal, make a new app. Its name may not contain “Xero”.',
  itAsks: (name: string) =>
    `It asks for a redirect address: the one place to which Xero sends its answer after a sign-in. Without a website of your own, give it this one, and choose “${name}” here afterwards:`,
  redirectAddress: 'redirect address',
  withOneTake: 'With one, take an https address on it, and Keyward writes the rule to put there.',
  chooseGenerateASecret: 'Choose “Generate a secret”. Xero shows it once: leave that page open.',
  addTheAppHere: 'Add the app here, and paste both values. They go straight into the keychain.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  addTheAppHere2: 'Add the app here',
  itIs: 'It is in the vault already:',
  takeThisApp: 'Take this app',
  chooseAnApp: 'Choose an app',
  firstTheApp: 'First the app has to be in the vault: that is the step before.',
  xeroLists: (listed: number, name: string, ago: string) =>
    `Xero lists ${count(listed, 'connection')} of ${name}, as of ${ago}`,
  showTheConnection: 'Show the connection',
  checkItNow: 'Check it now',
  inPracticeManagerBusiness:
    'In Practice Manager: Business, Staff, the person who will sign in, “Connect third-party add-ons” on.',
  thatPersonSigns: 'That person signs in here, in their own browser, and chooses the practice.',
  ifXeroSaysYou:
    'If Xero says “You don’t have access to connect any Xero Practice Manager accounts”, the privilege is not on yet, or not for that person.',
  signInToXero: 'Sign in to Xero',
} as const

/** What `journey-step.tsx` says. */
export const JOURNEY_STEP = {
  step: 'Step',
  doneBy: 'Done by',
  status: 'Status',
  itWasSent: (day: string, day2: string) =>
    `It was sent on ${day}. Expect word by ${day2}; it may take longer. If none comes, Overview says so, with a reminder ready to send.`,
  itCameBack: (day: string, day2: string, day3: string) =>
    `It came back on ${day}. A plan is due by ${day2}, and what is missing has to be fixed by ${day3}. Fix it in the worksheet, then send it again.`,
  thisUseCase: 'This use case is put away.',
} as const

/** What `journey-view.tsx` says. */
export const JOURNEY_VIEW = {
  steps: 'Steps',
  putAway: 'Put away',
  putThisUseCase: 'Put this use case away',
  takeItUpAgain: 'Take it up again',
  hasAReadOnly: (who: string, day: string) =>
    `${who} has a read-only login meanwhile, until ${day}. You will be reminded to take it away.`,
} as const

/** What `step-questions.tsx` says. */
export const STEP_QUESTIONS = {
  askedAtThisStep: 'Asked at this step',
} as const

/** What `whole-app.tsx` says. */
export const WHOLE_APP = {
  noteIt: 'Note it',
  theWholeApp: 'The whole app',
  deletingInTheDeveloper: (name: string, connected: number) =>
    `Deleting ${name} in the developer portal breaks ${count(connected, 'connection')} for good: each organisation has to be connected anew with a new app. Tick each whose people know. Ticks are kept.`,
  show: (min: number) => `Show ${count(min, 'more organisation')}`,
  allOfThemKnow: (left: number) => `All ${left} of them know`,
  notTickedYet: (left: number) => `${count(left, 'organisation')} not ticked yet`,
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  askingXero: 'Asking Xero…',
  askXeroWhatStill: 'Ask Xero what still answers',
  afterItIsDeleted:
    'After it is deleted, ask Xero here: what it no longer answers stands above, and in Activity.',
  notTickedYet2: (left: number) =>
    `${count(left, 'organisation')} ${noun(left, 'is', 'are')} not ticked yet.`,
  toldBy: (by: string, when: string) => `told by ${by}, ${when}`,
} as const
