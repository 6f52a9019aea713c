import { useState } from 'react'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { Attempt } from '../../../shared/contract/work.ts'
import { Ask } from '../../kit/ask.tsx'
import { Button } from '../../kit/button.tsx'
import { attempt as doing } from '../../app/deeds.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'

/** The cases in which Xero shows a page of its own and never calls back. */
export const SignInHelp = ({
  attempt,
  snapshot,
}: {
  readonly attempt: Attempt
  readonly snapshot: Snapshot
}) => {
  const [isWhere, setWhere] = useState(false)
  const [isBoth, setBoth] = useState(false)
  const app = snapshot.apps.find(({ id }) => id === attempt.appId)
  return (
    <>
      <h2 className="help-head">Xero stays on a page of its own and never comes back here when</h2>
      <ul>
        <Ask question="it says “You don’t have access to connect any Xero Practice Manager accounts”">
          <p>
            You lack the privilege “Connect third-party add-ons”.{' '}
            <Button kind="link" aria-expanded={isWhere} onClick={() => setWhere(!isWhere)}>
              Where to switch it on
            </Button>
          </p>
          {isWhere ? (
            <p>
              In Practice Manager: Business, then Staff, then the person, then tick “Connect third-party
              add-ons”. An administrator can do it. Afterwards open the browser again from here.
            </p>
          ) : null}
        </Ask>
        <Ask question="it complains about the redirect address">
          <p>
            The app at Xero must list exactly this one:{' '}
            <span className="mono wrap">{attempt.redirectUri}</span>
          </p>
        </Ask>
        <Ask question="it complains about the app or its scopes">
          <p>
            Compare the client id and the scopes with the developer portal.{' '}
            <Button kind="link" aria-expanded={isBoth} onClick={() => setBoth(!isBoth)}>
              Show both
            </Button>
          </p>
          {isBoth ? (
            <p>
              <span className="mono wrap">{shownText(app?.clientId ?? '')}</span>
              <br />
              <span className="mono wrap">{attempt.scopes.join(' ')}</span>
              <br />
              <Button
                kind="link"
                onClick={() => void doing('Open Xero', 'openPlace', { place: 'developerPortal' })}
              >
                Open the developer portal
              </Button>
            </p>
          ) : null}
        </Ask>
      </ul>
    </>
  )
}
