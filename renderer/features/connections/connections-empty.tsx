import { Button } from '../../kit/button.tsx'
import { connect } from '../../app/actions.ts'
import { changeList, go, type ListView, useStore } from '../../app/store.ts'
import { FILTERS } from './words-filters.ts'
import { CONNECTIONS_EMPTY } from './words.ts'

/** Nothing connected yet: says what comes first. */
export const EmptyConnections = ({ hasApps }: { readonly hasApps: boolean }) => (
  <div className="page scroll">
    <div className="whole">
      <h2 className="answer">{CONNECTIONS_EMPTY.emptyTitle}</h2>
      <p>{hasApps ? CONNECTIONS_EMPTY.emptyExplanation : CONNECTIONS_EMPTY.noAppExplanation}</p>
      <div className="buttons whole-buttons">
        {hasApps ? (
          <Button onClick={() => void connect()}>{CONNECTIONS_EMPTY.connect}</Button>
        ) : (
          <Button onClick={() => go({ at: 'appForm', appId: null })}>{CONNECTIONS_EMPTY.addApp}</Button>
        )}
      </div>
    </div>
  </div>
)

const NONE = {
  all: CONNECTIONS_EMPTY.nothingListed,
  needYou: CONNECTIONS_EMPTY.noneNeedsYou,
  ended: CONNECTIONS_EMPTY.noneEnded,
} as const satisfies Record<ListView['show'], string>

/** A search or a view of the list that holds nothing. */
export const NothingFound = () => {
  const list = useStore((state) => state.list)
  if (list.filter !== null)
    return (
      <p className="list-none">
        {FILTERS.none(FILTERS.name(list.filter))}{' '}
        <Button kind="link" onClick={() => changeList({ filter: null, search: '', show: 'all' })}>
          {CONNECTIONS_EMPTY.showAll}
        </Button>
      </p>
    )
  return list.search === '' ? (
    <p className="list-none">{NONE[list.show]}</p>
  ) : (
    <p className="list-none">
      {CONNECTIONS_EMPTY.noMatch(list.search)}{' '}
      <Button kind="link" onClick={() => changeList({ search: '', show: 'all', filter: null })}>
        {CONNECTIONS_EMPTY.showAll}
      </Button>
    </p>
  )
}
