import * as z from 'zod'

/** The columns of the table of connections. The first stands first and is always there, as are the two that say how it is. */
export const ColumnId = z.enum([
  'organisation',
  'kind',
  'tags',
  'person',
  'since',
  'status',
  'checked',
  'app',
  'note',
  'organisationId',
])
export type ColumnId = z.infer<typeof ColumnId>

/** Columns that cannot be hidden: without them a row says nothing. */
export const ALWAYS_SHOWN: readonly ColumnId[] = ['organisation', 'status', 'checked']

/** How narrow and how wide a column may be, in CSS pixels. */
export const COLUMN_MIN = 64
export const COLUMN_MAX = 600

/** One column as somebody wants it; `width` in CSS pixels, and `null` for what it is by itself. */
export const ColumnChoice = z.strictObject({
  id: ColumnId,
  isShown: z.boolean(),
  width: z.int().min(COLUMN_MIN).max(COLUMN_MAX).nullable(),
})
export type ColumnChoice = z.infer<typeof ColumnChoice>

/** Columns in their order; one that is not named comes last, as it is by itself. */
export const ColumnChoices = z.array(ColumnChoice).max(ColumnId.options.length)
export type ColumnChoices = z.infer<typeof ColumnChoices>

const SHOWN_BY_ITSELF: readonly ColumnId[] = ['organisation', 'kind', 'person', 'since', 'status', 'checked']

/** Every column once, the first first: what was chosen, and what was not as it is by itself. */
export const allColumns = (chosen: ColumnChoices): ColumnChoice[] => {
  const known = new Map(chosen.map((one) => [one.id, one]))
  const ordered = [...new Set([...known.keys(), ...ColumnId.options])]
  const all = ordered.map((id): ColumnChoice => {
    const { isShown = SHOWN_BY_ITSELF.includes(id), width = null } = known.get(id) ?? {}
    return { id, isShown: isShown || ALWAYS_SHOWN.includes(id), width }
  })
  return [...all.filter(({ id }) => id === 'organisation'), ...all.filter(({ id }) => id !== 'organisation')]
}
