import type { ColumnChoice, ColumnShape, ColumnUse } from '../../../shared/import-seen.ts'
import type { ImportEntry } from '../../../shared/import-entry.ts'

export type CsvTable = readonly (readonly string[])[]
export const COLUMNS_MAX = 200
const LOOK_AT = 20

/** The text of a file in UTF-8, UTF-16LE with its mark, or Windows-1252; `null` where it is no text. */
export const decodeText = (bytes: Uint8Array): string | null => {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  let text: string
  try {
    text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  return CONTROL.test(text.slice(0, 10_000)) ? null : text
}

/** Control characters other than tabs and line ends: no text of people has them. */
const CONTROL = /(?![\t\r\n\f])\p{Cc}/u

/** Which of the usual separators stands most evenly in the first lines, outside quotes; a first line `sep=;` says it. */
export const delimiterOf = (text: string): string => {
  const said = /^sep=(.)\r?\n/iu.exec(text)?.[1]
  if (said !== undefined) return said
  const lines = text
    .slice(0, 50_000)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOK_AT)
  const evenness = (delimiter: string) =>
    Math.min(...lines.map((line) => line.split(delimiter).length - 1), Number.MAX_SAFE_INTEGER)
  const [best = ','] = [',', ';', '\t', '|'].toSorted((a, b) => evenness(b) - evenness(a))
  return best
}

export const withoutSeparatorLine = (text: string): string => text.replace(/^sep=.\r?\n/iu, '')

const HEADERS: readonly (readonly [ColumnUse | null, RegExp])[] = [
  ['clientId', /^(?:client|app|application|oauth)?[\s_-]*(?:id|key)$/iu],
  ['clientSecret', /^(?:client|app|oauth)?[\s_-]*secret(?:[\s_-]*\d)?$/iu],
  ['secretCreated', /^(?:secret[\s_-]*)?(?:created|generated)(?:[\s_-]*(?:at|on))?$/iu],
  ['name', /^(?:name|title|app|app[\s_-]*name|account)$/iu],
  ['notes', /^(?:notes?|comments?|extra)$/iu],
  ['clientId', /^(?:user[\s_-]*name|login|login_username|user)$/iu],
  ['clientSecret', /^(?:password|login_password)$/iu],
  [
    null,
    /^(?:url|uri|website|login_uri|folder|group|type|favou?rite|fields|reprompt|login_totp|otpauth|grouping)$/iu,
  ],
]
const known = (cell: string) => HEADERS.find(([, pattern]) => pattern.test(cell.trim()))

/** Whether the first row names the columns: at least two cells that are headers of such files, or one that is plain. */
export const namesColumns = ([first = []]: CsvTable): boolean => {
  const hits = first.filter((cell) => known(cell) !== undefined)
  return hits.length >= 2 || first.some((cell) => /^client[\s_-]*(?:id|secret)$/iu.test(cell.trim()))
}

/** Whether the first row is no entry: it names the columns, or stands alone above a column of client ids. */
export const hasHeader = (table: CsvTable): boolean => {
  const [first = [], ...rest] = table
  const isId = (cell: string | undefined) => /^[0-9a-f]{32}$/iu.test(cell?.trim() ?? '')
  return (
    namesColumns(table) ||
    (rest.length > 0 && first.some((cell, at) => !isId(cell) && rest.every((row) => isId(row[at]))))
  )
}

/** A header's cell that is safe to show: short words, nothing that looks like a value. */
export const headerName = (cell: string): string | null => {
  const name = cell.trim()
  const isWordy = /^[\p{L}][\p{L} _./()-]{0,39}\d?$/u.test(name) && !/\S{25}/u.test(name)
  return isWordy ? name : null
}

export const widthOf = (table: CsvTable): number => table.reduce((most, row) => Math.max(most, row.length), 0)

/** What the first values of a column look like. */
export const shapeOf = (rows: CsvTable, column: number): ColumnShape => {
  const values = rows
    .map((row) => (row[column] ?? '').trim())
    .filter((cell) => cell !== '')
    .slice(0, LOOK_AT)
  const lengths = values.map((cell) => cell.length)
  const every = (pattern: RegExp) => values.every((cell) => pattern.test(cell))
  const kind = (): ColumnShape['kind'] => {
    if (values.length === 0) return 'empty'
    if (every(/^[0-9a-f]{32}$/iu)) return 'hex'
    if (values.every((cell) => dateOf(cell) !== null)) return 'date'
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

/** Which column is for what: by its header first, then by the shape of its values. */
export const guessColumns = (table: CsvTable, isHeaded: boolean): ColumnChoice => {
  const [first = []] = table
  const rows = isHeaded ? table.slice(1) : table
  const width = widthOf(table)
  const shapes = Array.from({ length: width }, (_, column) => shapeOf(rows, column).kind)
  const byHeader = (use: ColumnUse) => {
    if (!isHeaded) return -1
    for (const [meant, pattern] of HEADERS) {
      if (meant !== use) continue
      const at = first.findIndex((cell) => pattern.test(cell.trim()))
      if (at !== -1) return at
    }
    return -1
  }
  const found = (...columns: number[]) => columns.find((column) => column !== -1) ?? null
  return {
    name: found(byHeader('name'), isHeaded ? -1 : shapes.indexOf('words')),
    clientId: found(shapes.indexOf('hex'), byHeader('clientId')),
    clientSecret: found(byHeader('clientSecret'), shapes.indexOf('token')),
    notes: found(byHeader('notes')),
    secretCreated: found(byHeader('secretCreated')),
  }
}

export const entriesOfTable = (table: CsvTable, columns: ColumnChoice, isHeaded: boolean): ImportEntry[] =>
  table.slice(isHeaded ? 1 : 0).map((row) => {
    const cell = (column: number | null) => (column === null ? '' : (row[column] ?? '').trim())
    return {
      title: cell(columns.name),
      where: '',
      username: '',
      password: '',
      fields: [
        { name: 'Client id', value: cell(columns.clientId) },
        { name: 'Client secret', value: cell(columns.clientSecret) },
      ].filter(({ value }) => value !== ''),
      notes: cell(columns.notes),
      urls: [],
      changedAt: null,
      secretChangedAt: dateOf(cell(columns.secretCreated)),
    }
  })

/** A day that can be read in one way only: ISO 8601, or with the month in letters; UTC. */
const dateOf = (text: string): number | null => {
  const isPlain = /^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/u.test(text) || /^\d{1,2} \p{L}{3,9} \d{4}$/u.test(text)
  const at = isPlain
    ? Date.parse(/\d{2}:\d{2}|^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : `${text} UTC`)
    : Number.NaN
  return Number.isFinite(at) && at >= 0 ? at : null
}
