import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { useEffect, useRef } from 'react'
import { calendarIn, secretDue } from '../../../shared/rotation/secret-due.ts'
import { foldText } from '../../../shared/kernel/shown-text.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { isSecretApp, type XeroApp } from '../../../shared/apps/xero-app.ts'
import { Boundary } from '../../app/boundary.tsx'
import { BrokenPart } from '../../app/broken.tsx'
import { Button } from '../../kit/button.tsx'
import { showRowMenu } from '../../kit/menu.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { beginImport, connect } from '../../app/actions.ts'
import { describeDue } from '../rotation/words-secrets.ts'
import { appActions } from '../../app/row-actions.ts'
import { describeSecret } from '../connections/words-status.ts'
import type { RouteOf } from '../../app/route.ts'
import { go, useStore } from '../../app/store.ts'
import { AppDetail } from './app-detail.tsx'
import { APPS_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { REGION } from '../../language/region.ts'

/** The practice's Xero apps: a side list and one of them in detail. */
export const AppsView = ({ route }: { readonly route: RouteOf<'apps'> }) => {
  const snapshot = useParts('apps')
  const apps = snapshot.apps.toSorted((a, b) => foldText(a.name).localeCompare(foldText(b.name), REGION))
  const app = apps.find(({ id }) => id === route.appId) ?? apps[0]
  if (app === undefined) return <NoApps />
  return (
    <>
      <header className="toolbar">
        <ViewHeading>{APPS_VIEW.xeroApps}</ViewHeading>
        <div className="buttons push">
          <Button kind="quiet" onClick={() => go({ at: 'appForm', appId: app.id })}>
            {APPS_VIEW.edit}
          </Button>
          <Button
            id="remove-button"
            kind="danger-quiet"
            onClick={() => go({ at: 'apps', appId: app.id, ask: 'remove' })}
          >
            {APPS_VIEW.remove}
          </Button>
          {hasSignIns(app.kind) ? (
            <Button onClick={() => void connect(app.id)}>{APPS_VIEW.connectAnOrganisation}</Button>
          ) : null}
        </div>
      </header>
      <div className="columns">
        <nav className="side-list" aria-label={APPS_VIEW.apps}>
          <ul>
            {apps.map((one) => (
              <li key={one.id}>
                <SideRow id={one.id} name={one.name} isCurrent={one.id === app.id} />
              </li>
            ))}
          </ul>
          <div className="side-foot">
            <Button kind="quiet" icon="plus" isFlush onClick={() => go({ at: 'appForm', appId: null })}>
              {APPS_VIEW.addAXeroApp}
            </Button>
            <Button kind="quiet" isFlush onClick={beginImport}>
              {APPS_VIEW.importFromAFile}
            </Button>
          </div>
        </nav>
        <Boundary
          resetOn={`${app.id} ${route.ask}`}
          renderInstead={(retry) => <BrokenPart what={APPS_VIEW.thisApp} onRetry={retry} />}
        >
          <AppDetail key={app.id} app={app} ask={route.ask} signInId={route.signInId} />
        </Boundary>
      </div>
    </>
  )
}

type SideRowProps = {
  readonly id: string
  readonly name: string
  readonly isCurrent: boolean
}

const SideRow = ({ id, name, isCurrent }: SideRowProps) => {
  const snapshot = useParts('apps', 'rotation', 'leaving')
  const now = useStore((state) => state.now)
  const row = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const app = snapshot.apps.find((one) => one.id === id)
  const secret = app === undefined ? null : secretInRow(app, snapshot, now)
  return (
    <a
      ref={row}
      className="side-row"
      href={`#app-${id}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => {
        event.preventDefault()
        go({ at: 'apps', appId: id, ask: null })
      }}
      onContextMenu={(event) => {
        if (app !== undefined) showRowMenu(event, name, appActions(app, snapshot))
      }}
    >
      <span className="side-name clip">{name}</span>
      {secret === null ? null : <StateMark mood={secret.mood} words={secret.words} />}
    </a>
  )
}

const NoApps = () => (
  <>
    <header className="toolbar">
      <ViewHeading>{APPS_VIEW.xeroApps}</ViewHeading>
    </header>
    <div className="page scroll">
      <div className="whole">
        <h2 className="answer">{APPS_VIEW.emptyTitle}</h2>
        <p>{APPS_VIEW.emptyExplanation}</p>
        <div className="buttons whole-buttons">
          <Button kind="primary" onClick={() => go({ at: 'appForm', appId: null })}>
            {APPS_VIEW.addAXeroApp}
          </Button>
          <Button onClick={beginImport}>{APPS_VIEW.importFromAFile}</Button>
        </div>
      </div>
    </div>
  </>
)

/** The age of a secret, or that it is to be replaced, whichever matters. */
const secretInRow = (app: XeroApp, { rotation }: Pick<Snapshot, 'rotation'>, now: number) => {
  if (!isSecretApp(app)) return describeSecret(null, now)
  const due = secretDue(app, rotation, now, calendarIn())
  const isQuiet = app.secret.state !== 'stored' || due.kind === 'fine' || due.kind === 'unknownAge'
  return isQuiet ? describeSecret(app.secret, now) : describeDue(due, now)
}
