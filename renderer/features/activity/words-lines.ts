import { lockResult } from '../lock/words-lines.ts'
import { RollbackReason, type Activity, type ActivityKind } from '../../../shared/activity/activity.ts'
import { briefFailure } from '../../app/words-failures.ts'
import { fullDay } from '../../language/moments.ts'
import { isBackupRefusal, REFUSED_BACKUP, rehearsedResult, restoredResult } from '../backup/words.ts'
import { describeReason, rollbackResultWords } from '../rotation/words-rollback.ts'
import { toolLineResult } from '../tools/words-lines.ts'
import { updateResult } from '../updates/words-refusals.ts'

/** What happened, in words; the name of the app or organisation stands in a column of its own. */
export const describeActivity = (what: ActivityKind): string => KINDS[what]

const KINDS = {
  appAdded: 'App added',
  appEdited: 'App changed',
  appRemoved: 'App removed from this vault',
  secretStored: 'Secret put into the keychain',
  secretRevealed: 'Secret revealed',
  secretCopied: 'Secret copied',
  secretFoundMissing: 'Secret found missing in the keychain',
  secretFoundAltered: 'Secret found altered in the keychain',
  secretAccepted: 'Altered secret taken as the new one',
  clockFoundOff: 'This computer’s clock found wrong',
  clockMended: 'Dates corrected after the clock was ahead',
  leavingTakenBack: 'What was interrupted before a secret had left was undone',
  signInStarted: 'Sign-in started',
  signInSucceeded: 'Signed in',
  signInFailed: 'Sign-in did not succeed',
  signInRefused: 'Sign-in no longer accepted by Xero',
  revokeAsked: 'Revoking a sign-in requested',
  signInRevoked: 'Sign-in revoked, and refused by Xero since',
  connectionFound: 'Organisation connected',
  connectionVanished: 'Connection gone at Xero',
  disconnectAsked: 'Disconnecting requested',
  disconnectsBegun: 'Several disconnects begun',
  disconnected: 'Organisation disconnected, and proven',
  connectionsChecked: 'Connections checked',
  ownListAsked: 'The app’s own list of connections asked for',
  signInsKeptAlive: 'Sign-ins kept alive',
  checkedByItself: 'Checked by Keyward itself, once a day',
  rotationBegun: 'Rotation started',
  secretProven: 'Secret asked about at Xero',
  secretSwitched: 'Switched over to the new secret',
  oldSecretProven: 'Old secret asked at Xero',
  rotationFinished: 'Rotation finished, old secret forgotten',
  rotationGivenUp: 'Rotation given up',
  rotationRolledBack: 'Rotation rolled back',
  rotationPutOff: 'Rotation put off',
  leakDeclared: 'Leak declared',
  leakTold: 'Said that Xero was told of the leak',
  aftermathPutAside: 'What was left after a rotation or a leak put aside',
  aftermathReopened: 'What was left after a rotation or a leak taken up again',
  secretMadeDue: 'Secret made due at once',
  journeyBegun: 'Way to API access started',
  journeyMoved: 'Way to API access moved on',
  journeyArchived: 'Way to API access archived or reopened',
  assessmentAnswered: 'Self-assessment answered',
  organisationTold: 'Marked as told that the app will be deleted',
  organisationNotTold: 'No longer marked as told that the app will be deleted',
  handedToColleague: 'Sealed for a colleague',
  handedToVendor: 'Sealed for a vendor',
  handedByLeaver: 'Sealed by somebody who is leaving',
  handedToAdviser: 'Sealed for an adviser',
  handedToSomebody: 'Sealed for somebody',
  handoverPublished: 'Put a handover on the share server',
  handoverRevoked: 'Took a handover off the share server',
  handoverEnded: 'Marked as ended: what an app was handed over for',
  handoverAskedFor: 'Asked for an app',
  handoverReceived: 'Handover taken into this vault',
  receiptAdded: 'Receipt of a handover added',
  personAdded: 'Person added to the address book',
  personRemoved: 'Person removed from the address book',
  appImported: 'App imported from a file',
  fileImported: 'File imported',
  updateChecked: 'Looked for a Keyward update',
  updateDownloaded: 'Keyward update downloaded',
  updateRefused: 'Keyward update refused',
  updateInstalled: 'Keyward update installed',
  vaultRecovered: 'Vault recovered from its previous file',
  recordsSetAside: 'Records that could not be read set aside',
  introduced: 'Name added or changed',
  activityFoundBroken: 'Activity log found altered',
  rollbackFound: 'Folder found put back to an earlier day',
  rollbackAcknowledged: 'Said why the folder was put back',
  activityExported: 'Activity saved to a file',
  reviewSaved: 'Review saved as evidence',
  leaverListed: 'List made for somebody who is leaving',
  leaverTicked: 'Ticked on the list of somebody who is leaving',
  leaverFinished: 'List of somebody who is leaving finished',
  leaverTakenBack: 'List of somebody who is leaving taken back',
  leaverUnticked: 'Tick taken back on the list of somebody who is leaving',
  routeTried: 'Redirect route tried',
  connectionForgotten: 'Taken off the list of organisations',
  connectionPutBack: 'Put back on the list of organisations',
  tagsChanged: 'Tags changed',
  noteChanged: 'Note changed',
  viewsChanged: 'Views of the connections changed',
  policyChanged: 'Rotation policy changed',
  calendarSaved: 'Reminders saved as a calendar file',
  consumersChanged: 'List of tools that use a secret changed',
  newSecretPasted: 'New secret put in beside the current one',
  rotationMoved: 'Rotation taken a step further',
  consumerUpdated: 'Tool ticked as having the new secret',
  consumerNotUpdated: 'Tool no longer ticked as having the new secret',
  assessmentSubmitted: 'Said that the self-assessment was handed in',
  reviewForgotten: 'Own copy of a review deleted',
  handoverSent: 'Handover noted as sent',
  handoverForgotten: 'Handover that never went out removed',
  requestForgotten: 'Request for an app removed',
  shareServerAsked: 'Share server asked about a handover',
  shareServerSet: 'Share server set',
  relayPageSet: 'Page for handover links set',
  cardMade: 'Own card made',
  kitMade: 'Recovery kit made',
  kitPutOff: 'Recovery kit put off',
  backupFolderSet: 'Folder for backups chosen',
  backupColleagueAdded: 'Backups sealed to a colleague as well',
  backupColleagueEnded: 'Backups sealed to a colleague no more',
  colleaguesBackupSaved: 'A colleague’s backup saved under a passphrase',
  backupMade: 'Backup made, and read back',
  vaultRestored: 'Vault restored from a backup',
  oldComputerSafe: 'Said that the computer before the restore is safe',
  restoreRehearsed: 'Restore rehearsed with the recovery kit',
  exportBegun: 'About to save everything to a file',
  exportMade: 'Everything saved to a file',
  moveCardMade: 'Card for a move to this computer made',
  moveSealed: 'Vault sealed for another computer, and held here',
  moveTakenBack: 'Move called off: the vault stays here',
  moveLost: 'Move called off without the other computer’s word',
  moveDeclined: 'Move to this computer declined',
  vaultMoved: 'Vault moved to another computer, its secrets gone from here',
  vaultArrived: 'Vault moved here from another computer',
  vaultLocked: 'Vault locked',
  vaultUnlocked: 'Vault unlocked',
  passphraseRefused: 'Wrong passphrases tried',
  checkRefused: 'Asked whether it is you, and no yes came',
  lockSwitched: 'Lock changed',
  secretPutBack: 'Put back into the keychain out of a backup',
  leftOverDeleted: 'Left-over entry deleted from the keychain',
  toolsSwitched: 'Tools switched on or off',
  toolAdded: 'Tool added',
  toolChanged: 'Tool changed',
  toolRemoved: 'Tool removed',
  toolAllowed: 'Tool allowed',
  toolRefused: 'Tool not allowed',
  toolTurnedAway: 'Tool turned away',
  toolEnded: 'Permission of a tool ended',
  toolTokenGiven: 'Token given to a tool',
  toolCalled: 'Calls made for a tool',
  settingsChanged: 'Settings changed',
  vaultBegunAgain: 'New vault started; the files of the one before are kept',
} as const satisfies Record<ActivityKind, string>

