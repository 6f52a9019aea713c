import type Kdbxweb from 'kdbxweb'
import type { ImportEntry, NoEntry, OpenKey } from '../../core/import/entry.ts'
import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import { asInstant } from '../../../shared/kernel/instant.ts'
import { argon2 } from './key-derivation.ts'
import { resolveReferences, type KeePassEntry } from './keepass-references.ts'

type Opened =
  | { readonly ok: true; readonly value: readonly (ImportEntry | NoEntry)[] }
  | { readonly ok: false; readonly why: ImportRefusal }
type Library = typeof Kdbxweb

/** Each sign `<` costs some 400 bytes once it is a tree; more than this no honest file has, its history included. */
const SIGNS_MAX = 1_500_000
const TEXT_MAX = 64 * 1_024 * 1_024
const STANDARD = ['Title', 'UserName', 'Password', 'Notes', 'URL']
const DATES = new Set([
  'CreationTime',
  'LastModificationTime',
  'LastAccessTime',
  'ExpiryTime',
  'LocationChanged',
  'DeletionTime',
  'MasterKeyChanged',
  'RecycleBinChanged',
  'EntryTemplatesGroupChanged',
  'SettingsChanged',
  'DatabaseNameChanged',
  'DatabaseDescriptionChanged',
  'DefaultUserNameChanged',
])
const IDS = new Set([
  'UUID',
  'PreviousParentGroup',
  'CustomIconUUID',
  'LastTopVisibleEntry',
  'RecycleBinUUID',
])

class Refusal extends Error {
  readonly why: ImportRefusal
  constructor(why: ImportRefusal) {
    super(why)
    this.why = why
  }
}

/**
 * Opens KeePass's KDBX 3.1 and 4 with a password, a key file, or both; the costs of its key were judged before, those of
 * its text here. Beside a key file an empty password is none first, and then one that is empty: KeePass knows both.
 */
export const openKeePass = async (bytes: Uint8Array, { password, keyFile }: OpenKey): Promise<Opened> => {
  const openWith = (isNone: boolean) =>
    opened((kdbx) => {
      const word = isNone ? null : kdbx.ProtectedValue.fromString(password)
      const key = keyFile === null ? null : bufferOf(keyFile)
      return kdbx.Kdbx.load(bufferOf(bytes), new kdbx.Credentials(word, key))
    })
  if (keyFile === null || password !== '') return openWith(false)
  const first = await openWith(true)
  return first.ok || first.why !== 'wrongPassword' ? first : openWith(false)
}

/** Reads what KeePass exports as XML. */
export const openKeePassXml = (text: string): Promise<Opened> =>
  opened((kdbx) => kdbx.Kdbx.loadXml(text, new kdbx.Credentials(null)))

const opened = async (load: (kdbx: Library) => Promise<Kdbxweb.Kdbx>): Promise<Opened> => {
  const { default: kdbx } = await import('kdbxweb')
  const refusals: Refusal[] = []
  setUp(kdbx, (refusal) => refusals.push(refusal))
  try {
    return { ok: true, value: entriesOf(await load(kdbx)) }
  } catch (error) {
    const [refusal] = refusals
    if (refusal !== undefined) return { ok: false, why: refusal.why }
    const code = error instanceof kdbx.KdbxError ? error.code : ''
    if (code === 'InvalidKey') return { ok: false, why: 'wrongPassword' }
    if (code === 'InvalidVersion') return { ok: false, why: 'newer' }
    return { ok: false, why: code === 'Unsupported' ? 'unknownProtection' : 'damaged' }
  }
}

const setUp = (kdbx: Library, note: (refusal: Refusal) => void) => {
  kdbx.CryptoEngine.setArgon2Impl(async (word, salt, memory, iterations, _length, lanes, type) =>
    bufferOf(
      await argon2(
        new Uint8Array(word),
        new Uint8Array(salt),
        memory,
        iterations,
        lanes,
        type === 0 ? 'argon2d' : 'argon2id',
      ),
    ),
  )
  /** Stands where the library looks for a parser: judges a text before a tree is made of it, and mends single parts. */
  const Judged = class {
    parseFromString(xml: string): Document {
      const why = objectionTo(xml)
      if (why !== null) {
        const refusal = new Refusal(why)
        note(refusal)
        throw refusal
      }
      const place = globalThis as { DOMParser?: unknown }
      delete place.DOMParser
      try {
        const document = kdbx.XmlUtils.parse(xml)
        mend(kdbx, document)
        return document
      } finally {
        place.DOMParser = Judged
      }
    }
  }
  Object.assign(globalThis, { DOMParser: Judged })
}

