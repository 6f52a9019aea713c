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
  nobodyHasSaid: 'nobody has said',
  theKeychainNoLonger: 'The keychain no longer holds the current one as Keyward put it there',
  soXeroCouldNot: 'So Xero could not be asked about it. Switch over to the new one.',
  bothWorkedWhenThey: (age: string) => `Both worked when they were asked, ${age}`,
  xeroDoesNotSay:
    'Xero does not say how long the old one lasts once a new one exists. After switching over, update the tools soon. Step 7 shows whether the old one is dead.',
  xeroRefusedTheCurrent: (age: string) => `Xero refused the current one when it was asked, ${age}`,
  itMayHaveEnded:
    'It may have ended it when the new one was made. Tools that use it cannot sign in: switch over, and update them now.',
  nobodyCouldTellHow: 'Nobody could tell how the current one stands',
  thatDoesNotMatter: 'That does not matter for the switch.',
  notSaid: 'not said',
} as const

/** What `rotation-after.tsx` says. */
export const ROTATION_AFTER = {
  noToolIsNoted: 'No tool is noted',
  giveTheTools: 'Give the tools the new secret',
  keywardUsesTheNew:
    'Keyward uses the new secret from now on. Whatever else signs in as this app still has the old one. Reveal or copy the new one on the app’s page, and tick each tool on the right when it has it.',
  nextKeywardAsksWhether: 'Next: Keyward asks whether the old one is dead.',
  showTheAppsPage: 'Show the app’s page',
  goOn: 'Go on',
  allHave: 'All have it',
  goOnWithLeft: (left: number) => `Go on with ${count(left, 'tool')} left`,
  stillOnTheOld: 'Still on the old one',
  askingXero: 'Asking Xero.',
  askAboutTheOld: 'Ask about the old secret',
  asked: 'Asked.',
  forgetTheOldSecret: 'Forget the old secret',
  theOldSecretStill: 'The old secret still works',
  proveThatTheOld: 'Prove that the old secret is dead',
  whoeverHasACopy:
    'Whoever has a copy of it can still pose as this app. In the developer portal, open the app, and delete the old secret beside the new one. Then ask again.',
  keywardAsksXeroAbout:
    'Keyward asks Xero about the old secret in the same way. Only a refusal counts as dead.',
  nextForgetTheOld: 'Next: forget the old one.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  forgetItWithoutProof: 'Forget it without proof',
  askingXero2: 'Asking Xero…',
  askXero: 'Ask Xero',
  askAgain: 'Ask again',
  notAskedYet: 'Not asked yet.',
  xeroRecognisedItSo: 'Xero recognised it, so it is alive.',
  nobodyCanSayAsk: (reason: string) =>
    `Nobody can say. ${reason} Ask again; “forgotten without proof” would stand in the record.`,
  nobodyCanSign: 'Nobody can sign in with it any more.',
  doesXeroRefuse: 'Does Xero refuse the old secret?',
  xeroStillAccepts: 'Xero still accepts the old secret',
  xeroRefusesTheOld: 'Xero refuses the old secret',
  notTried: 'Not tried',
  stillWorks: 'Still works',
  refused: 'Refused',
  couldNotTell: 'Could not tell',
  hasANewSecret: (name: string) => `${name} has a new secret. The old one is dead and forgotten.`,
  xeroRefusedItSo:
    'Xero refused it, so nobody can use it any more. It leaves this computer’s keychain, and Keyward looks whether it has gone.',
  theRecord: 'The record of this rotation stays on the app’s page.',
  forgetting: 'Forgetting…',
  forgetItAndFinish: 'Forget it and finish',
  provenDead: 'Proven dead.',
  xeroRefusedTheOld: 'Xero refused the old one',
  andRecognisedTheNew: ', and recognised the new one',
} as const

/** What `rotation-exit.tsx` says. */
export const ROTATION_EXIT = {
  askingXeroAboutBoth: 'Asking Xero about both secrets.',
  xeroIsAskedAbout: 'Xero is asked about both first. The last secret that works is never taken out.',
  carryOn: 'Carry on',
  askingXero: 'Asking Xero…',
  giveUpAll: 'Give up all the same',
  theSecretInUse: 'The secret in use stays in use, although Xero refused it when it was last asked',
  everythingConnected:
    'Everything connected; of the secret in use the keychain no longer holds what Keyward put there',
  theSecretInUseAndEverything: 'The secret in use, and everything connected',
  giveThisRotationUp: 'Give this rotation up?',
  giveUp: 'Give up',
  thePastedSecret: 'The pasted secret is taken out of the keychain, unless it is the only one that works',
  makeThePreviousSecret: 'Make the previous secret current again?',
  rollBack: 'Roll back',
  theNewSecret: 'The new secret is taken out of the keychain, unless it is the only one that works',
  toolsThatAlreadyHave: 'Tools that already have it must get the old one',
  organisationsAndSignIns: 'Organisations and sign-ins',
  theNewSecretAtXero: 'The new secret at Xero, until you delete it in the portal',
} as const

