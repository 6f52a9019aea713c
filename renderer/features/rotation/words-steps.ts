import { count } from '../../language/plural.ts'

/** What `both-secrets.tsx` says. */
export const BOTH_SECRETS = {
  bothSecrets: 'Both secrets',
  secret: 'Secret',
  fingerprint: 'Fingerprint',
  createdAtXero: 'Created at Xero',
  lastProof: 'Last proof',
  new: 'New',
  current: 'Current',
  nobodyHasSaid: 'not known',
  goneTitle: 'The keychain no longer holds the current one as Keyward put it there',
  goneMeans: 'So Xero could not be asked about it. Switch over to the new one.',
  bothWork: (age: string) => `Both worked when they were asked, ${age}`,
  bothWorkMeans:
    'Xero does not say how long the old one lasts once a new one exists. After switching over, update the tools soon. A later step shows whether the old one is dead.',
  currentRefused: (age: string) => `Xero refused the current one when it was asked, ${age}`,
  currentRefusedMeans:
    'It may have ended it when the new one was made. Tools that use it cannot sign in: switch over, and update them now.',
  unclear: 'There was no clear answer about the current one',
  unclearMeans: 'That does not matter for the switch.',
  notSaid: 'not said',
} as const

/** What `rotation-after.tsx` says. */
export const ROTATION_AFTER = {
  noToolIsNoted: 'No tool is noted',
  updateTitle: 'Give the tools the new secret',
  updateExplanation:
    'Keyward uses the new secret from now on. Whatever else signs in as this app still has the old one. Copy the new one here, and tick each tool when it has it.',
  updateAfterLeak:
    'The old secret is dead: whatever else signs in as this app has stopped until it has the new one. Copy it here, and tick each tool when it has it.',
  newSecret: 'The new secret',
  updateNext: 'Next: Keyward asks whether the old one is dead.',
  showTheAppsPage: 'Show the app’s page',
  goOn: 'Go on',
  allHaveIt: 'All have it',
  goOnWithLeft: (left: number) => `Go on with ${count(left, 'tool')} left`,
  toolsBehindHint: 'Still on the old one',
  askingAnnounced: 'Asking Xero.',
  deadDoing: 'Ask about the old secret',
  askedAnnounced: 'Asked.',
  forgetTitle: 'Forget the old secret',
  stillWorksTitle: 'The old secret still works',
  deadTitle: 'Prove that the old secret is dead',
  stillWorksExplanation:
    'Whoever has a copy of it can still pose as this app. In the developer portal, open the app, and delete the old secret beside the new one. Then ask again.',
  deadExplanation: 'Keyward asks Xero about the old secret in the same way. Only a refusal counts as dead.',
  deadNext: 'Next: forget the old one.',
  deleteTitle: 'Delete the old secret at Xero',
  deleteExplanation:
    'Do it now: whoever has it can use it until then. In the developer portal, open the app, and delete the old secret beside the new one. Then let Keyward ask Xero: only a refusal counts as dead.',
  deleteNext: 'Next: give the tools the new one.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  forgetUnproven: 'Forget it without proof',
  asking: 'Asking Xero…',
  askXero: 'Ask Xero',
  askAgain: 'Ask again',
  notAskedYet: 'Not asked yet.',
  stillWorksMeans: 'Xero recognised it, so it is alive.',
  unclearMeans: (reason: string) =>
    `There was no clear answer. ${reason} Ask again; “forgotten without proof” would stand in the record.`,
  refusedMeans: 'Nobody can sign in with it any more.',
  proofQuestion: 'Does Xero refuse the old secret?',
  proofStillWorks: 'Xero still accepts the old secret',
  proofRefused: 'Xero refuses the old secret',
  notTried: 'Not tried',
  stillWorks: 'Still works',
  refused: 'Refused',
  couldNotTell: 'Could not tell',
  finished: (name: string) => `${name} has a new secret. The old one is dead and forgotten.`,
  forgetExplanation:
    'Xero refused it, so nobody can use it any more. It leaves this computer’s keychain, and Keyward looks whether it has gone.',
  forgetNext: 'The record of this rotation stays on the app’s page.',
  forgetting: 'Forgetting…',
  finish: 'Forget it and finish',
  provenDead: 'Proven dead.',
  oldRefused: 'Xero refused the old one',
  newRecognised: ', and recognised the new one',
} as const

/** What `rotation-exit.tsx` says. */
export const ROTATION_EXIT = {
  askingAnnounced: 'Asking Xero about both secrets.',
  foot: 'Xero is asked about both first. The last secret that works is never taken out.',
  no: 'Carry on',
  askingXero: 'Asking Xero…',
  giveUpAnyway: 'Give up all the same',
  staysRefused: 'The secret in use stays in use, although Xero refused it when it was last asked',
  staysAltered:
    'Everything connected; of the secret in use the keychain no longer holds what Keyward put there',
  staysInUse: 'The secret in use, and everything connected',
  giveUpTitle: 'Give this rotation up?',
  giveUp: 'Give up',
  giveUpEnds: 'The pasted secret is taken out of the keychain, unless it is the only one that works',
  rollBackTitle: 'Make the previous secret current again?',
  rollBack: 'Roll back',
  rollBackEnds: 'The new secret is taken out of the keychain, unless it is the only one that works',
  rollBackTools: 'Tools that already have it must get the old one',
  staysOrganisations: 'Organisations and sign-ins',
  staysAtXero: 'The new secret at Xero, until you delete it in the portal',
} as const

