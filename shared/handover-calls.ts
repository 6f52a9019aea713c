import * as z from 'zod'
import { HandoverReason } from './handover.ts'
import { PASTE_LONGEST } from './handover-link.ts'
import { Instant } from './instant.ts'

const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({
  input,
  output,
})
const nothing = z.strictObject({})
const id = z.string().min(1).max(200)
/** A little more than is read, so that the core can say that it is too long. */
const pasted = z.string().max(PASTE_LONGEST + 1)

/** What is seen of a handover before anything is stored; without its secret. */
export const OpenedHandover = z.object({
  openId: z.string(),
  app: z.object({
    name: z.string(),
    clientId: z.string().nullable(),
    redirectUri: z.string().nullable(),
    scopes: z.array(z.string()),
    note: z.string(),
    hasSecret: z.boolean(),
  }),
  from: z.object({ name: z.string(), email: z.string(), fingerprint: z.string() }),
  /** `known`: the signature is that of somebody in the address book. `posing`: their name, and another key. */
  sender: z.enum(['known', 'unknown', 'posing']),
  /** The sender's name mixes scripts, as look-alikes do. */
  isNameOdd: z.boolean(),
  why: HandoverReason,
  sealedAt: Instant,
  usableUntil: Instant,
  /** The app with the same client id that is here already. */
  replaces: z.object({ appId: z.string(), name: z.string() }).nullable(),
  /** Whether there is enough for a new app. */
  isWhole: z.boolean(),
})
export type OpenedHandover = z.infer<typeof OpenedHandover>

export const handoverCalls = {
  /** This Keyward's own card as a link, to be given to colleagues; made when first asked for. */
  showCard: call(nothing, z.object({ link: z.string(), fingerprint: z.string() })),
  /** Looks at somebody's card without keeping it. */
  readCard: call(
    z.strictObject({ text: pasted }),
    z.object({ name: z.string(), email: z.string(), fingerprint: z.string(), isKnown: z.boolean() }),
  ),
  addPerson: call(z.strictObject({ text: pasted }), z.object({ personId: z.string() })),
  removePerson: call(z.strictObject({ personId: id }), z.null()),

  /** Seals an app for somebody. `passphrase` comes out this once, and only where one was made. */
  sealHandover: call(
    z.strictObject({
      appId: id,
      parts: z.strictObject({
        clientId: z.boolean(),
        secret: z.boolean(),
        redirectUri: z.boolean(),
        scopes: z.boolean(),
        note: z.boolean(),
      }),
      /** From the address book; `null` seals with a passphrase. */
      personId: id.nullable(),
      to: z.strictObject({ name: z.string().max(100), email: z.string().max(200) }),
      why: HandoverReason,
      usableUntil: Instant,
    }),
    z.object({
      handoverId: z.string(),
      passphrase: z.array(z.string()),
      /** `null` where it would be longer than Windows hands over; it goes out as a file then. */
      link: z.string().nullable(),
      /** The same bytes as text, for the `age` command. */
      armored: z.string(),
    }),
  ),
  cancelSealing: call(nothing, z.null()),
  /** Copies the passphrase as a secret, while it is still shown. */
  copyPassphrase: call(z.strictObject({ handoverId: id }), z.object({ clearsAt: Instant })),
  /** Forgets sealed bytes and passphrase: from now on nobody sees the passphrase again. */
  finishHandover: call(z.strictObject({ handoverId: id }), z.null()),
  /** Writes the sealed bytes where the person chooses; `isSaved` is false when they changed their mind. */
  saveHandover: call(z.strictObject({ handoverId: id }), z.object({ isSaved: z.boolean() })),
  noteSent: call(z.strictObject({ handoverId: id, by: z.enum(['link', 'file', 'qr']) }), z.null()),
  /** Drops one that never went out; the others are remembered. */
  forgetHandover: call(z.strictObject({ handoverId: id }), z.null()),
  addReceipt: call(
    z.strictObject({ text: pasted }),
    z.object({ handoverId: z.string(), name: z.string(), at: Instant }),
  ),

  /** Opens and verifies; stores nothing. What was opened is kept in memory for ten minutes. */
  openHandover: call(
    z.strictObject({ text: pasted, passphrase: z.string().max(1_000).nullable() }),
    OpenedHandover,
  ),
  cancelOpening: call(nothing, z.null()),
  /** Adds the app, or with `replace` puts the secret into the app that is here already. */
  acceptHandover: call(
    z.strictObject({ openId: id, replace: z.boolean() }),
    z.object({ appId: z.string(), receipt: z.string() }),
  ),
  dropHandover: call(z.strictObject({ openId: id }), z.null()),
  dismissArrived: call(nothing, z.null()),
} as const
