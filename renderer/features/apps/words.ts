import { count, grouped, listOf } from '../../language/plural.ts'

/** What `app-altered.tsx` says. */
export const APP_ALTERED = {
  askingXero: 'Asking Xero.',
  xeroAccepts: 'Xero accepts it. It is this app’s secret now.',
  theSecret: 'The secret in the keychain is not the one that Keyward put there.',
  somebodyOrAnotherProgram:
    'Somebody, or another program, replaced it. Keyward neither shows nor uses it. If a colleague entered the new one there, take it: Xero is asked first. Otherwise enter the right one again, and ask who else can get at this keychain.',
  askingXero2: 'Asking Xero…',
  takeIt: 'Take it as the new secret',
} as const

/** What `app-detail.tsx` says. */
export const APP_DETAIL = {
  changed: (day: string) => `, changed ${day}`,
  inThisVaultSince: (day: string, part: string) => `In this vault since ${day}${part}.`,
  handOver: 'Hand over',
  clientId: 'Client id',
  clientId2: 'client id',
  organisations: 'Organisations',
  signIns: 'Sign-ins',
  note: 'Note',
  noneIsConnected: 'None is connected.',
  connected: (used: number) => `${count(used, 'organisation')} connected.`,
  xerosTierWhichYou: (toUpperCase: string, slice: string, ceiling: number) =>
    `Xero’s ${toUpperCase}${slice} tier, which you picked, allows ${grouped(ceiling)}. `,
  showThem: 'Show them',
} as const

/** What `app-leaving.tsx` says. */
export const APP_LEAVING = {
  removingThisApp: 'Removing this app is begun and not finished.',
  itsSecretHasLeft:
    'Its secret has left the keychain, or is on its way out; its record goes last. Nothing else can be done with it.',
  removeTheApp: 'Remove the app',
  isRemovedFrom: (name: string) => `${name} is removed from this vault.`,
  finishRemoving: 'Finish removing it',
} as const

/** What `app-rotation.tsx` says. */
export const APP_ROTATION = {
  rotation: 'Rotation',
  putOffUntil: (day: string, reason: string) => `Put off until ${day}: ${reason}`,
  thisAppsOwnPolicy: 'This app’s own policy',
  thePracticesPolicy: 'The practice’s policy',
  seenTo: (owner: string) => `, seen to by ${owner}`,
  changeForThisApp: 'Change for this app',
  putTheReminderOff: 'Put the reminder off',
  aWeek: 'A week',
  twoWeeks: 'Two weeks',
  aMonth: 'A month',
  theReasonThatYou: 'The reason that you wrote is forgotten',
  theReminder: 'The reminder as it was',
  putOffTheReason: 'Put off. The reason stands in the app’s page and in the log.',
  for: 'For',
  whySoThatOthers: 'Why, so that others understand it',
  cancel: 'Cancel',
  putItOff: 'Put it off',
  addedWithTheApp: 'added with the app',
  enteredAgain: 'entered again',
  takenAsItWas: 'taken as it was found',
  byARotation: 'by a rotation',
  madeCurrentAgain: 'made current again',
  rotated: 'Rotated',
  givenUp: 'Given up',
  rolledBack: 'Rolled back',
  stillWorked: 'still worked',
  provenDead: 'proven dead',
  forgottenWithoutProof: 'forgotten without proof',
  wasRefused: 'was refused',
  couldNotBeTold: 'could not be told',
  secretsOfThisApp: 'Secrets of this app',
  fingerprint: 'Fingerprint',
  createdAtXero: 'Created at Xero',
  inUseHere: 'In use here',
  by: 'By',
  nobodyHasSaid: 'nobody has said',
  untilNow: ' until now',
  to: (day: string) => ` to ${day}`,
  provenDead2: (day: string) => `, proven dead ${day}`,
  rotations: 'Rotations',
  afterALeak: ', after a leak',
  theOldOne: (result: string) => `; the old one ${result}`,
  by2: (outcome: string, by: string, part: string, part2: string) => `${outcome} by ${by}${part}${part2}`,
} as const

/** What `app-secret.tsx` says. */
export const APP_SECRET = {
  secret: 'Secret',
  theKeychainHoldsNo: 'The keychain holds no secret for this app.',
  keywardCanNeitherSign: 'Keyward can neither sign in nor check with it until the secret is entered again.',
  giveItADate: 'Give it a date',
  yourPolicy: (everyDays: number) => `Your policy is ${count(everyDays, 'day')}.`,
  lastReadBackFrom: 'Last read back from the keychain as it was put there ',
  keptInThisComputers: 'Kept in this computer’s keychain and read back from it ',
  fingerprint: 'Fingerprint',
  enterTheSecretAgain: 'Enter the secret again',
  aRotationIsUnder: 'A rotation is under way.',
  itStands: (part: string) => `It stands at “${part}”.`,
  urgentReplace: 'Urgent: replace it.',
  replaceTheSecret: 'Replace the secret',
  carryOn: 'Continue replacing the secret',
  itHasLeaked: 'It has leaked…',
} as const

