import { count, grouped, listOf } from '../../language/plural.ts'

/** What `app-altered.tsx` says. */
export const APP_ALTERED = {
  askingAnnounced: 'Asking Xero.',
  accepted: 'Xero accepts it. It is this app’s secret now.',
  title: 'The secret in the keychain is not the one that Keyward put there.',
  explanation:
    'Somebody, or another program, replaced it. Keyward neither shows nor uses it. If a colleague entered the new one there, take it: Xero is asked first. Otherwise enter the right one again, and ask who else can get at this keychain.',
  asking: 'Asking Xero…',
  takeAsNew: 'Take it as the new secret',
} as const

/** What `app-detail.tsx` says. */
export const APP_DETAIL = {
  changed: (day: string) => `, changed ${day}`,
  inVaultSince: (day: string, by: string) => `In this vault since ${day}${by}.`,
  handOver: 'Hand over',
  clientId: 'Client id',
  clientIdCopied: 'client id',
  organisations: 'Organisations',
  signIns: 'Sign-ins',
  note: 'Note',
  noneIsConnected: 'None is connected.',
  connected: (used: number) => `${count(used, 'organisation')} connected.`,
  connectedBy: (used: number, from: string) => `${count(used, 'organisation')} connected: ${from}.`,
  tierCeiling: (initial: string, restOfName: string, ceiling: number) =>
    `Xero’s ${initial}${restOfName} tier, which you picked, allows ${grouped(ceiling)}. `,
  showThem: 'Show them',
} as const

/** What `app-leaving.tsx` says. */
export const APP_LEAVING = {
  title: 'Removing this app was started but not finished.',
  explanation:
    'Its secret has left the keychain, or is on its way out; its record goes last. Nothing else can be done with it.',
  removeTheApp: 'Remove the app',
  removed: (name: string) => `${name} is removed from this vault.`,
  finish: 'Finish removing it',
} as const

/** What `app-rotation.tsx` says. */
export const APP_ROTATION = {
  dayCame: (day: string) => `${day} came with it from where it was kept before; the earlier day counts.`,
  forgetDay: 'Forget this day',
  dayForgotten: 'Forgotten. The policy counts.',
  rotation: 'Rotation',
  putOffUntil: (day: string, reason: string) => `Put off until ${day}: ${reason}`,
  thisAppsOwnPolicy: 'This app’s own policy',
  thePracticesPolicy: 'The practice’s policy',
  responsible: (owner: string) => `, responsible: ${owner}`,
  changeForThisApp: 'Change for this app',
  putTheReminderOff: 'Put the reminder off',
  aWeek: 'A week',
  twoWeeks: 'Two weeks',
  aMonth: 'A month',
  putOffEnds: 'The reason that you wrote is forgotten',
  putOffStays: 'The reminder as it was',
  putOffDone: 'Put off. The reason is on the app’s page and in the log.',
  for: 'For',
  putOffReason: 'Why, so that others understand it',
  cancel: 'Cancel',
  putItOff: 'Put it off',
  addedWithTheApp: 'added with the app',
  enteredAgain: 'entered again',
  takenAsFound: 'accepted as found',
  byARotation: 'by a rotation',
  madeCurrentAgain: 'made current again',
  rotated: 'Rotated',
  givenUp: 'Given up',
  rolledBack: 'Rolled back',
  stillWorked: 'still worked',
  provenDead: 'proven dead',
  forgottenWithoutProof: 'forgotten without proof',
  wasRefused: 'was refused',
  couldNotBeTold: 'gave no clear answer',
  secretsOfThisApp: 'Secrets of this app',
  fingerprint: 'Fingerprint',
  createdAtXero: 'Created at Xero',
  inUseHere: 'In use here',
  by: 'By',
  nobodyHasSaid: 'not known',
  untilNow: ' until now',
  to: (day: string) => ` to ${day}`,
  provenDeadOn: (day: string) => `, proven dead ${day}`,
  rotations: 'Rotations',
  afterALeak: ', after a leak',
  theOldOne: (result: string) => `; the old one ${result}`,
  outcomeBy: (outcome: string, by: string, left: string, dead: string) => `${outcome} by ${by}${left}${dead}`,
} as const

/** What `app-secret.tsx` says. */
export const APP_SECRET = {
  secret: 'Secret',
  missingTitle: 'The keychain holds no secret for this app.',
  missingMeans: 'Keyward can neither sign in nor check with it until the secret is entered again.',
  giveItADate: 'Give it a date',
  changeTheDate: 'Change the date',
  policyDays: (everyDays: number) => `Your policy is ${count(everyDays, 'day')}.`,
  lastReadBack: 'Last read back from the keychain as it was put there ',
  keptAndReadBack: 'Kept in this computer’s keychain and read back from it ',
  fingerprint: 'Fingerprint',
  enterTheSecretAgain: 'Enter the secret again',
  rotationOpen: 'A rotation is under way.',
  rotationStep: (step: string) => `It is at “${step}”.`,
  urgent: 'Urgent: replace it.',
  replaceTheSecret: 'Replace the secret',
  carryOn: 'Continue replacing the secret',
  itHasLeaked: 'It has leaked…',
} as const

