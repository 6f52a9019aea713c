import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** What can happen to a vault; past tense, as events are. */
export const ActivityKind = z.enum([
  'appAdded',
  'appEdited',
  'appRemoved',
  'secretStored',
  'secretRevealed',
  'secretCopied',
  'secretFoundMissing',
  'secretFoundAltered',
  'secretAccepted',
  'leavingTakenBack',
  'clockFoundOff',
  'clockMended',
  'signInStarted',
  'signInSucceeded',
  'signInFailed',
  'signInRefused',
  'revokeAsked',
  'signInRevoked',
  'connectionFound',
  'connectionVanished',
  'disconnectAsked',
  'disconnected',
  'disconnectsBegun',
  'connectionsChecked',
  'ownListAsked',
  'signInsKeptAlive',
  'checkedByItself',
  'rotationBegun',
  'secretProven',
  'secretSwitched',
  'oldSecretProven',
  'rotationFinished',
  'rotationGivenUp',
  'rotationRolledBack',
  'rotationPutOff',
  'leakDeclared',
  'leakTold',
  'aftermathPutAside',
  'aftermathReopened',
  'secretMadeDue',
  'journeyBegun',
  'journeyMoved',
  'journeyArchived',
  'assessmentAnswered',
  'organisationTold',
  'organisationNotTold',
  'vaultRecovered',
  'recordsSetAside',
  'introduced',
  'activityFoundBroken',
  'activityExported',
  'reviewSaved',
  'leaverListed',
  'leaverTicked',
  'leaverFinished',
  'handedToColleague',
  'handedToVendor',
  'handedByLeaver',
  'handedToAdviser',
  'handedToSomebody',
  'handoverPublished',
  'handoverRevoked',
  'handoverEnded',
  'handoverReceived',
  'handoverAskedFor',
  'receiptAdded',
  'personAdded',
  'personRemoved',
  'appImported',
  'fileImported',
  'routeTried',
  'connectionForgotten',
  'connectionPutBack',
  'tagsChanged',
  'noteChanged',
  'viewsChanged',
  'policyChanged',
  'consumersChanged',
  'newSecretPasted',
  'rotationMoved',
  'consumerUpdated',
  'consumerNotUpdated',
  'assessmentSubmitted',
  'reviewForgotten',
  'leaverUnticked',
  'leaverTakenBack',
  'handoverSent',
  'handoverForgotten',
  'requestForgotten',
  'shareServerAsked',
  'shareServerSet',
  'relayPageSet',
  'cardMade',
  'vaultBegunAgain',
  'settingsChanged',
  'updateChecked',
  'updateDownloaded',
  'updateRefused',
  'updateInstalled',
  'calendarSaved',
  'rollbackFound',
  'rollbackAcknowledged',
  'kitMade',
  'kitPutOff',
  'backupFolderSet',
  'backupColleagueAdded',
  'backupColleagueEnded',
  'colleaguesBackupSaved',
  'backupMade',
  'vaultRestored',
  'oldComputerSafe',
  'restoreRehearsed',
  'exportBegun',
  'exportMade',
  'vaultLocked',
  'vaultUnlocked',
  'passphraseRefused',
  'checkRefused',
  'lockSwitched',
  'secretPutBack',
  'leftOverDeleted',
  'toolsSwitched',
  'toolAdded',
  'toolChanged',
  'toolRemoved',
  'toolAllowed',
  'toolRefused',
  'toolTurnedAway',
  'toolEnded',
  'toolTokenGiven',
  'toolCalled',
  'moveCardMade',
  'moveSealed',
  'moveTakenBack',
  'moveLost',
  'moveDeclined',
  'vaultMoved',
  'vaultArrived',
])
export type ActivityKind = z.infer<typeof ActivityKind>

/** One line of the activity log: who did what, when, to what, with which result, on which device (requirement H3). */
export const Activity = z.object({
  seq: z.int().nonnegative(),
  at: Instant,
  who: z.string(),
  device: z.string(),
  what: ActivityKind,
  /** `ok`, or the code of the failure. */
  result: z.string(),
  /** Names of the app and the organisation as they were then. */
  app: z.string(),
  organisation: z.string(),
  /** Keyward's own id of the app, which outlives a change of its name; empty in lines of the first version. */
  appId: z.string().default(''),
  /** Somebody else whom it is about, as `personLabel` writes them: who authorised, or to whom it was handed over. */
  person: z.string().default(''),
  /** The e-mail address of `who`, where they have said it. */
  email: z.string().default(''),
})
export type Activity = z.infer<typeof Activity>

