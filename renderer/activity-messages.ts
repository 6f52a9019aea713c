import { RollbackReason, type Activity, type ActivityKind } from '../shared/activity.ts'
import type { Failure, FailureCode } from '../shared/failure.ts'
import type { Notice } from '../shared/work.ts'
import { describeFailure, isFailureCode, type Message } from './messages.ts'
import { fullDay } from './moments.ts'
import { SHELL_NOTICES } from './shell-notices.ts'
import { count } from './plural.ts'
import { describeReason, rollbackResultWords } from './rollback-words.ts'
import { updateResult } from './update-messages.ts'

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
  leavingTakenBack: 'What was cut off before a secret had left was taken back',
  signInStarted: 'Sign-in begun',
  signInSucceeded: 'Signed in',
  signInFailed: 'Sign-in did not succeed',
  signInRefused: 'Sign-in no longer accepted by Xero',
  revokeAsked: 'Revoking a sign-in asked for',
  signInRevoked: 'Sign-in revoked, and refused by Xero since',
  connectionFound: 'Organisation connected',
  connectionVanished: 'Connection gone at Xero',
  disconnectAsked: 'Disconnecting asked for',
  disconnected: 'Organisation disconnected, and proven',
  connectionsChecked: 'Connections checked',
  signInsKeptAlive: 'Sign-ins kept alive',
  rotationBegun: 'Rotation begun',
  secretProven: 'New secret asked at Xero',
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
  journeyBegun: 'Way to API access begun',
  journeyMoved: 'Way to API access moved on',
  journeyArchived: 'Way to API access put away or taken up',
  assessmentAnswered: 'Self-assessment answered',
  organisationTold: 'Said to be told that the app will be deleted',
  organisationNotTold: 'Said not to be told after all that the app will be deleted',
  handedToColleague: 'Sealed for a colleague',
  handedToVendor: 'Sealed for a vendor',
  handedByLeaver: 'Sealed by somebody who leaves',
  handedToAdviser: 'Sealed for an adviser',
  handedToSomebody: 'Sealed for somebody',
  handoverPublished: 'Put a handover on the share server',
  handoverRevoked: 'Took a handover off the share server',
  handoverEnded: 'Said that what an app was handed over for has ended',
  handoverAskedFor: 'Asked for an app',
  handoverReceived: 'Handover taken into this vault',
  receiptAdded: 'Receipt of a handover added',
  personAdded: 'Person added to the address book',
  personRemoved: 'Person taken out of the address book',
  appImported: 'App imported from a file',
  fileImported: 'File imported',
  updateChecked: 'Looked for an update of Keyward',
  updateDownloaded: 'Update of Keyward downloaded',
  updateRefused: 'Update of Keyward not taken',
  updateInstalled: 'Update of Keyward installed',
  vaultRecovered: 'Vault recovered from its previous file',
  recordsSetAside: 'Records that could not be read set aside',
  introduced: 'Said who uses this Keyward',
  activityFoundBroken: 'Activity log found altered',
  rollbackFound: 'Folder found put back to an earlier day',
  rollbackAcknowledged: 'Said why the folder was put back',
  activityExported: 'Activity saved to a file',
  reviewSaved: 'Review saved as evidence',
  leaverListed: 'List made for somebody who leaves',
  leaverTicked: 'Ticked on the list of somebody who leaves',
  leaverFinished: 'List of somebody who leaves finished',
  leaverTakenBack: 'List of somebody who leaves taken back',
  leaverUnticked: 'Tick taken back on the list of somebody who leaves',
  routeTried: 'Redirect route tried',
  connectionForgotten: 'Taken off the list of organisations',
  policyChanged: 'Rotation policy changed',
  calendarSaved: 'Reminders saved as a calendar file',
  consumersChanged: 'List of tools that use a secret changed',
  newSecretPasted: 'New secret put in beside the current one',
  rotationMoved: 'Rotation taken a step further',
  consumerUpdated: 'Tool ticked as having the new secret',
  consumerNotUpdated: 'Tool no longer ticked as having the new secret',
  assessmentSubmitted: 'Said that the self-assessment was handed in',
  reviewForgotten: 'Own copy of a review dropped',
  handoverSent: 'Handover noted as sent',
  handoverForgotten: 'Handover that never went out dropped',
  requestForgotten: 'Request for an app dropped',
  shareServerAsked: 'Share server asked after a handover',
  shareServerSet: 'Share server set',
  relayPageSet: 'Page for handover links set',
  cardMade: 'Own card made',
  settingsChanged: 'Settings changed',
  vaultBegunAgain: 'New vault begun; the files of the one before are kept aside',
} as const satisfies Record<ActivityKind, string>

