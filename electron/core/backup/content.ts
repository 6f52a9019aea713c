import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'
import { type SetAside, TokenSet, VaultContent } from '../vault/content.ts'
import { formAfter, type Migration } from '../vault/migrations.ts'

export const BACKUP_FORMAT = 'keyward-backup'
/**
 * Steps from a version of what stands around the vault's records to the next, by the rules of the vault's own, which lead
 * the records. A step that was released is never changed.
 */
export const BACKUP_MIGRATIONS: readonly Migration[] = []
/** The version that this Keyward writes. */
export const BACKUP_VERSION = formAfter(BACKUP_MIGRATIONS)

/** Records that were set aside, without token sets that nobody could read: those are tokens as well. */
export const withoutTokens = (setAside: readonly SetAside[]): SetAside[] =>
  setAside.filter(({ from }) => from !== 'tokens')

/** Everything that the vault keeps, without token sets: two restored copies would end each other's sign-ins. */
export const BackedUpContent = VaultContent.omit({ tokens: true, move: true })
export type BackedUpContent = Omit<VaultContent, 'tokens' | 'move'>

/** One entry of the keychain. `account` is the name by which the records of `vault` mention it. */
export const BackedUpSecret = z.object({
  account: z.string().min(1).max(200),
  what: z.enum(['clientSecret', 'previousSecret', 'newSecret', 'ownKeys', 'other']),
  /** Name and client id of the app whose secret it is; empty where it is no app's. */
  app: z.string(),
  clientId: z.string(),
  value: z.string().max(100_000),
})
export type BackedUpSecret = z.infer<typeof BackedUpSecret>

const Key = z.base64().length(44)

/** Keys by which a vault recognises what it wrote: each is 32 bytes, as base64. */
export const RecognisingKeys = z.object({
  /** HMAC-SHA-256 of the activity log's chain. */
  activity: Key,
  /** HMAC of the fingerprints of secrets. */
  fingerprint: Key,
  /** Seed of the Ed25519 key that signs evidence. */
  reviews: Key,
  /** HMAC of the names in the history of checks. */
  health: Key,
})
export type RecognisingKeys = z.infer<typeof RecognisingKeys>

/** Some lines of one file of the activity log, byte for byte: each character is one byte (ISO 8859-1). */
export const LogPart = z.object({ file: z.string().max(40), text: z.string() })

const frame = {
  format: z.literal(BACKUP_FORMAT),
  version: z.int().min(1),
  madeAt: Instant,
  /** The Keyward that wrote it. */
  keyward: z.string().max(40),
  device: z.string().max(300),
  user: z.string().max(300),
  mode: z.enum(['live', 'sandbox']),
  secrets: z.array(BackedUpSecret),
  keys: RecognisingKeys,
  /** This vault's own copies of the reviews that it saved, each as it was signed. */
  reviews: z.array(z.object({ id: z.string().max(200), signed: z.unknown() })),
  /** In order; the parts of one file follow each other. */
  log: z.array(LogPart),
}

/** A backup's JSON, as `docs/backup-format.md` describes it. */
export const Backup = z.object({ ...frame, vault: BackedUpContent })
export type Backup = z.infer<typeof Backup>

/** What goes to another computer with a vault that moves there, and with no backup: the tokens, this once. */
export const MovedAlong = z.object({
  id: z.string().max(40),
  /** By which the new computer proves that it has opened the file. */
  token: z.string().max(60),
  tokens: z.record(z.string(), TokenSet),
})
export type MovedAlong = z.infer<typeof MovedAlong>

/** The same as it is read: each record of the vault is judged by itself, as at a start. */
export const ReadBackup = z.object({ ...frame, vault: z.looseObject({}), move: MovedAlong.optional() })
export type ReadBackup = z.infer<typeof ReadBackup>
