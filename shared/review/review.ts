import * as z from 'zod'
import { ActivityProof, Checkpoint } from '../activity/activity.ts'
import { Connection } from '../connections/connection.ts'
import { OwnLists } from '../connections/own-list.ts'
import { Card } from '../handover/handover.ts'
import { Signer } from '../handover/calls.ts'
import { Instant } from '../kernel/instant.ts'
import { Label } from '../labels/label.ts'
import { Leaver, ReceivedThing } from '../people/leaver.ts'
import { Person } from '../kernel/person.ts'
import { SignIn } from '../sign-in/sign-in.ts'
import { ToolLine } from '../tools/line.ts'
import { Tool } from '../tools/tool.ts'
import { XeroApp } from '../apps/xero-app.ts'

/** The version of reviews that this Keyward writes; from 2 on a card stands behind each, where there is one. */
export const REVIEW_VERSION = 2

/** What the log tells of tools: who let which read, or did not, and what each then had. */
export const ToolGrants = z.object({
  /** Newest first. */
  answers: z.array(
    z.object({
      at: Instant,
      by: z.string(),
      tool: z.string(),
      app: z.string(),
      /** Whose sign-in it was to read with. */
      signIn: z.string(),
      how: ToolLine,
    }),
  ),
  /** Answers before those, which are in the log alone. */
  earlier: z.int().nonnegative(),
  tools: z.array(
    z.object({
      tool: z.string(),
      app: z.string(),
      signIn: z.string(),
      tokens: z.int().nonnegative(),
      calls: z.int().nonnegative(),
      turnedAway: z.int().nonnegative(),
      firstAt: Instant,
      lastAt: Instant,
    }),
  ),
  /** Uses of more tools than are listed. */
  unnamed: z.int().nonnegative(),
})
export type ToolGrants = z.infer<typeof ToolGrants>

/** Everything known at one moment, without any secret: what an evidence pack holds. */
export const Review = z.object({
  at: Instant,
  takenBy: Person.nullable(),
  user: z.string(),
  device: z.string(),
  keyward: z.string(),
  mode: z.enum(['live', 'sandbox']),
  apps: z.array(XeroApp),
  signIns: z.array(SignIn),
  connections: z.array(Connection),
  lastFullCheck: z.object({ at: Instant, answered: z.int(), of: z.int() }).nullable(),
  tier: z.string(),
  /** The end of the activity log at that moment, so that a later cut shows, and what a walk along it showed. */
  checkpoint: Checkpoint.nullable(),
  activity: ActivityProof.nullable(),
  leavers: z.array(Leaver),
  /** Who had what by handovers; `null` in reviews from before that was told. */
  handovers: z
    .array(z.object({ person: z.string(), email: z.string(), thing: ReceivedThing }))
    .nullable()
    .default(null),
  /** The practice's own tags of organisations; its notes stay in the vault. None in reviews from before there were tags. */
  tags: z.array(Label.pick({ id: true, tags: true })).default([]),
  /** What was known of each app's own list, by app; `null` in reviews from before that was told. */
  ownLists: OwnLists.nullable().default(null),
  /** Whether programs of that computer could ask for Xero, and which there were; `null` in reviews from before that was told. */
  tools: z
    .object({ isOn: z.boolean(), tools: z.array(Tool) })
    .nullable()
    .default(null),
  /** Taken from the log when a review is saved; `null` in what is known now, and in reviews from before that was told. */
  toolGrants: ToolGrants.nullable().default(null),
  /** What the practice is called here; `null` where nobody has named it, and in reviews from before that was told. */
  practice: z.string().max(200).nullable().default(null),
})
export type Review = z.infer<typeof Review>

/** The other files of a pack, named in the signed one with their SHA-256 (hex). */
export const PACK_FILES = ['review.html', 'connections.csv'] as const
export const PACK_JSON = 'review.json'

/**
 * `review.json`: the review, the digests of the other files and the card that stands behind them, signed together by
 * the vault (Ed25519, RFC 8032), and all of that once more by the card's own key.
 */
export const SignedReview = z.object({
  kind: z.literal('keyward-review'),
  version: z.int().min(1),
  review: Review,
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/u)),
  /** Absent in version 1; `null` where nobody had said who uses that Keyward. */
  card: Card.nullable().optional(),
  endorsement: z
    .string()
    .regex(/^[\w-]{86}$/u)
    .nullable()
    .optional(),
  signature: z.object({
    algorithm: z.literal('Ed25519'),
    /** Raw public key, base64url. */
    publicKey: z.string().regex(/^[\w-]{43}$/u),
    value: z.string().regex(/^[\w-]{86}$/u),
  }),
})
export type SignedReview = z.infer<typeof SignedReview>

/** A review that this vault has saved; a copy is kept, sealed, so that two can be compared at any time. */
export const SavedReview = z.object({
  id: z.string(),
  at: Instant,
  by: z.string(),
  organisations: z.int().nonnegative(),
  /** SHA-256 of what was signed, hex: the checksum that the page shows. */
  checksum: z.string(),
})
export type SavedReview = z.infer<typeof SavedReview>

