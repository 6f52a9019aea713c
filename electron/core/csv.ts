/**
 * A spreadsheet as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs. A cell that a spreadsheet
 * would take for a formula is quoted as text.
 */
export const csvOf = async (
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> => {
  const { stringify } = await import('csv-stringify/sync') // not wanted at start
  const text = stringify(
    [columns, ...rows].map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
  return Buffer.from(text)
}