const objectionTo = (xml: string): ImportRefusal | null => {
  if (xml.length > TEXT_MAX) return 'tooMany'
  let signs = 0
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) signs += 1
  return signs > SIGNS_MAX ? 'tooMany' : null
}

/** A date or an id that cannot be read costs itself, not the file; attachments are not unpacked. */
const mend = (kdbx: Library, document: Document) => {
  const { getDate, getUuid, setText } = kdbx.XmlUtils
  for (const node of elementsOf(document)) {
    const { tagName: name } = node
    if (DATES.has(name)) {
      if (!isReadable(() => Number.isFinite(getDate(node)?.getTime() ?? 0))) setText(node, '')
    } else if (IDS.has(name)) {
      if (!isReadable(() => getUuid(node) !== null)) setText(node, '')
    } else if (node.getAttribute('Compressed') !== '' && node.getAttribute('Protected') !== 'True') {
      node.removeAttribute('Compressed')
      setText(node, '')
    }
  }
}

/** Every element of a tree, each before what is in it. */
function* elementsOf(document: Document): Generator<Element> {
  for (let node: Node | null = document.documentElement; node !== null;) {
    if (node.nodeType === ELEMENT) yield node as Element
    let next: Node | null = node.firstChild
    for (let up: Node | null = node; next === null && up !== null; up = up.parentNode) next = up.nextSibling
    node = next
  }
}
const ELEMENT = 1

const isReadable = (read: () => boolean): boolean => {
  try {
    return read()
  } catch {
    return false
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer

/** The entries, those in the bin as that; what refers to another entry is looked up in all of them. */
const entriesOf = (database: Kdbxweb.Kdbx): (ImportEntry | NoEntry)[] => {
  const bin = database.meta.recycleBinEnabled === false ? undefined : database.meta.recycleBinUuid?.id
  const found: { readonly entry: KeePassEntry; readonly isInBin: boolean }[] = []
  const waiting = database.groups.map((group) => ({ group, where: group.name ?? '', isInBin: false }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { group, where } = next
    const isInBin = next.isInBin || (bin !== undefined && group.uuid.id === bin)
    for (const child of group.groups.toReversed())
      waiting.push({ group: child, where: `${where}/${child.name ?? ''}`, isInBin })
    for (const entry of group.entries) found.push({ entry: keePassEntry(entry, where), isInBin })
  }
  const resolve = resolveReferences(found.map(({ entry }) => entry))
  return found.map(({ entry, isInBin }) => (isInBin ? 'inBin' : importEntry(entry, resolve)))
}

const keePassEntry = ({ fields, times, uuid }: Kdbxweb.KdbxEntry, where: string): KeePassEntry => ({
  uuid: Buffer.from(uuid.id, 'base64').toString('hex'),
  where,
  texts: new Map(
    [...fields].map(([name, value]) => [name, typeof value === 'string' ? value : value.getText()]),
  ),
  changedAt: asInstant(times.lastModTime?.getTime()),
  expiresAt: times.expires === true ? asInstant(times.expiryTime?.getTime()) : null,
})

const importEntry = (
  entry: KeePassEntry,
  resolve: (entry: KeePassEntry, text: string) => string,
): ImportEntry => {
  const text = (name: string) => resolve(entry, entry.texts.get(name) ?? '')
  return {
    title: text('Title'),
    where: entry.where,
    username: text('UserName'),
    password: text('Password'),
    fields: [...entry.texts.keys()]
      .filter((name) => !STANDARD.includes(name))
      .map((name) => ({ name, value: text(name) })),
    notes: text('Notes'),
    urls: [text('URL')].filter((url) => url !== ''),
    changedAt: entry.changedAt,
    secretChangedAt: null,
    expiresAt: entry.expiresAt,
    isArchived: false,
  }
}
