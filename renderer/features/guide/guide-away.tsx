import { useState } from 'react'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { Button } from '../../kit/button.tsx'
import { beginRotation } from '../../app/actions.ts'
import { changeList, go } from '../../app/store.ts'
import { StepQuestions } from './step-questions.tsx'
import { WholeApp } from './whole-app.tsx'
import { GUIDE_AWAY } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Four ways to take access away: what each stops, what it leaves running, who can do it, and where. */
export const GuideAway = () => {
  const snapshot = useParts('apps', 'guide')
  const [appId, setAppId] = useState(snapshot.apps[0]?.id ?? '')
  const app = snapshot.apps.find(({ id }) => id === appId)
  return (
    <div className="page-main guide-away scroll">
      <h2 className="step-title">{GUIDE_AWAY.takeAccessAway}</h2>
      <p className="soft step-means">{GUIDE_AWAY.explanation}</p>
      {app === undefined ? (
        <p className="soft">{GUIDE_AWAY.noApp}</p>
      ) : (
        <>
          {snapshot.apps.length === 1 ? null : (
            <label className="choice-line">
              {GUIDE_AWAY.of}
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
      title={GUIDE_AWAY.organisationTitle}
      stops={GUIDE_AWAY.organisationEnds}
      leaves={GUIDE_AWAY.organisationLeaves}
      who={GUIDE_AWAY.organisationWho}
      button={GUIDE_AWAY.showTheOrganisations}
      onPress={() => {
        changeList({ search: app.name, show: 'all', filter: null })
        go({ at: 'connections', key: null, ask: null })
      }}
    />
    <Way
      title={GUIDE_AWAY.secretTitle}
      stops={GUIDE_AWAY.secretEnds}
      leaves={GUIDE_AWAY.secretLeaves}
      who={GUIDE_AWAY.secretWho}
      button={GUIDE_AWAY.replaceTheSecret}
      onPress={() => void beginRotation(app.id)}
    />
    <Way
      title={GUIDE_AWAY.personTitle}
      stops={GUIDE_AWAY.personEnds}
      leaves={GUIDE_AWAY.personLeaves}
      who={GUIDE_AWAY.personWho}
      button={GUIDE_AWAY.showThePeople}
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
      <p className="age">{GUIDE_AWAY.leavesAndWho(leaves, who)}</p>
    </div>
    <Button onClick={onPress}>{button}</Button>
  </li>
)
