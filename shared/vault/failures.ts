import * as z from 'zod'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of the sealed file, and of the disk that it lies on (requirements F3, F5, F8, F9). */
export const VAULT_FAILURES = {
  diskFull: { lasts: 'passing', undone: ['revoke'], closes: 'diskFull' },
  diskReadOnly: { lasts: 'passing', undone: ['revoke'], closes: 'diskReadOnly' },
  diskDenied: { lasts: 'passing', undone: ['revoke'], closes: 'diskDenied' },
  diskFailed: { lasts: 'passing', undone: ['revoke'] },
  changedElsewhere: ONCE,
  /** Keyward was about to store what it could not read again: a bug, told apart, and nothing was stored (F9). */
  wouldNotOpen: { lasts: 'once', details: { where: z.string().max(200) } },
  vaultReadOnly: ONCE,
  vaultClosed: ONCE,
} as const satisfies FailureKinds
