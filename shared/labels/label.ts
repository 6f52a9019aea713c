import * as z from 'zod'
import { NOTE_MAX } from '../apps/app-draft.ts'
import type { Connection } from '../connections/connection.ts'
import { plainText } from '../kernel/person.ts'
import { foldText } from '../kernel/shown-text.ts'

/** How long a tag may be, and how many one organisation or app may have. */
export const TAG_MAX = 40
export const TAGS_MAX = 12

/** What the practice itself says of an organisation or an app; Xero knows nothing of it. */
export const Label = z.object({
  /** Of an organisation what `labelIdOf` says, of an app its id. */
  id: z.string().min(1),
  tags: z.array(z.string().min(1).max(TAG_MAX)).max(TAGS_MAX),
  /** Empty for an app, whose note stands in its own record. */
  note: z.string().max(NOTE_MAX),
})
export type Label = z.infer<typeof Label>

export const Labels = z.object({ organisations: z.array(Label), apps: z.array(Label) })
export type Labels = z.infer<typeof Labels>

export const NO_LABELS: Labels = { organisations: [], apps: [] }

/**
 * What an organisation’s label goes by: the organisation itself, so that it is the same in each app and after it was
 * connected again; where Xero names none, the one connection.
 */
export const labelIdOf = ({ tenantId, key }: Pick<Connection, 'tenantId' | 'key'>): string =>
  tenantId === '' ? key : tenantId

/** A tag as it is kept: one line without what nobody sees; empty where nothing of it can be seen. */
export const tidyTag = (tag: string): string =>
  plainText(tag, TAG_MAX * 4)
    .replace(/\s+/gu, ' ')
    .slice(0, TAG_MAX)
    .replace(/\p{Cs}/gu, '') // half of a character, where it was cut
    .trim()

/** Whether two tags are the same to whoever reads them. */
export const isSameTag = (a: string, b: string): boolean => foldText(a) === foldText(b)

/** Every tag that is used, each once, by name. */
export const tagsIn = (labels: readonly Label[]): string[] => {
  const byName = new Map<string, string>()
  for (const { tags } of labels)
    for (const tag of tags) if (!byName.has(foldText(tag))) byName.set(foldText(tag), tag)
  return [...byName.values()].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }))
}
