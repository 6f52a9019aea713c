import * as z from 'zod'
import { ActivityKind } from '../activity/activity.ts'
import { Instant } from '../kernel/instant.ts'

/** One time that a person had a secret in their hands. */
export const Held = z.object({
  what: ActivityKind,
  at: Instant,
  /** The line of the log; `null` where a handover's own record says so. */
  line: z.int().positive().nullable(),
})
export type Held = z.infer<typeof Held>

/** A secret in force that somebody has had in their hands since it was put in. */
export const HeldSecret = z.object({
  appId: z.string(),
  app: z.string(),
  /** Since when it is the one in force, as far as Keyward knows. */
  inForceSince: Instant,
  held: z.array(Held),
})
export type HeldSecret = z.infer<typeof HeldSecret>

/** Something that a person has by a handover, or handed to this vault. */
export const ReceivedThing = z.object({
  app: z.string(),
  /** When it went out, was signed for, or was taken in. */
  at: Instant,
  /** `signedFor`: their key signed a receipt for what was sealed for somebody else, or for nobody's key. */
  how: z.enum(['sealedFor', 'signedFor', 'handedHere']),
  withSecret: z.boolean(),
  /** Whether the secret that went along is the one in force here. */
  isInForce: z.boolean(),
  /** When their receipt was added, or the code that they read out. */
  receivedAt: Instant.nullable(),
})
export type ReceivedThing = z.infer<typeof ReceivedThing>

/** A list that tells of a connection, and when that last held it. */
const Source = z.object({ list: z.enum(['ownList', 'signIn']), at: Instant })

/** What a person has known and done, as far as this vault and its log can tell. */
export const PersonTrail = z.object({
  key: z.string(),
  name: z.string(),
  email: z.string(),
  secrets: z.array(HeldSecret),
  /** Secrets that they held and that have been replaced or removed since: nothing to do. */
  replaced: z.int().nonnegative(),
  /** What they have by handovers, newest first. */
  received: z.array(ReceivedThing),
  /** Connections that stand on their sign-in alone, or first of all. */
  authorised: z.array(
    z.object({
      key: z.string(),
      appId: z.string(),
      app: z.string(),
      organisation: z.string(),
      tenantType: z.string(),
      /** Whether another person's live sign-in reaches it as well. */
      alsoOthers: z.boolean(),
      /** Which lists tell of it, and when each last held it. */
      sources: z.array(Source),
    }),
  ),
  /**
   * Connections of apps that they have worked with, which Xero lists for the app and no sign-in here reaches: they may
   * have made them, and nobody here can tell.
   */
  unclaimed: z.array(
    z.object({
      key: z.string(),
      appId: z.string(),
      app: z.string(),
      organisation: z.string(),
      /** When Xero's list for the app last held it. */
      at: Instant,
      /** Whether a sign-in here saw it once. */
      wasSeen: z.boolean(),
    }),
  ),
  /** What a secret that they know reaches with nobody signing in: organisations of custom connections. */
  bySecret: z.array(
    z.object({ key: z.string(), appId: z.string(), app: z.string(), organisation: z.string(), at: Instant }),
  ),
  /** Of each app that they have worked with: when Xero's list for it was last had; `null` where it never was. */
  lists: z.array(
    z.object({ appId: z.string(), app: z.string(), heardAt: Instant.nullable(), canBeAsked: z.boolean() }),
  ),
  /** Programs that they have let read Xero, and those that stand on their sign-in. */
  tools: z.array(
    z.object({
      name: z.string(),
      app: z.string(),
      isOnTheirSignIn: z.boolean(),
      /** How often they said yes, and when last, as the log tells. */
      allowed: z.int().nonnegative(),
      allowedAt: Instant.nullable(),
      /** The same of how often they said no. */
      refused: z.int().nonnegative(),
      refusedAt: Instant.nullable(),
      lastUsedAt: Instant.nullable(),
      /** How many tokens or calls it has had; nothing is known of one that was removed. */
      uses: z.int().nonnegative(),
    }),
  ),
  lastSeenAt: Instant.nullable(),
})
export type PersonTrail = z.infer<typeof PersonTrail>

/** One thing to do when somebody leaves. Two of them prove themselves; the rest are ticked by a person. */
export const LeaverTask = z.object({
  id: z.string(),
  kind: z.enum(['rotate', 'reauthorise', 'privilege', 'portal', 'login']),
  appId: z.string(),
  app: z.string(),
  /** Organisations to authorise anew, by key. */
  keys: z.array(z.string()),
  /** They are known by the app's own list alone: nobody here knows who made them. Absent in every other task. */
  isUnclaimed: z.boolean().optional(),
  /** Ticked by hand, by whom and when. */
  ticked: z.object({ at: Instant, by: z.string() }).nullable(),
  /** Seen to be so: a new secret is in force, or nothing stands on their sign-in any more. */
  provenAt: Instant.nullable(),
})
export type LeaverTask = z.infer<typeof LeaverTask>

/** The list for one person who leaves, kept with the vault and saved with each review. */
export const Leaver = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  begunAt: Instant,
  begunBy: z.string(),
  /** What they had in their hands when the list was made. */
  secrets: z.array(HeldSecret),
  tasks: z.array(LeaverTask),
  finishedAt: Instant.nullable(),
})
export type Leaver = z.infer<typeof Leaver>

/**
 * Whether the vault itself sees that a task is done, so that nobody's word is taken for it. Of an app that is no longer in
 * the vault it sees nothing.
 */
export const isProvable = ({ kind, appId }: LeaverTask, apps: readonly { readonly id: string }[]): boolean =>
  (kind === 'rotate' || kind === 'reauthorise') && apps.some(({ id }) => id === appId)

export const isTaskDone = (task: LeaverTask, apps: readonly { readonly id: string }[]): boolean =>
  task.provenAt !== null || (task.ticked !== null && !isProvable(task, apps))

/** Somebody whom the vault knows: from sign-ins, from the log, or because they use it. */
export const KnownPerson = z.object({
  key: z.string(),
  name: z.string(),
  email: z.string(),
  isMe: z.boolean(),
  signIns: z.int().nonnegative(),
  connections: z.int().nonnegative(),
  /** Handovers that they received, or handed to this vault. */
  handovers: z.int().nonnegative(),
  /** Lines of the log that they wrote. */
  lines: z.int().nonnegative(),
  lastSeenAt: Instant.nullable(),
})
export type KnownPerson = z.infer<typeof KnownPerson>
