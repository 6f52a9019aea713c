import * as z from 'zod'
import { HandoverReason } from './handover.ts'
import { Instant } from '../kernel/instant.ts'
import { ShareServer } from './share-server.ts'

/** Somebody whose card is in the address book: sealing to them needs no passphrase. */
export const AddressBookPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  recipient: z.string(),
  signKey: z.string(),
  fingerprint: z.string(),
  addedAt: Instant,
})
export type AddressBookPerson = z.infer<typeof AddressBookPerson>

/** A handover on a share server, and what the server last said of it. */
export const Published = z.object({
  server: ShareServer,
  at: Instant,
  /** Until when the server keeps it; `null` where it does not say. */
  until: Instant.nullable(),
  isOneTime: z.boolean(),
  /** `unknown`: the server cannot tell without giving it out. `gone`: opened, or its time is over. */
  state: z.enum(['there', 'gone', 'unknown', 'revoked']),
  askedAt: Instant,
  /** Taken off, and the server, which gives it out once, said just before that it still lay there. */
  wasUnopened: z.boolean().default(false),
  /** When it was first asked to be taken off; written down before the server hears of it. */
  withdrawnAt: Instant.nullable().default(null),
})
export type Published = z.infer<typeof Published>

/** How a handover can go out. */
export const HandoverWay = z.enum(['link', 'file', 'qr', 'server'])
export type HandoverWay = z.infer<typeof HandoverWay>

/** A recipient's word that a handover has arrived. */
export const ReceiptRecord = z.object({
  at: Instant,
  addedAt: Instant,
  name: z.string(),
  fingerprint: z.string(),
  isKnown: z.boolean(),
  /** Read out as a short code: it shows that the handover was opened, and is signed by nobody. */
  isCode: z.boolean().default(false),
})
export type ReceiptRecord = z.infer<typeof ReceiptRecord>

/** A handover that was sealed here. It is remembered after its time, because the secret went along for good. */
export const SentHandover = z.object({
  id: z.string(),
  appId: z.string(),
  /** Its name then. */
  app: z.string(),
  to: z.object({ name: z.string(), email: z.string() }),
  /** The fingerprint that it was sealed to; `null` with a passphrase. */
  fingerprint: z.string().nullable(),
  why: HandoverReason,
  withSecret: z.boolean(),
  sealedAt: Instant,
  usableUntil: Instant,
  /** Of the signed envelope; a receipt names it. */
  digest: z.string(),
  /** The keyed fingerprint of the secret that went along; `null` without one, or where it was not noted down. */
  secret: z.string().nullable().default(null),
  /** When it went out first, and how. */
  sent: z.object({ at: Instant, by: HandoverWay }).nullable(),
  /** Every way by which it went out. */
  ways: z.array(HandoverWay).default([]),
  published: Published.nullable().default(null),
  /** Until when a receipt is waited for without a word. */
  remindAt: Instant.nullable().default(null),
  /** Whether the secret is to be replaced when what it was handed over for has ended. */
  rotatesWhenOver: z.boolean().default(false),
  /** When that was said to be so. */
  endedAt: Instant.nullable().default(null),
  /** The request that it answers. */
  answers: z.string().nullable().default(null),
  receipt: ReceiptRecord.nullable(),
  /** Those of other keys, and the code beside a signed one. */
  moreReceipts: z.array(ReceiptRecord).default([]),
})
export type SentHandover = z.infer<typeof SentHandover>

/** A handover that was taken into this vault, so that it is not taken twice, with the receipt made for it. */
export const ReceivedHandover = z.object({
  id: z.string(),
  appId: z.string(),
  app: z.string(),
  from: z.object({ name: z.string(), email: z.string(), fingerprint: z.string() }),
  at: Instant,
  receipt: z.string(),
  /** The short code of the receipt; empty in what was written before. */
  code: z.string().default(''),
  /** The keyed fingerprint of the secret that came along; `null` without one, or where it was not noted down. */
  secret: z.string().nullable().default(null),
})
export type ReceivedHandover = z.infer<typeof ReceivedHandover>

const Answer = z.object({
  at: Instant,
  by: z.string(),
  fingerprint: z.string().default(''),
  app: z.string(),
})

/** A request that was made here, and the handovers that answered it. */
export const MadeRequest = z.object({
  id: z.string(),
  asks: z.string(),
  at: Instant,
  answered: Answer.nullable(),
  /** Who else has answered it since: the first answer does not use a request up. */
  moreAnswers: z.array(Answer).default([]),
})
export type MadeRequest = z.infer<typeof MadeRequest>

/** What the practice runs itself: a share server, and a static page that sends links on to Keyward. */
export const SharingSettings = z.object({
  server: ShareServer.nullable(),
  relay: z.string().max(500).nullable(),
})
export type SharingSettings = z.infer<typeof SharingSettings>

/** By which name a key goes: the address book's where it is in it, else what was noted down, which proves nothing. */
export const nameByKey = (
  people: readonly Pick<AddressBookPerson, 'name' | 'fingerprint'>[],
  { name, fingerprint }: { readonly name: string; readonly fingerprint: string },
): { readonly name: string; readonly isKnown: boolean } => {
  const known = people.find((one) => one.fingerprint === fingerprint)
  return { name: known?.name ?? name, isKnown: known !== undefined }
}

