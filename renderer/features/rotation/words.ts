import { count, listOf, noun } from '../../language/plural.ts'

/** What `aftermath-row.tsx` says. */
export const AFTERMATH_ROW = {
  noteIt: 'Note it',
  noted: { done: 'Noted as done.', putAside: 'Put aside.', open: 'Open again.' },
  takeThatBack: 'Take that back',
  putAside: 'Put aside…',
  leaveEnds: 'The reason that you wrote is forgotten',
  label: 'What is left to do',
  yes: 'Put it aside',
  reasonField: 'Why it is put aside, so that others understand it',
  cancel: 'Cancel',
} as const

/** What `leak-view.tsx` says. */
export const LEAK_VIEW = {
  overview: 'Overview',
  unknownTitle: 'This leak is no longer on record',
  title: (name: string) => `${name}’s secret has leaked`,
  appGone: 'This app is no longer in this vault, and Keyward can do nothing about it from here.',
  openXero: 'Open Xero',
  replaceTitle: 'Replace the secret',
  replaceStops: 'Stops whoever has the old one, as soon as it is dead at Xero. Takes a few minutes.',
  noTool: 'No tool is noted that would need the new one.',
  toolsNeedIt: (tools: number) => `${count(tools, 'tool')} must get the new one.`,
  replaceLeaves: (organisations: number, tools: string) =>
    `${count(organisations, 'organisation')}, connected as before. ${tools}`,
  replaceItNow: 'Replace it now',
  carryOn: 'Carry on',
  disconnectTitle: 'Disconnect one organisation',
  disconnectStops: 'Stops all access to that organisation through this app, at once.',
  disconnectLeaves: 'every other organisation, and the secret.',
  showTheOrganisations: 'Show the organisations',
  deleteTitle: 'Delete the whole app',
  deleteStops:
    'Stops everything that this app ever did. It cannot be undone: each organisation has to be connected anew with a new app.',
  deleteLeaves: 'nothing of this app.',
  openTheDeveloperPortal: 'Open the developer portal',
  privilegeTitle: 'Take a person’s privilege away',
  privilegeStops:
    'Stops that person from connecting the practice to any app: “Connect third-party add-ons”, in Practice Manager under Staff.',
  privilegeLeaves: 'what they connected before, and whoever has the secret.',
  showThePeople: 'Show the people',
  explanation:
    'Whoever holds it together with a sign-in can read what this app may read. Replacing it comes first; these are all the ways, and what each one stops.',
  explanationCustom:
    'Whoever holds it can read what this custom connection may read: nobody has to sign in. Replacing it comes first; these are all the ways, and what each one stops.',
  waysTitle: 'Ways to take access away',
  leavesRunning: (leaves: string) => `Leaves running: ${leaves}`,
  leakTitle: 'The last leak',
  declared: (day: string, by: string) => `Declared on ${day} by ${by}.`,
  sentIt: 'I have sent it',
  tellXero: 'Tell Xero',
  tellXeroHint:
    'Xero wants to hear of an incident within 24 hours, at api@support.xero.com. Keyward sends nothing: look it over, and send it yourself.',
  noticeToXero: 'Notice to Xero',
  noticeCopied: 'The notice is',
  copyTheNotice: 'Copy the notice',
} as const

/** What `policy-form.tsx` says. */
export const POLICY_FORM = {
  leaveEnds: 'The policy that you changed is forgotten',
  leaveStays: 'The policy as it was',
  wrongDays: 'Use whole days: replace every 1 to 1,095, remind 0 to 120 days before.',
  doing: 'Change the policy',
  saved: 'Saved.',
  everyDays: 'Replace every … days',
  leadDays: 'Remind me (days before)',
  responsiblePerson: 'Responsible person',
  onFriday: 'On a Friday rather than at a weekend',
  cancel: 'Cancel',
  backToPractice: 'Back to the practice’s policy',
  save: 'Save the policy',
} as const

/** What `rotation-list.tsx` says. */
export const ROTATION_LIST = {
  leaveEnds: 'The tools that you wrote down are forgotten',
  leaveStays: 'The rotation, to be taken up again',
  keepTheList: 'Keep the list',
  goOn: 'Go on',
  title: 'Who uses this secret?',
  explanation:
    'Each tool, workbook and service that signs in as this app stops when its secret is switched, until it has the new one. Keyward keeps the list for the next time.',
  next: 'Next: make a new secret at Xero.',
  continue: 'Continue',
  nobodyElse: 'Nobody else uses it',
  skip: 'Skip this step',
  skipHint: 'Tools can be noted on the app’s page as well, before or after.',
  tool: 'Tool',
  toolOwner: 'Who runs it, where',
  throughKeyward: 'Tools that ask Keyward, and need no update',
  noUpdate:
    'They never had the secret. What they were allowed ends with this rotation, and each asks again the next time.',
  neverUsed: 'not used yet',
  lastUsed: 'last used',
} as const

/** What `rotation-view.tsx` says. */
export const ROTATION_VIEW = {
  noneTitle: 'No rotation is under way',
  noneExplanation: 'It has come to its end. Its record is on the app’s page.',
  goToXeroApps: 'Go to Xero apps',
  show: (name: string) => `Show ${name}`,
  givenUp: 'Given up. The secret in use is the one from before.',
  rolledBack: 'Rolled back. The previous secret is in use again.',
  giveUp: 'Give up',
  leakedTitle: (name: string) => `Replace the leaked secret of ${name}`,
  title: (name: string) => `Replace the secret of ${name}`,
  step: 'Step',
  ofStepsBegun: (steps: number, when: string) => `of ${steps}, begun ${when}`,
  giveUpUnchanged: 'Give up, change nothing',
  rollBack: 'Roll back…',
  leave: 'Save and close',
  steps: 'Steps',
  noWayBack: 'There is no way back any more: Xero refused the old secret.',
  canRollBack: 'It can be rolled back until the old secret is dead. It is kept until the last step.',
  affectsTitle: 'What this rotation affects',
  sinceDeclared: (passed: string) => `${passed} since it was declared`,
  tellXeroBy: (until: string) => `Xero wants to hear of it within 24 hours, by ${until}.`,
  leakLink: 'The notice to Xero, and other ways to take access away',
  connected: (organisations: number) =>
    `${noun(organisations, 'organisation, which stays', 'organisations, which stay')} connected`,
  signIns: 'sign-ins',
  signInsCarryOn: (people: number, names: readonly string[]) =>
    `${noun(people, 'sign-in', 'sign-ins')}, of ${listOf(names)}, expected to carry on`,
  toolsNoted: 'tools noted as using it',
  toolsTitle: 'Tools to update',
  tick: 'Tick',
  ticked: (name: string, isOn: boolean) =>
    isOn ? `${name} has the new secret.` : `${name} is not updated yet.`,
} as const
