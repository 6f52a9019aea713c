import type { ImportFormat, ImportSeen } from '../../../shared/import-seen.ts'
import {
  type CsvTable,
  guessColumns,
  hasHeader,
  headerName,
  namesColumns,
  shapeOf,
  widthOf,
} from './import-csv.ts'

/** What the window may see of a table's columns: safe headers and shapes, never a value. */
export const columnsSeen = (
  start: { readonly importId: string; readonly file: string; readonly format: ImportFormat },
  table: CsvTable,
): ImportSeen => {
  const isHeaded = hasHeader(table)
  const isNamed = namesColumns(table) // else a cell of the first row may be a value
  const rows = isHeaded ? table.slice(1) : table
  return {
    kind: 'columns',
    ...start,
    hasHeader: isHeaded,
    rows: rows.length,
    columns: Array.from({ length: widthOf(table) }, (_, column) => ({
      name: isNamed ? headerName(table[0]?.[column] ?? '') : null,
      shape: shapeOf(rows, column),
    })),
    guess: guessColumns(table, isHeaded),
  }
}