/** How it ended: nothing to add, or why not. Codes that this version does not know are shown as they are. */
export const describeResult = (result: Activity['result'], what?: ActivityKind): string => {
  if (what !== undefined && isNoticed(what)) return NOTICED[what]
  if (result === 'ok') return 'Done'
  if (what === 'rollbackFound') return rollbackResultWords(result)
  const reason = what === 'rollbackAcknowledged' ? RollbackReason.safeParse(result).data : undefined
  if (reason !== undefined) return describeReason(reason)
  if (what === 'oldSecretProven' && result === 'works') return 'It still works'
  if (isProofResult(result)) return PROOFS[result]
  if (/^\d+ of \d+$/u.test(result)) return `${result} answered`
  const span = SPAN.exec(result)?.groups
  if (span !== undefined) return `From ${dayIn(span['from'])} back to ${dayIn(span['to'])}`
  const update = updateResult(result)
  if (update !== null) return update
  return WITH_DETAILS.has(result) ? (WITH_DETAILS.get(result) ?? result) : plainFailure(result)
}

/** "2027-11-24T09:00Z to 2026-11-24T09:00Z": from when to when dates were brought back. */
const SPAN = /^(?<from>\d{4}-\d\d-\d\dT\d\d:\d\dZ) to (?<to>\d{4}-\d\d-\d\dT\d\d:\d\dZ)$/u
const dayIn = (text: string | undefined) => fullDay(Date.parse(text ?? ''))

/** Lines that tell what was noticed and not what was done. */
const NOTICED = {
  secretFoundMissing: 'It was not there',
  secretFoundAltered: 'It was another one',
  clockFoundOff: 'By Xero’s time, or by what was seen before',
  connectionVanished: 'Noticed',
  vaultRecovered: 'The newer file was damaged',
} as const satisfies Partial<Record<ActivityKind, string>>
const isNoticed = (what: ActivityKind): what is keyof typeof NOTICED => Object.hasOwn(NOTICED, what)

const PROOFS = {
  works: 'It works',
  refused: 'Xero refuses it',
  couldNotTell: 'Could not tell',
  noSignIn: 'It works; no sign-in to try it with',
} as const
const isProofResult = (result: string): result is keyof typeof PROOFS => Object.hasOwn(PROOFS, result)

/** Failures whose sentence needs details that the log does not keep. */
const WITH_DETAILS = new Map<string, string>([
  ['duplicateApp', 'This client id was already in the vault.'],
  ['portTaken', 'Another program was using the port.'],
  ['xeroRefusedSignIn', 'Xero refused the sign-in.'],
  ['pastedAddressRefused', 'The pasted address did not fit.'],
  ['handoverRefused', 'Keyward refused what came in.'],
  ['importRefused', 'The file was not imported.'],
  ['wouldNotOpen', 'Keyward would have stored what it could not read again.'],
  ['updateRefused', 'The update was not taken.'],
  ['clockWrong', 'This computer’s clock was wrong.'],
  ['rateLimited', 'Xero was busy with earlier questions.'],
  ['secretOfAnotherApp', 'The secret was another app’s.'],
  ['secretUsedBefore', 'The secret had been replaced before.'],
  ['wouldLoseSecret', 'It would have been the last secret that works, or may.'],
  ['notFinished', 'It was begun, and not finished.'],
  ['newSecretRefused', 'Xero refused the new secret.'],
  ['practiceManagerError', 'Practice Manager said that something was amiss.'],
  ['blockedOnTheWay', 'A firewall or proxy answered in Xero’s place.'],
  ['xeroUnavailable', 'Xero had trouble of its own.'],
  ['xeroUnexpected', 'Xero answered something unknown.'],
] satisfies [FailureCode, string][])

const plainFailure = (code: string): string =>
  isFailureCode(code) ? describeFailure({ code } as Failure).what : code

/** By how much, from minutes ahead of Xero's; a day and more in days. */
const clockWords = (about: string): string => {
  const minutes = Number(about)
  if (about === '' || !Number.isFinite(minutes)) return 'not the same as'
  const amount = Math.abs(minutes)
  const span = amount < 2_880 ? count(amount, 'minute') : count(Math.round(amount / 1_440), 'day')
  return `${span} ${minutes < 0 ? 'behind' : 'ahead of'}`
}

/** A notice, told once and quietly. */
export const describeNotice = ({ code, about }: Notice): Message => NOTICES[code](about ?? '')

