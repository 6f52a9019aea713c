import { briefFailure, isFailureCode } from '../../app/words-failures.ts'
import { isBackupRefusal, REFUSED_BACKUP } from './words.ts'

/** Why no backup is made, by the code that the vault keeps of it; one of another version’s is told as it is. */
export const troubleWords = (code: string): string => {
  if (isBackupRefusal(code)) return `${REFUSED_BACKUP[code].what} ${REFUSED_BACKUP[code].next}`
  return isFailureCode(code) ? briefFailure(code) : `It was refused: ${code}.`
}
