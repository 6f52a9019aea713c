import type { ColumnChoice, ColumnShape } from '../../../shared/import/seen.ts'
import { readCredentialLabel } from '../../../shared/apps/credential-label.ts'
import { isSecretShaped } from '../../../shared/apps/pasted-values.ts'
import { momentOf } from './foreign-value.ts'
import { type ColumnKind, columnKind } from './csv-header.ts'
import { type CsvRow, plainCell } from './csv-reader.ts'
import type { ColumnsSeen } from '../ports/import-reader.ts'

/** More columns than a table of people's has; beyond, a person could not choose among them. */
export const COLUMNS_MAX = 200
const LOOK_AT = 20
/** Rows that are looked at for what their columns are; the others are only counted. */
export const ROWS_SEEN = 2_000

const isId = (cell: string | undefined) => /^[0-9a-f]{32}$/iu.test(plainCell(cell ?? ''))

/** Whether the first row names the columns: at least two cells that are headers of such files, or one that is plain. */
export const namesColumns = (first: CsvRow): boolean => {
  const hits = first.filter((cell) => columnKind(plainCell(cell)) !== null)
  return (
    !first.some(isId) &&
    (hits.length >= 2 || first.some((cell) => cell.length < 40 && readCredentialLabel(cell) !== null))
  )
}

/** Whether the first row is no entry: it names the columns, or stands alone above a column of client ids. */
export const hasHeader = (rows: readonly CsvRow[]): boolean => {
  const [first = [], ...rest] = rows
  return (
    namesColumns(first) ||
    (rest.length > 0 && first.some((cell, at) => !isId(cell) && rest.every((row) => isId(row[at]))))
  )
}

/** A header's cell that is safe to show: short words, nothing that looks like a value. */
export const headerName = (cell: string): string | null => {
  const name = plainCell(cell)
  const isWordy = /^\p{L}[\p{L}\p{M} _./()’'-]{0,39}\d?$/u.test(name) && !/\S{25}/u.test(name)
  return isWordy ? name : null
}

export const widthOf = (rows: readonly CsvRow[]): number =>
  rows.reduce((most, row) => Math.max(most, row.length), 0)

/** What the first values of a column look like. */
export const shapeOf = (rows: readonly CsvRow[], column: number): ColumnShape => {
  const values: string[] = []
  for (const row of rows) {
    const cell = plainCell(row[column] ?? '')
    if (cell !== '') values.push(cell.slice(0, 5_000))
    if (values.length === LOOK_AT) break
  }
  const lengths = values.map((cell) => cell.length)
  const every = (pattern: RegExp) => values.every((cell) => pattern.test(cell))
  const kind = (): ColumnShape['kind'] => {
    if (values.length === 0) return 'empty'
    if (every(/^[0-9a-f]{32}$/iu)) return 'hex'
    if (values.every((cell) => momentOf(cell) !== null)) return 'date'
    if (every(/^\d+$/u)) return 'number'
    if (every(/^[^\s@]+@[^\s@]+$/u)) return 'email'
    if (every(/^https?:\/\//iu)) return 'address'
    if (every(/^\S{20,}$/u)) return 'token'
    return every(/^[\p{L}\s'’&.-]+$/u) ? 'words' : 'text'
  }
  return {
    kind: kind(),
    shortest: Math.min(...lengths, lengths.length === 0 ? 0 : Number.MAX_SAFE_INTEGER),
    longest: Math.max(0, ...lengths),
    filled: values.length,
  }
}

/** What each column is by its name; all `null` where the first row names none. */
export const kindsOf = (first: CsvRow, isHeaded: boolean): readonly (ColumnKind | null)[] =>
  first.map((cell) => (isHeaded ? columnKind(plainCell(cell)) : null))

/** Which column is for what: by its header first, then by the shape of its values. */
export const guessColumns = (rows: readonly CsvRow[], isHeaded: boolean): ColumnChoice => {
  const [first = []] = rows
  const body = isHeaded ? rows.slice(1) : rows
  const shapes = Array.from({ length: widthOf(rows) }, (_, column) => shapeOf(body, column).kind)
  const kinds = kindsOf(first, isHeaded)
  const by = (kind: ColumnKind) => kinds.indexOf(kind)
  const labelled = (of: 'clientId' | 'clientSecret') =>
    isHeaded ? first.findIndex((cell) => readCredentialLabel(plainCell(cell))?.of === of) : -1
  const found = (...columns: number[]) => columns.find((column) => column !== -1) ?? null
  const clientId = found(labelled('clientId'), columnWithMost(body, isId), by('username'), by('clientId'))
  const besideIds = clientId === null ? body : body.filter((row) => isId(row[clientId]))
  const secretLike = columnWithMost(besideIds, (cell) => !isId(cell) && isSecretShaped(plainCell(cell ?? '')))
  const free = (column: number) => (column === clientId ? -1 : column)
  // Only beside a secret that is named so is "Created" the secret's own day, and not the entry's
  const created = labelled('clientSecret') === -1 ? -1 : by('created')
  return {
    name: found(free(by('name')), isHeaded ? -1 : shapes.indexOf('words')),
    clientId,
    clientSecret: found(free(by('clientSecret')), free(by('password')), free(secretLike)),
    notes: found(free(by('notes'))),
    secretCreated: found(by('secretChanged'), created),
  }
}

/** The column in which the most cells are of a kind, -1 where none is; of two the one with the longer cells. */
const columnWithMost = (rows: readonly CsvRow[], is: (cell: string | undefined) => boolean): number => {
  const scores = Array.from({ length: Math.min(widthOf(rows), COLUMNS_MAX) }, (_, column) => {
    const cells = rows.map((row) => row[column]).filter(is)
    const length = cells.reduce((sum, cell) => sum + Math.min(cell?.length ?? 0, 400), 0)
    return cells.length + length / (400 * (rows.length + 1))
  })
  const most = Math.max(0, ...scores)
  return most === 0 ? -1 : scores.indexOf(most)
}

/** What the window may see of a table's columns: safe headers and shapes, never a value. */
export const columnsSeen = (rows: readonly CsvRow[], amount: number): ColumnsSeen => {
  const [first = []] = rows
  const isHeaded = hasHeader(rows)
  const isNamed = namesColumns(first) // else a cell of the first row may be a value
  const body = isHeaded ? rows.slice(1) : rows
  return {
    hasHeader: isHeaded,
    rows: isHeaded ? amount - 1 : amount,
    columns: Array.from({ length: Math.min(widthOf(rows), COLUMNS_MAX) }, (_, column) => ({
      name: isNamed ? headerName(first[column] ?? '') : null,
      shape: shapeOf(body, column),
    })),
    guess: guessColumns(rows, isHeaded),
  }
}
