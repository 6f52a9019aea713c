import { count, listOf, noun } from '../../language/plural.ts'

/** What `leaver-questions.tsx` says. */
export const LEAVER_QUESTIONS = {
  makeAList: (name: string) => `Make a list of what is to be done when ${name} leaves?`,
  whatItDoes: 'What it does',
  staysAs: 'Stays as it is',
  aListStandsHere: 'A list stands here and in Overview until everything on it is done',
  ofDueToBe: (due: number, map: readonly string[]) =>
    `${noun(due, 'The secret', 'The secrets')} of ${listOf(map)} ${noun(due, 'is', 'are')} due to be replaced at once`,
  keywardNoLongerKeeps: 'Keyward no longer keeps their sign-ins from lapsing',
  everythingAtXeroNothing: 'Everything at Xero: nothing ends there until somebody does it',
  theListCanBe: 'The list can be taken back until it is finished. Both stand in the log.',
  notNow: 'Not now',
  makingTheList: 'Making the list…',
  makeTheList: 'Make the list',
  theListIsMade: 'The list is made.',
  takeTheList: (name: string) => `Take the list for ${name} back?`,
  theList: 'The list',
  theListWithWhat: (settled: number) => `The list, with what is noted of the ${count(settled, 'thing')} done`,
  thatOfDue: (due: number, map: readonly string[]) =>
    `That ${noun(due, 'the secret', 'the secrets')} of ${listOf(map)} ${noun(due, 'is', 'are')} due at once, unless something else asks for it`,
  whatWasDoneMeanwhile: 'What was done meanwhile, here and at Xero',
  everyLine: 'Every line of the log',
  toUndoMake: 'To undo, make the list again.',
  keepTheList: 'Keep the list',
  takingItBack: 'Taking it back…',
  takeItBack: 'Take it back',
  theListIsTaken: 'The list is taken back.',
} as const

/** What `leaver-tasks.tsx` says. */
export const LEAVER_TASKS = {
  finishedOn: (day: string) => `Finished on ${day}`,
  allDone: 'All done',
  tasksLeft: (left: number) => `${count(left, 'task')} left`,
  listBegun: 'List begun',
  by: (begunBy: string) => `by ${begunBy}`,
  saveWithTheEvidence: 'Save with the evidence…',
  thereAreThingsLeft: 'There are things left to do',
  finishTheList: 'Finish the list',
  takeTheListBack: 'Take the list back…',
  tick: 'Tick',
  seenOnAnotherSecret: (day: string) => `Seen on ${day}: another secret is in force here`,
  seenOnSomebodyElses: (day: string) =>
    `Seen on ${day}: somebody else’s sign-in reaches them, or they have ended`,
  keywardTicksThisWhen: 'Keyward ticks this when it sees it.',
  orWhenTheApp: ', or when the app is deleted at Xero.',
  isNot: (app: string, part: string) =>
    `${app} is not in this vault, so Keyward cannot see whether this is done. Tick it when it is${part}`,
  ticked: 'Ticked',
  by2: (by: string) => `by ${by}`,
  showTheApp: 'Show the app',
  showThem: 'Show them',
  signIn: 'Sign in',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
} as const

/** What `leaver-view.tsx` says. */
export const LEAVER_VIEW = {
  people: 'People',
  theyAreLeaving: 'They are leaving…',
  noEMailAddress: 'No e-mail address known',
  lastSeen: '. Last seen in this vault',
  secretsTheyKnow: 'Secrets they know',
  noneThat: 'None that is in force, as far as this vault can tell',
  theyKnewBeenReplaced: (replaced: number) =>
    `${count(replaced, 'other')} they knew ${noun(replaced, 'has', 'have')} been replaced since.`,
  countedSinceEachSecret:
    'Counted since each secret was put in here, from the log and the handovers of this vault. What they wrote down elsewhere, nobody can tell.',
  inForceSince: (day: string) => `in force since ${day}`,
  andBefore: (part: number) => `and ${count(part, 'time')} before`,
  handedOver: 'Handed over',
  withoutTheSecret: ', without the secret',
  thatSecretHasBeen: '; that secret has been replaced since',
  receiptAdded: (day: string) => `. Receipt added ${day}`,
  sealedForThem: 'Sealed for them:',
  theirKeySigned: 'Their key signed the receipt for',
  theyHanded: 'They handed to this vault:',
  authorisedByThem: 'Authorised by them',
  nothingStandsOnTheir: 'Nothing relies on their sign-in',
  onTheirSign: (authorised: number) =>
    `${count(authorised, 'organisation')} ${noun(authorised, 'relies', 'rely')} on their sign-in.`,
  alsoReachedBySomebody: ', also reached by somebody else',
  and: (part: number) => `and ${count(part, 'other')}`,
} as const

/** What `people-view.tsx` says. */
export const PEOPLE_VIEW = {
  fromSignIns: 'From sign-ins at Xero, handovers, and the log of this vault',
  readingTheLog: 'Reading the log…',
  nobodyIsKnownYet:
    'Nobody is known yet. People come here with their first sign-in, or when they say in Settings who uses this Keyward.',
  people: 'People',
  who: 'Who',
  eMail: 'E-mail',
  authorised: 'Authorised',
  handovers: 'Handovers',
  lastSeen: 'Last seen in this vault',
  ifTheyLeave: 'If they leave',
  whatTheyHold: 'What they hold',
  showTheList: 'Show the list',
  copyTheEMail: 'Copy the e-mail address',
  eMailAddress: 'E-mail address',
  you: '(you)',
  notKnown: 'not known',
  nothing: 'nothing',
  nothingAtPresent: 'nothing at present',
  none: 'none',
  never: 'never',
  show: (name: string) => `Show ${name}`,
  finished: 'Finished',
  allDone: 'All done',
  toDo: (left: number) => `${left} to do`,
} as const