const NOTICES = {
  graphicsRestarted: () => ({
    what: 'The part of this computer that draws the window had stopped, and was started again.',
    next: 'Nothing is lost. If it happens often, a newer graphics driver may help.',
  }),
  fileNotOpened: () => ({
    what: 'A file was opened with Keyward that it has no use for.',
    next: 'It opens handovers (.age), the review.json of an evidence pack, and exports of password managers. The file is as it was.',
  }),
  strayLink: () => ({
    what: 'A keyward:// link came in that no sign-in was waiting for.',
    next: 'It was thrown away and nothing was changed. That happens when a page is loaded again; it may also be a link that somebody else made.',
  }),
  recoveredPrevious: () => ({
    what: 'The vault’s file could not be read, so Keyward opened the one before it.',
    next: 'The last change may be missing. The file that could not be read is kept beside it.',
  }),
  anotherKeyward: () => ({
    what: 'Another Keyward had the same vault open when this one looked.',
    next: 'Close one of the two. While both are open, what one of them changes, the other refuses to write over.',
  }),
  recordsSetAside: (about) => ({
    what: `${/^\d+$/u.test(about) ? count(Number(about), 'record') : 'Some records'} in the vault could not be read and ${about === '1' ? 'was' : 'were'} set aside.`,
    next: 'All others are here. What was set aside stays in the vault’s file as it is, and Keyward tries to read it again at each start.',
  }),
  datesMended: (about) => ({
    what: `${/^\d+$/u.test(about) ? count(Number(about), 'date') : 'Some dates'} in the vault that no calendar shows ${about === '1' ? 'was' : 'were'} mended.`,
    next: 'A secret’s or organisation’s date may now read as not known, or as long ago. Nothing else was changed.',
  }),
  renewedDespiteClock: (about) => ({
    what: `A sign-in was renewed, and this computer’s clock is ${clockWords(about)} Xero’s.`,
    next: 'The sign-in goes on as before. Set the clock: the dates here follow it, and a new sign-in needs it.',
  }),
  renewedDespiteKeys: () => ({
    what: 'A sign-in was renewed, and Xero’s keys could not be had to check who it is about.',
    next: 'The sign-in goes on as before. Keyward checks again at the next renewal.',
  }),
  renewedDespiteIdToken: () => ({
    what: 'A sign-in was renewed, and what Xero said about who it is for could not be checked.',
    next: 'The sign-in goes on as before. If this comes again and again, tell your IT.',
  }),
  orphanSecretsSwept: (about) => ({
    what: `${/^\d+$/u.test(about) ? count(Number(about), 'secret') : 'Secrets'} without an app ${about === '1' ? 'was' : 'were'} cleared out of the keychain.`,
    next: 'They were left over from a change that was interrupted. No app has lost anything.',
  }),
  secretFoundMissing: (about) => ({
    what: `The keychain no longer holds the secret of ${about === '' ? 'an app' : about}.`,
    next: 'Somebody or something took it out. Enter it again on the app’s page.',
  }),
  secretFoundAltered: (about) => ({
    what: `The secret of ${about === '' ? 'an app' : about} in the keychain is not the one that Keyward put there.`,
    next: 'Somebody or something replaced it. It is neither shown nor used until you have decided, on the app’s page.',
  }),
  leavingFinished: (about) => ({
    what: `What was begun with ${about === '' ? 'an app' : about} and cut off is finished now.`,
    next: 'Its secret had left the keychain already. The activity says what it was.',
  }),
  clockLeapt: (about) => ({
    what: `By this computer’s clock, Keyward was last used ${/^\d+$/u.test(about) ? count(Number(about), 'day') : 'a long time'} ago.`,
    next: 'If that is not so, set the clock right before you go on: everything that is done is dated by it.',
  }),
  deletedKept: () => ({
    what: 'KeePassXC keeps what was deleted in its recycle bin.',
    next: 'A secret that has left Keyward’s keychain may still lie there. Empty the recycle bin in KeePassXC to be rid of it.',
  }),
  leavingTakenBack: (about) => ({
    what: `What was begun with ${about === '' ? 'an app' : about} was cut off before its secret had left the keychain.`,
    next: 'It is taken back: the secret is where it was. Do it again if you still want to.',
  }),
  activityBroken: () => ({
    what: 'The activity log was altered or cut outside Keyward.',
    next: 'The lines before the break can still be read. New ones are being written; tell whoever looks after security.',
  }),
  ...SHELL_NOTICES,
  notShown: () => ({
    what: 'Keyward could not show its latest change.',
    next: 'What stands here is older than what the vault holds. Start Keyward again; if it stays so, tell whoever looks after it.',
  }),
} as const satisfies Record<Notice['code'], (about: string) => Message>
