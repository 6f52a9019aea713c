import { armorIn, incomingKind, readIncomingShare } from '../../../shared/handover/incoming-text.ts'
import { decodeText } from '../../../shared/kernel/foreign-text.ts'
import { writeLink } from '../../../shared/handover/link.ts'

const AGE = 'age-encryption.org/'

/**
 * A file's handover as a text: a binary .age file as a link, and a text of any encoding with an armored handover, a link
 * or an address in it as it is. `null` where there is none in it.
 */
export const readSealedFile = (bytes: Uint8Array): string | null => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, AGE.length))
  if (start === AGE) return writeLink('handover', bytes)
  const text = decodeText(bytes)
  if (text === null) return null
  const holdsOne =
    armorIn(text) !== null || incomingKind(text) !== 'refused' || readIncomingShare(text) !== null
  return holdsOne ? text : null
}
