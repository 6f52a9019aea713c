import { count, noun } from '../../language/plural.ts'

/** What `journey-ask.tsx` says. */
export const JOURNEY_ASK = {
  noteSent: 'Note that it was sent',
  vendorAnswered: 'The vendor has answered…',
  xeroAnswered: 'Xero has answered…',
  openAgain: 'Open again',
  openThisStepAgain: 'Open this step again',
  fillInTheWorksheet: 'Fill in the worksheet',
  privilegeIsOn: 'The privilege is on, and they signed in there',
  sentIt: 'I have sent it',
  letterCopied: 'The letter is',
  copyTheLetter: 'Copy the letter',
  reminderCopied: 'The reminder is',
  copyTheReminder: 'Copy the reminder',
  reminder: 'The reminder',
  whatWasSent: 'What was sent',
  whatToWrite: 'What to write',
  letter: 'Letter',
  letterEnds: 'What you changed in the letter is forgotten',
  backToTheDraft: 'Back to the draft',
  practiceUnnamed: 'The letter carries the practice’s name once it has one.',
  nameThePractice: 'Name the practice',
  answerEnds: 'What you wrote about their answer is forgotten',
  noteTheAnswer: 'Note the answer',
  theAnswer: 'The answer',
  answerField: 'What they said, for whoever looks later',
  cancel: 'Cancel',
  sentBackAssessment: 'Sent back: plan in 30 days, fix in 60',
  sentBack: 'Sent back, or refused',
  theyAgreed: 'They agreed',
} as const

/** What `journey-before.tsx` says. */
export const JOURNEY_BEFORE = {
  tick: 'Tick',
  loginEnds: 'The name that you typed is forgotten',
  noteTheLogin: 'Note the login',
  meanwhile: 'Meanwhile',
  meanwhileExplanation:
    'Approval takes days to weeks. A read-only login in Xero lets an adviser look in the meantime; Keyward reminds you to take it away after 30 days.',
  loginField: 'Who gets a read-only login',
  noteIt: 'Note it',
  loginTaken: (who: string) => `${who}’s login is taken away`,
} as const

/** What `journey-notes.tsx` says. */
export const JOURNEY_NOTES = {
  noteEnds: 'The note that you wrote is forgotten',
  addTheNote: 'Add the note',
  notesAndEvidence: 'Notes and evidence',
  undo: 'Undo',
  noteField: 'A note to this step',
  addEvidence: 'Add evidence',
  addAFile: 'Add a file…',
  fileHint: 'A file stays where it is: Keyward keeps its name and its checksum.',
  there: 'There',
  notThere: 'Not there',
  sent: 'Sent',
  theyAgreed: 'They agreed',
  sentBack: 'Sent back',
  fileChecksum: (name: string, checksum: string) => `${name}, SHA-256 ${checksum}…`,
  openedAgain: 'Opened again',
  appChosen: 'An app of this vault was chosen',
  loginTaken: (who: string) => `${who}’s login was taken away`,
  loginGiven: (who: string) => `${who} got a read-only login`,
  undone: 'Undone',
} as const

/** What `journey-proofs.tsx` says. */
export const JOURNEY_PROOFS = {
  appInVault: (name: string) => `${name} is in the vault, its secret in the keychain`,
  appWithoutSecret: (name: string) => `${name} is in the vault; it has no secret`,
  appSecretState: (name: string, state: string) => `${name}’s secret is ${state} in the keychain`,
  showTheApp: 'Show the app',
  makeAppInPortal: 'In the developer portal, make a new app. Its name may not contain “Xero”.',
  redirectExplanation: (name: string) =>
    `It asks for a redirect address: the one place to which Xero sends its answer after a sign-in. Without a website of your own, give it this one, and choose “${name}” here afterwards:`,
  redirectAddress: 'redirect address',
  ownWebsite: 'With one, take an https address on it, and Keyward writes the rule to put there.',
  generateSecret:
    'Choose “Generate a secret”. Xero shows it once: leave that page open. A mobile or desktop app has none.',
  pasteBoth:
    'Add the app here: choose what the portal calls it, and paste the client id and the secret. The secret goes straight into the keychain.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  addApp: 'Add the app here',
  alreadyInVault: 'It is in the vault already:',
  takeThisApp: 'Take this app',
  chooseAnApp: 'Choose an app',
  appFirst: 'First the app has to be in the vault: that is the step before.',
  connectionsListed: (listed: number, name: string, ago: string) =>
    `Xero lists ${count(listed, 'connection')} of ${name}, as of ${ago}`,
  showTheConnection: 'Show the connection',
  checkItNow: 'Check it now',
  privilegeHow:
    'In Practice Manager: Business, Staff, the person who will sign in, “Connect third-party add-ons” on.',
  personSignsIn: 'That person signs in here, in their own browser, and chooses the practice.',
  privilegeMissing:
    'If Xero says “You don’t have access to connect any Xero Practice Manager accounts”, the privilege is not on yet, or not for that person.',
  signInToXero: 'Sign in to Xero',
} as const

/** What `journey-step.tsx` says. */
export const JOURNEY_STEP = {
  step: 'Step',
  doneBy: 'Done by',
  status: 'Status',
  waiting: (day: string, expected: string) =>
    `It was sent on ${day}. Expect word by ${expected}; it may take longer. If none comes, Overview says so, with a reminder ready to send.`,
  sentBack: (day: string, planBy: string, fixBy: string) =>
    `It came back on ${day}. A plan is due by ${planBy}, and what is missing has to be fixed by ${fixBy}. Fix it in the worksheet, then send it again.`,
  putAway: 'This use case is put away.',
} as const

/** What `journey-view.tsx` says. */
export const JOURNEY_VIEW = {
  steps: 'Steps',
  putAway: 'Put away',
  putAwayDone: (isAway: boolean) =>
    isAway ? 'The use case is put away.' : 'The use case is taken up again.',
  putAwayName: 'Put this use case away',
  takeUpAgain: 'Take it up again',
  loginUntil: (who: string, day: string) =>
    `${who} has a read-only login meanwhile, until ${day}. You will be reminded to take it away.`,
} as const

/** What `step-questions.tsx` says. */
export const STEP_QUESTIONS = {
  askedAtThisStep: 'Asked at this step',
} as const

/** What `whole-app.tsx` says. */
export const WHOLE_APP = {
  noteIt: 'Note it',
  noted: (amount: number, isTold: boolean) =>
    `${count(amount, 'organisation')} ${isTold ? 'ticked' : 'no longer ticked'}.`,
  title: 'The whole app',
  explanation: (name: string, connected: number) =>
    `Deleting ${name} in the developer portal breaks ${count(connected, 'connection')} for good: each organisation has to be connected anew with a new app. Tick each whose people know. Ticks are kept.`,
  showMore: (more: number) => `Show ${count(more, 'more organisation')}`,
  allKnow: (left: number) => `All ${left} of them know`,
  notTickedCount: (left: number) => `${count(left, 'organisation')} not ticked yet`,
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  askingXero: 'Asking Xero…',
  askXero: 'Ask Xero what still answers',
  afterDeletion:
    'After it is deleted, ask Xero here: what it no longer answers is shown above, and in Activity.',
  notTickedReason: (left: number) =>
    `${count(left, 'organisation')} ${noun(left, 'is', 'are')} not ticked yet.`,
  toldBy: (by: string, when: string) => `told by ${by}, ${when}`,
} as const
