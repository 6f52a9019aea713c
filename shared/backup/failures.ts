import * as z from 'zod'
import { BackupRefusal } from './backup.ts'
import { type FailureKinds, ONCE } from '../kernel/failure-kind.ts'

/** Of backups, and of the way back from one (requirement R). */
export const BACKUP_FAILURES = {
  backupRefused: {
    lasts: 'once',
    details: {
      why: BackupRefusal /** The number of the kit that the backup needs, where it needs another one. */,
      kit: z.int().optional(),
    },
  },
  /** Somebody called it off, or the vault was locked meanwhile. */
  exportCancelled: ONCE,
  /** There is one already. */
  exportUnderWay: ONCE,
  exportTooLarge: ONCE,
  /** The computer could not seal it, or the log could not be read to its end. */
  exportNotSealed: ONCE,
  /** There is no app in the vault. */
  nothingToExport: ONCE,
} as const satisfies FailureKinds
