import { useState } from 'react'
import { affectedByRotation } from '../../../shared/connections/impact.ts'
import type { LeakToTell } from '../../../shared/rotation/aftermath.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { attempt, beginRotation, copy } from '../../app/deeds.ts'
import { fullDay } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'
import { leakDone, leakNotice, leakOf, replacedAfter } from './messages.ts'
import type { PlaceOf } from '../../app/place.ts'
import { changeList, go } from '../../app/store.ts'
import { Settling } from './aftermath-row.tsx'

type LeakProps = { readonly snapshot: Snapshot; readonly place: PlaceOf<'leak'> }

/** "It leaked": the four ways to take access away by what each stops, and the notice that Xero wants. */
export const LeakView = ({ snapshot, place: { appId } }: LeakProps) => {
  const app = snapshot.apps.find(({ id }) => id === appId)
  const leaks = snapshot.rotation.aftermath.filter(
    (one): one is LeakToTell => one.kind === 'xero' && one.appId === appId,
  )
  const current = leakOf(snapshot.rotation, appId)
  /** What is said of it here does not take it off the page. */
  const [openedId] = useState(current?.id)
  const leak = current ?? leaks.find(({ id }) => id === openedId)
  const name = app?.name ?? leak?.app
  return (
    <>
      <header className="toolbar">
        <BackButton to={app?.name ?? 'Overview'} onPress={() => goBack(app)} />
        <ViewHeading>
          {name === undefined ? 'Nothing is known of this leak any more' : `${name}’s secret has leaked`}
        </ViewHeading>
      </header>
      <div className="page-main leak scroll">
        {app === undefined ? (
          <p className="soft">
            This app is no longer in this vault, and Keyward can do nothing about it from here.
          </p>
        ) : (
          <WaysOut app={app} snapshot={snapshot} />
        )}
        {app === undefined && leak === undefined ? null : (
          <TellXero snapshot={snapshot} app={app} leak={leak} />
        )}
        {leak === undefined ? <LastLeak leak={leaks.at(-1)} /> : null}
      </div>
    </>
  )
}

const goBack = (app: XeroApp | undefined) =>
  go(app === undefined ? { at: 'overview' } : { at: 'apps', appId: app.id, ask: null })

const WaysOut = ({ app, snapshot }: { readonly app: XeroApp; readonly snapshot: Snapshot }) => {
  const appId = app.id
  const open = snapshot.rotation.open.find((one) => one.appId === appId)
  const consumers = snapshot.rotation.consumers[appId] ?? []
  const { organisations, tools } = affectedByRotation({ ...snapshot, consumers }, appId)
  const portal = () => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })
  const ways = [
    {
      title: 'Replace the secret',
      stops: 'Stops whoever has the old one, as soon as it is dead at Xero. Takes a few minutes.',
      leaves: `${count(organisations, 'organisation')}, connected as before. ${tools === 0 ? 'No tool is noted that would need the new one.' : `${count(tools, 'tool')} must get the new one.`}`,
      button: open === undefined ? 'Replace it now' : 'Carry on',
      act: () => (open?.isLeak === true ? go({ at: 'rotation', appId }) : void beginRotation(appId, true)),
      isFirst: true,
    },
    {
      title: 'Disconnect one organisation',
      stops: 'Stops all access to that organisation through this app, at once.',
      leaves: 'every other organisation, and the secret.',
      button: 'Show the organisations',
      act: () => {
        changeList({ search: app.name, show: 'all' })
        go({ at: 'connections', key: null, ask: null })
      },
      isFirst: false,
    },
    {
      title: 'Delete the whole app',
      stops:
        'Stops everything that this app ever did. It cannot be undone: each organisation has to be connected anew with a new app.',
      leaves: 'nothing of this app.',
      button: 'Open the developer portal',
      act: portal,
      isFirst: false,
    },
    {
      title: 'Take a person’s privilege away',
      stops:
        'Stops that person from connecting the practice to any app: “Connect third-party add-ons”, in Practice Manager under Staff.',
      leaves: 'what they connected before, and whoever has the secret.',
      button: 'Show the people',
      act: () => go({ at: 'activity', tab: 'people' }),
      isFirst: false,
    },
  ]
  return (
    <>
      <p className="soft">
        Whoever holds it together with a sign-in can read what this app may read. Replacing it comes first;
        these are all the ways, and what each one stops.
      </p>
      <h2 className="hidden-text">Ways to take access away</h2>
      <ul className="needs">
        {ways.map(({ title, stops, leaves, button, act, isFirst }) => (
          <li className="need" key={title}>
            <div>
              <h3>{title}</h3>
              <p>{stops}</p>
              <p className="age">Leaves running: {leaves}</p>
            </div>
            <Button {...(isFirst ? { kind: 'primary' as const } : {})} onClick={act}>
              {button}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The leak before, which is over: what was said of it can be taken back. */
const LastLeak = ({ leak }: { readonly leak: LeakToTell | undefined }) =>
  leak === undefined ? null : (
    <section className="part">
      <h2>The last leak</h2>
      <div>
        <p className="soft">
          Declared on {fullDay(leak.since)} by {leak.by}.
        </p>
        <Settling one={leak} deed="I have sent it" />
      </div>
    </section>
  )

type TellXeroProps = {
  readonly snapshot: Snapshot
  readonly app: XeroApp | undefined
  readonly leak: LeakToTell | undefined
}

/** The notice to look over and send, and whether somebody has said that it went out. */
const TellXero = ({ snapshot, app, leak }: TellXeroProps) => {
  const { rotation } = snapshot
  const appId = app?.id ?? leak?.appId ?? ''
  const consumers = rotation.consumers[appId] ?? []
  const notice = leakNotice({
    app: app?.name ?? leak?.app ?? '',
    clientId: app?.clientId ?? leak?.clientId ?? '',
    organisations: leak?.organisations ?? affectedByRotation({ ...snapshot, consumers }, appId).organisations,
    begunAt: leak?.since ?? null,
    done: leakDone(
      rotation.open.find((one) => one.appId === appId),
      leak === undefined ? undefined : replacedAfter(rotation, leak),
    ),
    by: snapshot.me?.name ?? snapshot.user,
  })
  return (
    <section className="part">
      <h2>Tell Xero</h2>
      <div>
        <p className="soft">
          Xero wants to hear of an incident within 24 hours, at api@support.xero.com. Keyward sends nothing:
          look it over, and send it yourself.
        </p>
        <pre className="rule" tabIndex={0} role="region" aria-label="Notice to Xero">
          {notice}
        </pre>
        <div className="buttons activity-foot">
          <Button icon="copy" onClick={() => void copy(notice, 'The notice is')}>
            Copy the notice
          </Button>
        </div>
        {leak === undefined ? null : <Settling one={leak} deed="I have sent it" />}
      </div>
    </section>
  )
}
