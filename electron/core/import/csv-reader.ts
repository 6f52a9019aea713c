import { readCredentialLabel } from '../../../shared/apps/credential-label.ts'
import { columnKind } from './csv-header.ts'

/** A table as it was written: which sign parts its cells, and how a quote stands within quotes. */
export type CsvDialect = { readonly delimiter: string; readonly isBackslashed: boolean }
export type CsvRow = readonly string[]

/** More cells in a row than any export has; what lies beyond is not looked at. */
const CELLS_MAX = 1_000
/** A quoted cell may run over line ends, as notes do, but not through a whole file. */
const QUOTED_MAX = 200_000
const DELIMITERS = [',', ';', '\t', '|'] as const
const LOOK_AT = 20
const HEAD = 50_000

const SEPARATOR_LINE = /^\s*"?sep=(.)"?[ ,;\t]*(?:\r\n?|\n|$)/iu

/** A text without the line `sep=;` that spreadsheets put before a table. */
export const withoutSeparatorLine = (text: string): string => text.replace(SEPARATOR_LINE, '')

/** The dialect of a table, by what it says of itself and by its first lines. */
export const dialectOf = (text: string): CsvDialect => {
  const head = text.slice(0, HEAD)
  return {
    delimiter: SEPARATOR_LINE.exec(head)?.[1] ?? delimiterOf(withoutSeparatorLine(head)),
    isBackslashed: isBackslashed(head),
  }
}

/** The sign that parts the first line into the most names of columns, else the one that stands most evenly. */
const delimiterOf = (head: string): string => {
  const lines = head
    .replace(/"(?:[^"]|"")*"/gu, (cell) => (/[\r\n]/u.test(cell) ? '' : cell.replace(/[,;\t|]/gu, '')))
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOK_AT)
  const names = (delimiter: string) =>
    (lines[0] ?? '')
      .split(delimiter)
      .map((cell) => cell.replace(/^[\s"]+|[\s"]+$/gu, ''))
      .filter((cell) => columnKind(cell) !== null || readCredentialLabel(cell) !== null).length
  const evenness = (delimiter: string) =>
    Math.min(...lines.map((line) => line.split(delimiter).length - 1), Number.MAX_SAFE_INTEGER)
  const score = (delimiter: string) =>
    (names(delimiter) > 1 ? names(delimiter) * 1_000_000 : 0) + Math.min(evenness(delimiter), 1_000) * 1_000
  const [best = ','] = DELIMITERS.toSorted((a, b) => score(b) - score(a))
  return best
}

/** KeePass 1 writes `\"` and `\\` within quotes; everybody else doubles a quote (RFC 4180 §2). */
const isBackslashed = (head: string): boolean =>
  /^\s*"Account","Login Name","Password","Web Site","Comments"/u.test(head) ||
  (/[^,;\t|\r\n\\]\\"[^,;\t|\r\n"]/u.test(head) && !/[^,;\t|\r\n"]""[^,;\t|\r\n"]/u.test(head))

/**
 * The rows of a table, one after the other, so that a large one costs no more memory than a row. Nothing in it makes it
 * unreadable: a quote that is never closed, or that would swallow the rows below, is a sign like any other.
 */
export function* csvRows(text: string, dialect: CsvDialect): Generator<CsvRow> {
  const scan: Scan = { ...dialect, text, noMoreCloses: Number.POSITIVE_INFINITY }
  let width: number | null = null
  let at = 0
  while (at < text.length) {
    const row = likelierRow(scan, at, width)
    at = row.end
    if (row.cells.every((cell) => cell.trim() === '')) continue
    width ??= row.cells.length
    yield row.cells
  }
}

/** A row over several lines that does not come out as wide as the table is read again as one line. */
const likelierRow = (scan: Scan, at: number, width: number | null): Row => {
  const tall = rowAt(scan, at, true)
  if (!tall.isTall || width === null || tall.cells.length === width) return tall
  const flat = rowAt(scan, at, false)
  const far = ({ cells }: Row) => Math.abs(cells.length - width)
  return far(flat) < far(tall) ? flat : tall
}

type Scan = CsvDialect & {
  readonly text: string
  /** From where on no quote closes a cell; so that it is looked for once and not from each quote anew. */
  noMoreCloses: number
}
type Row = { readonly cells: string[]; readonly end: number; readonly isTall: boolean }

/** One row from `start`; with `mayBeTall` its quoted cells may run over line ends. */
const rowAt = (scan: Scan, start: number, mayBeTall: boolean): Row => {
  const { text, delimiter } = scan
  const cells: string[] = []
  let isTall = false
  let at = start
  for (;;) {
    const quoted = cells.length < CELLS_MAX ? quotedAt(scan, at, mayBeTall) : null
    const cell = quoted ?? plainAt(text, at, delimiter)
    if (cells.length < CELLS_MAX) cells.push(cell.value)
    isTall ||= quoted !== null && quoted.isTall
    at = cell.end
    if (text[at] !== delimiter) break
    at += 1
  }
  if (text[at] === '\r') at += 1
  if (text[at] === '\n') at += 1
  return { cells, end: Math.max(at, start + 1), isTall }
}

const plainAt = (text: string, start: number, delimiter: string) => {
  let end = start
  while (end < text.length) {
    const sign = text[end]
    if (sign === delimiter || sign === '\n' || sign === '\r') break
    end += 1
  }
  return { value: text.slice(start, end), end }
}

/** A cell in quotes (Excel's `="…"` too); `null` where it is not one that closes. */
const quotedAt = (scan: Scan, start: number, mayBeTall: boolean) => {
  const { text, delimiter, isBackslashed: isEscaped } = scan
  let open = start
  while (text[open] === ' ') open += 1
  if (text[open] === '=') open += 1
  if (text[open] !== '"' || open >= scan.noMoreCloses) return null
  let value = ''
  let from = open + 1
  let isTall = false
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at)) {
    if (at - open > QUOTED_MAX) return null
    const part = text.slice(from, at)
    if (/[\r\n]/u.test(part)) {
      if (!mayBeTall) return null
      isTall = true
    }
    if (isEscaped && isOddSlash(text, at)) {
      at += 1
      continue
    }
    if (!isEscaped && text[at + 1] === '"') {
      value += `${part}"`
      at += 2
      from = at
      continue
    }
    const end = afterSpaces(text, at + 1)
    const next = text[end]
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') {
      const whole = value + part
      return { value: isEscaped ? whole.replace(/\\(["\\])/gu, '$1') : whole, end, isTall }
    }
    // Another cell seems to begin: this one was never closed
    if (isTall && (text[at - 1] === delimiter || text[at - 1] === '\n')) return null
    value += `${part}"` // a quote that stands for itself, as in 27"
    at += 1
    from = at
  }
  if (mayBeTall) scan.noMoreCloses = open
  return null
}

const isOddSlash = (text: string, quote: number): boolean => {
  let at = quote - 1
  while (text[at] === '\\') at -= 1
  return (quote - at) % 2 === 0
}

const afterSpaces = (text: string, from: number): number => {
  let at = from
  while (text[at] === ' ') at += 1
  return at
}

/** A cell without what a spreadsheet wraps it in: `="…"`, and the sign that makes it a text. */
export const plainCell = (cell: string): string => {
  const trimmed = cell.trim()
  const formula = /^=\s*"([^]*)"$/u.exec(trimmed)?.[1]
  if (formula !== undefined) return formula.replaceAll('""', '"').trim()
  return /^'(?:[=+@\t-]|[0-9a-f]{32}$)/iu.test(trimmed) ? trimmed.slice(1) : trimmed
}
