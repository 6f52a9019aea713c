import { readCredentialLabel } from './credential-label.ts'

const SEPARATORS = ['\t', '|', ';', ','] as const

/** A table whose first row names its columns, as a line of name and value for each cell; all other lines as they are. */
export const withoutTables = (text: string): string => {
  const lines = text.split('\n')
  const out: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const head = headOf(lines[at] ?? '')
    const rows = head === null ? [] : rowsBelow(lines, at + 1, head)
    if (head === null || rows.length === 0) {
      out.push(lines[at] ?? '')
      continue
    }
    for (const { cells } of rows)
      out.push(...cells.map((cell, column) => `${head.cells[column] ?? ''}: ${cell}`), '')
    at += rows.at(-1)?.offset ?? 0
  }
  return out.join('\n')
}

type Head = { readonly separator: string; readonly cells: readonly string[] }

const cellsOf = (line: string, separator: string) => {
  const inner = separator === '|' ? line.replace(/^\||\|$/gu, '') : line
  return inner.split(separator).map((cell) => cell.trim())
}

/** At least one cell names a credential, none holds a value, and there are two at least. */
const headOf = (line: string): Head | null => {
  for (const separator of SEPARATORS) {
    const cells = cellsOf(line, separator)
    if (cells.length < 2 || cells.length > 60) continue
    const isNamed = cells.some((cell) => readCredentialLabel(cell) !== null)
    if (
      isNamed &&
      cells.every((cell) => cell.length <= 60 && !/[0-9a-f]{32}/iu.test(cell) && !cell.includes(':'))
    )
      return { separator, cells }
  }
  return null
}

const rowsBelow = (lines: readonly string[], from: number, { separator, cells }: Head) => {
  const rows: { readonly offset: number; readonly cells: readonly string[] }[] = []
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (/^[\s|:+-]*$/u.test(line) && line.includes('-')) continue
    const row = cellsOf(line, separator)
    if (row.length !== cells.length || row.every((cell) => readCredentialLabel(cell) !== null)) break
    rows.push({ offset: at - from + 1, cells: row })
  }
  return rows
}
