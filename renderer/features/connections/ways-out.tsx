import { Button } from '../../kit/button.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { run, connect } from '../../app/actions.ts'
import { WAYS_OUT } from './words.ts'

const Portal = () => (
  <Button kind="link" onClick={() => void run(WAYS_OUT.openXero, 'openPlace', { place: 'developerPortal' })}>
    {WAYS_OUT.developerPortal}
  </Button>
)

/** A connection that outlived its sign-in: the ways to end it or to take it up again. */
export const WaysOut = ({
  row,
  onEndByOwnList,
}: {
  readonly row: ConnectionRow
  /** Asks about ending it by the app's own list; `null` where that cannot be done. */
  readonly onEndByOwnList: (() => void) | null
}) => (
  <section>
    <h3>{WAYS_OUT.waysOut}</h3>
    <ol className="ways-out">
      {onEndByOwnList === null ? null : (
        <li>
          <Button kind="link" onClick={onEndByOwnList}>
            {WAYS_OUT.byOwnList}
          </Button>{' '}
          {WAYS_OUT.byOwnListHow}
        </li>
      )}
      {row.status.code === 'ownConnection' ? (
        <li>
          {WAYS_OUT.authoriseAgain} <Portal />
          {WAYS_OUT.authoriseAgainHow}
        </li>
      ) : (
        <li>
          <Button kind="link" onClick={() => void connect(row.connection.appId)}>
            {row.status.code === 'madeElsewhere' ? WAYS_OUT.signInFirst : WAYS_OUT.signInAgain}
          </Button>{' '}
          {WAYS_OUT.signInAgainHow(row.appName)}
        </li>
      )}
      <li>
        {WAYS_OUT.inXero}{' '}
        <Button
          kind="link"
          onClick={() => void run(WAYS_OUT.openXero, 'openPlace', { place: 'connectedApps' })}
        >
          {WAYS_OUT.xeroPage}
        </Button>
        .
      </li>
      <li>
        {WAYS_OUT.inPortal} <Portal />
        {WAYS_OUT.portalPage}
      </li>
    </ol>
  </section>
)
