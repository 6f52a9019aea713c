import * as z from 'zod'
import { DraftProblem } from '../apps/app-draft.ts'
import { BackupRefusal } from '../backup/backup.ts'
import { HandoverRefusal } from '../handover/refusal.ts'
import { ImportRefusal } from '../import/refusal.ts'
import { Instant, MinutesApart } from './instant.ts'
import { UpdateRefusal } from '../updates/update.ts'

/** A failure that has nothing to tell but its code. */
const plain = <const Code extends string>(code: Code) => z.object({ code: z.literal(code) })

/**
 * Everything that a user can cause or the world can do to a call. No text crosses the bridge:
 * `renderer/app/messages.ts` turns each code into a sentence, exhaustively.
 */
export const Failure = z.discriminatedUnion('code', [
  // The request itself
  plain('badRequest'),
  plain('bug'),
  /** A name or a note of which nothing can be seen. */
  plain('textUnseen'),
  z.object({ code: z.literal('draftRefused'), problems: z.array(DraftProblem) }),
  z.object({ code: z.literal('duplicateApp'), appId: z.string(), name: z.string() }),
  plain('unknownApp'),
  plain('unknownConnection'),
  plain('unknownSignIn'),
  plain('unknownAttempt'),
  /** The made-up Xero of the sandbox practice did not start. */
  plain('sandboxNotStarted'),

  // The keychain (requirements E1, E4, E6, E7)
  plain('keychainLocked'),
  plain('keychainUnavailable'),
  plain('keychainDenied'),
  plain('keychainTimedOut'),
  plain('keychainChangedIt'),
  /** It says "none" where something is known to be, which may mean that it does not show it (E11). */
  plain('keychainUnsure'),
  plain('secretMissing'),
  plain('secretAltered'),
  plain('alteredSecretRefused'),
  plain('ownKeysMissing'),
  plain('ownKeysAltered'),
  plain('alteredSecretUnclear'),
  plain('secretTooLong'),
  plain('secretNotText'),
  plain('secretNotDeleted'),
  /** Begun and not finished: what is left to do is written down, and done at the next start or when asked again (F11). */
  z.object({ code: z.literal('notFinished'), because: z.string().max(64) }),
  plain('leavingBegun'),

  // The disk (requirements F3, F5, F8)
  plain('diskFull'),
  plain('diskReadOnly'),
  plain('diskDenied'),
  plain('diskFailed'),
  plain('changedElsewhere'),
  /** Keyward was about to store what it could not read again: a bug, told apart, and nothing was stored (F9). */
  z.object({ code: z.literal('wouldNotOpen'), where: z.string().max(200) }),
  plain('fileTooLarge'),
  plain('fileExists'),
  plain('fileNotKnown'),
  plain('tooManyWaiting'),
  plain('printFailed'),
  plain('licencesNotOpened'),

  // Reviews and the list of somebody who leaves
  plain('notAReview'),
  plain('reviewDamaged'),
  plain('reviewAltered'),
  plain('reviewNewer'),
  plain('logWalkCancelled'),
  plain('unknownReview'),
  plain('unknownPerson'),
  plain('unknownLeaver'),
  plain('taskProvesItself'),
  plain('leaverNotDone'),
  plain('leaverOver'),

  // The access guide
  plain('unknownJourney'),

  // Rotation
  plain('unknownRotation'),
  plain('unknownAftermath'),
  plain('rotationNotThere'),
  plain('sameSecret'),
  z.object({ code: z.literal('secretOfAnotherApp'), name: z.string() }),
  z.object({ code: z.literal('secretUsedBefore'), replacedAt: Instant.nullable() }),
  z.object({ code: z.literal('newSecretRefused'), pasted: z.int(), current: z.int() }),
  plain('newSecretNotProven'),
  plain('oldSecretNotDead'),
  plain('previousSecretGone'),
  plain('previousSecretDead'),
  /** What was asked for would take out the last secret that is known to work, or may. */
  z.object({
    code: z.literal('wouldLoseSecret'),
    exit: z.enum(['giveUp', 'rollBack', 'finish', 'paste', 'remove', 'enter']),
    leaving: z.enum(['works', 'unknown']),
    staying: z.enum(['refused', 'unknown', 'gone']),
  }),

  // The disk, when a vault is written
  plain('vaultReadOnly'),
  plain('vaultClosed'),

  // Handovers (requirement G)
  z.object({ code: z.literal('handoverRefused'), why: HandoverRefusal }),

  // Importing what people keep elsewhere
  z.object({ code: z.literal('importRefused'), why: ImportRefusal }),

  // Backups and the way back from one (requirement R)
  z.object({
    code: z.literal('backupRefused'),
    why: BackupRefusal,
    /** The number of the kit that the backup needs, where it needs another one. */
    kit: z.int().optional(),
  }),

  // Updates of Keyward itself (requirement U)
  z.object({ code: z.literal('updateRefused'), why: UpdateRefusal }),

  // The sign-in (requirements C and D)
  plain('signInCancelled'),
  plain('signInTimedOut'),
  plain('signInAlreadyRunning'),
  plain('browserNotOpened'),
  z.object({ code: z.literal('portTaken'), port: z.int() }),
  plain('consentRefused'),
  z.object({ code: z.literal('xeroRefusedSignIn'), error: z.string().max(64) }),
  z.object({
    code: z.literal('pastedAddressRefused'),
    why: z.enum(['notAnAddress', 'wrongAddress', 'noCode', 'otherSignIn', 'tooLong', 'repeated']),
  }),
  plain('issuerMismatch'),
  z.object({ code: z.literal('clockWrong'), minutes: MinutesApart }),
  plain('idTokenRefused'),
  plain('signInExpired'),
  plain('noRefreshToken'),
  /** It is asked to be revoked, so that nothing is asked with it (requirement D12). */
  plain('signInRevoking'),
  /** Xero was asked to revoke it, and takes it still. */
  plain('signInStillTaken'),
  plain('signedInAnew'),
  /** A renewal's ID token, sound in itself, is about somebody else (OpenID Connect Core §12.2). */
  plain('otherPerson'),

  // Xero and the way there (requirements D13, D14)
  plain('offline'),
  plain('xeroTimedOut'),
  plain('tlsRefused'),
  /** The way out of this network: a proxy that wants a password, or one that does not answer (D18). */
  plain('proxyAsksPassword'),
  plain('proxySilent'),
  z.object({ code: z.literal('rateLimited'), retryAt: Instant }),
  z.object({ code: z.literal('xeroUnavailable'), status: z.int() }),
  z.object({ code: z.literal('xeroUnexpected'), status: z.int().nullable() }),
  /** A page in place of Xero's answer, with this status: a firewall, a proxy, a portal. */
  z.object({ code: z.literal('blockedOnTheWay'), status: z.int() }),
  plain('clientRefused'),
  /** `unauthorized_client` (RFC 6749 §5.2): the app may not use this way of getting tokens. */
  plain('grantNotAllowed'),
  plain('grantRefused'),
  plain('accessRefused'),
  plain('accessForbidden'),
  plain('scopeInsufficient'),
  /** 401 `AuthorizationUnsuccessful`: the app's tier does not reach this API. */
  plain('tierNotIncluded'),
  /** XPM answered `<Status>ERROR</Status>`, with 500 or at times with 200; its own words, shortened. */
  z.object({ code: z.literal('practiceManagerError'), said: z.string().max(200) }),
  plain('stillListed'),
  /** Xero gives this app no list of its own: the kind of app, its tier or the scope does not allow it. */
  plain('ownListNotGiven'),
  /** The app's own list changed while it was read: told, and nothing was taken from it. */
  plain('ownListUnsteady'),
  /** Xero does not let this app end a connection by its own list. */
  plain('ownListKeepsIt'),
  /** Xero's row has no id that could be named in a disconnect. */
  plain('connectionWithoutId'),
  plain('checkCancelled'),
  plain('checkAlreadyRunning'),
])
export type Failure = z.infer<typeof Failure>
export type FailureCode = Failure['code']