/** What `rotation-leaving.tsx` says. */
export const ROTATION_LEAVING = {
  doing: 'Finish',
  finish: 'Finish it now',
  untilThen: 'Nothing else can be done with this rotation until then.',
  finishTitle: 'Ending this rotation was started but not finished.',
  finishMeans: 'The old secret is on its way out of the keychain; its record goes last.',
  giveUpTitle: 'Giving this rotation up was started but not finished.',
  giveUpMeans: 'The pasted secret is on its way out of the keychain; its record goes last.',
  rollBackTitle: 'The previous secret is in use again; rolling back is not finished.',
  rollBackMeans: 'Only the new secret has yet to leave the keychain.',
} as const

/** What `rotation-paste.tsx` says. */
export const ROTATION_PASTE = {
  title: 'Paste the new secret',
  explanation:
    'It goes into this computer’s keychain beside the current one. Nothing else changes until it has proven itself.',
  next: 'Next: Keyward asks Xero whether it works.',
  busy: 'Storing, then asking Xero…',
  store: 'Store it and prove it',
  newClientSecret: 'New client secret',
  clientIdEnd: (end: string) => `The client id must end in ${end} in the portal.`,
} as const

/** What `rotation-prove.tsx` says. */
export const ROTATION_PROVE = {
  cameWithHandover: (from: string) => `The new secret came with a handover from ${from}. `,
  askingAnnounced: 'Asking Xero.',
  askedAnnounced: 'Asked.',
  refusedAnnounced: 'Xero refused the new secret.',
  refusedTitle: 'Xero refused the new secret',
  title: 'Prove that the new secret works',
  currentInUse: (standing: string) => `The current secret is still in use here.${standing}`,
  explanation: (came: string) =>
    `${came}Keyward asks Xero in two ways. What is in use does not change before step 5.`,
  next: 'Next: the new secret becomes current.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  asking: 'Asking Xero…',
  proveItNow: 'Prove it now',
  proveAgain: 'Prove again',
  switchOver: 'Switch over',
  pasteItAgain: 'Paste it again',
  currentAccepted: ' Xero accepted it when both were asked.',
  currentRefused: ' Xero refused it as well when both were asked.',
  recogniseRefused: 'Xero does not recognise the new secret',
  recognisePassed: 'Xero recognises the new secret',
  recogniseQuestion: 'Does Xero recognise the new secret?',
  renewalRefused: 'No sign-in works with it',
  renewalPassed: 'A real sign-in works with it',
  renewalQuestion: 'Does a real sign-in work with it?',
  recogniseHint:
    'Xero is asked for a token of the app’s own with it. Where this app gets none, it is asked with a code made up for the purpose.',
  grantedMeans:
    'With it, Xero gave the app a token of its own. It was used for nothing, and nothing was changed.',
  recogniseMeans:
    'Asked with a code made up for the purpose. Xero accepted the secret and turned down the code, as it should.',
  itAnswered: 'It answered',
  invalidClient: 'invalid_client',
  invalidClientMeans: ': this secret does not belong to the client id ending in',
  unclear: (reason: string) =>
    `It is not clear yet whether it works. ${reason} Prove it again; what is in use stays in use until then.`,
  renewalHint: 'Tried once the first proof has passed, so that nobody’s sign-in is put at risk.',
  renewed: (person: string) => `${person}’s sign-in was renewed with the new secret.`,
  noSignIn: 'This app has no sign-in that could be renewed. The first proof is all there is.',
  renewalRefusedMeans: (person: string) =>
    `${person}’s sign-in could not be renewed with it: Xero refused the secret there.`,
  renewalUnclear: (person: string, reason: string) =>
    `${person}’s sign-in could not be renewed, and that may have another reason. ${reason}`,
  adviceTitle: 'What it may be',
  missing: 'missing',
  tooMany: 'too many',
  characterAdvice: (missingOrMore: string, length: number, currentLength: number) =>
    `A character may be ${missingOrMore}: you pasted ${length}, the current secret has ${currentLength}.`,
  otherAppAdvice: 'It may be another app’s: in the portal, the client id must end in',
  veryNewAdvice: 'It is very new, and Xero may need a minute to know it: prove again then.',
} as const

/** What `rotation-step.tsx` says. */
export const ROTATION_STEP = {
  makeTitle: 'Make a new secret at Xero',
  makeExplanation:
    'In the developer portal, open the app with this client id and choose “Generate a secret” on its Configuration page. Xero shows it once: leave that page open until the next step is done.',
  makeNext: 'Next: paste it here.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  goOn: 'Go on',
  haveNewSecret: 'I have the new secret',
  app: 'App',
  clientId: 'Client id',
  clientIdName: 'client id',
  leakTitle: 'Make new, switch, delete the old one',
  leakExplanation:
    'Xero may end the old one as soon as a new one is made, or let both live side by side. Keyward switches over first, so that nothing connected here stops, and then leads to deleting the old one at once.',
  keepOldTitle: 'Do not delete the old one yet',
  keepOldExplanation:
    'Xero may let two secrets live side by side, or end the old one as soon as a new one is made. Keyward finds out by asking, and says what it found before anything is switched.',
} as const

/** What `when-generated.tsx` says. */
export const WHEN_GENERATED = {
  today: 'Today',
  onADate: 'On a date',
  notSure: 'Not sure',
  generatedAtXero: 'Generated at Xero',
  dateOfTheSecret: 'Date of the secret',
} as const
