import type { BACKUP_FAILURES } from '../../../shared/backup/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { BACKUP_REFUSED } from './words.ts'

/** What is said of failures of backups. */
export const BACKUP_WORDS = {
  backupRefused: { told: BACKUP_REFUSED, brief: 'No backup was made.' },
} as const satisfies FailureWords<keyof typeof BACKUP_FAILURES>
