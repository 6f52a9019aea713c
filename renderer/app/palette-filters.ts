import { tagsIn } from '../../shared/labels/label.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { ConnectionRow } from '../features/connections/connection-list.ts'
import type { RowFilter } from '../../shared/views/view.ts'
import { peopleOf } from '../features/connections/filters.ts'
import { FILTERS } from '../features/connections/words-filters.ts'
import { openView } from '../features/views/view-actions.ts'
import { VIEWS } from '../features/views/words.ts'
import { count } from '../language/plural.ts'
import type { PaletteItem } from './palette-item.ts'
import { changeList, go } from './store.ts'
import { PALETTE_ITEMS } from './words-palette.ts'

/** More of a kind are found by more of their letters. */
const MOST = 4

/** People whose sign-in is used, and the practice's tags: each leads to its connections. Only what somebody typed a part of. */
export const paletteFilters = (
  { labels, views }: Pick<Snapshot, 'labels' | 'views'>,
  rows: readonly ConnectionRow[],
  matches: (name: string) => boolean,
): PaletteItem[] => [
  ...views
    .filter(({ name }) => matches(name))
    .slice(0, MOST)
    .map((view): PaletteItem => ({
      id: `view ${view.id}`,
      group: PALETTE_ITEMS.views,
      icon: 'filter',
      name: view.name,
      more: VIEWS.view,
      run: () => openView(view),
    })),
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
