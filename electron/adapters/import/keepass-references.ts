import type { Instant } from '../../../shared/kernel/instant.ts'

/** An entry as KeePass has it: texts by their names, references still in them. */
export type KeePassEntry = {
  /** Hexadecimal, in small letters. */
  readonly uuid: string
  readonly where: string
  readonly texts: ReadonlyMap<string, string>
  readonly changedAt: Instant | null
  /** By when it expires; `null` where it does not. */
  readonly expiresAt: Instant | null
}

const FIELDS: Readonly<Record<string, string>> = {
  T: 'Title',
  U: 'UserName',
  P: 'Password',
  A: 'URL',
  N: 'Notes',
}
const REFERENCE = /\{REF:([TUPANI])@([TUPANIO]):([^{}]*)\}/giu
const OWN = /\{(?:(TITLE|USERNAME|PASSWORD|URL|NOTES)|S:([^{}]{1,200}))\}/giu
const OWN_FIELDS: Readonly<Record<string, string>> = {
  TITLE: 'Title',
  USERNAME: 'UserName',
  PASSWORD: 'Password',
  URL: 'URL',
  NOTES: 'Notes',
}
const DEEPEST = 8
const LONGEST = 20_000
/** References by something else than an id are looked for one entry after the other. */
const SEARCHES_MAX = 500

/**
 * Reads what stands for a text elsewhere (keepass.info/help/base/fieldrefs.html): another entry's field by its id or by a
 * text in it, or another field of the entry itself. What leads nowhere stays as it is written.
 */
export const resolveReferences = (entries: readonly KeePassEntry[]) => {
  const byId = new Map(entries.map((entry) => [entry.uuid, entry]))
  let searches = 0

  const find = (by: string, text: string): KeePassEntry | undefined => {
    if (by === 'I') return byId.get(text.trim().replaceAll('-', '').toLowerCase())
    searches += 1
    if (searches > SEARCHES_MAX) return undefined
    const wanted = text.toLowerCase()
    const names = (entry: KeePassEntry) =>
      by === 'O'
        ? [...entry.texts].filter(([name]) => !Object.values(FIELDS).includes(name)).map(([, value]) => value)
        : [entry.texts.get(FIELDS[by] ?? '') ?? '']
    return entries.find((entry) => names(entry).some((one) => one.toLowerCase() === wanted))
  }

  const resolve = (entry: KeePassEntry, text: string, depth = 0): string => {
    if (depth > DEEPEST || !text.includes('{') || text.length > LONGEST) return text
    return text
      .replace(REFERENCE, (whole, wanted: string, by: string, what: string) => {
        const other = find(by.toUpperCase(), what)
        if (other === undefined) return whole
        if (wanted.toUpperCase() === 'I') return other.uuid.toUpperCase()
        return resolve(other, other.texts.get(FIELDS[wanted.toUpperCase()] ?? '') ?? '', depth + 1)
      })
      .replace(OWN, (whole, name: string | undefined, custom: string | undefined) => {
        const field = name === undefined ? custom : OWN_FIELDS[name.toUpperCase()]
        const value = field === undefined ? undefined : entry.texts.get(field)
        return value === undefined || value === text ? whole : resolve(entry, value, depth + 1)
      })
  }
  return (entry: KeePassEntry, text: string): string => resolve(entry, text)
}
