import { count, listOf, noun } from '../../language/plural.ts'

/** What `aftermath-row.tsx` says. */
export const AFTERMATH_ROW = {
  noteIt: 'Note it',
  takeThatBack: 'Take that back',
  putAside: 'Put aside…',
  theReasonThatYou: 'The reason that you wrote is forgotten',
  whatIsLeft: 'What is left to be done',
  putItAside: 'Put it aside',
  whyItIsPut: 'Why it is put aside, so that others understand it',
  cancel: 'Cancel',
} as const

/** What `leak-view.tsx` says. */
export const LEAK_VIEW = {
  overview: 'Overview',
  nothingIsKnown: 'Nothing is known of this leak any more',
  sSecretHasLeaked: (name: string) => `${name}’s secret has leaked`,
  thisAppIsNo: 'This app is no longer in this vault, and Keyward can do nothing about it from here.',
  openXero: 'Open Xero',
  replaceTheSecret: 'Replace the secret',
  stopsWhoever: 'Stops whoever has the old one, as soon as it is dead at Xero. Takes a few minutes.',
  noToolIsNoted: 'No tool is noted that would need the new one.',
  mustGetTheNew: (tools: number) => `${count(tools, 'tool')} must get the new one.`,
  connectedAsBefore: (organisations: number, part: string) =>
    `${count(organisations, 'organisation')}, connected as before. ${part}`,
  replaceItNow: 'Replace it now',
  carryOn: 'Carry on',
  disconnectOneOrganisation: 'Disconnect one organisation',
  stopsAllAccess: 'Stops all access to that organisation through this app, at once.',
  everyOtherOrganisation: 'every other organisation, and the secret.',
  showTheOrganisations: 'Show the organisations',
  deleteTheWholeApp: 'Delete the whole app',
  stopsEverything:
    'Stops everything that this app ever did. It cannot be undone: each organisation has to be connected anew with a new app.',
  nothingOfThisApp: 'nothing of this app.',
  openTheDeveloperPortal: 'Open the developer portal',
  takeAPersonsPrivilege: 'Take a person’s privilege away',
  stopsThatPersonFrom:
    'Stops that person from connecting the practice to any app: “Connect third-party add-ons”, in Practice Manager under Staff.',
  whatTheyConnectedBefore: 'what they connected before, and whoever has the secret.',
  showThePeople: 'Show the people',
  whoeverHoldsItTogether:
    'Whoever holds it together with a sign-in can read what this app may read. Replacing it comes first; these are all the ways, and what each one stops.',
  waysToTakeAccess: 'Ways to take access away',
  leavesRunning: (leaves: string) => `Leaves running: ${leaves}`,
  theLastLeak: 'The last leak',
  declaredOn: (day: string, by: string) => `Declared on ${day} by ${by}.`,
  iHaveSent: 'I have sent it',
  tellXero: 'Tell Xero',
  xeroWantsToHear:
    'Xero wants to hear of an incident within 24 hours, at api@support.xero.com. Keyward sends nothing: look it over, and send it yourself.',
  noticeToXero: 'Notice to Xero',
  theNotice: 'The notice is',
  copyTheNotice: 'Copy the notice',
} as const

/** What `policy-form.tsx` says. */
export const POLICY_FORM = {
  thePolicyThatYou: 'The policy that you changed is forgotten',
  thePolicy: 'The policy as it was',
  wholeDaysEvery1: 'Whole days: every 1 to 1,095, told 0 to 120 days before.',
  changeThePolicy: 'Change the policy',
  saved: 'Saved.',
  replaceEvery: 'Replace every … days',
  remindMe: 'Remind me (days before)',
  responsiblePerson: 'Responsible person',
  onAFridayRather: 'On a Friday rather than at a weekend',
  cancel: 'Cancel',
  backToThePractices: 'Back to the practice’s policy',
  saveThePolicy: 'Save the policy',
} as const

/** What `rotation-list.tsx` says. */
export const ROTATION_LIST = {
  theToolsThatYou: 'The tools that you wrote down are forgotten',
  theRotationToBe: 'The rotation, to be taken up again',
  keepTheList: 'Keep the list',
  goOn: 'Go on',
  whoUsesThisSecret: 'Who uses this secret?',
  eachToolWorkbook:
    'Each tool, workbook and service that signs in as this app stops when its secret is switched, until it has the new one. Keyward keeps the list for the next time.',
  nextMakeANew: 'Next: make a new secret at Xero.',
  thatIsAll: 'Continue',
  nobodyElseUses: 'Nobody else uses it',
  tool: 'Tool',
  whoRunsItWhere: 'Who runs it, where',
} as const

/** What `rotation-view.tsx` says. */
export const ROTATION_VIEW = {
  noRotationIsUnder: 'No rotation is under way',
  itHasCome: 'It has come to its end. Its record is on the app’s page.',
  goToXeroApps: 'Go to Xero apps',
  show: (name: string) => `Show ${name}`,
  givenUpTheSecret: 'Given up. The secret in use is the one from before.',
  rolledBackThePrevious: 'Rolled back. The previous secret is in use again.',
  giveUp: 'Give up',
  replaceTheLeakedSecret: (name: string) => `Replace the leaked secret of ${name}`,
  replaceTheSecret: (name: string) => `Replace the secret of ${name}`,
  step: 'Step',
  ofBegun: (ROTATION_STEPS: number, when: string) => `of ${ROTATION_STEPS}, begun ${when}`,
  giveUpChangeNothing: 'Give up, change nothing',
  rollBack: 'Roll back…',
  leaveCarryOnLater: 'Save and close',
  steps: 'Steps',
  thereIsNoWay: 'There is no way back any more: Xero refused the old secret.',
  itCanBeRolled: 'It can be rolled back until the old secret is dead. It is kept until step 8.',
  whatThisRotationAffects: 'What this rotation affects',
  sinceItWasDeclared: (passed: string) => `${passed} since it was declared`,
  xeroWantsToHear: (until: string) => `Xero wants to hear of it within 24 hours, by ${until}.`,
  theNoticeToXero: 'The notice to Xero, and other ways to take access away',
  connected: (organisations: number) =>
    `${noun(organisations, 'organisation, which stays', 'organisations, which stay')} connected`,
  signIns: 'sign-ins',
  ofExpectedToCarry: (people: number, people2: readonly string[]) =>
    `${noun(people, 'sign-in', 'sign-ins')}, of ${listOf(people2)}, expected to carry on`,
  toolsNotedAsUsing: 'tools noted as using it',
  toolsToUpdateStep: 'Tools to update, step 6',
  tick: 'Tick',
} as const
