import { count, listOf, noun } from '../../language/plural.ts'

/** What `leaver-questions.tsx` says. */
export const LEAVER_QUESTIONS = {
  listTitle: (name: string) => `Make a list of what is to be done when ${name} leaves?`,
  endsTitle: 'What it does',
  staysTitle: 'Stays as it is',
  listStands: 'A list stands here and in Overview until everything on it is done',
  secretsDue: (due: number, apps: readonly string[]) =>
    `${noun(due, 'The secret', 'The secrets')} of ${listOf(apps)} ${noun(due, 'is', 'are')} due to be replaced at once`,
  signInsLapse: 'Keyward no longer keeps their sign-ins from lapsing',
  staysAtXero: 'Everything at Xero: nothing ends there until somebody does it',
  listFoot: 'The list can be taken back until it is finished. Both stand in the log.',
  listNo: 'Not now',
  listBusy: 'Making the list…',
  listYes: 'Make the list',
  listMade: 'The list is made.',
  backTitle: (name: string) => `Take the list for ${name} back?`,
  endsListEmpty: 'The list',
  endsList: (settled: number) => `The list, with what is noted of the ${count(settled, 'thing')} done`,
  endsDue: (due: number, apps: readonly string[]) =>
    `That ${noun(due, 'the secret', 'the secrets')} of ${listOf(apps)} ${noun(due, 'is', 'are')} due at once, unless something else asks for it`,
  staysDone: 'What was done meanwhile, here and at Xero',
  staysLog: 'Every line of the log',
  backFoot: 'To undo, make the list again.',
  backNo: 'Keep the list',
  backBusy: 'Taking it back…',
  backYes: 'Take it back',
  takenBack: 'The list is taken back.',
} as const

/** What `leaver-tasks.tsx` says. */
export const LEAVER_TASKS = {
  finishedOn: (day: string) => `Finished on ${day}`,
  allDone: 'All done',
  tasksLeft: (left: number) => `${count(left, 'task')} left`,
  listBegun: 'List begun',
  begunBy: (begunBy: string) => `by ${begunBy}`,
  saveWithTheEvidence: 'Save with the evidence…',
  notDoneHint: 'There are things left to do',
  finishTheList: 'Finish the list',
  takeTheListBack: 'Take the list back…',
  tick: 'Tick',
  tickedOff: (what: string, isDone: boolean) => (isDone ? `Ticked: ${what}` : `No longer ticked: ${what}`),
  seenSecret: (day: string) => `Seen on ${day}: another secret is in force here`,
  seenClaimed: (day: string) => `Seen on ${day}: they have ended, or somebody else’s sign-in reaches them`,
  seenSignIn: (day: string) => `Seen on ${day}: somebody else’s sign-in reaches them, or they have ended`,
  ticksItself: 'Keyward ticks this when it sees it.',
  orAppDeleted: ', or when the app is deleted at Xero.',
  appNotHere: (app: string, or: string) =>
    `${app} is not in this vault, so Keyward cannot see whether this is done. Tick it when it is${or}`,
  ticked: 'Ticked',
  tickedBy: (by: string) => `by ${by}`,
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
  noEmail: 'No e-mail address known',
  lastSeenEnd: '. Last seen in this vault',
  secretsTheyKnow: 'Secrets they know',
  noSecrets: 'None that is in force, as far as this vault can tell',
  replacedSince: (replaced: number) =>
    `${count(replaced, 'other')} they knew ${noun(replaced, 'has', 'have')} been replaced since.`,
  explanation:
    'Counted since each secret was put in here, from the log and the handovers of this vault. What they wrote down elsewhere, nobody can tell.',
  inForceSince: (day: string) => `in force since ${day}`,
  timesBefore: (times: number) => `and ${count(times, 'time')} before`,
  handedOver: 'Handed over',
  withoutTheSecret: ', without the secret',
  secretReplacedEnd: '; that secret has been replaced since',
  receiptAdded: (day: string) => `. Receipt added ${day}`,
  sealedForThem: 'Sealed for them:',
  signedReceipt: 'Their key signed the receipt for',
  handedHere: 'They handed to this vault:',
  authorisedByThem: 'Authorised by them',
  nothingRelies: 'Nothing relies on their sign-in',
  reliesOnThem: (authorised: number) =>
    `${count(authorised, 'organisation')} ${noun(authorised, 'relies', 'rely')} on their sign-in.`,
  alsoReached: ', also reached by somebody else',
  others: (others: number) => `and ${count(others, 'other')}`,
  tools: 'Tools',
  toolOnTheirSignIn: 'stands on their sign-in, and has nothing once that ends',
  toolAllowed: (times: number) => `allowed by them ${times === 1 ? 'once' : count(times, 'time')}, last`,
  toolRefused: (times: number) => `not allowed by them ${times === 1 ? 'once' : count(times, 'time')}, last`,
  toolUsed: (uses: number) => `used ${uses === 1 ? 'once' : count(uses, 'time')}, last`,
  toolsMeaning:
    'A tool never has the secret. What it was allowed ends with the lock; a token that it was given lives 30 minutes at most.',
} as const

/** What `leaver-reach.tsx` says. */
export const LEAVER_REACH = {
  sources: {
    ownList: (ago: string) => `app’s list ${ago}`,
    signIn: (ago: string) => `sign-in’s list ${ago}`,
  },
  remembered: 'only remembered',
  bySecret: 'Reached without a sign-in',
  bySecretMeans: (amount: number) =>
    `Whoever has the secret of a custom connection reads ${noun(amount, 'its organisation', 'their organisations')} without signing in. Only a new secret ends that.`,
  unclaimed: 'Maybe theirs',
  unclaimedMeans: (amount: number) =>
    `${count(amount, 'connection')} that Xero lists for apps they have worked with, and that no sign-in here reaches. Who made ${noun(amount, 'it', 'them')}, Xero does not say.`,
  noneUnclaimed: 'None in the lists that are known here',
  wasSeen: ', a sign-in here saw it once',
  asOf: (ago: string) => `, listed ${ago}`,
  lists: 'What that was counted from',
  heard: (app: string, ago: string) => `${app}: Xero’s list for the app, had ${ago}, and the sign-ins here`,
  neverHad: (app: string) =>
    `${app}: only the sign-ins here. What was connected elsewhere, Xero’s list for the app would tell.`,
  cannot: (app: string) =>
    `${app}: only the sign-ins here. It has no secret, so Xero has no list to give for it.`,
  showTheApp: 'Show the app',
} as const

/** What `people-view.tsx` says. */
export const PEOPLE_VIEW = {
  subtitle: 'From sign-ins at Xero, handovers, and the log of this vault',
  readingTheLog: 'Reading the log…',
  nobodyYet:
    'Nobody is known yet. People come here with their first sign-in, or when they say in Settings who uses this Keyward.',
  people: 'People',
  who: 'Who',
  email: 'E-mail',
  authorised: 'Authorised',
  handovers: 'Handovers',
  lastSeen: 'Last seen in this vault',
  ifTheyLeave: 'If they leave',
  whatTheyHold: 'What they hold',
  showTheList: 'Show the list',
  copyEmail: 'Copy the e-mail address',
  emailCopied: 'E-mail address',
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
