import { numberWord } from '../../language/plural.ts'

/** What `area-form.tsx` says. */
export const AREA_FORM = {
  keyward: 'Keyward',
  whatYouWroteAbout: (name: string) => `What you wrote about ${name} is forgotten`,
  theOtherAnswers: 'The other answers, and this one as it was',
  keepTheAnswer: 'Keep the answer',
  answer: 'Answer',
  inYourWords: 'In your words',
  evidenceByName: 'Evidence, by name',
  whoAnswers: 'Who answers for it',
  whatIsMissing: 'What is missing, and the plan',
  fixedBy: 'Fixed by',
  cancel: 'Cancel',
} as const

/** What `guide-assessment.tsx` says. */
export const GUIDE_ASSESSMENT = {
  securitySelfAssessment: 'Security self-assessment',
  itIsCarriedInto: 'It is carried into Xero’s form when all are; from then on it is due every year.',
  handedInOnDue: (day: string, day2: string) => `Handed in on ${day}, due again by ${day2}.`,
  ofTenAreasAnswered: (answered: number, part: string) =>
    `${numberWord(answered)} of ten areas answered. ${part}`,
  printTheWorksheet: 'Print the worksheet',
  someAreasAreNot: 'Some areas are not answered yet',
  noteIt: 'Note it',
  notedKeywardRemindsBefore: 'Noted. Keyward reminds before a year is over.',
  itIsHanded: 'It is handed in',
  tenAreas: 'Ten areas',
  area: 'Area',
  yourAnswer: 'Your answer',
  evidence: 'Evidence',
  owner: 'Owner',
  answer: 'Answer',
  notAnswered: 'not answered',
  planBy: (day: string) => `, plan by ${day}`,
  gap: (part: string) => `Gap${part}`,
  answer2: (name: string) => `Answer ${name}`,
  change: 'Change',
  is: 'is',
  are: 'are',
  ofTheTenMeasured: (measured: number, part: string) =>
    `${numberWord(measured)} of the ten ${part} measured by Keyward itself, as of the age that stands there. What it measures is this computer only; the tool that uses the data has its own answers.`,
} as const

/** What `guide-away.tsx` says. */
export const GUIDE_AWAY = {
  takeAccessAway: 'Take access away',
  thereAreFourWays: 'There are four ways, and they are easily confused. Each ends something else.',
  thereIsNoApp: 'There is no app in this vault whose access could be taken away.',
  of: 'Of',
  oneOrganisation: 'One organisation',
  endsThatConnection: 'Ends that connection at once.',
  everyOtherOrganisation: 'every other organisation, the secret, the sign-in',
  anybodyWithThisVault: 'anybody with this vault',
  showTheOrganisations: 'Show the organisations',
  theSecret: 'The secret',
  stopsWhoever: 'Stops whoever has a copy of it, once the old one is dead at Xero.',
  allConnectionsTheTool: 'all connections; the tool works on with the new one',
  whoeverManagesTheApp: 'whoever manages the app in the developer portal',
  replaceTheSecret: 'Replace the secret',
  aPerson: 'A person',
  stopsThemFromConnecting:
    'Stops them from connecting the practice to any app: “Connect third-party add-ons” off, in Practice Manager under Business, Staff.',
  whatTheyConnectedBefore: 'what they connected before, and every secret that they know',
  aPracticeManagerAdmin: 'a Practice Manager admin',
  showThePeople: 'Show the people',
  leavesRunningDone: (leaves: string, who: string) => `Leaves running: ${leaves}. Done by ${who}.`,
} as const

/** What `guide-begin.tsx` says. */
export const GUIDE_BEGIN = {
  whatYouWroteAbout: 'What you wrote about the use case is forgotten',
  giveItAName: 'Give it a name by which you will know it again.',
  sayWhat: 'Say what it is for: Xero asks that first.',
  xeroDoesNotTake:
    'Xero does not take Practice Manager and accounting in one app. Begin one use case for each.',
  begin: 'Begin',
  accessToXerosPractice:
    'Access to Xero’s Practice Manager API is given on request. It takes days to weeks, and four steps; Keyward remembers where you are, whose move it is, and drafts what to write.',
  eachUseCaseGoes: 'Each use case goes its own way: another tool, another app, another assessment.',
  purpose: 'Purpose',
  nameOfTheTool: 'Name of the tool or use case',
  whatItDoes: 'What it does for the practice, in a sentence or two',
  how: 'How',
  whoThat: 'Who that is',
  whatItNeeds: 'What it needs',
} as const

/** What `guide-view.tsx` says. */
export const GUIDE_VIEW = {
  accessGuide: 'Access guide',
  anotherUseCase: 'Another use case',
  selfAssessment: 'Self-assessment',
  takeAccessAway: 'Take access away…',
  printTheStatus: 'Print the status',
  whichUseCase: 'Use case',
  putAway: 'put away',
  done: 'done',
} as const

/** What `scope-advisor.tsx` says. */
export const SCOPE_ADVISOR = {
  inPracticeManager: 'In Practice Manager, it needs',
  inClientsOrganisations: 'In clients’ organisations, it needs',
  xeroDoesNotTake:
    'Xero does not take both kinds in one request. That makes two apps: begin one use case for each.',
  mayChangeThings: (join: string) =>
    `${join} may change things at Xero. Read-only is granted more easily, and does less harm in the wrong hands: is changing really needed?`,
  endsInAndNewer: (id: string, month: string) => `${id} ends in ${month}, and newer apps cannot use it.`,
} as const