/** A line with its place in the log, counted from 1. The place is what is shown and what paging goes by. */
export const ActivityLine = Activity.extend({
  line: z.int().positive(),
  /** Nothing shows that this vault wrote the line so. */
  isUnproven: z.literal(true).optional(),
})
export type ActivityLine = z.infer<typeof ActivityLine>

/** Which lines are wanted; every part that is given must fit. */
export const ActivityFilter = z.strictObject({
  /** Each must stand in a name of the line, or be a word for one of `kinds`, which the window looked up. */
  words: z.array(z.strictObject({ text: z.string().min(1).max(100), kinds: z.array(ActivityKind) })).max(12),
  kinds: z.array(ActivityKind).nullable(),
  /** Who did it, or whom it is about: an e-mail address, or a name where none is known. */
  person: z.string().max(400).nullable(),
  appId: z.string().max(200).nullable(),
  result: z.enum(['ok', 'failed']).nullable(),
  /** From and before which moment. */
  from: Instant.nullable(),
  until: Instant.nullable(),
})
export type ActivityFilter = z.infer<typeof ActivityFilter>

/** Something in the log that Keyward did not write that way, at the line where it shows. */
export const ActivityFinding = z.discriminatedUnion('kind', [
  /** The line is not what was sealed, or was never written by Keyward. */
  z.object({ kind: z.literal('changed'), line: z.int().positive(), seq: z.int().nullable() }),
  /** Lines `from` to `to`, by their numbers when written, are not there before this line. */
  z.object({ kind: z.literal('missing'), line: z.int().positive(), from: z.int(), to: z.int() }),
  /** A true line stands where it was not written. */
  z.object({ kind: z.literal('moved'), line: z.int().positive(), seq: z.int() }),
  /** The end is missing: the sealed file knows of lines up to `to`. */
  z.object({ kind: z.literal('cut'), line: z.int().positive(), from: z.int(), to: z.int() }),
])
export type ActivityFinding = z.infer<typeof ActivityFinding>

/** How somebody explains that the log, or the vault's file, is older than what was known of it. */
export const RollbackReason = z.enum(['restored', 'copied', 'unknown'])
export type RollbackReason = z.infer<typeof RollbackReason>

/**
 * The folder was found to be older than what the keychain remembers (requirement H9): put back to an earlier day, by
 * whoever may write the files. A restored backup looks the same.
 */
export const Rollback = z.object({
  /** The line that tells of it, and when it was found. */
  line: z.int().positive(),
  at: Instant,
  /** Whether it is the log that ends too early, or goes another way, or the vault's own file that is older. */
  what: z.enum(['log', 'records']),
  /** The lines that are not there any more, by their numbers when written; `from` is `null` where it cannot be told. */
  from: z.int().nullable(),
  to: z.int(),
  /** When the last of them was written. */
  lastAt: Instant.nullable(),
  acknowledged: z.object({ at: Instant, by: z.string(), how: RollbackReason }).nullable(),
})
export type Rollback = z.infer<typeof Rollback>

/** What the last walk along the whole chain showed. */
export const ActivityProof = z.object({
  /** When it came to the end, and how many lines there were up to there. */
  at: Instant,
  lines: z.int().nonnegative(),
  /** When the oldest and the newest line were written; `null` where there is none. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  findings: z.array(ActivityFinding),
  /** How many more findings there are than are told. */
  moreFindings: z.int().nonnegative(),
  /** The times at which the folder was found to have been put back, the newest last. */
  rollbacks: z.array(Rollback).optional(),
  /** Whether the end could be compared with what the keychain remembers of it. */
  isCompared: z.boolean().optional(),
})
export type ActivityProof = z.infer<typeof ActivityProof>

/** Whether lines were lost to a folder that was put back, of which the walk itself shows nothing. */
export const lostLines = ({ rollbacks = [] }: Pick<ActivityProof, 'rollbacks'>): boolean =>
  rollbacks.some(({ what }) => what === 'log')

/** The last line at some moment: whoever holds it can tell later that the log was cut before it. */
export const Checkpoint = z.object({ seq: z.int().nonnegative(), seal: z.string().max(100), at: Instant })
export type Checkpoint = z.infer<typeof Checkpoint>
