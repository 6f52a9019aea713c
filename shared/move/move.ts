import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** The name of the sealed file ends in this. */
export const MOVE_EXTENSION = 'keyward-move'
/** What is read at all of a code; a genuine one has some hundred letters. */
export const CODE_LONGEST = 4_000

/** Why a step of a move was not done (requirement R10). */
export const MoveRefusal = z.enum([
  /** What was entered is no code of a move. */
  'notACode',
  /** It is one, and was mistyped, cut or altered. */
  'damaged',
  /** A newer Keyward wrote it. */
  'newer',
  /** A card where a receipt is wanted, or the other way round. */
  'otherCode',
  /** This computer's own card. */
  'ownCard',
  /** The receipt of another move. */
  'otherMove',
  /** It says that the vault has arrived, and whoever wrote it has not opened it. */
  'notOpened',
  /** The file was sealed to another computer, or to a card that was put away. */
  'otherComputer',
  /** A backup, or another file that no move has made. */
  'notAMove',
  /** Cut short or altered on its way. */
  'fileDamaged',
  /** There is something in the vault here, which nothing may replace. */
  'notEmpty',
  /** Something is under way at Xero, or waits to be stored or finished. */
  'busy',
  /** What is asked for belongs to another stage of a move. */
  'notNow',
  /** The file may be on the other computer already, so that only its own word brings the vault back. */
  'fileIsOut',
  /** What was looked at is not held any more. */
  'gone',
])
export type MoveRefusal = z.infer<typeof MoveRefusal>

const device = z.string().max(300)
/** What a computer calls this one move; made by the new one. */
const moveId = z.string().regex(/^[a-z0-9]{8,40}$/u)

/**
 * How far a move has come, as the vault keeps it. On the new computer: `waiting` for the file, then `arrived`, or
 * `declined`; neither is ever left for the other. On the old one: `held`, then `retiring` and `retired`.
 */
export const StoredMove = z.discriminatedUnion('kind', [
  /** New: its card is shown. The private halves are used for this one move and no other. */
  z.object({
    kind: z.literal('waiting'),
    id: moveId,
    at: Instant,
    card: z.string().max(CODE_LONGEST),
    fingerprint: z.string().max(40),
    /** Of age. */
    identity: z.string().max(200),
    /** Ed25519 seed, base64url. */
    seed: z.string().max(60),
    signKey: z.string().max(60),
  }),
  /** New: the vault is in force here. Its receipt is shown until somebody says that the old computer has it. */
  z.object({
    kind: z.literal('arrived'),
    id: moveId,
    at: Instant,
    from: device,
    receipt: z.string().max(CODE_LONGEST),
    isGiven: z.boolean(),
  }),
  /** New: whatever is sealed to that card is never opened here. */
  z.object({
    kind: z.literal('declined'),
    id: moveId,
    at: Instant,
    receipt: z.string().max(CODE_LONGEST),
  }),
  /** Old: nothing changes here from now on, and nobody is asked with its sign-ins. */
  z.object({
    kind: z.literal('held'),
    id: moveId,
    at: Instant,
    to: device,
    fingerprint: z.string().max(40),
    recipient: z.string().max(200),
    signKey: z.string().max(60),
    /** Only whoever has opened the file knows it: base64url. */
    token: z.string().max(60),
    /** A file was written, or may have been: the new computer may have it. */
    isOut: z.boolean(),
    path: z.string().max(4_096).nullable(),
  }),
  /** Old: the other one is in force, and the secrets here are on their way out. */
  z.object({ kind: z.literal('retiring'), id: moveId, at: Instant, to: device }),
  z.object({ kind: z.literal('retired'), id: moveId, at: Instant, to: device }),
])
export type StoredMove = z.infer<typeof StoredMove>

/** What the window knows of a move: codes that are meant to be shown, and no key. */
export const MoveFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), at: Instant, card: z.string(), fingerprint: z.string() }),
  z.object({
    kind: z.literal('arrived'),
    at: Instant,
    from: z.string(),
    receipt: z.string(),
    isGiven: z.boolean(),
  }),
  z.object({ kind: z.literal('declined'), at: Instant, receipt: z.string() }),
  z.object({
    kind: z.literal('held'),
    at: Instant,
    to: z.string(),
    fingerprint: z.string(),
    isOut: z.boolean(),
    path: z.string().nullable(),
  }),
  z.object({ kind: z.literal('retiring'), at: Instant, to: z.string() }),
  z.object({ kind: z.literal('retired'), at: Instant, to: z.string() }),
])
export type MoveFacts = z.infer<typeof MoveFacts>

/** The same without keys, and without what only the two computers know. */
export const moveFacts = (move: StoredMove | null): MoveFacts | null =>
  move === null ? null : MoveFacts.parse(move)

/** Whether the vault here is sealed for another computer, or has gone there: nothing may change in it. */
export const isHeld = (move: { readonly kind: StoredMove['kind'] } | null): boolean =>
  move !== null && (move.kind === 'held' || move.kind === 'retiring' || move.kind === 'retired')
