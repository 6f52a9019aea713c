import * as z from 'zod'
import type { ImportRefusal } from '../../../shared/import-refusal.ts'
import type { ImportEntry } from '../../../shared/import-entry.ts'

/** The newest version of the format that this reads (support.1password.com/1pux-format). */
const VERSION = 3
const text = z.string().nullish()
const Item = z.object({
  updatedAt: z.number().nullish(),
  state: text,
  details: z
    .object({
      notesPlain: text,
      password: text,
      loginFields: z.array(z.object({ value: text, name: text, designation: text })).nullish(),
      sections: z
        .array(
          z.object({
            fields: z
              .array(z.object({ title: text, value: z.record(z.string(), z.unknown()).nullish() }))
              .nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  overview: z.object({ title: text, url: text, urls: z.array(z.object({ url: text })).nullish() }).nullish(),
})
const Data = z.object({
  accounts: z.array(
    z.object({
      vaults: z.array(z.object({ attrs: z.object({ name: text }).nullish(), items: z.array(Item) })),
    }),
  ),
})

/** The version that `export.attributes` names is one that this Keyward reads. */
export const objectionToAttributes = (bytes: Uint8Array): ImportRefusal | null => {
  const read = z.object({ version: z.int().positive() }).safeParse(parsed(bytes))
  if (!read.success) return 'damaged'
  return read.data.version > VERSION ? 'newer' : null
}

/** The entries of `export.data`; `null` where it is not what 1Password writes. */
export const readOnePassword = (bytes: Uint8Array): ImportEntry[] | null => {
  const read = Data.safeParse(parsed(bytes))
  if (!read.success) return null
  return read.data.accounts.flatMap(({ vaults }) =>
    vaults.flatMap(({ attrs, items }) => items.map((item) => entryOf(item, attrs?.name ?? ''))),
  )
}

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

const entryOf = ({ updatedAt, details, overview }: z.infer<typeof Item>, where: string): ImportEntry => {
  const login = (designation: string) =>
    details?.loginFields?.find((field) => field.designation === designation)?.value ?? ''
  const fields = (details?.sections ?? []).flatMap((section) =>
    (section.fields ?? []).map(({ title, value }) => ({
      name: title ?? '',
      value: Object.values(value ?? {}).find((one) => typeof one === 'string') ?? '',
    })),
  )
  const password = login('password')
  return {
    title: overview?.title ?? '',
    where,
    username: login('username'),
    password: password === '' ? (details?.password ?? '') : password,
    fields,
    notes: details?.notesPlain ?? '',
    urls: [overview?.url, ...(overview?.urls ?? []).map(({ url }) => url)].flatMap((url) => url ?? []),
    changedAt: updatedAt == null || updatedAt < 0 ? null : Math.floor(updatedAt * 1_000),
    secretChangedAt: null,
  }
}
