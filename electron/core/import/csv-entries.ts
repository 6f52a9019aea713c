import { readCredentialLabel } from '../../../shared/apps/credential-label.ts'
import type { ImportEntry, NoEntry } from './entry.ts'
import type { ColumnChoice } from '../../../shared/import/seen.ts'
import { isSecretShaped } from '../../../shared/apps/pasted-values.ts'
import { kindsOf } from './csv-columns.ts'
import type { ColumnKind } from './csv-header.ts'
import { type CsvRow, plainCell } from './csv-reader.ts'
import { isObject, isYes, momentOf, textOf } from './foreign-value.ts'
import { parseJson } from '../kernel/json-scan.ts'

type Field = ImportEntry['fields'][number]
const isHex = (value: string) => /^[0-9a-f]{32}$/iu.test(value)
/** A manager's own bin, as the groups of an export name it. */
const BIN =
  /(?:^|[/\\>])\s*(?:recycle bin|trash|bin|deleted|deleted items|papierkorb|corbeille|papelera|cestino|lixeira|prullenbak)\s*$/iu
const FIELDS_LOOKED_AT = 200

/** The entries of a table by the columns that a person chose; those in the bin as that. */
export function* entriesOfTable(
  rows: Iterable<CsvRow>,
  columns: ColumnChoice,
  isHeaded: boolean,
): Generator<ImportEntry | NoEntry> {
  let header: CsvRow | null = null
  let kinds: readonly (ColumnKind | null)[] = []
  for (const row of rows) {
    if (header === null) {
      header = isHeaded ? row : []
      kinds = kindsOf(row, isHeaded)
      if (isHeaded) continue
    }
    yield entryOf(row, { header, kinds, columns })
  }
}

type Table = {
  readonly header: CsvRow
  readonly kinds: readonly (ColumnKind | null)[]
  readonly columns: ColumnChoice
}

const entryOf = (row: CsvRow, { header, kinds, columns }: Table): ImportEntry | NoEntry => {
  const cell = (column: number | null) => (column === null ? '' : plainCell(row[column] ?? ''))
  const all = (kind: ColumnKind) =>
    kinds.flatMap((one, column) => (one === kind && cell(column) !== '' ? [cell(column)] : []))
  const where = all('where').join(' / ')
  if (all('deleted').some(isSet) || all('where').some((group) => BIN.test(group))) return 'inBin'
  const chosen = new Set(Object.values(columns))
  const id = cell(columns.clientId)
  const secret = cell(columns.clientSecret)
  const isLogin = columns.clientId === null || kinds[columns.clientId] === 'username'
  const isPassword = columns.clientSecret === null || kinds[columns.clientSecret] === 'password'
  // What a person says is a client id is one if it can be; a login of somebody's stays a login
  const isApp = isHex(id) || (!isLogin && /^[\x21-\x7e]{16,400}$/u.test(id) && /\d/u.test(id))
  const isNamedSecret = !isPassword && (isApp || isSecretNamed(header, columns.clientSecret, secret))
  const users = [...(isApp ? [] : [id]), ...all('username')].filter((user) => user !== '')
  const others = row.slice(0, FIELDS_LOOKED_AT).flatMap((raw, column): Field[] => {
    const value = plainCell(raw)
    if (value === '' || chosen.has(column)) return []
    const kind = kinds[column] ?? null
    if (kind === 'fields') return customFields(value)
    return kind === null || kind === 'clientId' || kind === 'clientSecret'
      ? [{ name: nameOf(header, row, column), value }, ...customFields(value)]
      : []
  })
  return {
    title: cell(columns.name) || (all('name')[0] ?? ''),
    where,
    username: users.find(isHex) ?? users[0] ?? '',
    password: isNamedSecret ? '' : secret || (all('password')[0] ?? ''),
    fields: [
      ...(isApp ? [{ name: 'Client id', value: id }] : []),
      ...(isNamedSecret ? [{ name: 'Client secret', value: secret }] : []),
      ...others,
    ].filter(({ value }) => value !== ''),
    notes: [cell(columns.notes), ...all('notes')]
      .filter((text, at, texts) => text !== '' && texts.indexOf(text) === at)
      .join('\n'),
    urls: all('url'),
    changedAt:
      all('modified')
        .map(momentOf)
        .find((at) => at !== null) ?? null,
    secretChangedAt: momentOf(cell(columns.secretCreated)),
    isArchived: all('archived').some(isSet),
  }
}

/** Says yes, or names a day on which it was done. */
const isSet = (value: string) =>
  isYes(value) || momentOf(value) !== null || /^(?:archived|deleted|trashed|ja|oui|sí|si)$/iu.test(value)

const isSecretNamed = (header: CsvRow, column: number | null, secret: string) =>
  column !== null &&
  isSecretShaped(secret) &&
  readCredentialLabel(plainCell(header[column] ?? ''))?.of === 'clientSecret'

/** A column's name; where a row has more cells than names, the cell before is the name (Keeper, Enpass). */
const nameOf = (header: CsvRow, row: CsvRow, column: number): string => {
  const own = plainCell(header[column] ?? '')
  const before = plainCell(row[column - 1] ?? '')
  return own === '' || readCredentialLabel(before) !== null ? before : own
}

/** Several fields in one cell: JSON of names and values, or a line each with a colon (Bitwarden, NordPass, RoboForm). */
const customFields = (text: string): Field[] => {
  if (/^[[{]/u.test(text)) return jsonFields(text)
  if (text.length > 20_000 || !/[:,=]/u.test(text)) return []
  return text.split(/\r\n?|\n/u).flatMap((line): Field[] => {
    const [, name, value] = /^\s*([^:=]{1,80}?)\s*[:=]\s*(\S.*)$/u.exec(line) ?? []
    if (name !== undefined && value !== undefined) return [{ name, value: value.trim() }]
    const parts = line.split(',') // RoboForm: name, name on the page, kind, type, value
    return parts.length >= 4 ? [{ name: parts[0]?.trim() ?? '', value: parts.at(-1)?.trim() ?? '' }] : []
  })
}

const jsonFields = (text: string): Field[] => {
  const read = parseJson(text)
  if (!read.ok) return []
  const { value } = read
  const pairs = Array.isArray(value) ? value : isObject(value) ? Object.entries(value) : []
  return pairs.slice(0, FIELDS_LOOKED_AT).flatMap((pair: unknown): Field[] => {
    if (Array.isArray(pair)) return [{ name: textOf(pair[0]), value: textOf(pair[1]) }]
    if (!isObject(pair)) return []
    const name = textOf(pair['label']) || textOf(pair['name']) || textOf(pair['title']) || textOf(pair['key'])
    return [{ name, value: textOf(pair['value']) || textOf(pair['content']) }]
  })
}
