import { AppKind } from '../apps/app-kind.ts'
import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'
import { RedirectRoute } from '../apps/redirect-route.ts'

/** What a handover's plaintext may weigh, in UTF-8 bytes; the longest app that Keyward stores stays below. */
export const ENVELOPE_MAX_BYTES = 64 * 1024
export const HANDOVER_VERSION = 1

/** Why somebody is handed an app; the two that end some day make the secret due for replacement then. */
export const HandoverReason = z.enum(['colleague', 'vendor', 'leaver', 'adviser', 'other'])
export type HandoverReason = z.infer<typeof HandoverReason>

/** No control or direction characters, which could make a name look like another. */
const SEEN = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u
const name = z.string().min(1).max(100).regex(SEEN)
const email = z.string().max(200).regex(SEEN)
const base64url = (length: number) =>
  z
    .string()
    .length(length)
    .regex(/^[\w-]+$/u)

/** An age recipient of the X25519 kind, in its only spelling. */
const Recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/u)

/** The public half of a Keyward: who, and the two keys. What is sealed to it only that Keyward opens. */
export const Card = z.strictObject({
  name,
  email,
  recipient: Recipient,
  /** Ed25519 public key, 32 bytes as base64url. */
  signKey: base64url(43),
})
export type Card = z.infer<typeof Card>

const Signature = base64url(86)
const DocumentId = z.string().regex(/^[a-z0-9]{8,40}$/u)

/** What is handed over of an app. Tokens have no place in it. */
export const HandedApp = z.strictObject({
  name,
  /** Absent for a web app. */
  kind: AppKind.optional(),
  clientId: z.string().max(400).optional(),
  clientSecret: z.string().max(2_560).optional(),
  route: RedirectRoute.optional(),
  redirectUri: z.string().max(2_000).optional(),
  scopes: z.array(z.string().max(200)).max(60).optional(),
  note: z.string().max(2_000).optional(),
  secretCreatedAt: Instant.optional(),
})
export type HandedApp = z.infer<typeof HandedApp>

/** What lies inside the sealing: a versioned envelope, signed over the canonical form of everything but the signature. */
export const Envelope = z.strictObject({
  format: z.literal('keyward-handover'),
  version: z.literal(HANDOVER_VERSION),
  id: DocumentId,
  from: Card,
  /** `recipient` is there when it was sealed to one Keyward, so that nobody can pass it on as if it were theirs. */
  to: z.strictObject({ name, email, recipient: Recipient.optional() }),
  why: HandoverReason,
  /** The request that it answers. */
  answers: DocumentId.optional(),
  sealedAt: Instant,
  usableUntil: Instant,
  app: HandedApp,
  signature: Signature,
})
export type Envelope = z.infer<typeof Envelope>

/** The recipient's signed word that a handover has arrived. It names the handover and the digest of its envelope. */
export const Receipt = z.strictObject({
  format: z.literal('keyward-receipt'),
  version: z.literal(HANDOVER_VERSION),
  handover: DocumentId,
  digest: base64url(43),
  by: Card,
  at: Instant,
  signature: Signature,
})
export type Receipt = z.infer<typeof Receipt>

/** A person's card on its way, signed with its own key, so that a slip in copying is noticed. */
export const SignedCard = z.strictObject({
  format: z.literal('keyward-card'),
  version: z.literal(HANDOVER_VERSION),
  card: Card,
  signature: Signature,
})
export type SignedCard = z.infer<typeof SignedCard>

/** What is asked for, in the words of whoever asks; one line. */
export const AskedFor = z.string().min(1).max(200).regex(SEEN)

/** Somebody asks to be handed an app, sealed to the card in it; signed with that card's key. */
export const HandoverRequest = z.strictObject({
  format: z.literal('keyward-request'),
  version: z.literal(HANDOVER_VERSION),
  id: DocumentId,
  from: Card,
  asks: AskedFor,
  at: Instant,
  signature: Signature,
})
export type HandoverRequest = z.infer<typeof HandoverRequest>
