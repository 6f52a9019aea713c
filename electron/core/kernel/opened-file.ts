import { decodeText } from '../../../shared/kernel/foreign-text.ts'
import { writeLink } from '../../../shared/handover/link.ts'

/** What a file is, by its content and never by its name: something sealed, an evidence pack, or another program's export. */
export type OpenedKind =
  { readonly kind: 'sealedFile'; readonly text: string } | { readonly kind: 'evidence' | 'import' }

const AGE = new TextEncoder().encode('age-encryption.org/')
const KDBX = [0x03, 0xd9, 0xa2, 0x9a]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Judges the first bytes, which are `isWhole` where there are no more; `null` for what Keyward has no use for. */
export const kindOfOpened = (start: Uint8Array, isWhole: boolean): OpenedKind | null => {
  if (beginsWith(start, AGE))
    return isWhole ? { kind: 'sealedFile', text: writeLink('handover', new Uint8Array(start)) } : null
  if (beginsWith(start, KDBX) || beginsWith(start, ZIP)) return { kind: 'import' }
  const text = textOf(start, isWhole)
  if (text === null) return null
  const isData = /^\s*[{[]/u.test(text)
  if (isData && text.slice(0, 100_000).includes('"keyward-review"')) return { kind: 'evidence' }
  if (/AGE ENCRYPTED FILE|keyward(?::|%3A)\/?\/?/iu.test(text))
    return isWhole ? { kind: 'sealedFile', text } : null
  if (isData || /^\s*<\?xml|^\s*<KeePassFile/iu.test(text)) return { kind: 'import' }
  const [first = ''] = text.trimStart().split(/\r?\n/u, 1)
  return first.length < 10_000 && /[,;\t]/u.test(first) ? { kind: 'import' } : null
}

/** Where there is more, the cut may go through a letter, of at most four bytes. */
const textOf = (start: Uint8Array, isWhole: boolean): string | null => {
  const ends = isWhole ? [0] : [0, 1, 2, 3]
  for (const end of ends) {
    const text = decodeText(start.subarray(0, start.length - end))
    if (text !== null) return text
  }
  return null
}

const beginsWith = (bytes: Uint8Array, mark: Iterable<number>): boolean =>
  [...mark].every((byte, at) => bytes[at] === byte)
