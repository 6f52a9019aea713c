import { useState } from 'react'
import { linkedApp } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { attempt, check, connect } from '../../app/deeds.ts'
import { count } from '../../language/plural.ts'
import { ROUTES } from '../apps/route-words.ts'
import { go, useStore, useStored } from '../../app/store.ts'
import { ageOf } from '../../language/ages.ts'
import type { JourneyStepProps } from './journey-step-props.ts'

/** Step 3: the app in the portal, its values in the vault. It is seen, not said. */
export const JourneyApp = ({ journey, snapshot }: JourneyStepProps) => {
  const appId = linkedApp(journey.events)
  const app = snapshot.apps.find(({ id }) => id === appId)
  const stored = useStored().guide.journeys.find(({ id }) => id === journey.id)
  const [chosen, setChosen] = useState('')
  const add = () =>
    go({
      at: 'appForm',
      appId: null,
      start: { name: stored?.name ?? journey.name, scopes: journey.scopes, journeyId: journey.id },
    })
  if (app !== undefined)
    return (
      <>
        <p>
          <StateMark
            mood={app.secret.state === 'stored' ? 'fine' : 'urgent'}
            words={
              app.secret.state === 'stored'
                ? `${app.name} is in the vault, its secret in the keychain`
                : `${app.name}’s secret is ${app.secret.state} in the keychain`
            }
          />
        </p>
        <div className="buttons guide-deeds">
          <Button onClick={() => go({ at: 'apps', appId: app.id, ask: null })}>Show the app</Button>
        </div>
      </>
    )
  return (
    <>
      <ol className="todo">
        <li>In the developer portal, make a new app. Its name may not contain “Xero”.</li>
        <li>
          It asks for a redirect address: the one place to which Xero sends its answer after a sign-in.
          Without a website of your own, give it this one, and choose “{ROUTES.loopback.name}” here
          afterwards:
          <CopyLine text={ROUTES.loopback.proposal} what="redirect address" />
          With one, take an https address on it, and Keyward writes the rule to put there.
        </li>
        <li>Choose “Generate a secret”. Xero shows it once: leave that page open.</li>
        <li>Add the app here, and paste both values. They go straight into the keychain.</li>
      </ol>
      <div className="buttons guide-deeds">
        <Button
          icon="external"
          onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
        >
          Open the developer portal
        </Button>
        <Button kind="primary" onClick={add}>
          Add the app here
        </Button>
      </div>
      {snapshot.apps.length === 0 ? null : (
        <label className="choice-line">
          It is in the vault already:
          <select
            className="field"
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value)
              if (event.target.value !== '')
                void attempt('Take this app', 'linkApp', {
                  journeyId: journey.id,
                  appId: event.target.value,
                })
            }}
          >
            <option value="">Choose an app</option>
            {snapshot.apps.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

/** Step 4: the privilege, and the sign-in that shows that it is there. */
export const JourneySignIn = ({ journey, snapshot }: JourneyStepProps) => {
  const now = useStore((state) => state.now)
  const appId = linkedApp(journey.events)
  const app = snapshot.apps.find(({ id }) => id === appId)
  const listed = snapshot.connections.filter((one) => one.appId === appId && one.state.kind === 'listed')
  if (app === undefined)
    return <p className="soft">First the app has to be in the vault: that is the step before.</p>
  if (listed.length > 0)
    return (
      <>
        <p>
          <StateMark
            mood="fine"
            words={`Xero lists ${count(listed.length, 'connection')} of ${app.name}, as of ${ageOf(
              listed.reduce((latest, one) => Math.max(latest, one.checkedAt), 0),
              now,
            )}`}
          />
        </p>
        <div className="buttons guide-deeds">
          <Button onClick={() => go({ at: 'connections', key: listed[0]?.key ?? null, ask: null })}>
            Show the connection
          </Button>
          <Button onClick={() => void check(listed.map(({ key }) => key))}>Check it now</Button>
        </div>
      </>
    )
  return (
    <>
      <ol className="todo">
        <li>
          In Practice Manager: Business, Staff, the person who will sign in, “Connect third-party add-ons” on.
        </li>
        <li>That person signs in here, in their own browser, and chooses the practice.</li>
        <li>
          If Xero says “You don’t have access to connect any Xero Practice Manager accounts”, the privilege is
          not on yet, or not for that person.
        </li>
      </ol>
      <div className="buttons guide-deeds">
        <Button kind="primary" onClick={() => void connect(app.id)}>
          Sign in to Xero
        </Button>
      </div>
    </>
  )
}
