import type { BitwardenSealed, ImportEntry, NoEntry, OpenKey } from './entry.ts'
import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import type { ColumnChoice, ImportFormat } from '../../../shared/import/seen.ts'
import { IMPORT_ROWS_MAX } from '../../../shared/import/calls.ts'
import { COLUMNS_MAX, columnsSeen, ROWS_SEEN, widthOf } from './csv-columns.ts'
import { entriesOfTable } from './csv-entries.ts'
import { csvRows, dialectOf, type CsvRow, withoutSeparatorLine } from './csv-reader.ts'
import { decodeText } from '../../../shared/kernel/foreign-text.ts'
import { isObject } from './foreign-value.ts'
import { isBitwarden, readBitwarden } from './bitwarden.ts'
import { candidatesOf } from './candidates.ts'
import { objectionToAttributes, readOnePassword } from './one-password.ts'
import { readOtherJson } from './other-json.ts'
import type { ImportFound, ImportLook } from '../ports/import-reader.ts'
import { parseJson } from '../kernel/json-scan.ts'
import { objectionToKdbx } from './kdbx-header.ts'
import { objectionToText } from './other-files.ts'

/** The most that is read of a file, and the most that one file in an archive may unpack to, in bytes. */
export const FOREIGN_LARGEST = 64 * 1_024 * 1_024

/** What came of reading, in the thread that reads. */
export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: ImportRefusal }
export type Entries = Iterable<ImportEntry | NoEntry>

/** A file that is read as far as it is needed. */
export type ForeignSource = {
  readonly head: Uint8Array
  /** All of it, or `tooLarge`. */
  readonly bytes: (largest: number) => Promise<Read<Uint8Array>>
  /** As a zip archive: the names in it, and one file of them. */
  readonly names: () => Promise<Read<readonly string[]>>
  readonly unzip: (name: string, largest: number) => Promise<Read<Uint8Array>>
}

/** What needs a library to be opened. */
export type Openers = {
  readonly openKeePass: (bytes: Uint8Array, key: OpenKey) => Promise<Read<Entries>>
  readonly openKeePassXml: (text: string) => Promise<Read<Entries>>
  readonly openBitwarden: (sealed: BitwardenSealed, password: string) => Promise<Read<string>>
}

type What =
  | { readonly kind: 'entries'; readonly format: ImportFormat; readonly entries: Entries }
  | { readonly kind: 'table'; readonly text: string }
  | { readonly kind: 'sealed'; readonly format: 'bitwarden'; readonly sealed: BitwardenSealed }
  | { readonly kind: 'sealed'; readonly format: 'keepass'; readonly bytes: Uint8Array }

const refused = (why: ImportRefusal): { readonly ok: false; readonly why: ImportRefusal } => ({
  ok: false,
  why,
})
const good = <Value>(value: Value): Read<Value> => ({ ok: true, value })

/** Looks into a file; told apart by what is in it, and not by its name. */
export const lookInto = async (
  source: ForeignSource,
  openers: Openers,
  now: number,
): Promise<Read<ImportLook>> => {
  const what = await whatIs(source, openers)
  if (!what.ok) return what
  const { value } = what
  if (value.kind === 'sealed') return good({ kind: 'password', format: value.format })
  if (value.kind === 'table') return lookIntoTable(value.text, now)
  const found = foundIn(value.entries, now)
  return found.ok ? good({ kind: 'found', format: value.format, ...found.value }) : found
}

/** Opens a file that is under a password, or a key file. */
export const unlockWith = async (
  source: ForeignSource,
  key: OpenKey,
  openers: Openers,
  now: number,
): Promise<Read<ImportFound>> => {
  const what = await whatIs(source, openers)
  if (!what.ok) return what
  if (what.value.kind !== 'sealed') return refused('gone')
  if (what.value.format === 'keepass') {
    const entries = await openers.openKeePass(what.value.bytes, key)
    return entries.ok ? foundIn(entries.value, now) : entries
  }
  const opened = await openers.openBitwarden(what.value.sealed, key.password)
  if (!opened.ok) return opened
  const root = parseJson(opened.value)
  if (!root.ok) return root
  const read = readBitwarden(isObject(root.value) ? root.value : {})
  return read.kind === 'entries' ? foundIn(read.entries, now) : refused('damaged')
}

/** Reads a table by the columns that a person has chosen. */
export const chooseIn = async (
  source: ForeignSource,
  table: { readonly columns: ColumnChoice; readonly hasHeader: boolean },
  openers: Openers,
  now: number,
): Promise<Read<ImportFound>> => {
  const what = await whatIs(source, openers)
  if (!what.ok) return what
  if (what.value.kind !== 'table') return refused('gone')
  return foundIn(entriesOfTable(rowsOf(what.value.text), table.columns, table.hasHeader), now)
}

const foundIn = (entries: Entries, now: number): Read<ImportFound> => {
  const found = candidatesOf(entries, now, IMPORT_ROWS_MAX)
  if (found.candidates.length > IMPORT_ROWS_MAX) return refused('tooMany')
  const isEmpty = found.candidates.length + found.leftOut + found.odd + found.inBin === 0
  return isEmpty ? refused('nothingInIt') : good(found)
}

const rowsOf = (text: string): Iterable<CsvRow> => csvRows(withoutSeparatorLine(text), dialectOf(text))

