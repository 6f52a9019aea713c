import { numberWord } from '../../language/plural.ts'

/** What `area-form.tsx` says. */
export const AREA_FORM = {
  keyward: 'Keyward',
  leaveEnds: (name: string) => `What you wrote about ${name} is forgotten`,
  leaveStays: 'The other answers, and this one as it was',
  keepTheAnswer: 'Save the answer',
  kept: (area: string) => `The answer about ${area} is saved.`,
  answer: 'Answer',
  inYourWords: 'In your words',
  evidenceByName: 'Evidence, by name',
  owner: 'Who answers for it',
  plan: 'What is missing, and the plan',
  fixedBy: 'Fixed by',
  cancel: 'Cancel',
} as const

/** What `guide-assessment.tsx` says. */
export const GUIDE_ASSESSMENT = {
  securitySelfAssessment: 'Security self-assessment',
  whenAllAre: 'It is carried into Xero’s form when all are; from then on it is due every year.',
  handedIn: (day: string, dueBy: string) => `Handed in on ${day}, due again by ${dueBy}.`,
  answeredOfTen: (answered: number, rest: string) => `${numberWord(answered)} of ten areas answered. ${rest}`,
  printTheWorksheet: 'Print the worksheet',
  notAllAnswered: 'Some areas are not answered yet',
  noteIt: 'Note it',
  noted: 'Noted. Keyward reminds before a year is over.',
  handItIn: 'It is handed in',
  tenAreas: 'Ten areas',
  area: 'Area',
  yourAnswer: 'Your answer',
  evidence: 'Evidence',
  owner: 'Owner',
  answer: 'Answer',
  notAnswered: 'not answered',
  planBy: (day: string) => `, plan by ${day}`,
  gap: (planBy: string) => `Gap${planBy}`,
  answerArea: (name: string) => `Answer ${name}`,
  change: 'Change',
  is: 'is',
  are: 'are',
  measuredOfTen: (measured: number, are: string) =>
    `${numberWord(measured)} of the ten ${are} measured by Keyward itself, as of the age shown there. What it measures is this computer only; the tool that uses the data has its own answers.`,
} as const

/** What `guide-away.tsx` says. */
export const GUIDE_AWAY = {
  takeAccessAway: 'Take access away',
  explanation: 'There are four ways, and they are easily confused. Each ends something different.',
  noApp: 'There is no app in this vault whose access could be taken away.',
  of: 'Of',
  organisationTitle: 'One organisation',
  organisationEnds: 'Ends that connection at once.',
  organisationLeaves: 'every other organisation, the secret, the sign-in',
  organisationWho:
    'anybody with this vault; by reports of developers also in the developer portal, by whoever manages the app there',
  showTheOrganisations: 'Show the organisations',
  secretTitle: 'The secret',
  secretEnds: 'Stops whoever has a copy of it, once the old one is dead at Xero.',
  secretLeaves: 'all connections; the tool keeps working with the new one',
  secretWho: 'whoever manages the app in the developer portal',
  replaceTheSecret: 'Replace the secret',
  personTitle: 'A person',
  personEnds:
    'Stops them from connecting the practice to any app: “Connect third-party add-ons” off, in Practice Manager under Business, Staff.',
  personLeaves: 'what they connected before, and every secret that they know',
  personWho: 'a Practice Manager admin',
  showThePeople: 'Show the people',
  leavesAndWho: (leaves: string, who: string) => `Leaves running: ${leaves}. Done by ${who}.`,
} as const

/** What `guide-begin.tsx` says. */
export const GUIDE_BEGIN = {
  leaveEnds: 'What you wrote about the use case is forgotten',
  nameMissing: 'Give it a name by which you will know it again.',
  purposeMissing: 'Say what it is for: Xero asks that first.',
  scopesMixed: 'Xero does not take Practice Manager and accounting in one app. Begin one use case for each.',
  begin: 'Begin',
  explanation:
    'Access to Xero’s Practice Manager API is given on request. It takes days to weeks, and four steps; Keyward remembers where you are, whose move it is, and drafts what to write.',
  anotherExplanation: 'Each use case goes its own way: another tool, another app, another assessment.',
  purposePart: 'Purpose',
  nameField: 'Name of the tool or use case',
  purposeField: 'What it does for the practice, in a sentence or two',
  roadPart: 'How',
  vendorField: 'Who that is',
  scopesPart: 'What it needs',
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
  object: 'What',
  read: 'Read',
  change: 'Change',
  scope: 'Scope to ask for',
  readThem: (what: string) => `Read ${what}`,
  changeThem: (what: string) => `Change ${what}`,
  readOnly: 'Read only',
  practiceManagerNeeds: 'In Practice Manager, it needs',
  organisationsNeed: 'In clients’ organisations, it needs',
  scopesMixed:
    'Xero does not take both kinds in one request. That makes two apps: begin one use case for each.',
  mayChange: (scopes: string) =>
    `${scopes} may change things at Xero. Read-only is granted more easily, and does less harm in the wrong hands: is changing really needed?`,
  scopeEnds: (id: string, month: string) => `${id} ends in ${month}, and newer apps cannot use it.`,
} as const