/** What `app-sign-ins.tsx` says. */
export const APP_SIGN_INS = {
  keywardKeepsNoSign: 'Keyward keeps no sign-in with it.',
  signIns: 'Sign-ins',
  noOrganisation: 'no organisation',
  holds: (countWords: string) => `Holds ${countWords}. `,
  askingXeroThenAsking: 'Asking Xero, then asking again…',
  revokeSSign: (name: string) => `Revoke ${name}’s sign-in…`,
  revoke: 'Revoke…',
  tryAgainToRevoke: (name: string) => `Try again to revoke ${name}’s sign-in`,
  tryAgain: 'Try again',
} as const

/** What `app-tools.tsx` says. */
export const APP_TOOLS = {
  toolsLeftBehind: 'Tools left behind',
  whenARotationEnded:
    'When a rotation ended, these had another secret than the one in use, as far as anybody had said. Reveal or copy it above, and give it to them.',
  itHasTheSecret: 'It has the secret in use',
} as const

/** What `apps-view.tsx` says. */
export const APPS_VIEW = {
  xeroApps: 'Xero apps',
  edit: 'Edit',
  remove: 'Remove…',
  connectAnOrganisation: 'Connect an organisation',
  apps: 'Apps',
  addAXeroApp: 'Add a Xero app',
  importFromAFile: 'Import from a file…',
  thisApp: 'This app',
  noXeroApp: 'No Xero app is in this vault yet',
  anAppIsWhat:
    'An app is what a tool uses to reach Xero: a client id, a secret, and what it may read. You find both values in Xero’s developer portal, on the app’s Configuration page. Xero shows a secret once.',
} as const

/** What `remove-confirmation.tsx` says. */
export const REMOVE_CONFIRMATION = {
  isRemovedFrom: (name: string) => `${name} is removed from this vault.`,
  removeFromThisVault: (name: string) => `Remove ${name} from this vault?`,
  bothSecrets:
    'Both secrets of the rotation under way go out of this computer’s keychain. Xero will not show them again',
  itsSecretGoesOut: 'Its secret goes out of this computer’s keychain. Xero will not show it again',
  it: 'it',
  them: 'them',
  keywardForgetsAndCan: (signIns: number, part: string) =>
    `Keyward forgets ${count(signIns, 'sign-in')}, and can no longer check or disconnect with ${part}`,
  keywardRemindsNobodyAny: (behind: number) =>
    `Keyward reminds nobody any more of ${count(behind, 'tool')} without the secret in use`,
  noOrganisationIsConnected: 'No organisation is connected with it, as far as Keyward knows',
  stays: 'stays',
  stay: 'stay',
  connectedAtXeroDisconnect: (stillConnected: number, part: string, names: string) =>
    `${count(stillConnected, 'organisation')} ${part} connected at Xero: ${names}. Disconnect first what should end`,
  theAppAtXero: 'The app at Xero, and every tool that holds a copy of the secret',
  toUndoAdd: 'To undo, add it again with its client id and secret, and sign in again.',
  keepIt: 'Keep it',
  removeWithEverything: 'Remove with everything',
  remove: 'Remove',
} as const

/** What `revoke-confirmation.tsx` says. */
export const REVOKE_CONFIRMATION = {
  sSign: (name: string) => `${name}’s sign-in is revoked, and Xero refuses it.`,
  revokeSSign: (name: string, name2: string) => `Revoke ${name}’s sign-in with ${name2}?`,
  everyConnectionThatMade: (name: string, name2: string) =>
    `Every connection that ${name} made with ${name2}. Keyward knows of none at present`,
  everyConnectionThatMadeWithAsXero: (
    name: string,
    name2: string,
    ends: number,
    ago: string,
    names: string,
  ) =>
    `Every connection that ${name} made with ${name2}: ${count(ends, 'organisation')}, as Xero listed them ${ago}: ${names}`,
  it: 'it',
  them: 'them',
  andEveryTool: (name: string, part: string) =>
    `${name}, and every tool that uses it, can no longer read ${part} by this sign-in`,
  whereSomebodyElse: (map: readonly string[]) => `${listOf(map)}, where somebody else has signed in as well`,
  signIn: 'sign-in',
  signIns: 'sign-ins',
  theOf: (part: string, others: readonly string[]) => `The ${part} of ${listOf(others)}`,
  theAppAndIts: 'The app and its secret',
  everythingInTheOrganisations: 'Everything in the organisations’ own books',
  toEndOnlyOne:
    'To end only one organisation, disconnect it under Connections. Keyward asks Xero again afterwards, to prove that the sign-in is refused. To undo, the same person signs in and gives consent again.',
  keepIt: 'Keep it',
  askingXero: 'Asking Xero…',
  revokeTheSign: 'Revoke the sign-in',
} as const

/** What `secret-entry.tsx` says. */
export const SECRET_ENTRY = {
  theSecret: 'The secret is in the keychain, and was read back.',
  clientSecret: 'Client secret',
  cancel: 'Cancel',
  storing: 'Storing…',
  replaceItAll: 'Replace it all the same',
  storeTheSecret: 'Store the secret',
} as const