const lookIntoTable = (text: string, now: number): Read<ImportLook> => {
  const rows: CsvRow[] = []
  let amount = 0
  for (const row of rowsOf(text)) {
    amount += 1
    if (rows.length < ROWS_SEEN) rows.push(row)
  }
  if (amount === 0) return refused('nothingInIt')
  if ((rows[0]?.length ?? 0) > COLUMNS_MAX) return refused('tooMany')
  // No table: a note that somebody keeps beside the keys
  if (widthOf(rows) === 1) {
    const found = foundIn([noteOf(text)], now)
    const isKeys = found.ok && found.value.candidates.some(({ unfit }) => unfit === null)
    if (isKeys) return good({ kind: 'found', format: 'csv', ...found.value })
  }
  return good({ kind: 'columns', format: 'csv', ...columnsSeen(rows, amount) })
}

const noteOf = (notes: string): ImportEntry => ({
  title: '',
  where: '',
  username: '',
  password: '',
  fields: [],
  notes,
  urls: [],
  changedAt: null,
  secretChangedAt: null,
  isArchived: false,
})

const KEEPASS = '03d9a29a'
const ZIP = /^504b(?:0304|0506|0708)/u
const OLD_OFFICE = 'd0cf11e0'

const whatIs = async (source: ForeignSource, openers: Openers): Promise<Read<What>> => {
  const start = Buffer.from(source.head.subarray(0, 4)).toString('hex')
  if (start === '') return refused('empty')
  if (start === OLD_OFFICE) return refused('isWorkbook')
  if (ZIP.test(start)) return whatIsArchive(source)
  const bytes = await source.bytes(FOREIGN_LARGEST)
  if (!bytes.ok) return bytes
  if (start === KEEPASS) {
    const why = objectionToKdbx(bytes.value)
    return why === null ? good({ kind: 'sealed', format: 'keepass', bytes: bytes.value }) : refused(why)
  }
  const text = decodeText(bytes.value)
  return text === null ? refused('unknownFormat') : whatIsText(text, openers)
}

const whatIsText = async (text: string, openers: Openers): Promise<Read<What>> => {
  if (text.trim() === '') return refused('empty')
  const why = objectionToText(text)
  if (why !== null) return refused(why)
  if (/^\s*[{[]/u.test(text)) return whatIsJson(text)
  if (/^\s*<\?xml[^>]*>\s*(?:<!--[^>]*>\s*)?<KeePassFile|^\s*<KeePassFile/u.test(text.slice(0, 2_000))) {
    const entries = await openers.openKeePassXml(text)
    return entries.ok ? good({ kind: 'entries', format: 'keepass', entries: entries.value }) : entries
  }
  if (/^\s*</u.test(text))
    return refused(
      /<(?:!doctype html|html|body|table)\b/iu.test(text.slice(0, 5_000)) ? 'isPage' : 'unknownFormat',
    )
  return good({ kind: 'table', text })
}

const whatIsJson = (text: string): Read<What> => {
  const root = parseJson(text)
  if (!root.ok) return root
  if (!isObject(root.value)) return refused('notAnExport')
  if (Array.isArray(root.value['logins']) && 'nextId' in root.value) return refused('firefoxStore')
  if (!isBitwarden(root.value)) {
    const others = readOtherJson(root.value)
    if (others !== null) return good({ kind: 'entries', format: 'otherJson', entries: others })
  }
  const found = readBitwarden(root.value)
  if (found.kind === 'refused') return refused(found.why)
  return good({ ...found, format: 'bitwarden' })
}

const whatIsArchive = async (source: ForeignSource): Promise<Read<What>> => {
  const names = await source.names()
  if (!names.ok) return names
  const has = (pattern: RegExp) => names.value.find((name) => pattern.test(name))
  if (has(/^export\.data$/u) !== undefined) return whatIsOnePux(source)
  if (has(/^(?:xl\/workbook\.xml|mimetype|Index\/Document\.iwa)$/u) !== undefined)
    return refused('isWorkbook')
  if (has(/(?:^|\/)data\.pgp$/u) !== undefined) return refused('sealedElsewhere')
  const json = has(/(?:^|\/)data\.json$/u) ?? onlyOne(names.value, /\.json$/iu)
  const table = has(/(?:^|\/)credentials\.csv$/u) ?? onlyOne(names.value, /\.csv$/iu)
  const name = json ?? table
  if (name === undefined) return refused('notAnExport')
  const bytes = await source.unzip(name, FOREIGN_LARGEST)
  if (!bytes.ok) return bytes
  const text = decodeText(bytes.value)
  if (text === null) return refused('damaged')
  return json === undefined ? good({ kind: 'table', text }) : whatIsJson(text)
}

const onlyOne = (names: readonly string[], pattern: RegExp) => {
  const found = names.filter((name) => pattern.test(name) && !name.startsWith('__MACOSX/'))
  return found.length === 1 ? found[0] : undefined
}

/** 1Password's archive: its data, however much else (attachments) lies beside it. */
const whatIsOnePux = async (source: ForeignSource): Promise<Read<What>> => {
  const attributes = await jsonIn(source, 'export.attributes', 1_024 * 1_024)
  if (!attributes.ok) return attributes.why === 'notAnExport' ? attributes : refused(attributes.why)
  const why = objectionToAttributes(attributes.value)
  if (why !== null) return refused(why)
  const data = await jsonIn(source, 'export.data', FOREIGN_LARGEST)
  if (!data.ok) return data
  const entries = readOnePassword(data.value)
  return entries === null ? refused('damaged') : good({ kind: 'entries', format: 'onePassword', entries })
}

const jsonIn = async (source: ForeignSource, name: string, largest: number): Promise<Read<unknown>> => {
  const bytes = await source.unzip(name, largest)
  return bytes.ok ? parseJson(Buffer.from(bytes.value).toString('utf8')) : bytes
}
