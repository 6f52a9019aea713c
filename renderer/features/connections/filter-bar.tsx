import { changeList, openMenu, useStore } from '../../app/store.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { MenuButton } from '../../kit/menu.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { tagsIn } from '../../../shared/labels/label.ts'
import { PLAIN_FILTERS, type RowFilter } from '../../../shared/views/view.ts'
import { judgeOf, peopleOf } from './filters.ts'
import { askName, isShown, openView, viewActions } from '../views/view-actions.ts'
import { VIEWS } from '../views/words.ts'
import { FILTERS } from './words-filters.ts'

/** More tags than this, and more people in one menu are found by the search instead. */
const TAGS_MOST = 20
const PEOPLE_MOST = 12

/** Opens what can be filtered by, each with how many rows it holds now. */
export const FilterButton = ({ rows }: { readonly rows: readonly ConnectionRow[] }) => {
  const isOn = useStore(({ list }) => list.filter !== null)
  const { apps, connections, labels, views } = useParts('apps', 'connections', 'labels', 'views')
  const now = useStore((state) => state.now)
  const open = (button: HTMLElement) => {
    const { left, top, width, height } = button.getBoundingClientRect()
    const lineOf = (filter: RowFilter) => ({
      label: FILTERS.line(
        FILTERS.name(filter),
        rows.filter(judgeOf(filter, { apps, connections }, now)).length,
      ),
      run: () => changeList({ filter }),
    })
    openMenu({
      label: FILTERS.filter,
      groups: [
        views.map((view) => ({ label: view.name, run: () => openView(view) })),
        PLAIN_FILTERS.map((kind) => lineOf({ kind })),
        tagsIn(labels.organisations)
          .slice(0, TAGS_MOST)
          .map((tag) => lineOf({ kind: 'tagged', tag })),
        peopleOf(rows)
          .slice(0, PEOPLE_MOST)
          .map((person) => lineOf({ kind: 'signedInBy', person })),
        [
          ...(isOn ? [{ label: FILTERS.off, run: () => changeList({ filter: null }) }] : []),
          { label: VIEWS.save, run: () => askName('') },
        ],
      ].filter((group) => group.length > 0),
      at: { x: left, y: top, width, height },
    })
  }
  return (
    <Button
      kind="quiet"
      size="icon"
      icon="filter"
      aria-label={FILTERS.filter}
      aria-haspopup="menu"
      aria-pressed={isOn}
      onClick={({ currentTarget }) => open(currentTarget)}
    />
  )
}

type FilterBarProps = { readonly filter: RowFilter; readonly shown: number; readonly of: number }

/** Which filter is on, and how many rows it leaves. */
export const FilterBar = ({ filter, shown, of }: FilterBarProps) => (
  <div className="filter-bar">
    <span className="filter-chip">
      {FILTERS.name(filter)}
      <Button
        kind="quiet"
        size="icon"
        icon="close"
        aria-label={FILTERS.clear}
        onClick={() => {
          changeList({ filter: null })
          document.getElementById('connection-grid')?.focus()
        }}
      />
    </span>
    <span className="push age" role="status">
      {FILTERS.shown(shown, of)}
    </span>
    <ViewButton name={FILTERS.name(filter)} />
  </div>
)

/** Keeps what is shown as a view; where it is one already, what can be done with that. */
const ViewButton = ({ name }: { readonly name: string }) => {
  const { views } = useParts('views')
  const list = useStore((state) => state.list)
  const view = views.find((one) => isShown(one, list))
  if (view === undefined)
    return (
      <Button size="small" onClick={() => askName(name)}>
        {VIEWS.save}
      </Button>
    )
  return <MenuButton words={VIEWS.edit} groups={viewActions(view)} />
}
