import { useState } from 'react'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { beginRotation } from '../../app/deeds.ts'
import { changeList, go } from '../../app/store.ts'
import { StepQuestions } from './step-questions.tsx'
import { WholeApp } from './whole-app.tsx'

/** Four ways to take access away: what each stops, what it leaves running, who can do it, and where. */
export const GuideAway = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const [appId, setAppId] = useState(snapshot.apps[0]?.id ?? '')
  const app = snapshot.apps.find(({ id }) => id === appId)
  return (
    <div className="page-main guide-away scroll">
      <h2 className="step-title">Take access away</h2>
      <p className="soft step-means">
        There are four ways, and they are easily confused. Each ends something else.
      </p>
      {app === undefined ? (
        <p className="soft">There is no app in this vault whose access could be taken away.</p>
      ) : (
        <>
          {snapshot.apps.length === 1 ? null : (
            <label className="choice-line">
              Of
              <select className="field" value={appId} onChange={(event) => setAppId(event.target.value)}>
                {snapshot.apps.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Ways app={app} />
          <WholeApp key={app.id} app={app} told={snapshot.guide.told[app.id] ?? []} />
        </>
      )}
      <StepQuestions step="away" />
    </div>
  )
}

const Ways = ({ app }: { readonly app: XeroApp }) => (
  <ul className="needs away-ways">
    <Way
      title="One organisation"
      stops="Ends that connection at once."
      leaves="every other organisation, the secret, the sign-in"
      who="anybody with this vault"
      button="Show the organisations"
      onPress={() => {
        changeList({ search: app.name, show: 'all' })
        go({ at: 'connections', key: null, ask: null })
      }}
    />
    <Way
      title="The secret"
      stops="Stops whoever has a copy of it, once the old one is dead at Xero."
      leaves="all connections; the tool works on with the new one"
      who="whoever manages the app in the developer portal"
      button="Replace the secret"
      onPress={() => void beginRotation(app.id)}
    />
    <Way
      title="A person"
      stops="Stops them from connecting the practice to any app: “Connect third-party add-ons” off, in Practice Manager under Business, Staff."
      leaves="what they connected before, and every secret that they know"
      who="a Practice Manager admin"
      button="Show the people"
      onPress={() => go({ at: 'activity', tab: 'people' })}
    />
  </ul>
)

type WayProps = {
  readonly title: string
  readonly stops: string
  readonly leaves: string
  readonly who: string
  readonly button: string
  readonly onPress: () => void
}

const Way = ({ title, stops, leaves, who, button, onPress }: WayProps) => (
  <li className="need">
    <div>
      <h3>{title}</h3>
      <p>{stops}</p>
      <p className="age">
        Leaves running: {leaves}. Done by {who}.
      </p>
    </div>
    <Button onClick={onPress}>{button}</Button>
  </li>
)
