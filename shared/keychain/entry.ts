import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** What an entry of the keychain is for. */
export const EntryWhat = z.enum([
  'vaultKey',
  'clientSecret',
  'newSecret',
  'previousSecret',
  'ownKeys',
  'formerKeys',
  /** Named by a record that this Keyward could not read, and kept for it. */
  'waiting',
  /** Reserved, and named by no record. */
  'leftOver',
  /** The last line of the activity log, beside the folder. */
  'logEnd',
])
export type EntryWhat = z.infer<typeof EntryWhat>

/** One entry that the keychain should hold, and what it holds. Where it lies is not told. */
export const KeychainEntry = z.object({
  id: z.string(),
  what: EntryWhat,
  appId: z.string(),
  app: z.string(),
  /** `there`: what it should be is known to nobody before it is used. `unasked`: the keychain did not answer. */
  state: z.enum(['right', 'there', 'altered', 'missing', 'leftOver', 'unasked']),
  /** Of the secret that was put there, and of what lies there instead; each where it is known. */
  should: z.string().nullable(),
  holds: z.string().nullable(),
  /** Why it was not asked: the code of a failure. */
  because: z.string().max(64),
})
export type KeychainEntry = z.infer<typeof KeychainEntry>

/** Everything that was asked for, one by one; the keychain is never listed (requirement E3). */
export const KeychainReport = z.object({
  at: Instant,
  isVaultOpen: z.boolean(),
  /** What became of an entry that was written, read back and deleted again: `ok`, or the code of a failure. */
  trial: z.string().max(64),
  entries: z.array(KeychainEntry),
})
export type KeychainReport = z.infer<typeof KeychainReport>

/** Whether somebody should do something about it. What the end of the log lacks comes by itself. */
export const isAmiss = ({ what, state }: Pick<KeychainEntry, 'what' | 'state'>): boolean =>
  state !== 'right' && state !== 'there' && what !== 'logEnd'
