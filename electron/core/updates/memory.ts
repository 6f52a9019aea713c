import * as z from 'zod'
import { Instant } from '../../../shared/kernel/instant.ts'
import { UpdateTrouble } from '../../../shared/updates/update.ts'
import { SignedKeyList } from './key-list.ts'

/** A line for the activity log that waits for the vault to be opened. */
export const UpdateLine = z.object({
  what: z.enum(['updateChecked', 'updateDownloaded', 'updateRefused', 'updateInstalled']),
  version: z.string(),
  result: z.string(),
})
export type UpdateLine = z.infer<typeof UpdateLine>

/**
 * What is remembered about updates between starts, in a plain file: updates work while the vault is closed. Nothing
 * in it is believed that has a signature: the offer and the key lists are judged again at each start.
 */
export const UpdateMemory = z.object({
  format: z.literal(1),
  /** The highest version that ever ran here or was offered with a good signature (U2). */
  highest: z.string(),
  /** When the newest list taken here was signed. */
  issuedAt: Instant,
  keyLists: z.array(SignedKeyList),
  lookedAt: Instant.nullable(),
  /** The list with the offer that stands, as it came. */
  offer: z.string().nullable(),
  downloadedAt: Instant.nullable(),
  atQuit: z.boolean(),
  /** The wish to install, written down before the installer is run. */
  installing: z.object({ from: z.string(), to: z.string() }).nullable(),
  trouble: UpdateTrouble.nullable(),
  runs: z.object({ version: z.string(), since: Instant }).nullable(),
  lines: z.array(UpdateLine),
})
export type UpdateMemory = z.infer<typeof UpdateMemory>

export const NO_MEMORY: UpdateMemory = {
  format: 1,
  highest: '',
  issuedAt: 0,
  keyLists: [],
  lookedAt: null,
  offer: null,
  downloadedAt: null,
  atQuit: false,
  installing: null,
  trouble: null,
  runs: null,
  lines: [],
}

/** More lines than this are not kept for a vault that stays closed. */
const LINES_MAX = 50

export const withLine = (memory: UpdateMemory, line: UpdateLine): UpdateMemory => ({
  ...memory,
  lines: [...memory.lines, line].slice(-LINES_MAX),
})

/** Without an offer, and so without what was downloaded for it. */
export const withoutOffer = (memory: UpdateMemory): UpdateMemory => ({
  ...memory,
  offer: null,
  downloadedAt: null,
  atQuit: false,
})
