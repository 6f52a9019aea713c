import { affectedByRotation } from '../../../shared/affects.ts'
import type { Snapshot } from '../../../shared/snapshot.ts'
import { BackButton } from '../../components/back-button.tsx'
import { Button } from '../../components/button.tsx'
import { ViewHeading } from '../../components/view-heading.tsx'
import { attempt, beginRotation, copy } from '../../deeds.ts'
import { count } from '../../plural.ts'
import { leakDone, leakNotice } from '../../rotation-messages.ts'
import { changeList, go } from '../../store.ts'

type LeakProps = { readonly snapshot: Snapshot; readonly appId: string }

/** "It leaked": the four ways to take access away by what each stops, and the notice that Xero wants. */
export const LeakView = ({ snapshot, appId }: LeakProps) => {
  const app = snapshot.apps.find(({ id }) => id === appId)
  if (app === undefined) return null
  const open = snapshot.rotation.open.find((one) => one.appId === appId)
  const finished = snapshot.rotation.finished.findLast((one) => one.appId === appId && one.isLeak)
  const consumers = snapshot.rotation.consumers[appId] ?? []
  const { organisations, tools } = affectedByRotation({ ...snapshot, consumers }, appId)
  const portal = () => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })
  const notice = leakNotice({
    app: app.name,
    clientId: app.clientId,
    organisations,
    begunAt: (open?.isLeak === true ? open : finished)?.begunAt ?? null,
    done: leakDone(open, finished),
    by: snapshot.me?.name ?? snapshot.user,
  })
  const ways = [
    {
      title: 'Replace the secret',
      stops: 'Stops whoever has the old one, as soon as it is dead at Xero. Takes a few minutes.',
      leaves: `${count(organisations, 'organisation')} stay connected. ${count(tools, 'tool')} must get the new one.`,
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
      <header className="toolbar">
        <BackButton to={app.name} onPress={() => go({ at: 'apps', appId, ask: null })} />
        <ViewHeading>{app.name}’s secret has leaked</ViewHeading>
      </header>
      <div className="page-main leak scroll">
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
        <section className="part">
          <h2>Tell Xero</h2>
          <div>
            <p className="soft">
              Xero wants to hear of an incident within 24 hours, at api@support.xero.com. Keyward sends
              nothing: look it over, and send it yourself.
            </p>
            <pre className="rule" tabIndex={0} role="region" aria-label="Notice to Xero">
              {notice}
            </pre>
            <div className="buttons activity-foot">
              <Button icon="copy" onClick={() => void copy(notice, 'The notice is')}>
                Copy the notice
              </Button>
            </div>
          </div>
        </section>
      </div>
    </>
  )
}
