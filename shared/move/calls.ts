import * as z from 'zod'
import { BackupPreview } from '../backup/backup.ts'
import { call, id, none, nothing } from '../kernel/call.ts'
import { Instant } from '../kernel/instant.ts'
import { CODE_LONGEST } from './move.ts'

const code = z.strictObject({ text: z.string().max(CODE_LONGEST) })

/**
 * Moving a vault to another computer. The new one shows its card; the old one seals everything to it; the new one opens
 * that, stores it, and is in force with the writing of its receipt; the old one takes the receipt and retires.
 */
export const moveCalls = {
  /** New: makes the card of this one move, where there is none yet. */
  showMoveCard: call(nothing, none, { needs: 'writable' }),
  /** New: asks for the sealed file and opens it in memory. `null`: they thought better of it. */
  openMove: call(
    nothing,
    z.object({ seen: z.object({ seenId: z.string(), preview: BackupPreview }).nullable() }),
    { needs: 'writable' },
  ),
  /** New: stores what was shown, and is in force with that. */
  takeMove: call(z.strictObject({ seenId: id }), none, { needs: 'writable' }),
  /** New: never opens what is sealed to its card, and says so to the old one. */
  declineMove: call(nothing, none, { needs: 'writable' }),
  /** New: somebody says that the old computer has the receipt. */
  noteReceiptGiven: call(nothing, none, { needs: 'writable' }),

  /** Old: looks at the new computer's card; nothing is kept. */
  readMoveCard: call(
    code,
    z.object({ seenId: z.string(), device: z.string(), fingerprint: z.string(), at: Instant }),
    { needs: 'writable' },
  ),
  /** Old: holds the vault and seals it to that card. `null`: no file was written. */
  sealMove: call(z.strictObject({ seenId: id }), z.object({ path: z.string().nullable() }), {
    needs: 'freshWritable',
  }),
  /** Old: the same file once more, where it was lost or never written. */
  sealMoveAgain: call(nothing, z.object({ path: z.string().nullable() }), { needs: 'fresh' }),
  /** Old: takes the new computer's word that it has the vault, or never will. */
  takeReceipt: call(code, z.object({ became: z.enum(['retired', 'here']) }), { needs: 'open' }),
  /**
   * Old: the vault stays here, where no file was written. `isLost`: although one was, because the new computer is gone;
   * the sign-ins end then, which it may be using.
   */
  keepHere: call(z.strictObject({ isLost: z.boolean() }), none, { needs: 'open' }),
  /** Old: takes out what is left of the secrets, where that could not be finished. */
  finishRetiring: call(nothing, none, { needs: 'open' }),
} as const
