import * as z from 'zod'
import { AppKind } from '../apps/app-kind.ts'
import { call, id, nothing } from '../kernel/call.ts'
import { IncomingLink } from './incoming-link.ts'
import { AskedFor, HandoverReason } from './handover.ts'
import { PASTE_LONGEST } from './link.ts'
import { HandoverWay } from './record.ts'
import { Instant } from '../kernel/instant.ts'
import { ShareServerKind } from './share-server.ts'
import { undone } from '../undo/calls.ts'

/** A little more than is read, so that the core can say that it is too long. */
const pasted = z.string().max(PASTE_LONGEST + 1)

/** `known`: the signature is that of somebody in the address book. `posing`: their name, and another key. */
export const SenderStanding = z.enum(['known', 'unknown', 'posing'])
export type SenderStanding = z.infer<typeof SenderStanding>

/** Whoever signed something: a key of the address book's goes by the address book's name (requirement G13). */
export const Signer = z.object({
  from: z.object({ name: z.string(), email: z.string(), fingerprint: z.string() }),
  sender: SenderStanding,
  /** Whose name is used without their key. */
  posesAs: z.object({ name: z.string(), isMe: z.boolean() }).nullable(),
  /** What a known key calls itself, where the address book has another name or e-mail address for it. */
  claims: z.string().nullable(),
  /** The name that is claimed is written as look-alikes are. */
  isNameOdd: z.boolean(),
  /** Somebody of the address book with another key, of whose name this is a part, or the other way round. */
  sharesNameWith: z.string().nullable(),
})
export type Signer = z.infer<typeof Signer>

/** What is seen of a handover before anything is stored; without its secret. */
export const OpenedHandover = Signer.extend({
  openId: z.string(),
  app: z.object({
    name: z.string(),
    clientId: z.string().nullable(),
    redirectUri: z.string().nullable(),
    scopes: z.array(z.string()),
    note: z.string(),
    kind: AppKind,
    hasSecret: z.boolean(),
    secretCreatedAt: Instant.nullable(),
    /** That cannot be when it was generated: nobody knows, then. */
    isSecretDateOdd: z.boolean(),
  }),
  why: HandoverReason,
  /** To whom the signer made it out; `isAddressed` where that is this Keyward's key, and nobody in particular without. */
  to: z.object({ name: z.string(), email: z.string(), isAddressed: z.boolean() }),
  /** Sealed to this Keyward's key, and not signed for it: somebody else than the signer sealed it anew. */
  isResealed: z.boolean(),
  /** What was asked for here, where it answers a request of this vault's. */
  answers: z.string().nullable(),
  sealedAt: Instant,
  usableUntil: Instant,
  /** Dated before there was a Keyward, before the request that it answers, or at a time that has not come yet. */
  isDateOdd: z.boolean(),
  /** The app with the same client id that is here already, and how the secret that came stands to its own. */
  replaces: z
    .object({
      appId: z.string(),
      name: z.string(),
      storedAt: Instant,
      createdAt: Instant.nullable(),
      /** `usedBefore`: it was in force here once. `older`: generated, or sealed, before the one that is here. */
      secret: z.enum(['same', 'usedBefore', 'older', 'newer', 'unknown']),
      /** A replacement of its secret is under way that has a new one already. */
      isBusy: z.boolean(),
    })
    .nullable(),
  /** The app with the same client id that is here already and has no secret, so that there is nothing to replace. */
  here: z.object({ appId: z.string(), name: z.string() }).nullable(),
  /** Whether there is enough for a new app. */
  isWhole: z.boolean(),
})
export type OpenedHandover = z.infer<typeof OpenedHandover>

/** A receipt before it is kept; the first stays beside a second one (requirement G15). */
export const SeenReceipt = Signer.extend({
  seenId: z.string(),
  handoverId: z.string(),
  app: z.string(),
  /** To whom it was handed, as said then. */
  to: z.object({ name: z.string(), email: z.string() }),
  sealedAt: Instant,
  /** When the signer says that it arrived, and whether that can be so. */
  at: Instant,
  isDateOdd: z.boolean(),
  /** Fingerprints of other keys that signed a receipt for the same handover. */
  others: z.array(z.string()),
  /** This key's receipt is there already. */
  isThere: z.boolean(),
})
export type SeenReceipt = z.infer<typeof SeenReceipt>

