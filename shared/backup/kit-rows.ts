/**
 * The four rows of a recovery kit: each twelve characters of Crockford's base32 (60 bits) and two that check them. Pure,
 * so that the window can tell about a row while it is typed (requirement R4).
 */
export const ROWS = 4
/** Characters of a row that carry the key. */
export const ROW_KEY = 12
export const ROW_LENGTH = ROW_KEY + 2

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The largest prime that two characters can write: any one wrong character, and any two exchanged, show. */
const MODULUS = 1_021
const BASE = 37

/** What a row that was typed is. `otherRow`: it is right, and belongs somewhere else. */
export type RowState =
  | { readonly kind: 'empty' | 'short' | 'long' | 'mistyped' | 'good' }
  | { readonly kind: 'unknownCharacter'; readonly character: string }
  | { readonly kind: 'otherRow'; readonly row: number }

const valueOf = (character: string): number => ALPHABET.indexOf(character)

/** The two characters that check twelve others in the row of this number, from 1. */
export const checkOf = (key: string, row: number): string => {
  let sum = row
  for (const character of key) sum = (sum * BASE + valueOf(character)) % MODULUS
  return `${ALPHABET[sum >> 5] ?? ''}${ALPHABET[sum & 31] ?? ''}`
}

/** As it was meant: capitals, no gaps, and what looks like a 1 or a 0 is one. */
export const plainRow = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash_Punctuation}|.,:_\u{200B}-\u{200D}\u{FEFF}]/gu, '')
    .replaceAll(/[IL]/gu, '1')
    .replaceAll('O', '0')

/** Judges what was typed as the row of this number, from 1. */
export const judgeRow = (typed: string, row: number): RowState => {
  const plain = plainRow(typed)
  if (plain === '') return { kind: 'empty' }
  const unknown = Array.from(plain).find((character) => valueOf(character) < 0)
  if (unknown !== undefined) return { kind: 'unknownCharacter', character: unknown }
  if (plain.length < ROW_LENGTH) return { kind: 'short' }
  if (plain.length > ROW_LENGTH) return { kind: 'long' }
  const [key, check] = [plain.slice(0, ROW_KEY), plain.slice(ROW_KEY)]
  if (check === checkOf(key, row)) return { kind: 'good' }
  for (let other = 1; other <= ROWS; other += 1)
    if (check === checkOf(key, other)) return { kind: 'otherRow', row: other }
  return { kind: 'mistyped' }
}

/** All four rows out of one text that was pasted; `null` where it is not four of them. */
export const rowsIn = (pasted: string): readonly string[] | null => {
  const lines = pasted
    .split(/\r?\n/u)
    .map((line) => plainRow(line.replace(/^\s*[1-4]\s+(?=\S{4})/u, '')))
    .filter((line) => line !== '')
  if (lines.length === ROWS && lines.every(({ length }) => length === ROW_LENGTH)) return lines
  const plain = plainRow(pasted)
  if (plain.length !== ROWS * ROW_LENGTH) return null
  return Array.from({ length: ROWS }, (_one, at) => plain.slice(at * ROW_LENGTH, (at + 1) * ROW_LENGTH))
}

/** As it is printed: three groups of four, and the check. */
export const shownRow = (row: string): string =>
  `${row.slice(0, 4)} ${row.slice(4, 8)} ${row.slice(8, ROW_KEY)}  ${row.slice(ROW_KEY)}`

/** The four rows of 30 random bytes. */
export const rowsOf = (bytes: Uint8Array): readonly string[] => {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31] ?? ''
    held &= 31
  }
  return Array.from({ length: ROWS }, (_one, at) => {
    const key = text.slice(at * ROW_KEY, (at + 1) * ROW_KEY)
    return `${key}${checkOf(key, at + 1)}`
  })
}

/** The 30 bytes behind four rows; `null` where one of them does not add up. */
export const bytesOf = (rows: readonly string[]): Uint8Array | null => {
  if (rows.length !== ROWS || rows.some((row, at) => judgeRow(row, at + 1).kind !== 'good')) return null
  const text = rows.map((row) => plainRow(row).slice(0, ROW_KEY)).join('')
  const bytes = new Uint8Array((ROWS * ROW_KEY * 5) / 8)
  let bits = 0
  let held = 0
  let at = 0
  for (const character of text) {
    held = (held << 5) | valueOf(character)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at] = held >> bits
    at += 1
    held &= (1 << bits) - 1
  }
  return bytes
}
