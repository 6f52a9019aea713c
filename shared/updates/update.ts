import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** Why an update was not looked for, not taken, or not installed; `passing` is no reason to trouble who did not ask. */
const REFUSALS = {
  // On the way there
  offline: 'passing',
  timedOut: 'passing',
  tooSlow: 'passing',
  tlsRefused: 'lasting',
  proxyAsksPassword: 'passing',
  proxySilent: 'passing',
  notThere: 'lasting',
  serverTrouble: 'passing',
  redirectUnsafe: 'lasting',
  redirectEndless: 'lasting',
  // The list of what there is
  listTooLarge: 'lasting',
  listUnreadable: 'lasting',
  listNewer: 'lasting',
  listExpired: 'lasting',
  notSigned: 'lasting',
  keyUnknown: 'lasting',
  keyRevoked: 'lasting',
  signatureWrong: 'lasting',
  keysWrong: 'lasting',
  otherProduct: 'lasting',
  otherChannel: 'lasting',
  versionOdd: 'lasting',
  older: 'lasting',
  tooFar: 'lasting',
  nothingForThisComputer: 'lasting',
  // The file itself
  fileTooLarge: 'lasting',
  fileCutShort: 'lasting',
  fileLengthWrong: 'lasting',
  fileAltered: 'lasting',
  diskFull: 'lasting',
  diskDenied: 'lasting',
  diskFailed: 'lasting',
  cancelled: 'passing',
  otherKeyward: 'passing',
  // Putting it in place
  underWay: 'lasting',
  fileGone: 'lasting',
  fileChanged: 'lasting',
  cannotInstall: 'lasting',
  installerNotStarted: 'lasting',
  notInstalled: 'lasting',
  // Not to be asked at all
  noAddress: 'lasting',
  off: 'lasting',
  nothingOffered: 'lasting',
} as const satisfies Readonly<Record<string, 'passing' | 'lasting'>>

/** Each has a sentence of its own in the window. */
export const UpdateRefusal = z.enum(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[])
export type UpdateRefusal = z.infer<typeof UpdateRefusal>

/** Whether it passes by itself. */
export const isPassingRefusal = (why: UpdateRefusal): boolean => REFUSALS[why] === 'passing'

/** One line of what is new; plain text of somebody else's. */
export const ReleaseNote = z.object({
  kind: z.enum(['security', 'new', 'changed', 'fixed', 'removed']),
  text: z.string().min(1).max(400),
})
export type ReleaseNote = z.infer<typeof ReleaseNote>

/** A version of Keyward that was offered and is signed by Keyward's key. */
export const Release = z.object({
  version: z.string(),
  releasedAt: Instant,
  notes: z.array(ReleaseNote),
  /** Bytes to be downloaded; `null` where there is nothing that this computer could take. */
  size: z.int().nullable(),
  /** By which key, as people compare it: "8f20 c4a1 77be 02d9". */
  signedBy: z.string(),
  /** Whether it writes the vault in a newer form, which this version would open read-only. */
  changesVault: z.boolean(),
})
export type Release = z.infer<typeof Release>

/** Whether this installation may look for updates, and whether it could put one in place. */
export const UpdateStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  /** The build names no address or no keys. */
  z.object({ kind: z.literal('noAddress') }),
  /** `unreadable`: there is a policy that cannot be read, so it is taken as "off". */
  z.object({
    kind: z.literal('off'),
    by: z.enum(['policy', 'unreadable', 'installer', 'sandbox', 'beside']),
  }),
  z.object({
    kind: z.literal('on'),
    host: z.string(),
    /** Why a downloaded update could not be put in place by Keyward itself; `null` where it could. */
    cannotInstall: z.enum(['development', 'package', 'place']).nullable(),
  }),
])
export type UpdateStanding = z.infer<typeof UpdateStanding>

/** What went wrong last. */
export const UpdateTrouble = z.object({
  at: Instant,
  why: UpdateRefusal,
  during: z.enum(['look', 'download', 'install']),
  version: z.string().nullable(),
  /** Which key it was signed by, and which ones it should have been. */
  signedBy: z.string().nullable(),
  shouldBe: z.array(z.string()),
})
export type UpdateTrouble = z.infer<typeof UpdateTrouble>

/** What the window knows about updates. */
export const UpdateFacts = z.object({
  standing: UpdateStanding,
  lookedAt: Instant.nullable(),
  /** Since when the running version runs here; `null` where that is not known. */
  runsSince: Instant.nullable(),
  offer: Release.nullable(),
  downloadedAt: Instant.nullable(),
  /** Whether it is put in place when Keyward is quit next. */
  atQuit: z.boolean(),
  trouble: UpdateTrouble.nullable(),
})
export type UpdateFacts = z.infer<typeof UpdateFacts>

export const NO_UPDATES: UpdateFacts = {
  standing: { kind: 'unknown' },
  lookedAt: null,
  runsSince: null,
  offer: null,
  downloadedAt: null,
  atQuit: false,
  trouble: null,
}

/** What is being done about an update at this moment. */
export const UpdateWork = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('looking') }),
  z.object({ kind: z.literal('downloading'), bytes: z.int(), size: z.int() }),
  z.object({ kind: z.literal('verifying') }),
  z.object({ kind: z.literal('installing') }),
])
export type UpdateWork = z.infer<typeof UpdateWork>