/** What `rotation-leaving.tsx` says. */
export const ROTATION_LEAVING = {
  finish: 'Finish',
  finishItNow: 'Finish it now',
  nothingElseCanBe: 'Nothing else can be done with this rotation until then.',
  theEnd: 'The end of this rotation is begun and not finished.',
  theOldSecret: 'The old secret is on its way out of the keychain; what is written of it comes last.',
  givingThisRotationUp: 'Giving this rotation up is begun and not finished.',
  thePastedSecret: 'The pasted secret is on its way out of the keychain; what is written of it comes last.',
  thePreviousSecret: 'The previous secret is in use again; rolling back is not finished.',
  onlyTheNewSecret: 'Only the new secret has yet to leave the keychain.',
} as const

/** What `rotation-paste.tsx` says. */
export const ROTATION_PASTE = {
  pasteTheNewSecret: 'Paste the new secret',
  itGoesInto:
    'It goes into this computer’s keychain beside the current one. Nothing else changes until it has proven itself.',
  nextKeywardAsksXero: 'Next: Keyward asks Xero whether it works.',
  storingThenAskingXero: 'Storing, then asking Xero…',
  storeItAndProve: 'Store it and prove it',
  newClientSecret: 'New client secret',
  theClientIdMust: (shownText: string) => `The client id must end in ${shownText} in the portal.`,
} as const

/** What `rotation-prove.tsx` says. */
export const ROTATION_PROVE = {
  theNewSecretCame: (from: string) => `The new secret came with a handover from ${from}. `,
  askingXero: 'Asking Xero.',
  asked: 'Asked.',
  xeroRefusedTheNew: 'Xero refused the new secret.',
  xeroRefusedTheNewSecret: 'Xero refused the new secret',
  proveThatTheNew: 'Prove that the new secret works',
  theCurrentSecret: (current: string) => `The current secret is still in use here.${current}`,
  keywardAsksXero: (came: string) =>
    `${came}Keyward asks Xero in two ways. What is in use does not change before step 5.`,
  nextTheNewSecret: 'Next: the new secret becomes current.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  askingXero2: 'Asking Xero…',
  proveItNow: 'Prove it now',
  proveAgain: 'Prove again',
  switchOver: 'Switch over',
  pasteItAgain: 'Paste it again',
  xeroAcceptedItWhen: ' Xero accepted it when both were asked.',
  xeroRefused: ' Xero refused it as well when both were asked.',
  xeroDoesNotRecognise: 'Xero does not recognise the new secret',
  xeroRecognisesTheNew: 'Xero recognises the new secret',
  doesXeroRecognise: 'Does Xero recognise the new secret?',
  noSignInWorks: 'No sign-in works with it',
  aRealSign: 'A real sign-in works with it',
  doesARealSign: 'Does a real sign-in work with it?',
  itIsAsked:
    'It is asked with a code made up for the purpose. Xero should accept the secret and turn down the code.',
  askedWithACode:
    'Asked with a code made up for the purpose. Xero accepted the secret and turned down the code, as it should.',
  itAnswered: 'It answered',
  invalidClient: 'invalid_client',
  thisSecretDoesNot: ': this secret does not belong to the client id ending in',
  nobodyCanSayYet: (reason: string) =>
    `Nobody can say yet whether it works. ${reason} Prove it again; what is in use stays in use until then.`,
  triedOnceTheFirst: 'Tried once the first proof has passed, so that nobody’s sign-in is put at risk.',
  sSignInWas: (person: string) => `${person}’s sign-in was renewed with the new secret.`,
  thisAppHasNo: 'This app has no sign-in that could be renewed. The first proof is all there is.',
  sSignInCould: (person: string) =>
    `${person}’s sign-in could not be renewed with it: Xero refused the secret there.`,
  sSignInCouldNot: (person: string, reason: string) =>
    `${person}’s sign-in could not be renewed, and that may have another reason. ${reason}`,
  whatItMayBe: 'What it may be',
  missing: 'missing',
  tooMany: 'too many',
  aCharacterMayBe: (part: string, length: number, currentLength: number) =>
    `A character may be ${part}: you pasted ${length}, the current secret has ${currentLength}.`,
  itMayBeAnother: 'It may be another app’s: in the portal, the client id must end in',
  itIsVeryNew: 'It is very new, and Xero may need a minute to know it: prove again then.',
} as const

/** What `rotation-step.tsx` says. */
export const ROTATION_STEP = {
  makeANewSecret: 'Make a new secret at Xero',
  inTheDeveloperPortal:
    'In the developer portal, open the app with this client id and choose “Generate a secret” on its Configuration page. Xero shows it once: leave that page open until the next step is done.',
  nextPasteItHere: 'Next: paste it here.',
  openXero: 'Open Xero',
  openTheDeveloperPortal: 'Open the developer portal',
  goOn: 'Go on',
  iHaveTheNew: 'I have the new secret',
  app: 'App',
  clientId: 'Client id',
  doNotDelete: 'Do not delete the old one yet',
  xeroMayLetTwo:
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
