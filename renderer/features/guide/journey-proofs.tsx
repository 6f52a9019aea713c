import { useState } from 'react'
import { linkedApp } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { run, check, connect } from '../../app/actions.ts'
import { REDIRECT_ROUTES } from '../apps/words-route.ts'
import { go, useStore } from '../../app/store.ts'
import { ageOf } from '../../language/ages.ts'
import type { JourneyStepProps } from './journey-step-props.ts'
import { JOURNEY_PROOFS } from './words-journey.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'

/** Step 3: the app in the portal, its values in the vault. It is seen, not said. */
export const JourneyApp = ({ journey }: JourneyStepProps) => {
  const snapshot = useParts('apps')
  const appId = linkedApp(journey.events)
  const app = snapshot.apps.find(({ id }) => id === appId)
  const stored = useStored('guide').guide.journeys.find(({ id }) => id === journey.id)
  const [chosen, setChosen] = useState('')
  const add = () =>
    go({
      at: 'appForm',
      appId: null,
      start: { name: stored?.name ?? journey.name, scopes: journey.scopes, journeyId: journey.id },
    })
  if (app !== undefined) {
    const { secret } = app
    const isSound = secret === null || secret.state === 'stored'
    return (
      <>
        <p>
          <StateMark
            mood={isSound ? 'fine' : 'urgent'}
            words={
              isSound
                ? secret === null
                  ? JOURNEY_PROOFS.appWithoutSecret(app.name)
                  : JOURNEY_PROOFS.appInVault(app.name)
                : JOURNEY_PROOFS.appSecretState(app.name, secret.state)
            }
          />
        </p>
        <div className="buttons guide-actions">
          <Button onClick={() => go({ at: 'apps', appId: app.id, ask: null })}>
            {JOURNEY_PROOFS.showTheApp}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <ol className="todo">
        <li>{JOURNEY_PROOFS.makeAppInPortal}</li>
        <li>
          {JOURNEY_PROOFS.redirectExplanation(REDIRECT_ROUTES.loopback.name)}
          <CopyLine text={REDIRECT_ROUTES.loopback.proposal} what={JOURNEY_PROOFS.redirectAddress} />
          {JOURNEY_PROOFS.ownWebsite}
        </li>
        <li>{JOURNEY_PROOFS.generateSecret}</li>
        <li>{JOURNEY_PROOFS.pasteBoth}</li>
      </ol>
      <div className="buttons guide-actions">
        <Button
          icon="external"
          onClick={() => void run(JOURNEY_PROOFS.openXero, 'openPlace', { place: 'developerPortal' })}
        >
          {JOURNEY_PROOFS.openTheDeveloperPortal}
        </Button>
        <Button kind="primary" onClick={add}>
          {JOURNEY_PROOFS.addApp}
        </Button>
      </div>
      {snapshot.apps.length === 0 ? null : (
        <label className="choice-line">
          {JOURNEY_PROOFS.alreadyInVault}
          <select
            className="field"
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value)
              if (event.target.value !== '')
                void run(JOURNEY_PROOFS.takeThisApp, 'linkApp', {
                  journeyId: journey.id,
                  appId: event.target.value,
                })
            }}
          >
            <option value="">{JOURNEY_PROOFS.chooseAnApp}</option>
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
export const JourneySignIn = ({ journey }: JourneyStepProps) => {
  const snapshot = useParts('apps', 'connections')
  const now = useStore((state) => state.now)
  const appId = linkedApp(journey.events)
  const app = snapshot.apps.find(({ id }) => id === appId)
  const listed = snapshot.connections.filter((one) => one.appId === appId && one.state.kind === 'listed')
  if (app === undefined) return <p className="soft">{JOURNEY_PROOFS.appFirst}</p>
  if (listed.length > 0)
    return (
      <>
        <p>
          <StateMark
            mood="fine"
            words={JOURNEY_PROOFS.connectionsListed(
              listed.length,
              app.name,
              ageOf(
                listed.reduce((latest, one) => Math.max(latest, one.checkedAt), 0),
                now,
              ),
            )}
          />
        </p>
        <div className="buttons guide-actions">
          <Button onClick={() => go({ at: 'connections', key: listed[0]?.key ?? null, ask: null })}>
            {JOURNEY_PROOFS.showTheConnection}
          </Button>
          <Button onClick={() => void check(listed.map(({ key }) => key))}>
            {JOURNEY_PROOFS.checkItNow}
          </Button>
        </div>
      </>
    )
  return (
    <>
      <ol className="todo">
        <li>{JOURNEY_PROOFS.privilegeHow}</li>
        <li>{JOURNEY_PROOFS.personSignsIn}</li>
        <li>{JOURNEY_PROOFS.privilegeMissing}</li>
      </ol>
      <div className="buttons guide-actions">
        <Button kind="primary" onClick={() => void connect(app.id)}>
          {JOURNEY_PROOFS.signInToXero}
        </Button>
      </div>
    </>
  )
}