/** What the window knows of handovers. */
export const HandoverFacts = z.object({
  /** The public half of this Keyward; `null` until it was first needed. */
  own: z.object({ recipient: z.string(), signKey: z.string(), fingerprint: z.string() }).nullable(),
  people: z.array(AddressBookPerson),
  sent: z.array(SentHandover),
  received: z.array(ReceivedHandover),
  asked: z.array(MadeRequest),
  places: SharingSettings,
})
export type HandoverFacts = z.infer<typeof HandoverFacts>

export const NO_HANDOVERS: HandoverFacts = {
  own: null,
  people: [],
  sent: [],
  received: [],
  asked: [],
  places: { server: null, relay: null },
}

/** `disputed`: receipts of two keys. `withdrawn`: taken off a server unopened, by its word; `revoked`: taken off. `opened`: gone from a server that gives it out once, before its time was over. */
export type HandoverState =
  'disputed' | 'received' | 'withdrawn' | 'replaced' | 'revoked' | 'opened' | 'expired' | 'sent' | 'prepared'

/** Where a handover stands. That it was opened only a server can say; that it was received only a receipt. */
export const stateOf = (sent: SentHandover, secretStoredAt: Instant | null, now: Instant): HandoverState => {
  if (isReplaced(sent, secretStoredAt)) return 'replaced'
  if (isDisputed(sent)) return 'disputed'
  if (sent.receipt !== null) return 'received'
  if (isWithdrawn(sent)) return 'withdrawn'
  if (sent.published?.state === 'revoked') return 'revoked'
  if (wasTaken(sent)) return 'opened'
  if (now > sent.usableUntil) return 'expired'
  return sent.sent === null ? 'prepared' : 'sent'
}

/**
 * Whether nobody can have it: it went out by a share server alone, was to be given out once, and the server said just
 * before it was taken off that it still lay there.
 */
export const isWithdrawn = (sent: SentHandover): boolean =>
  sent.published?.state === 'revoked' &&
  sent.published.wasUnopened &&
  receiptsOf(sent).length === 0 &&
  waysOf(sent).every((way) => way === 'server')

const waysOf = ({ ways, sent }: SentHandover): readonly HandoverWay[] =>
  sent === null || ways.includes(sent.by) ? ways : [sent.by, ...ways]

/** Whether somebody may have the secret that is in force here, because it went out and was not taken back unopened. */
export const mayBeHeld = (sent: SentHandover, secretStoredAt: Instant | null): boolean =>
  sent.withSecret && sent.sent !== null && !isWithdrawn(sent) && !isReplaced(sent, secretStoredAt)

const wasTaken = ({ published }: SentHandover): boolean =>
  published?.isOneTime === true &&
  published.state === 'gone' &&
  published.until !== null &&
  published.askedAt < published.until

/** Every receipt that came for a handover. */
export const receiptsOf = ({ receipt, moreReceipts }: SentHandover): readonly ReceiptRecord[] =>
  receipt === null ? moreReceipts : [receipt, ...moreReceipts]

/** Whether two keys say that they have it, of which one was not meant to (requirement G15). */
export const isDisputed = (sent: SentHandover): boolean =>
  new Set(receiptsOf(sent).flatMap(({ isCode, fingerprint }) => (isCode ? [] : fingerprint))).size > 1

/**
 * Since when another secret than the one that went along has been in force here; `null` where it is the same one, as it
 * also is after a way back.
 */
export const otherSecretSince = (
  { appId, secret, withSecret }: SentHandover,
  { apps, rotation }: Pick<Facts, 'apps' | 'rotation'>,
): Instant | null => {
  const inForce = rotation.records.findLast((one) => one.appId === appId && one.replacedAt === null)
  if (withSecret && secret !== null && inForce?.fingerprint === secret) return null
  return apps.find(({ id }) => id === appId)?.secret?.storedAt ?? null
}

type Facts = {
  readonly apps: readonly { readonly id: string; readonly secret: { readonly storedAt: Instant } | null }[]
  readonly rotation: {
    readonly records: readonly {
      readonly appId: string
      readonly fingerprint: string
      readonly replacedAt: Instant | null
    }[]
  }
}

/** Whether this vault has stored another secret since: what went along may then no longer be in use. */
export const isReplaced = (sent: SentHandover, secretStoredAt: Instant | null): boolean =>
  sent.withSecret && secretStoredAt !== null && secretStoredAt > sent.sealedAt

/** For whom the need of a secret ends one day; proposed when a handover is made. */
export const endsOneDay = (why: HandoverReason): boolean =>
  why === 'vendor' || why === 'leaver' || why === 'adviser'

/** Whether somebody should still say when it has ended. */
export const isArrangementOpen = (sent: SentHandover, secretStoredAt: Instant | null): boolean =>
  sent.withSecret &&
  sent.rotatesWhenOver &&
  sent.endedAt === null &&
  !isWithdrawn(sent) &&
  !isReplaced(sent, secretStoredAt)
