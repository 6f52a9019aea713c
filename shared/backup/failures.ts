import * as z from 'zod'
import { BackupRefusal } from './backup.ts'
import { type FailureKinds } from '../kernel/failure-kind.ts'

/** Of backups, and of the way back from one (requirement R). */
export const BACKUP_FAILURES = {
  backupRefused: {
    lasts: 'once',
    details: {
      why: BackupRefusal /** The number of the kit that the backup needs, where it needs another one. */,
      kit: z.int().optional(),
    },
  },
} as const satisfies FailureKinds
