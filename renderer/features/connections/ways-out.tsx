import { Button } from '../../kit/button.tsx'
import type { ConnectionRow } from './connection-list.ts'
import { attempt, connect } from '../../app/deeds.ts'

/** A connection that outlived its sign-in: the three ways to end it or to take it up again. */
export const WaysOut = ({ row }: { readonly row: ConnectionRow }) => (
  <section>
    <h3>Ways out</h3>
    <ol className="ways-out">
      <li>
        <Button kind="link" onClick={() => void connect(row.connection.appId)}>
          Sign in again
        </Button>{' '}
        with {row.appName} and choose this organisation. Then it can be checked, and disconnected here.
      </li>
      <li>
        Somebody with the right to it ends it in Xero, under{' '}
        <Button
          kind="link"
          onClick={() => void attempt('Open Xero', 'openPlace', { place: 'connectedApps' })}
        >
          Connected apps
        </Button>
        .
      </li>
      <li>
        Whoever owns the app ends it in the{' '}
        <Button
          kind="link"
          onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
        >
          developer portal
        </Button>
        , under Connection management.
      </li>
    </ol>
  </section>
)
