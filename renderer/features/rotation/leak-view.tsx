import { useState } from 'react'
import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { impactOfRotation } from '../../../shared/connections/impact.ts'
import type { LeakToTell } from '../../../shared/rotation/aftermath.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { run, beginRotation, copy } from '../../app/actions.ts'
import { fullDay } from '../../language/moments.ts'
import { leakDone, leakNotice, leakOf, replacedAfter } from './words-secrets.ts'
import type { RouteOf } from '../../app/route.ts'
import { changeList, go } from '../../app/store.ts'
import { Settling } from './aftermath-row.tsx'
import { LEAK_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type LeakProps = { readonly route: RouteOf<'leak'> }

/** "It leaked": the ways to take access away by what each stops, and the notice that Xero wants. */
export const LeakView = ({ route: { appId } }: LeakProps) => {
  const snapshot = useParts('apps', 'rotation')
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
        <BackButton to={app?.name ?? LEAK_VIEW.overview} onPress={() => goBack(app)} />
        <ViewHeading>{name === undefined ? LEAK_VIEW.unknownTitle : LEAK_VIEW.title(name)}</ViewHeading>
      </header>
      <div className="page-main leak scroll">
        {app === undefined ? <p className="soft">{LEAK_VIEW.appGone}</p> : <WaysOut app={app} />}
        {app === undefined && leak === undefined ? null : <TellXero app={app} leak={leak} />}
        {leak === undefined ? <LastLeak leak={leaks.at(-1)} /> : null}
      </div>
    </>
  )
}

const goBack = (app: XeroApp | undefined) =>
  go(app === undefined ? { at: 'overview' } : { at: 'apps', appId: app.id, ask: null })

const WaysOut = ({ app }: { readonly app: XeroApp }) => {
  const snapshot = useParts('rotation', 'apps', 'signIns', 'connections')
  const appId = app.id
  const open = snapshot.rotation.open.find((one) => one.appId === appId)
  const consumers = snapshot.rotation.consumers[appId] ?? []
  const { organisations, tools } = impactOfRotation({ ...snapshot, consumers }, appId)
  const portal = () => void run(LEAK_VIEW.openXero, 'openPlace', { place: 'developerPortal' })
  const ways = [
    {
      title: LEAK_VIEW.replaceTitle,
      stops: LEAK_VIEW.replaceStops,
      leaves: LEAK_VIEW.replaceLeaves(
        organisations,
        tools === 0 ? LEAK_VIEW.noTool : LEAK_VIEW.toolsNeedIt(tools),
      ),
      button: open === undefined ? LEAK_VIEW.replaceItNow : LEAK_VIEW.carryOn,
      act: () => (open?.isLeak === true ? go({ at: 'rotation', appId }) : void beginRotation(appId, true)),
      isFirst: true,
    },
    {
      title: LEAK_VIEW.disconnectTitle,
      stops: LEAK_VIEW.disconnectStops,
      leaves: LEAK_VIEW.disconnectLeaves,
      button: LEAK_VIEW.showTheOrganisations,
      act: () => {
        changeList({ search: app.name, show: 'all', filter: null })
        go({ at: 'connections', key: null, ask: null })
      },
      isFirst: false,
    },
    {
      title: LEAK_VIEW.deleteTitle,
      stops: LEAK_VIEW.deleteStops,
      leaves: LEAK_VIEW.deleteLeaves,
      button: LEAK_VIEW.openTheDeveloperPortal,
      act: portal,
      isFirst: false,
    },
    // nobody is let into a custom connection by that privilege
    ...(hasSignIns(app.kind)
      ? [
          {
            title: LEAK_VIEW.privilegeTitle,
            stops: LEAK_VIEW.privilegeStops,
            leaves: LEAK_VIEW.privilegeLeaves,
            button: LEAK_VIEW.showThePeople,
            act: () => go({ at: 'activity', tab: 'people' }),
            isFirst: false,
          },
        ]
      : []),
  ]
  return (
    <>
      <p className="soft">{hasSignIns(app.kind) ? LEAK_VIEW.explanation : LEAK_VIEW.explanationCustom}</p>
      <h2 className="hidden-text">{LEAK_VIEW.waysTitle}</h2>
      <ul className="needs">
        {ways.map(({ title, stops, leaves, button, act, isFirst }) => (
          <li className="need" key={title}>
            <div>
              <h3>{title}</h3>
              <p>{stops}</p>
              <p className="age">{LEAK_VIEW.leavesRunning(leaves)}</p>
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
      <h2>{LEAK_VIEW.leakTitle}</h2>
      <div>
        <p className="soft">{LEAK_VIEW.declared(fullDay(leak.since), leak.by)}</p>
        <Settling one={leak} action={LEAK_VIEW.sentIt} />
      </div>
    </section>
  )

type TellXeroProps = {
  readonly app: XeroApp | undefined
  readonly leak: LeakToTell | undefined
}

/** The notice to look over and send, and whether somebody has said that it went out. */
const TellXero = ({ app, leak }: TellXeroProps) => {
  const snapshot = useParts('rotation', 'apps', 'signIns', 'connections', 'me', 'user')
  const { rotation } = snapshot
  const appId = app?.id ?? leak?.appId ?? ''
  const consumers = rotation.consumers[appId] ?? []
  const notice = leakNotice({
    app: app?.name ?? leak?.app ?? '',
    clientId: app?.clientId ?? leak?.clientId ?? '',
    organisations: leak?.organisations ?? impactOfRotation({ ...snapshot, consumers }, appId).organisations,
    begunAt: leak?.since ?? null,
    done: leakDone(
      rotation.open.find((one) => one.appId === appId),
      leak === undefined ? undefined : replacedAfter(rotation, leak),
    ),
    by: snapshot.me?.name ?? snapshot.user,
  })
  return (
    <section className="part">
      <h2>{LEAK_VIEW.tellXero}</h2>
      <div>
        <p className="soft">{LEAK_VIEW.tellXeroHint}</p>
        <pre className="rule" tabIndex={0} role="region" aria-label={LEAK_VIEW.noticeToXero}>
          {notice}
        </pre>
        <div className="buttons activity-foot">
          <Button icon="copy" onClick={() => void copy(notice, LEAK_VIEW.noticeCopied)}>
            {LEAK_VIEW.copyTheNotice}
          </Button>
        </div>
        {leak === undefined ? null : <Settling one={leak} action={LEAK_VIEW.sentIt} />}
      </div>
    </section>
  )
}
