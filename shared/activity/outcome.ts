import { LockCause } from '../lock/lock.ts'
import { readToolResult } from '../tools/line.ts'
import { RollbackReason, type ActivityKind } from './activity.ts'

/** How a line ended: as meant, not as meant, or something that was only noticed. */
export type Outcome = 'good' | 'failed' | 'noticed'

type Judge = (result: string) => Outcome

const whether = (isGood: boolean): Outcome => (isGood ? 'good' : 'failed')

/** An action is done, or its result says why not. */
const action: Judge = (result) => whether(result === 'ok')

/** Several were asked: "26 of 26" is all of them. */
const amount: Judge = (result) => {
  const counted = /^(\d+) of (\d+)$/u.exec(result)
  return counted === null ? action(result) : whether(counted[1] === counted[2])
}

/** Something was brought back from one moment to another. */
const span: Judge = (result) => (/^\d{4}-\S+ to \d{4}-\S+$/u.test(result) ? 'good' : action(result))

/** A secret that is to work was asked at Xero; with no sign-in to renew, its own answer is all there is. */
const living: Judge = (result) => whether(result === 'works' || result === 'noSignIn')

/** A secret that is to be dead was asked at Xero: its refusal is what was wanted. */
const dead: Judge = (result) => whether(result === 'refused')

/** Somebody has given a reason; which, the result says. */
const explained: Judge = (result) => whether(RollbackReason.safeParse(result).success)

/** A kit has its number, and a restore the moment that it went back to. */
const named: Judge = (result) => (/^(?:kit|from) \d/u.test(result) ? 'good' : action(result))

/** A list came: how long it was, the result says. */
const counted: Judge = (result) => (/^\d+ listed$/u.test(result) ? 'good' : action(result))
/** Several were wanted, and the wish was stored; each has a line of its own for how it ended. */
const wished: Judge = (result) => (/^\d+ wanted$/u.test(result) ? 'good' : action(result))

/** What locked it, or the way in which it was unlocked. */
const byCause: Judge = (result) => whether(LockCause.safeParse(result).success)
const byPassphrase: Judge = (result) => whether(result === 'passphrase')

/** A lock was switched as meant; else the result says why not. */
const switched: Judge = (result) => whether(['on', 'changed', 'off', 'settings'].includes(result))

/** A line about a tool says which, and how. */
const ofTool: Judge = (result) => whether(readToolResult(result) !== null)
const onOrOff: Judge = (result) => whether(result === 'on' || result === 'off')

/** Nobody's action: somebody should look, whatever stands beside it. */
const amiss: Judge = () => 'failed'

/** Everything was about to be saved; into which of the two files, the result says. */
const begun: Judge = (result) => (result === 'sealed' || result === 'bitwarden' ? 'good' : action(result))

const noticed: Judge = () => 'noticed'

/** For every kind of line, what its result means. A new kind is a compile error until it is decided. */
const JUDGES = {
  kitMade: named,
  kitPutOff: action,
  backupFolderSet: action,
  backupColleagueAdded: action,
  backupColleagueEnded: action,
  colleaguesBackupSaved: action,
  backupMade: action,
  vaultRestored: named,
  oldComputerSafe: action,
  restoreRehearsed: named,
  exportBegun: begun,
  exportMade: action,
  vaultLocked: byCause,
  vaultUnlocked: byPassphrase,
  passphraseRefused: amiss,
  checkRefused: amiss,
  lockSwitched: switched,
  secretPutBack: action,
  leftOverDeleted: action,
  toolsSwitched: onOrOff,
  toolAdded: ofTool,
  toolChanged: ofTool,
  toolRemoved: ofTool,
  toolAllowed: ofTool,
  toolRefused: ofTool,
  toolTurnedAway: amiss,
  toolEnded: ofTool,
  toolTokenGiven: ofTool,
  toolCalled: ofTool,
  moveCardMade: action,
  moveSealed: action,
  moveTakenBack: action,
  moveLost: action,
  moveDeclined: action,
  vaultMoved: action,
  vaultArrived: action,
  appAdded: action,
  appEdited: action,
  appRemoved: action,
  secretStored: action,
  secretRevealed: action,
  secretCopied: action,
  secretFoundMissing: amiss,
  secretFoundAltered: amiss,
  secretAccepted: action,
  leavingTakenBack: action,
  clockFoundOff: amiss,
  clockMended: span,
  signInStarted: action,
  signInSucceeded: action,
  signInFailed: amiss,
  signInRefused: amiss,
  revokeAsked: amiss,
  signInRevoked: action,
  connectionFound: action,
  connectionVanished: noticed,
  disconnectAsked: amiss,
  disconnected: action,
  disconnectsBegun: wished,
  connectionsChecked: amount,
  ownListAsked: counted,
  signInsKeptAlive: amount,
  checkedByItself: amount,
  rotationBegun: action,
  secretProven: living,
  secretSwitched: action,
  oldSecretProven: dead,
  rotationFinished: action,
  rotationGivenUp: action,
  rotationRolledBack: action,
  rotationPutOff: action,
  leakDeclared: action,
  leakTold: action,
  aftermathPutAside: action,
  aftermathReopened: action,
  secretMadeDue: action,
  journeyBegun: action,
  journeyMoved: action,
  journeyArchived: action,
  assessmentAnswered: action,
  assessmentSubmitted: action,
  organisationTold: action,
  organisationNotTold: action,
  vaultRecovered: amiss,
  recordsSetAside: amiss,
  vaultBegunAgain: action,
  settingsChanged: action,
  introduced: action,
  activityFoundBroken: amiss,
  rollbackFound: amiss,
  rollbackAcknowledged: explained,
  activityExported: action,
  reviewSaved: action,
  reviewForgotten: action,
  leaverListed: action,
  leaverTicked: action,
  leaverUnticked: action,
  leaverTakenBack: action,
  leaverFinished: action,
  handedToColleague: action,
  handedToVendor: action,
  handedByLeaver: action,
  handedToAdviser: action,
  handedToSomebody: action,
  handoverPublished: action,
  handoverSent: action,
  handoverForgotten: action,
  handoverRevoked: action,
  handoverEnded: action,
  handoverReceived: action,
  handoverAskedFor: action,
  requestForgotten: action,
  shareServerAsked: action,
  shareServerSet: action,
  relayPageSet: action,
  receiptAdded: action,
  cardMade: action,
  personAdded: action,
  personRemoved: action,
  appImported: action,
  fileImported: action,
  routeTried: action,
  connectionForgotten: action,
  connectionPutBack: action,
  tagsChanged: action,
  noteChanged: action,
  viewsChanged: action,
  policyChanged: action,
  calendarSaved: action,
  consumersChanged: action,
  newSecretPasted: action,
  rotationMoved: action,
  consumerUpdated: action,
  consumerNotUpdated: action,
  updateChecked: action,
  updateDownloaded: action,
  updateRefused: amiss,
  updateInstalled: action,
} as const satisfies Record<ActivityKind, Judge>

/** How a line of this kind and with this result ended. */
export const outcomeOf = (what: ActivityKind, result: string): Outcome => JUDGES[what](result)
