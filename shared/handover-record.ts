import * as z from 'zod'
import { HandoverReason } from './handover.ts'
import { Instant } from './instant.ts'
import { ShareServer } from './share-server.ts'

/** Somebody whose card is in the address book: sealing to them needs no passphrase. */
export const KnownPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  recipient: z.string(),
  signKey: z.string(),
  fingerprint: z.string(),
  addedAt: Instant,
})
export type KnownPerson = z.infer<typeof KnownPerson>

/** A handover on a share server, and what the server last said of it. */
export const Published = z.object({
  server: ShareServer,
  at: Instant,
  /** Until when the server was asked to keep it. */
  until: Instant,
  isOneTime: z.boolean(),
  /** `unknown`: the server cannot tell without giving it out. `gone`: opened, or its time is over. */
  state: z.enum(['there', 'gone', 'unknown', 'revoked']),
  askedAt: Instant,
})
export type Published = z.infer<typeof Published>

/** How a handover can go out. */
export const HandoverWay = z.enum(['link', 'file', 'qr', 'server'])
export type HandoverWay = z.infer<typeof HandoverWay>

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
  sent: z.object({ at: Instant, by: HandoverWay }).nullable(),
  published: Published.nullable().default(null),
  /** Until when a receipt is waited for without a word. */
  remindAt: Instant.nullable().default(null),
  /** Whether the secret is to be replaced when what it was handed over for has ended. */
  rotatesWhenOver: z.boolean().default(false),
  /** When that was said to be so. */
  endedAt: Instant.nullable().default(null),
  /** The request that it answers. */
  answers: z.string().nullable().default(null),
  receipt: z
    .object({
      at: Instant,
      addedAt: Instant,
      name: z.string(),
      fingerprint: z.string(),
      isKnown: z.boolean(),
      /** Read out as a short code: it shows that the handover was opened, and is signed by nobody. */
      isCode: z.boolean().default(false),
    })
    .nullable(),
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
})
export type ReceivedHandover = z.infer<typeof ReceivedHandover>

/** A request that was made here, and the handover that answered it. */
export const MadeRequest = z.object({
  id: z.string(),
  asks: z.string(),
  at: Instant,
  answered: z.object({ at: Instant, by: z.string(), app: z.string() }).nullable(),
})
export type MadeRequest = z.infer<typeof MadeRequest>

/** What the practice runs itself: a share server, and a static page that sends links on to Keyward. */
export const HandoverPlaces = z.object({
  server: ShareServer.nullable(),
  relay: z.string().max(500).nullable(),
})
export type HandoverPlaces = z.infer<typeof HandoverPlaces>

/** What the window knows of handovers. */
export const HandoverFacts = z.object({
  /** The public half of this Keyward; `null` until it was first needed. */
  own: z.object({ recipient: z.string(), signKey: z.string(), fingerprint: z.string() }).nullable(),
  people: z.array(KnownPerson),
  sent: z.array(SentHandover),
  received: z.array(ReceivedHandover),
  asked: z.array(MadeRequest),
  places: HandoverPlaces,
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

/** `opened`: taken from a server that gives it out once, before its time was over; nobody has said by whom. */
export type HandoverState = 'received' | 'replaced' | 'revoked' | 'opened' | 'expired' | 'sent' | 'prepared'

/** Where a handover stands. That it was opened only a server can say; that it was received only a receipt. */
export const stateOf = (sent: SentHandover, secretStoredAt: Instant | null, now: Instant): HandoverState => {
  if (isReplaced(sent, secretStoredAt)) return 'replaced'
  if (sent.receipt !== null) return 'received'
  if (sent.published?.state === 'revoked') return 'revoked'
  if (wasTaken(sent)) return 'opened'
  if (now > sent.usableUntil) return 'expired'
  return sent.sent === null ? 'prepared' : 'sent'
}

const wasTaken = ({ published }: SentHandover): boolean =>
  published?.isOneTime === true && published.state === 'gone' && published.askedAt < published.until

/** Whether this vault has stored another secret since: what went along may then no longer be in use. */
export const isReplaced = (sent: SentHandover, secretStoredAt: Instant | null): boolean =>
  sent.withSecret && secretStoredAt !== null && secretStoredAt > sent.sealedAt

/** For whom the need of a secret ends one day; proposed when a handover is made. */
export const endsOneDay = (why: HandoverReason): boolean =>
  why === 'vendor' || why === 'leaver' || why === 'adviser'

/** Whether somebody should still say when it has ended. */
export const isUnderWay = (sent: SentHandover, secretStoredAt: Instant | null): boolean =>
  sent.withSecret && sent.rotatesWhenOver && sent.endedAt === null && !isReplaced(sent, secretStoredAt)
