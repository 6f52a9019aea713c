import { RollbackReason, type ActivityKind } from './activity.ts'

/** How a line ended: as meant, not as meant, or something that was only noticed. */
export type Outcome = 'good' | 'failed' | 'noticed'

type Judge = (result: string) => Outcome

const whether = (isGood: boolean): Outcome => (isGood ? 'good' : 'failed')

/** A deed is done, or its result says why not. */
const deed: Judge = (result) => whether(result === 'ok')

/** Several were asked: "26 of 26" is all of them. */
const amount: Judge = (result) => {
  const counted = /^(\d+) of (\d+)$/u.exec(result)
  return counted === null ? deed(result) : whether(counted[1] === counted[2])
}

/** Something was brought back from one moment to another. */
const span: Judge = (result) => (/^\d{4}-\S+ to \d{4}-\S+$/u.test(result) ? 'good' : deed(result))

/** A secret that is to work was asked at Xero; with no sign-in to renew, its own answer is all there is. */
const living: Judge = (result) => whether(result === 'works' || result === 'noSignIn')

/** A secret that is to be dead was asked at Xero: its refusal is what was wanted. */
const dead: Judge = (result) => whether(result === 'refused')

/** Somebody has given a reason; which, the result says. */
const explained: Judge = (result) => whether(RollbackReason.safeParse(result).success)

/** A kit has its number, and a restore the moment that it went back to. */
const named: Judge = (result) => (/^(?:kit|from) \d/u.test(result) ? 'good' : deed(result))

/** Nobody's deed: somebody should look, whatever stands beside it. */
const amiss: Judge = () => 'failed'

const noticed: Judge = () => 'noticed'

/** For every kind of line, what its result means. A new kind is a compile error until it is decided. */
const JUDGES = {
  kitMade: named,
  backupFolderSet: deed,
  backupMade: deed,
  vaultRestored: named,
  restoreRehearsed: named,
  appAdded: deed,
  appEdited: deed,
  appRemoved: deed,
  secretStored: deed,
  secretRevealed: deed,
  secretCopied: deed,
  secretFoundMissing: amiss,
  secretFoundAltered: amiss,
  secretAccepted: deed,
  leavingTakenBack: deed,
  clockFoundOff: amiss,
  clockMended: span,
  signInStarted: deed,
  signInSucceeded: deed,
  signInFailed: amiss,
  signInRefused: amiss,
  revokeAsked: amiss,
  signInRevoked: deed,
  connectionFound: deed,
  connectionVanished: noticed,
  disconnectAsked: amiss,
  disconnected: deed,
  connectionsChecked: amount,
  signInsKeptAlive: amount,
  rotationBegun: deed,
  secretProven: living,
  secretSwitched: deed,
  oldSecretProven: dead,
  rotationFinished: deed,
  rotationGivenUp: deed,
  rotationRolledBack: deed,
  rotationPutOff: deed,
  leakDeclared: deed,
  leakTold: deed,
  aftermathPutAside: deed,
  aftermathReopened: deed,
  secretMadeDue: deed,
  journeyBegun: deed,
  journeyMoved: deed,
  journeyArchived: deed,
  assessmentAnswered: deed,
  assessmentSubmitted: deed,
  organisationTold: deed,
  organisationNotTold: deed,
  vaultRecovered: amiss,
  recordsSetAside: amiss,
  vaultBegunAgain: deed,
  settingsChanged: deed,
  introduced: deed,
  activityFoundBroken: amiss,
  rollbackFound: amiss,
  rollbackAcknowledged: explained,
  activityExported: deed,
  reviewSaved: deed,
  reviewForgotten: deed,
  leaverListed: deed,
  leaverTicked: deed,
  leaverUnticked: deed,
  leaverTakenBack: deed,
  leaverFinished: deed,
  handedToColleague: deed,
  handedToVendor: deed,
  handedByLeaver: deed,
  handedToAdviser: deed,
  handedToSomebody: deed,
  handoverPublished: deed,
  handoverSent: deed,
  handoverForgotten: deed,
  handoverRevoked: deed,
  handoverEnded: deed,
  handoverReceived: deed,
  handoverAskedFor: deed,
  requestForgotten: deed,
  shareServerAsked: deed,
  shareServerSet: deed,
  relayPageSet: deed,
  receiptAdded: deed,
  cardMade: deed,
  personAdded: deed,
  personRemoved: deed,
  appImported: deed,
  fileImported: deed,
  routeTried: deed,
  connectionForgotten: deed,
  policyChanged: deed,
  calendarSaved: deed,
  consumersChanged: deed,
  newSecretPasted: deed,
  rotationMoved: deed,
  consumerUpdated: deed,
  consumerNotUpdated: deed,
  updateChecked: deed,
  updateDownloaded: deed,
  updateRefused: amiss,
  updateInstalled: deed,
} as const satisfies Record<ActivityKind, Judge>

/** How a line of this kind and with this result ended. */
export const outcomeOf = (what: ActivityKind, result: string): Outcome => JUDGES[what](result)