/** What `app-sign-ins.tsx` says. */
export const APP_SIGN_INS = {
  none: 'Keyward keeps no sign-in with it.',
  signIns: 'Sign-ins',
  noOrganisation: 'no organisation',
  holds: (countWords: string) => `Holds ${countWords}. `,
  revoking: 'Asking Xero, then asking again…',
  revokeName: (name: string) => `Revoke ${name}’s sign-in…`,
  revoke: 'Revoke…',
  revokeAgainName: (name: string) => `Try again to revoke ${name}’s sign-in`,
  tryAgain: 'Try again',
} as const

/** What `app-tools.tsx` says. */
export const APP_TOOLS = {
  toolsLeftBehind: 'Tools left behind',
  explanation:
    'When a rotation ended, these had a different secret from the one in use, as far as anybody had said. Reveal or copy it above, and give it to them.',
  hasSecret: 'It has the secret in use',
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
  emptyTitle: 'No Xero app is in this vault yet',
  emptyExplanation:
    'An app is what a tool uses to reach Xero: a client id, a secret, and what it may read. You find both values in Xero’s developer portal, on the app’s Configuration page. Xero shows a secret once; a mobile or desktop app has none.',
} as const

/** What `remove-confirmation.tsx` says. */
export const REMOVE_CONFIRMATION = {
  removed: (name: string) => `${name} is removed from this vault.`,
  removeFromThisVault: (name: string) => `Remove ${name} from this vault?`,
  endsBothSecrets:
    'Both secrets of the rotation under way are removed from this computer’s keychain. Xero will not show them again',
  endsSecret: 'Its secret is removed from this computer’s keychain. Xero will not show it again',
  endsRecord: 'Keyward forgets what it knows of the app; it has no secret in the keychain',
  it: 'it',
  them: 'them',
  endsSignIns: (signIns: number, them: string) =>
    `Keyward forgets ${count(signIns, 'sign-in')}, and can no longer check or disconnect with ${them}`,
  endsReminders: (behind: number) =>
    `Keyward no longer reminds anybody of ${count(behind, 'tool')} without the secret in use`,
  staysNoOrganisation: 'No organisation is connected with it, as far as Keyward knows',
  stays: 'stays',
  stay: 'stay',
  staysConnected: (stillConnected: number, stay: string, names: string) =>
    `${count(stillConnected, 'organisation')} ${stay} connected at Xero: ${names}. Disconnect what should end first`,
  staysAtXero: 'The app at Xero, and every tool that holds a copy of the secret',
  staysWithoutSecret: 'The app at Xero, and every tool that uses it',
  undo: 'To undo, add it again with its client id and secret, and sign in again.',
  undoWithoutSecret: 'To undo, add it again with its client id, and sign in again.',
  undoWithoutSignIn: 'To undo, add it again with its client id and secret.',
  no: 'Keep it',
  yesWithEverything: 'Remove with everything',
  yes: 'Remove',
} as const

/** What `revoke-confirmation.tsx` says. */
export const REVOKE_CONFIRMATION = {
  revoked: (name: string) => `${name}’s sign-in is revoked, and Xero refuses it.`,
  title: (name: string, app: string) => `Revoke ${name}’s sign-in with ${app}?`,
  endsUnknown: (name: string, app: string) =>
    `Every connection that ${name} made with ${app}. Keyward knows of none at present`,
  endsConnections: (name: string, app: string, ends: number, ago: string, names: string) =>
    `Every connection that ${name} made with ${app}: ${count(ends, 'organisation')}, as Xero listed them ${ago}: ${names}`,
  it: 'it',
  them: 'them',
  endsReading: (app: string, them: string) =>
    `${app}, and every tool that uses it, can no longer read ${them} through this sign-in`,
  staysElsewhere: (organisations: readonly string[]) =>
    `${listOf(organisations)}, where somebody else has signed in as well`,
  signIn: 'sign-in',
  signIns: 'sign-ins',
  staysOthers: (signIns: string, others: readonly string[]) => `The ${signIns} of ${listOf(others)}`,
  staysApp: 'The app and its secret',
  staysAppAlone: 'The app',
  staysBooks: 'Everything in the organisations’ own books',
  undo: 'To end only one organisation, disconnect it under Connections. Keyward asks Xero again afterwards, to prove that the sign-in is refused. To undo, the same person signs in and gives consent again.',
  no: 'Keep it',
  busy: 'Asking Xero…',
  yes: 'Revoke the sign-in',
} as const

/** What `secret-entry.tsx` says. */
export const SECRET_ENTRY = {
  stored: 'The secret is in the keychain, and was read back.',
  label: 'Client secret',
  cancel: 'Cancel',
  storing: 'Storing…',
  replaceAnyway: 'Replace it all the same',
  store: 'Store the secret',
} as const

/** What `secret-date.tsx` says. */
export const SECRET_DATE = {
  form: 'When the secret was generated',
  doing: 'Give it a date',
  save: 'Keep the date',
  cancel: 'Cancel',
  isSaid: 'The date of the secret is kept.',
  isUnknown: 'The date of the secret is not known.',
  leaveEnds: 'The date that you chose is forgotten',
  leaveStays: 'The secret, and the date as it was',
} as const