/**
 * Who stands behind a pack. Only the first four vouch for it: anybody can hide something, rewrite the page and sign
 * anew with a key of their own (requirement H9).
 */
export const PackStanding = z.enum([
  'thisVault',
  /** The vault that this one was begun again after. */
  'formerVault',
  /** This Keyward's own card, in another vault. */
  'ownCard',
  /** A card of the address book. */
  'colleague',
  /** It uses the name of somebody who has a card here, or of this Keyward's own, without their key. */
  'posing',
  'unknown',
])
export type PackStanding = z.infer<typeof PackStanding>

export const isVouchedFor = (standing: PackStanding): boolean =>
  standing !== 'posing' && standing !== 'unknown'

/** What looking at somebody's evidence pack showed. */
export const OpenedReview = z.object({
  /** For `compareReviews`, as long as Keyward runs. */
  id: z.string(),
  at: Instant,
  by: z.string(),
  device: z.string(),
  organisations: z.int().nonnegative(),
  checksum: z.string(),
  signer: z.object({
    /** Of the vault's evidence key. */
    fingerprint: z.string(),
    isThisVault: z.boolean(),
    standing: PackStanding,
    /** Whose card signed it as well, judged by the address book; `null` where none did. */
    card: Signer.nullable(),
    /** Written by a version that knew no cards. */
    isOld: z.boolean(),
    /** Somebody whom it names as the one who took it, and whose card did not sign it. */
    names: z.object({ name: z.string(), isMe: z.boolean() }).nullable(),
    /** This vault has a copy of its own with the same checksum. */
    isKept: z.boolean(),
  }),
  /** `other`: it is the file that was signed, and was made for other data than the review. */
  files: z.array(z.object({ name: z.string(), state: z.enum(['same', 'changed', 'absent', 'other']) })),
  /** Whether this vault's log still holds the line that the review ended with. */
  log: z.enum(['holds', 'cut', 'notOurs', 'none', 'notWalked']),
  /** It is of the made-up practice of a sandbox. */
  isSandbox: z.boolean(),
  /** Dated before there was a Keyward, or at a time that has not come yet. */
  isDateOdd: z.boolean(),
})
export type OpenedReview = z.infer<typeof OpenedReview>

/** One of the two that are compared. */
export const ReviewRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now') }),
  z.strictObject({ kind: z.literal('saved'), id: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('opened'), id: z.string().min(1).max(100) }),
])
export type ReviewRef = z.infer<typeof ReviewRef>

const aboutApp = { app: z.string() }
const aboutOrganisation = { ...aboutApp, organisation: z.string() }

/** What changed between two reviews. */
export const ReviewChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('appNew'), ...aboutApp }),
  z.object({ kind: z.literal('appGone'), ...aboutApp }),
  z.object({ kind: z.literal('secretReplaced'), ...aboutApp, at: Instant }),
  z.object({
    kind: z.literal('connectionNew'),
    ...aboutOrganisation,
    by: z.string(),
    at: Instant,
    /** Which list tells of it, and when that was last asked for. */
    knownBy: z.enum(['both', 'ownList', 'signIn', 'remembered']),
    asOf: Instant,
    /** It was connected when the earlier review was taken, which did not know of it. */
    wasThere: z.boolean(),
    /** To a custom connection nobody signs in. */
    isCustom: z.boolean(),
  }),
  z.object({
    kind: z.literal('connectionGone'),
    ...aboutOrganisation,
    by: z.string(),
    /** Ended from here and proven, ended at Xero, or no longer in the vault. */
    how: z.enum(['disconnected', 'atXero', 'offList']),
  }),
  z.object({
    kind: z.literal('reauthorised'),
    ...aboutOrganisation,
    before: z.string(),
    after: z.string(),
  }),
  /** Known by the app's own list alone before, and reached by a sign-in here since. */
  z.object({ kind: z.literal('claimed'), ...aboutOrganisation, by: z.string() }),
  /** Reached by a sign-in here before, and known by the app's own list alone since. */
  z.object({ kind: z.literal('unclaimed'), ...aboutOrganisation, by: z.string(), asOf: Instant }),
  /** Xero's list for the app was had for the first time in between: what it shows may be older than that. */
  z.object({
    kind: z.literal('listFirst'),
    ...aboutApp,
    amount: z.int().nonnegative(),
    at: Instant,
  }),
  z.object({ kind: z.literal('lapsed'), ...aboutOrganisation, by: z.string() }),
  z.object({
    kind: z.literal('scopesWidened'),
    ...aboutApp,
    person: z.string(),
    scopes: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('scopesNarrowed'),
    ...aboutApp,
    person: z.string(),
    scopes: z.array(z.string()),
  }),
  z.object({ kind: z.literal('handedOver'), ...aboutApp, person: z.string(), at: Instant }),
  z.object({ kind: z.literal('personNew'), ...aboutApp, person: z.string() }),
  z.object({ kind: z.literal('personGone'), ...aboutApp, person: z.string() }),
])
export type ReviewChange = z.infer<typeof ReviewChange>