export const handoverCalls = {
  /** This Keyward's own card as a link, to be given to colleagues; made when first asked for. */
  showCard: call(nothing, z.object({ link: z.string(), fingerprint: z.string() })),
  /** New keys in place of ones that are lost; while the present ones are there, it shows them. */
  renewCard: call(nothing, z.object({ link: z.string(), fingerprint: z.string() })),
  /** Looks at somebody's card without keeping it. What was looked at is acted on by `seenId`. */
  readCard: call(
    z.strictObject({ text: pasted }),
    /** `isRenamed`: the key is known under another name, and the new one is nobody else's. */
    Signer.extend({ seenId: z.string(), isKnown: z.boolean(), isRenamed: z.boolean() }),
  ),
  /** Keeps the card that was looked at; a known key of another name takes the name of the card. */
  addPerson: call(z.strictObject({ seenId: id }), z.object({ personId: z.string() })),
  removePerson: call(z.strictObject({ personId: id }), undone),

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
      /** From the address book; `null` seals with a passphrase, or to whoever made `request`. */
      personId: id.nullable(),
      /** The request that it answers, as it was looked at. */
      request: id.nullable(),
      to: z.strictObject({ name: z.string().max(100), email: z.string().max(200) }),
      why: HandoverReason,
      usableUntil: Instant,
      /** Whether to say so in Overview when no receipt has come in three days. */
      reminds: z.boolean(),
      rotatesWhenOver: z.boolean(),
    }),
    z.object({
      handoverId: z.string(),
      passphrase: z.array(z.string()),
      /** `null` where it would be longer than Windows hands over; it goes out as a file then. */
      link: z.string().nullable(),
      /** The same through the practice's own page; `null` where there is none. */
      relayLink: z.string().nullable(),
      /** The same bytes as text, for the `age` command. */
      armored: z.string(),
    }),
    { needs: 'freshWritable' },
  ),
  cancelSealing: call(nothing, z.null()),
  /** Copies the passphrase as a secret, while it is still shown. */
  copyPassphrase: call(z.strictObject({ handoverId: id }), z.object({ clearsAt: Instant })),
  /** Forgets sealed bytes and passphrase: from now on nobody sees the passphrase again. */
  finishHandover: call(z.strictObject({ handoverId: id }), z.null()),
  /** Writes the sealed bytes where the person chooses; `isSaved` is false when they changed their mind. */
  saveHandover: call(
    z.strictObject({ handoverId: id }),
    z.object({ isSaved: z.boolean(), path: z.string().nullable() }),
  ),
  noteSent: call(z.strictObject({ handoverId: id, by: HandoverWay.exclude(['server']) }), z.null()),
  /** Puts the sealed text on the practice's share server; the link leads there. */
  publishHandover: call(
    z.strictObject({ handoverId: id, isOneTime: z.boolean() }),
    z.object({ link: z.string(), until: Instant.nullable() }),
  ),
  cancelPublishing: call(nothing, z.null()),
  /** Asks the server whether it is still there, where it can say so without giving it out. */
  askServer: call(z.strictObject({ handoverId: id }), z.null()),
  /** Takes it off the server; `gone` where it was not there any more. */
  revokeHandover: call(z.strictObject({ handoverId: id }), z.object({ was: z.enum(['there', 'gone']) })),
  /** What it was handed over for has ended: the secret becomes due. */
  endHandover: call(z.strictObject({ handoverId: id }), z.null()),
  /** Drops one that never went out; the others are remembered. */
  forgetHandover: call(z.strictObject({ handoverId: id }), z.null()),
  /** Looks at a receipt without keeping it: who signed it, for which handover, and what is there already. */
  readReceipt: call(z.strictObject({ text: pasted }), SeenReceipt),
  /** Keeps the receipt that was looked at. */
  addReceipt: call(
    z.strictObject({ seenId: id }),
    z.object({ handoverId: z.string(), name: z.string(), at: Instant }),
  ),
  /** The short code of a receipt, as read out by the recipient. */
  addReceiptCode: call(
    z.strictObject({ handoverId: id, code: z.string().max(100) }),
    z.object({ handoverId: z.string(), name: z.string(), at: Instant }),
  ),

  /** Takes a handover off a share server and answers its sealed text; one that is given out once is gone there then. */
  fetchHandover: call(
    z.strictObject({ text: pasted }),
    z.object({ fetchedId: z.string(), text: z.string() }),
  ),
  cancelFetching: call(nothing, z.null()),
  /** Opens and verifies; stores nothing. What was opened is kept in memory for ten minutes. */
  openHandover: call(
    z.strictObject({ text: pasted, passphrase: z.string().max(1_000).nullable() }),
    OpenedHandover,
  ),
  /** Opens what was fetched, by its id. */
  openFetched: call(
    z.strictObject({ fetchedId: id, passphrase: z.string().max(1_000).nullable() }),
    OpenedHandover,
  ),
  cancelOpening: call(nothing, z.null()),
  /**
   * Adds the app, or with `replace` brings its secret to the app that is here already: Xero is asked first, and the
   * one in force stays until Xero has recognised the new one. Of an app that is here and has no secret it is noted that
   * the handover arrived, and nothing else.
   */
  acceptHandover: call(
    z.strictObject({ openId: id, replace: z.boolean() }),
    z.object({
      appId: z.string(),
      receipt: z.string(),
      code: z.string(),
      /** `notInForce`: kept beside the one in force, because Xero could not be asked or did not say it clearly. */
      outcome: z.enum(['added', 'same', 'here', 'inForce', 'notInForce']),
    }),
    { needs: 'writable' },
  ),
  dropHandover: call(z.strictObject({ openId: id }), z.null()),
  /** Gives the text of a link that waits, once: it only fills in a form. */
  openIncoming: call(z.strictObject({ incomingId: id }), z.object({ text: z.string() })),
  /**
   * A file that was dropped on the window: what it is, by its content; it waits like one that arrived. The page gives
   * the file itself, and only the preload knows its path.
   */
  openDropped: call(z.strictObject({ path: z.string().min(1).max(4_000) }), IncomingLink),
  /** Puts one away, or all with `null`. */
  dismissIncoming: call(z.strictObject({ incomingId: id.nullable() }), z.null()),

  /** Makes a link that asks for an app to be sealed to this Keyward. */
  askForHandover: call(
    z.strictObject({ asks: AskedFor }),
    z.object({ requestId: z.string(), link: z.string() }),
  ),
  /** The link of a request once more. */
  showRequest: call(z.strictObject({ requestId: id }), z.object({ link: z.string() })),
  forgetRequest: call(z.strictObject({ requestId: id }), undone),
  /** Looks at somebody's request without answering it. */
  readRequest: call(
    z.strictObject({ text: pasted }),
    Signer.extend({ seenId: z.string(), asks: z.string(), at: Instant, isDateOdd: z.boolean() }),
  ),

  /** Which share server the practice runs; `null` for none. */
  setShareServer: call(
    z.strictObject({
      server: z.strictObject({ kind: ShareServerKind, address: z.string().max(2_000) }).nullable(),
    }),
    z.null(),
  ),
  /** Puts a text without meaning on the server, takes it back twice, and says what the server did. */
  tryShareServer: call(nothing, z.object({ givesOnce: z.boolean(), tellsStatus: z.boolean() })),
  /** Where the practice hosts the page that sends links on; `null` for nowhere. */
  setRelayPage: call(z.strictObject({ address: z.string().max(2_000).nullable() }), z.null()),
  saveRelayPage: call(nothing, z.object({ isSaved: z.boolean(), path: z.string().nullable() })),
  /** Whether the page at the address is the one that this Keyward writes. */
  checkRelayPage: call(nothing, z.object({ is: z.enum(['ours', 'other']) })),
} as const
