import * as z from 'zod'
import { ColumnId } from '../settings/columns.ts'
import { plainText } from '../kernel/person.ts'

/** How long the name of a view may be, and how many views there may be. */
export const VIEW_NAME_MAX = 60
export const VIEWS_MAX = 40

/** What a filter goes by that needs nothing but its name, in the order in which they are offered. */
export const PLAIN_FILTERS = [
  'lapses30',
  'expired',
  'unchecked7',
  'moreThanAsked',
  'nobodyHere',
  'twoApps',
] as const

/** A way to look at a part of the list of connections, beside what is searched for. */
export const RowFilter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(PLAIN_FILTERS) }),
  z.strictObject({ kind: z.literal('signedInBy'), person: z.string().max(200) }),
  z.strictObject({ kind: z.literal('tagged'), tag: z.string().max(200) }),
])
export type RowFilter = z.infer<typeof RowFilter>

/** What the list of connections can be ordered by. */
export const SortColumn = ColumnId
export type SortColumn = z.infer<typeof SortColumn>

/** How the list of connections is looked at: what of it is shown, and in which order. */
export const Look = z.strictObject({
  show: z.enum(['all', 'needYou', 'ended']),
  search: z.string().max(200),
  /** One part of the list; `null` for all of it. */
  filter: RowFilter.nullable(),
  column: SortColumn,
  direction: z.enum(['ascending', 'descending']),
  isGrouped: z.boolean(),
})
export type Look = z.infer<typeof Look>

/** A look that was given a name, and stands in the rail. It may name people and clients, and lies in the vault. */
export const SavedView = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1).max(VIEW_NAME_MAX),
  look: Look,
})
export type SavedView = z.infer<typeof SavedView>

/** A name as it is kept: one line without what nobody sees; empty where nothing of it can be seen. */
export const tidyViewName = (name: string): string =>
  plainText(name, VIEW_NAME_MAX * 4)
    .replace(/\s+/gu, ' ')
    .slice(0, VIEW_NAME_MAX)
    .replace(/\p{Cs}/gu, '') // half of a character, where it was cut
    .trim()

/** Whether two looks show the same. */
export const isSameLook = (a: Look, b: Look): boolean =>
  JSON.stringify(Look.parse(a)) === JSON.stringify(Look.parse(b))
