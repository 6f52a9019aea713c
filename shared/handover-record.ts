import * as z from 'zod'
import { HandoverReason } from './handover.ts'
import { Instant } from './instant.ts'

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
  sent: z.object({ at: Instant, by: z.enum(['link', 'file', 'qr']) }).nullable(),
  receipt: z
    .object({
      at: Instant,
      addedAt: Instant,
      name: z.string(),
      fingerprint: z.string(),
      isKnown: z.boolean(),
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

/** What the window knows of handovers. */
export const HandoverFacts = z.object({
  /** The public half of this Keyward; `null` until it was first needed. */
  own: z.object({ recipient: z.string(), signKey: z.string(), fingerprint: z.string() }).nullable(),
  people: z.array(KnownPerson),
  sent: z.array(SentHandover),
  received: z.array(ReceivedHandover),
})
export type HandoverFacts = z.infer<typeof HandoverFacts>

export const NO_HANDOVERS: HandoverFacts = { own: null, people: [], sent: [], received: [] }

export type HandoverState = 'received' | 'replaced' | 'expired' | 'sent' | 'prepared'

/** Where a handover stands. Without a server nobody can know that it was opened; only a receipt tells. */
export const stateOf = (sent: SentHandover, secretStoredAt: Instant | null, now: Instant): HandoverState => {
  if (isReplaced(sent, secretStoredAt)) return 'replaced'
  if (sent.receipt !== null) return 'received'
  if (now > sent.usableUntil) return 'expired'
  return sent.sent === null ? 'prepared' : 'sent'
}

/** Whether this vault has stored another secret since: what went along may then no longer be in use. */
export const isReplaced = (sent: SentHandover, secretStoredAt: Instant | null): boolean =>
  sent.withSecret && secretStoredAt !== null && secretStoredAt > sent.sealedAt

/** Whether the secret should be replaced because of whom it went to: their need for it ends one day. */
export const isDueWhenOver = ({ why, withSecret }: SentHandover): boolean =>
  withSecret && (why === 'vendor' || why === 'leaver' || why === 'adviser')
