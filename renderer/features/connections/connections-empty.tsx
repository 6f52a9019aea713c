import { Button } from '../../kit/button.tsx'
import { connect } from '../../app/deeds.ts'
import { changeList, go, type ListView, useStore } from '../../app/store.ts'

/** Nothing connected yet: says what comes first. */
export const EmptyConnections = ({ hasApps }: { readonly hasApps: boolean }) => (
  <div className="page scroll">
    <div className="whole">
      <h2 className="answer">No organisation is on the list</h2>
      <p>
        {hasApps
          ? 'Connecting opens your browser at Xero. There you choose the organisation and allow access, and this list shows it at once, with the age of each fact.'
          : 'First Keyward needs the client id and the secret of a Xero app. Then one sign-in at Xero shows here which organisations it reaches.'}
      </p>
      <div className="buttons whole-buttons">
        {hasApps ? (
          <Button onClick={() => void connect()}>Choose an app and connect</Button>
        ) : (
          <Button onClick={() => go({ at: 'appForm', appId: null })}>Add a Xero app</Button>
        )}
      </div>
    </div>
  </div>
)

const NONE = {
  all: 'No organisation is on the list.',
  needYou: 'No connection needs you.',
  ended: 'None has ended. Connections that you disconnect are kept here until you take them off the list.',
} as const satisfies Record<ListView['show'], string>

/** A search or a view of the list that holds nothing. */
export const NothingFound = () => {
  const list = useStore((state) => state.list)
  return list.search === '' ? (
    <p className="list-none">{NONE[list.show]}</p>
  ) : (
    <p className="list-none">
      Nothing here matches “{list.search}”. The search looks at organisations, people, apps and kinds.{' '}
      <Button kind="link" onClick={() => changeList({ search: '', show: 'all' })}>
        Show all
      </Button>
    </p>
  )
}
