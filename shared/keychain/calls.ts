import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'
import { KeychainReport } from './entry.ts'

/** What the keychain should hold, and what is to be done where it does not. */
export const keychainCalls = {
  /** Asks for each entry that the records name; also while the vault is closed, for what is known then. */
  examineKeychain: call(nothing, z.object({ report: KeychainReport })),
  /** Puts secrets back that are missing or altered, out of the newest backup, with the four rows of the kit. */
  putBackSecrets: call(
    z.strictObject({
      entryIds: z.array(id).min(1).max(1_000),
      rows: z.array(z.string().max(200)).length(4),
    }),
    z.object({
      putBack: z.int().nonnegative(),
      /** Of which the backup holds nothing, or something else than was put there. */
      notInBackup: z.int().nonnegative(),
    }),
    { needs: 'writable' },
  ),
  /** Deletes an entry that no record names, and proves it gone. */
  deleteLeftOver: call(z.strictObject({ entryId: id }), none, { needs: 'writable' }),
} as const
