import {
  ALWAYS_SHOWN,
  allColumns,
  COLUMN_MAX,
  COLUMN_MIN,
  type ColumnChoice,
  type ColumnChoices,
  type ColumnId,
} from '../../../shared/settings/columns.ts'
import { run } from '../../app/actions.ts'
import { useStore } from '../../app/store.ts'
import { COLUMNS } from './words-columns.ts'

/** How wide each is by itself, in CSS pixels: the longest that it usually says; the name takes what is left. */
const WIDTHS: Record<ColumnId, number> = {
  organisation: 240,
  kind: 128,
  tags: 168,
  person: 124,
  since: 104,
  status: 184,
  checked: 100,
  app: 144,
  note: 200,
  organisationId: 160,
}

/** Which go first where there is no room for all; name, sign-in and age stay. */
const GO_FIRST: readonly ColumnId[] = ['organisationId', 'note', 'tags', 'app', 'kind', 'since', 'person']

/** The least that is left for the name before a column goes, and once none can go any more. */
const NAME_WANTS = 180
const NAME_NEEDS = 96
/** Between two columns, and on both sides of all, as the stylesheet has them. */
const GAP = 12
const SIDES = 32

/** One column as it is drawn. */
export type Column = { readonly id: ColumnId; readonly width: number }

/** The columns that there is room for, and how the grid is divided among them. */
export type Columns = { readonly shown: readonly Column[]; readonly template: string }

const taken = (columns: readonly Column[]): number =>
  SIDES + (columns.length - 1) * GAP + columns.slice(1).reduce((sum, { width }) => sum + width, 0)

/** Which of the chosen columns stand in a list of this width, in CSS pixels. */
export const fitColumns = (choices: ColumnChoices, width: number): Columns => {
  let shown: Column[] = allColumns(choices)
    .filter(({ isShown }) => isShown)
    .map((one) => ({ id: one.id, width: one.width ?? WIDTHS[one.id] }))
  for (const id of GO_FIRST) {
    if (width - taken(shown) >= NAME_WANTS) break
    shown = shown.filter((one) => one.id !== id)
  }
  // what somebody has drawn wide gives way before anything that matters is cut
  const isNarrow = width - taken(shown) < NAME_NEEDS
  if (isNarrow) shown = shown.map((one) => ({ ...one, width: Math.min(one.width, WIDTHS[one.id]) }))
  const lack = NAME_NEEDS - (width - taken(shown))
  if (lack > 0)
    shown = shown.map((one) =>
      one.id === 'status' ? { ...one, width: Math.max(COLUMN_MIN, one.width - lack) } : one,
    )
  const template = shown.map(({ id, width: px }) => (id === 'organisation' ? 'minmax(0, 1fr)' : `${px}px`))
  return { shown, template: template.join(' ') }
}

/** How wide a column is where it stands by itself. */
export const widthOf = ({ id, width }: ColumnChoice): number => width ?? WIDTHS[id]

export const mayHide = (id: ColumnId): boolean => !ALWAYS_SHOWN.includes(id)

const chosen = (): ColumnChoice[] => allColumns(useStore.getState().stored?.preferences.columns ?? [])

/** Keeps what was chosen, for every practice here: how the window looks is nobody’s secret. */
const keep = async (columns: readonly ColumnChoice[]): Promise<void> => {
  const preferences = useStore.getState().stored?.preferences
  if (preferences !== undefined)
    await run(COLUMNS.doing, 'setPreferences', { ...preferences, columns: [...columns] })
}

export const showColumn = (id: ColumnId, isShown: boolean): Promise<void> =>
  keep(chosen().map((one) => (one.id === id ? { ...one, isShown } : one)))

/** Makes one so wide; the name takes what is left. */
export const sizeColumn = (id: ColumnId, width: number): Promise<void> =>
  keep(
    chosen().map((one) =>
      one.id === id ? { ...one, width: Math.round(Math.min(COLUMN_MAX, Math.max(COLUMN_MIN, width))) } : one,
    ),
  )

/** How much wider or narrower one step makes it. */
const STEP = 16
export const stepColumn = (id: ColumnId, by: -1 | 1): Promise<void> => {
  const one = chosen().find((other) => other.id === id)
  return one === undefined ? Promise.resolve() : sizeColumn(id, widthOf(one) + by * STEP)
}

/** Moves one past its neighbour, of those shown where it is one of them; the name stays first. */
export const moveColumn = (id: ColumnId, by: -1 | 1): Promise<void> => {
  const all = chosen()
  const moved = movedColumn(all, id, by)
  return moved === all ? Promise.resolve() : keep(moved)
}

/** The columns with one moved; the same ones where it has no neighbour on that side. */
export const movedColumn = (
  all: readonly ColumnChoice[],
  id: ColumnId,
  by: -1 | 1,
): readonly ColumnChoice[] => {
  const at = all.findIndex((one) => one.id === id)
  const one = all[at]
  if (one === undefined || id === 'organisation') return all
  const isNeighbour = (other: ColumnChoice | undefined) =>
    other !== undefined && (!one.isShown || other.isShown)
  let to = at + by
  while (to > 0 && to < all.length && !isNeighbour(all[to])) to += by
  if (to < 1 || to >= all.length) return all
  return all.toSpliced(at, 1).toSpliced(to, 0, one)
}

export const resetColumns = (): Promise<void> => keep([])
