import { useState } from 'react'
import { isConnected } from '../../shared/affects.ts'
import type { Snapshot } from '../../shared/snapshot.ts'
import type { XeroApp } from '../../shared/xero-app.ts'
import { Button } from '../components/button.tsx'
import { StateMark } from '../components/state-mark.tsx'
import { attempt, beginRotation, check } from '../deeds.ts'
import { describeFailure } from '../messages.ts'
import { count, noun } from '../plural.ts'
import { statusInRow } from '../status-messages.ts'
import { changeList, go, useStore } from '../store.ts'
import { StepQuestions } from './step-questions.tsx'

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
          <WholeApp key={app.id} app={app} />
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

/** The whole app: every connection that breaks is listed and ticked, and afterwards Xero is asked what it still answers. */
const WholeApp = ({ app }: { readonly app: XeroApp }) => {
  const now = useStore((state) => state.now)
  const rows = useStore((state) => state.rows).filter(({ connection }) => connection.appId === app.id)
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const connected = rows.filter(({ connection }) => isConnected(connection))
  const left = connected.filter(({ connection }) => !known.has(connection.key)).length
  const ask = async () => {
    setAsking(true)
    await check(rows.map(({ connection }) => connection.key))
    setAsking(false)
  }
  return (
    <section className="whole-app">
      <h3>The whole app</h3>
      <p className="soft">
        Deleting {app.name} in the developer portal breaks {count(connected.length, 'connection')} for good:
        each organisation has to be connected anew with a new app. Tick each whose people know.
      </p>
      <ul className="away-list">
        {rows.slice(0, 200).map(({ connection, status }) => (
          <li key={connection.key}>
            <label className="tick">
              <input
                type="checkbox"
                className="box"
                checked={known.has(connection.key) || !isConnected(connection)}
                disabled={!isConnected(connection)}
                onChange={(event) => {
                  const next = new Set(known)
                  if (event.target.checked) next.add(connection.key)
                  else next.delete(connection.key)
                  setKnown(next)
                }}
              />
              {connection.tenantName}
            </label>
            <span className="away-state">
              {connection.failure === null ? (
                <StateMark mood={status.mood} words={statusInRow(status, now)} />
              ) : (
                <StateMark mood="unknown" words={describeFailure(connection.failure).what} />
              )}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > 200 ? <p className="age">and {count(rows.length - 200, 'other')}</p> : null}
      <div className="buttons guide-deeds">
        <Button
          icon="external"
          aria-disabled={left > 0 || undefined}
          title={left > 0 ? `${count(left, 'organisation')} not ticked yet` : undefined}
          onClick={
            left > 0 ? undefined : () => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })
          }
        >
          Open the developer portal
        </Button>
        <Button aria-disabled={isAsking || undefined} onClick={isAsking ? undefined : () => void ask()}>
          {isAsking ? 'Asking Xero…' : 'Ask Xero what still answers'}
        </Button>
      </div>
      <p className="age wrap">
        {left === 0 || connected.length === 0
          ? 'After it is deleted, ask Xero here: what it no longer answers stands above, and in Activity.'
          : `${count(left, 'organisation')} ${noun(left, 'is', 'are')} not ticked yet.`}
      </p>
    </section>
  )
}
