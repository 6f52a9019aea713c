import * as z from 'zod'
import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import type { BitwardenSealed, ImportEntry, NoEntry } from './entry.ts'
import { type Foreign, isObject, listOf, momentOf, objectOf, textOf } from './foreign-value.ts'

const count = z.int().positive()
const Sealed = z.object({
  salt: z.string().min(1).max(1_000),
  kdfType: z.int(),
  kdfIterations: count,
  kdfMemory: count.nullish(),
  kdfParallelism: count.nullish(),
  encKeyValidation_DO_NOT_EDIT: z.string(),
  data: z.string(),
})

/** Bitwarden's own limits are 2 million rounds, 1 GiB, 10 passes and 16 lanes; beyond is refused before any work. */
const MAX = { rounds: 10_000_000, mebibytes: 1_024, memoryPasses: 16_384, lanes: 64 } as const

export type BitwardenRead =
  | { readonly kind: 'entries'; readonly entries: readonly (ImportEntry | NoEntry)[] }
  | { readonly kind: 'sealed'; readonly sealed: BitwardenSealed }
  | { readonly kind: 'refused'; readonly why: ImportRefusal }

const refused = (why: ImportRefusal): BitwardenRead => ({ kind: 'refused', why })

/** Whether a JSON file is one of Bitwarden's: it says whether it is encrypted, or holds items with a type. */
export const isBitwarden = (root: Foreign): boolean =>
  'passwordProtected' in root ||
  'encKeyValidation_DO_NOT_EDIT' in root ||
  (Array.isArray(root['items']) &&
    !('vaults' in root) &&
    (typeof root['encrypted'] === 'boolean' ||
      listOf(root['items']).some((item) => 'login' in objectOf(item))))

/**
 * Bitwarden's JSON export: plain, or under a password of its own (bitwarden.com/help/encrypted-export). An item that is
 * odd, or in the bin, is counted as that.
 */
export const readBitwarden = (root: Foreign): BitwardenRead => {
  if (root['encrypted'] === true || root['passwordProtected'] === true)
    return root['passwordProtected'] === true ? readSealed(root) : refused('accountRestricted')
  const { items } = root
  return Array.isArray(items) ? { kind: 'entries', entries: entriesOf(root, items) } : refused('notAnExport')
}

const readSealed = (value: unknown): BitwardenRead => {
  const read = Sealed.safeParse(value)
  if (!read.success) return refused('damaged')
  const { salt, kdfType, kdfIterations: iterations, kdfMemory, kdfParallelism, data } = read.data
  const validation = read.data.encKeyValidation_DO_NOT_EDIT
  if (!data.startsWith('2.') || !validation.startsWith('2.')) return refused('unknownProtection')
  const sealed = { salt, validation, data }
  if (kdfType === 0)
    return iterations > MAX.rounds
      ? refused('tooCostly')
      : { kind: 'sealed', sealed: { ...sealed, kdf: { kind: 'pbkdf2', iterations } } }
  if (kdfType !== 1) return refused('unknownProtection')
  if (kdfMemory == null || kdfParallelism == null) return refused('damaged')
  const isCostly =
    kdfMemory > MAX.mebibytes || kdfMemory * iterations > MAX.memoryPasses || kdfParallelism > MAX.lanes
  if (isCostly) return refused('tooCostly')
  const kdf = { kind: 'argon2id', iterations, mebibytes: kdfMemory, lanes: kdfParallelism } as const
  return { kind: 'sealed', sealed: { ...sealed, kdf } }
}

const entriesOf = (root: Foreign, items: readonly unknown[]): (ImportEntry | NoEntry)[] => {
  const places = new Map(
    [...listOf(root['folders']), ...listOf(root['collections'])]
      .map(objectOf)
      .map(({ id, name }) => [textOf(id), textOf(name)]),
  )
  return items.map((item) => {
    if (!isObject(item)) return 'odd'
    return item['deletedDate'] == null ? entryOf(item, places) : 'inBin'
  })
}

const entryOf = (item: Foreign, places: ReadonlyMap<string, string>): ImportEntry => {
  const login = objectOf(item['login'])
  const folders = [item['folderId'], ...listOf(item['collectionIds'])].map(textOf)
  return {
    title: textOf(item['name']),
    where: folders.map((id) => places.get(id) ?? '').find((name) => name !== '') ?? '',
    username: textOf(login['username']),
    password: textOf(login['password']),
    fields: listOf(item['fields'])
      .map(objectOf)
      .map(({ name, value }) => ({ name: textOf(name), value: textOf(value) })),
    notes: textOf(item['notes']),
    urls: listOf(login['uris'])
      .map((one) => textOf(objectOf(one)['uri']))
      .filter((uri) => uri !== ''),
    changedAt: momentOf(item['revisionDate']),
    secretChangedAt: momentOf(login['passwordRevisionDate']),
    isArchived: item['archivedDate'] != null,
  }
}
