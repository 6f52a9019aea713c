import type { BACKUP_FAILURES } from '../../../shared/backup/failures.ts'
import type { FailureWords } from '../../app/message.ts'
import { BACKUP_REFUSED } from './words.ts'

/** What is said of failures of backups. */
export const BACKUP_WORDS = {
  backupRefused: { told: BACKUP_REFUSED, brief: 'No backup was made.' },
  exportCancelled: { what: 'It was called off.', next: 'No file was written.' },
  exportUnderWay: {
    what: 'Everything is being saved already.',
    next: 'Wait until that has ended, or cancel it first.',
  },
  exportTooLarge: {
    what: 'There is more in this vault than one such file can hold.',
    next: 'No file was written. A backup holds the same: tell whoever looks after Keyward.',
  },
  exportNotSealed: {
    what: 'This computer could not seal the file: it may be short of memory.',
    next: 'No file was written. Close other programs, and try again.',
  },
  nothingToExport: {
    what: 'There is no app in this vault, and so no secret to save.',
    next: 'No file was written.',
  },
} as const satisfies FailureWords<keyof typeof BACKUP_FAILURES>