/** How it ended: nothing to add, or why not. Codes that this version does not know are shown as they are. */
export const describeResult = (result: Activity['result'], what?: ActivityKind): string => {
  if (what !== undefined && isNoticed(what)) return NOTICED[what]
  if (what === 'exportBegun' && isExport(result)) return EXPORTS[result]
  const locked = lockResult(what, result)
  if (locked !== null) return locked
  const ofTool = toolLineResult(what, result)
  if (ofTool !== null) return ofTool
  if (result === 'ok') return 'Done'
  if (what === 'rollbackFound') return rollbackResultWords(result)
  const reason = what === 'rollbackAcknowledged' ? RollbackReason.safeParse(result).data : undefined
  if (reason !== undefined) return describeReason(reason)
  if (what === 'oldSecretProven' && result === 'works') return 'It still works'
  if (isProofResult(result)) return PROOFS[result]
  if (/^\d+ of \d+$/u.test(result)) return `${result} answered`
  const span = SPAN.exec(result)?.groups
  if (span !== undefined) return `From ${dayIn(span['from'])} back to ${dayIn(span['to'])}`
  if (BACKUP_LINES.has(what) && isBackupRefusal(result)) return REFUSED_BACKUP[result].what
  const rehearsed = REHEARSED.exec(result)?.groups
  if (rehearsed !== undefined) return rehearsedResult(rehearsed)
  const restored = RESTORED.exec(result)?.groups
  if (restored !== undefined) return restoredResult(Date.parse(restored['at'] ?? ''), restored['line'] ?? '')
  const update = updateResult(result)
  if (update !== null) return update
  return briefFailure(result)
}

