import { describeFailure, isFailureCode } from '../../app/words-failures.ts'
import { isBackupRefusal, REFUSED_BACKUP } from './words.ts'

/** Why no backup is made, by the code that the vault keeps of it; failures that say more than a code say nothing here. */
export const troubleWords = (code: string): string => {
  if (isBackupRefusal(code)) return `${REFUSED_BACKUP[code].what} ${REFUSED_BACKUP[code].next}`
  if (!isFailureCode(code) || !STOPPING.has(code)) return `It was refused: ${code}.`
  return describeFailure({ code } as Parameters<typeof describeFailure>[0]).what
}

/** What keeps a backup from being made, by a code alone. */
const STOPPING: ReadonlySet<string> = new Set([
  'bug',
  'diskFull',
  'diskDenied',
  'diskReadOnly',
  'diskFailed',
  'keychainLocked',
  'keychainDenied',
  'keychainUnavailable',
  'keychainTimedOut',
  'keychainUnsure',
])
