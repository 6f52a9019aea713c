import type { ImportRefusal } from '../../../shared/import/refusal.ts'

/** Texts that are something else altogether, by how they begin; each has a sentence that says what to do with it. */
const OTHERS: readonly (readonly [RegExp, ImportRefusal])[] = [
  [/^-----BEGIN AGE ENCRYPTED FILE-----|^age-encryption\.org\/|^keyward:\/\//u, 'isHandover'],
  [/^-----BEGIN PGP MESSAGE-----/u, 'sealedElsewhere'],
  [/^%PDF-|^\{\\rtf/u, 'unknownFormat'],
  [/^SQLite format 3|^BZh|^7z/u, 'unknownFormat'],
]
/** Between two items of 1Password's old text export. */
const ONE_PIF = '***5642bee8-a5ff-11dc-8314-0800200c9a66***'

/** What speaks against reading a text as an export; `null` when nothing does. */
export const objectionToText = (text: string): ImportRefusal | null => {
  const start = text.slice(0, 200).trimStart()
  const other = OTHERS.find(([pattern]) => pattern.test(start))
  if (other !== undefined) return other[1]
  return text.slice(0, 100_000).includes(ONE_PIF) ? 'onePif' : null
}
