import * as z from 'zod'
import type { ImportRefusal } from '../../../shared/import-refusal.ts'
import type { BitwardenSealed, ImportEntry } from '../../../shared/import-entry.ts'

const text = z.string().nullish()
const Plain = z.object({
  folders: z.array(z.object({ id: z.string(), name: z.string() })).nullish(),
  collections: z.array(z.object({ id: z.string(), name: z.string() })).nullish(),
  items: z.array(
    z.object({
      name: text,
      notes: text,
      folderId: text,
      collectionIds: z.array(z.string()).nullish(),
      revisionDate: text,
      deletedDate: text,
      fields: z.array(z.object({ name: text, value: z.unknown() })).nullish(),
      login: z
        .object({
          username: text,
          password: text,
          passwordRevisionDate: text,
          uris: z.array(z.object({ uri: text })).nullish(),
        })
        .nullish(),
    }),
  ),
})
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
  | { readonly kind: 'entries'; readonly entries: ImportEntry[] }
  | { readonly kind: 'sealed'; readonly sealed: BitwardenSealed }
  | { readonly kind: 'refused'; readonly why: ImportRefusal }

const refused = (why: ImportRefusal): BitwardenRead => ({ kind: 'refused', why })

/** Bitwarden's JSON export: plain, or under a password of its own (bitwarden.com/help/encrypted-export). */
export const readBitwarden = (json: string): BitwardenRead => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return refused('damaged')
  }
  const head = z
    .object({ encrypted: z.boolean().optional(), passwordProtected: z.boolean().optional() })
    .safeParse(value)
  if (!head.success) return refused('notAnExport')
  if (head.data.encrypted === true)
    return head.data.passwordProtected === true ? readSealed(value) : refused('accountRestricted')
  const plain = Plain.safeParse(value)
  return plain.success ? { kind: 'entries', entries: entriesOf(plain.data) } : refused('notAnExport')
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

const entriesOf = ({ folders, collections, items }: z.infer<typeof Plain>): ImportEntry[] => {
  const places = new Map([...(folders ?? []), ...(collections ?? [])].map(({ id, name }) => [id, name]))
  return items
    .filter(({ deletedDate }) => deletedDate == null)
    .map(({ name, notes, folderId, collectionIds, revisionDate, fields, login }) => ({
      title: name ?? '',
      where: places.get(folderId ?? collectionIds?.[0] ?? '') ?? '',
      username: login?.username ?? '',
      password: login?.password ?? '',
      fields: (fields ?? []).map((field) => ({
        name: field.name ?? '',
        value: typeof field.value === 'string' ? field.value : '',
      })),
      notes: notes ?? '',
      urls: (login?.uris ?? []).flatMap(({ uri }) => uri ?? []),
      changedAt: instantOf(revisionDate),
      secretChangedAt: instantOf(login?.passwordRevisionDate),
    }))
}

const instantOf = (date: string | null | undefined): number | null => {
  const at = date == null ? Number.NaN : Date.parse(date)
  return Number.isFinite(at) && at >= 0 ? at : null
}
