import type { ImportRefusal } from '../../../shared/import-refusal.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { readBitwarden } from './import-bitwarden.ts'
import { type CsvTable, decodeText, delimiterOf, withoutSeparatorLine } from './import-csv.ts'
import { objectionToAttributes, readOnePassword } from './import-one-password.ts'
import { objectionToKdbx } from './kdbx-header.ts'
import type { BitwardenSealed, ImportEntry } from '../../../shared/import-entry.ts'
import type { ImportReader } from './import-port.ts'

/** The largest file that is read, and the most that the text in an archive may unpack to, in bytes. */
export const IMPORT_LARGEST = 20 * 1_024 * 1_024
const UNPACKED_LARGEST = 64 * 1_024 * 1_024

/** What a file turned out to be, by its content and not by its name. */
export type FileRead =
  | {
      readonly kind: 'entries'
      readonly format: 'bitwarden' | 'onePassword'
      readonly entries: readonly ImportEntry[]
    }
  | { readonly kind: 'table'; readonly format: 'csv'; readonly table: CsvTable }
  | { readonly kind: 'sealed'; readonly format: 'bitwarden'; readonly sealed: BitwardenSealed }
  | { readonly kind: 'sealed'; readonly format: 'keepass'; readonly bytes: Uint8Array }

/** Tells formats apart and judges what a file would cost, before any work is done for it. */
export const createImportFile = (reader: ImportReader) => {
  const read = async (bytes: Uint8Array, signal: AbortSignal): Promise<Result<FileRead>> => {
    if (bytes.length === 0) return refused('empty')
    const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
    if (start === '03d9a29a') {
      const why = objectionToKdbx(bytes)
      return why === null ? ok({ kind: 'sealed', format: 'keepass', bytes }) : refused(why)
    }
    if (start === '504b0304') return readArchive(bytes, signal)
    const text = decodeText(bytes)
    if (text === null) return refused('unknownFormat')
    if (text.trim() === '') return refused('empty')
    if (/^\s*[{[]/u.test(text)) {
      const found = readBitwarden(text)
      if (found.kind === 'refused') return refused(found.why)
      return ok({ ...found, format: 'bitwarden' })
    }
    if (/^\s*</u.test(text)) return refused('unknownFormat')
    const table = await reader.table(withoutSeparatorLine(text), delimiterOf(text), signal)
    return table.ok ? ok({ kind: 'table', format: 'csv', table: table.value }) : table
  }

  const readArchive = async (bytes: Uint8Array, signal: AbortSignal): Promise<Result<FileRead>> => {
    const attributes = await reader.unzip(bytes, 'export.attributes', 1_024 * 1_024, signal)
    if (!attributes.ok) return attributes
    const data = await reader.unzip(bytes, 'export.data', UNPACKED_LARGEST, signal)
    if (!data.ok) return data
    if (attributes.value === null || data.value === null) return refused('notAnExport')
    const why = objectionToAttributes(attributes.value)
    if (why !== null) return refused(why)
    const entries = readOnePassword(data.value)
    return entries === null ? refused('damaged') : ok({ kind: 'entries', format: 'onePassword', entries })
  }

  const unlock = async (
    file: Extract<FileRead, { kind: 'sealed' }>,
    password: string,
    signal: AbortSignal,
  ): Promise<Result<readonly ImportEntry[]>> => {
    if (file.format === 'keepass') return reader.openKeePass(file.bytes, password, signal)
    const opened = await reader.openBitwarden(file.sealed, password, signal)
    if (!opened.ok) return opened
    const found = readBitwarden(opened.value)
    return found.kind === 'entries' ? ok(found.entries) : refused('damaged')
  }

  return { read, unlock }
}

const refused = (why: ImportRefusal) => fail({ code: 'importRefused', why })
