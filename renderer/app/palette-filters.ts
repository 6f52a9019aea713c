import { tagsIn } from '../../shared/labels/label.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { ConnectionRow } from '../features/connections/connection-list.ts'
import { peopleOf, type RowFilter } from '../features/connections/filters.ts'
import { FILTERS } from '../features/connections/words-filters.ts'
import { count } from '../language/plural.ts'
import type { PaletteItem } from './palette-item.ts'
import { changeList, go } from './store.ts'
import { PALETTE_ITEMS } from './words-palette.ts'

/** More of a kind are found by more of their letters. */
const MOST = 4

/** People whose sign-in is used, and the practice's tags: each leads to its connections. Only what somebody typed a part of. */
export const paletteFilters = (
  { labels }: Pick<Snapshot, 'labels'>,
  rows: readonly ConnectionRow[],
  matches: (name: string) => boolean,
): PaletteItem[] => [
  ...peopleOf(rows)
    .filter(matches)
    .slice(0, MOST)
    .map((person) =>
      lineOf(person, { kind: 'signedInBy', person }, rows.filter((row) => row.person === person).length),
    ),
  ...tagsIn(labels.organisations)
    .filter(matches)
    .slice(0, MOST)
    .map((tag) => lineOf(tag, { kind: 'tagged', tag }, rows.filter(({ tags }) => tags.includes(tag)).length)),
]

const lineOf = (name: string, filter: RowFilter, amount: number): PaletteItem => ({
  id: `filter ${filter.kind} ${name}`,
  group: PALETTE_ITEMS.peopleAndTags,
  icon: filter.kind === 'tagged' ? 'filter' : 'connections',
  name,
  more: `${FILTERS.name(filter)}, ${count(amount, 'connection')}`,
  run: () => {
    changeList({ filter, search: '', show: 'all' })
    go({ at: 'connections', key: null, ask: null })
  },
})