/** "2027-11-24T09:00Z to 2026-11-24T09:00Z": from when to when dates were brought back. */
const SPAN = /^(?<from>\d{4}-\d\d-\d\dT\d\d:\d\dZ) to (?<to>\d{4}-\d\d-\d\dT\d\d:\d\dZ)$/u
const dayIn = (text: string | undefined) => fullDay(Date.parse(text ?? ''))

/** "from 2026-11-24T02:00:00.000Z, after line 4812": what a vault was restored from. */
const RESTORED = /^from (?<at>\d{4}-\d\d-\d\dT[\d:.]+Z), after line (?<line>\d+)$/u

/** "2 differ, kit 1, backup of 2026-11-24T02:00:00.000Z": what a rehearsal found. */
const REHEARSED = /^(?:(?<differ>\d+) differ, )?kit (?<kit>\d+), backup of (?<at>\d{4}-\d\d-\d\dT[\d:.]+Z)$/u

/** Lines whose result may be the reason why a backup was refused. */
const BACKUP_LINES: ReadonlySet<ActivityKind | undefined> = new Set(['backupMade', 'restoreRehearsed'])

/** Lines that tell what was noticed and not what was done. */
const NOTICED = {
  secretFoundMissing: 'It was not there',
  secretFoundAltered: 'It was another one',
  clockFoundOff: 'By Xero’s time, or by what was seen before',
  connectionVanished: 'Noticed',
  vaultRecovered: 'The newer file was damaged',
} as const satisfies Partial<Record<ActivityKind, string>>
const isNoticed = (what: ActivityKind): what is keyof typeof NOTICED => Object.hasOwn(NOTICED, what)

/** Which file everything goes into. */
const EXPORTS = {
  sealed: 'Sealed by a passphrase',
  bitwarden: 'Secrets in the clear, for another password manager',
} as const
const isExport = (result: string): result is keyof typeof EXPORTS => Object.hasOwn(EXPORTS, result)

const PROOFS = {
  works: 'It works',
  refused: 'Xero refuses it',
  couldNotTell: 'Could not tell',
  noSignIn: 'It works; no sign-in to try it with',
} as const
const isProofResult = (result: string): result is keyof typeof PROOFS => Object.hasOwn(PROOFS, result)
