import { useDeferredValue, useEffect, useMemo } from 'react'
import { Boundary } from '../../app/boundary.tsx'
import { BrokenPane } from '../../app/broken.tsx'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { type ConnectionRow, countRows, filterRows, listLines, sortRows } from './connection-list.ts'
import { connect } from '../../app/actions.ts'
import { grouped } from '../../language/plural.ts'
import type { RouteOf } from '../../app/route.ts'
import { changeList, go, type ListView, openColumns, useStore, useWorkedOut } from '../../app/store.ts'
import { CheckButton } from '../needs/check-button.tsx'
import { ConnectionList } from './connection-list-view.tsx'
import { ConnectionPane } from './connection-pane.tsx'
import { EmptyConnections } from './connections-empty.tsx'
import { FilterBar, FilterButton } from './filter-bar.tsx'
import { judgeOf } from './filters.ts'
import { ManyPane } from './many-pane.tsx'
import { RunPane } from './run-pane.tsx'
import { RunStrip } from './run-strip.tsx'
import { selectedRows } from './selection.ts'
import { COLUMNS } from './words-columns.ts'
import { CONNECTIONS_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Every organisation of every app: one list, one pane. */
export const ConnectionsView = ({ route }: { readonly route: RouteOf<'connections'> }) => {
  const snapshot = useParts('apps', 'preferences')
  useSlash()
  useWorkedOut()
  const rows = useStore((state) => state.rows)
  const list = useStore((state) => state.list)
  const counts = useMemo(() => countRows(rows), [rows])
  const sorted = useMemo(
    () => sortRows(rows, list.column, list.direction),
    [rows, list.column, list.direction],
  )
  const search = useDeferredValue(list.search)
  const { filter } = list
  const { apps, connections } = useParts('apps', 'connections')
  const now = useStore((state) => state.now)
  const within = useMemo(
    () => (filter === null ? sorted : sorted.filter(judgeOf(filter, { apps, connections }, now))),
    [sorted, filter, apps, connections, now],
  )
  const found = useMemo(() => filterRows(within, { show: list.show, search }), [within, list.show, search])
  const lines = useMemo(
    () => listLines(found, list.isGrouped, list.closedGroups),
    [found, list.isGrouped, list.closedGroups],
  )
  const chosen = route.key === null ? undefined : rows.find(({ connection }) => connection.key === route.key)
  return (
    <>
      <header className="toolbar">
        <ViewHeading>{CONNECTIONS_VIEW.connections}</ViewHeading>
        <Segments counts={counts} show={list.show} />
        <SearchField search={list.search} />
        <div className="buttons">
          <FilterButton rows={rows} />
          <Button
            kind="quiet"
            size="icon"
            icon="groups"
            aria-label={CONNECTIONS_VIEW.groupByApp}
            aria-pressed={list.isGrouped}
            onClick={() => changeList({ isGrouped: !list.isGrouped })}
          />
          <Button
            kind="quiet"
            size="icon"
            icon="columns"
            aria-label={COLUMNS.columns}
            aria-haspopup="dialog"
            onClick={() => openColumns(true)}
          />
          <CheckButton words={CONNECTIONS_VIEW.checkAll} isOff={rows.length === 0} isBrief />
          <Button kind="primary" onClick={() => void connect()}>
            {CONNECTIONS_VIEW.connectAnOrganisation}
          </Button>
        </div>
      </header>
      {filter === null ? null : <FilterBar filter={filter} shown={found.length} of={rows.length} />}
      {route.ask === 'run' ? null : <RunStrip />}
      {rows.length === 0 ? (
        <EmptyConnections hasApps={snapshot.apps.length > 0} />
      ) : (
        <div className="columns">
          <ConnectionList
            lines={lines}
            rows={found}
            chosen={route.key}
            isCompact={snapshot.preferences.rows === 'compact'}
          />
          {route.ask === 'many' ? <SelectedPane rows={found} /> : null}
          {route.ask === 'run' ? <RunPane /> : null}
          {chosen === undefined ? null : (
            <Boundary
              resetOn={`${chosen.connection.key} ${route.ask}`}
              renderInstead={(retry) => <BrokenPane onRetry={retry} onClose={closePane} />}
            >
              <ConnectionPane
                key={chosen.connection.key}
                row={chosen}

                isAsking={route.ask === 'disconnect'}
                onClose={closePane}
              />
            </Boundary>
          )}
        </div>
      )}
    </>
  )
}

/** The question about all that is selected; nothing where nothing is any more. */
const SelectedPane = ({ rows }: { readonly rows: readonly ConnectionRow[] }) => {
  const selected = useStore((state) => state.selected)
  const chosen = useMemo(() => selectedRows(rows, selected), [rows, selected])
  return chosen.length === 0 ? null : <ManyPane rows={chosen} />
}

const closePane = () => go({ at: 'connections', key: null, ask: null })

const SHOWN = [
  ['all', CONNECTIONS_VIEW.all],
  ['needYou', CONNECTIONS_VIEW.needYou],
  ['ended', CONNECTIONS_VIEW.ended],
] as const

type SegmentsProps = { readonly counts: ReturnType<typeof countRows>; readonly show: ListView['show'] }

const Segments = ({ counts, show }: SegmentsProps) => (
  <fieldset className="segments" aria-label={CONNECTIONS_VIEW.show}>
    {SHOWN.map(([value, name]) => (
      <button
        key={value}
        type="button"
        aria-pressed={show === value}
        onClick={() => changeList({ show: value })}
      >
        {name} <span>{grouped(counts[value])}</span>
      </button>
    ))}
  </fieldset>
)

/** "/" leads to the search from anywhere in the view, except from where somebody types or something floats. */
const useSlash = () =>
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role="dialog"]')
      if (event.key !== '/' || isElsewhere !== null) return
      event.preventDefault()
      document.getElementById('connection-search')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

const SearchField = ({ search }: { readonly search: string }) => (
  <div className="field push">
    <Icon name="search" />
    <input
      type="search"
      id="connection-search"
      aria-label={CONNECTIONS_VIEW.searchOrganisationsAndPeople}
      aria-keyshortcuts="/"
      placeholder={CONNECTIONS_VIEW.searchOrganisationsAndPeople}
      value={search}
      onChange={(event) => changeList({ search: event.target.value })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && search !== '') {
          event.stopPropagation()
          changeList({ search: '' })
        }
        if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault()
          document.getElementById('connection-grid')?.focus()
        }
      }}
    />
  </div>
)
