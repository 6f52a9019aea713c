/** Signs that begin a formula, in every width that a spreadsheet takes for them. */
const SIGN = String.raw`[=+\-@＝＋－＠﹦﹢﹣﹫−]`
/** A sign at the beginning of a cell, or where one would begin for a reader with another delimiter or quotes. */
const FORMULA = new RegExp(String.raw`(^|[,;|"])([\s\p{Cf}"]*)(?=${SIGN})`, 'gu')
/** What ends a line for somebody: CR, LF, VT, FF, NEL, the separators; with them a tab, which ends a cell. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Marks that turn the direction of what follows, and the byte order mark. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/**
 * A spreadsheet as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs. A text is one line in one cell,
 * for whatever reader, and what a spreadsheet would take for a formula is marked as text with an apostrophe.
 */
export const csvOf = async (
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> => {
  const { stringify } = await import('csv-stringify/sync') // not wanted at start
  const text = stringify(
    [columns, ...rows].map((row) => row.map((cell) => (typeof cell === 'number' ? cell : asCell(cell)))),
    { bom: true, record_delimiter: 'windows', quoted_match: /[;|']|^\s|\s$/u },
  )
  return Buffer.from(text)
}

/** The same as text for the clipboard: a tab between cells, which is what a spreadsheet takes; nothing in a cell can break it. */
export const tabbedOf = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows].map((row) => row.map(asCell).join('\t')).join('\n')

/** A text as one line, for whatever reader. */
export const oneLine = (text: string): string => text.replace(BREAKS, ' ').replace(TURNS, '')

const asCell = (text: string): string => oneLine(text).replace(FORMULA, "$1$2'")
