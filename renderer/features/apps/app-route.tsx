import { useState } from 'react'
import { KEYWARD_CALLBACK } from '../../../shared/apps/redirect-route.ts'
import type { RouteTest } from '../../../shared/contract/work.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { timeLeft } from '../../language/ages.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { run } from '../../app/actions.ts'
import { REDIRECT_ROUTES } from './words-route.ts'
import { timeOf } from '../../language/moments.ts'
import { useStore } from '../../app/store.ts'
import { RelayRules } from './relay-rules-view.tsx'
import { APP_ROUTE } from './words-form.ts'

/** Where Xero's answers come back, when one last did, and a trial of it. */
export const AppRoute = ({ app }: { readonly app: XeroApp }) => {
  const routeTest = useStore(({ work }) => (work?.routeTest?.appId === app.id ? work.routeTest : null))
  const [isRuleShown, setRuleShown] = useState(false)
  return (
    <section className="part">
      <h2>{APP_ROUTE.redirectRoute}</h2>
      <div>
        <p>{REDIRECT_ROUTES[app.route].detail}</p>
        <p className="route">
          <span className="mono wrap value">{app.redirectUri}</span>
          <Icon name="arrow" />
          <span className="mono">
            {app.route === 'relay' ? KEYWARD_CALLBACK : REDIRECT_ROUTES[app.route].end}
          </span>
        </p>
        <p className="route-foot">
          {app.cameBack === null ? (
            <StateMark mood="unknown" words={APP_ROUTE.neverCameBack} />
          ) : (
            <span className="state" data-state="fine">
              <Icon name="fine" />
              <span className="route-age">
                {APP_ROUTE.cameBack} <Age at={app.cameBack.at} />
                {app.cameBack.tookMs === null
                  ? ''
                  : APP_ROUTE.tookSeconds((app.cameBack.tookMs / 1_000).toFixed(1))}
              </span>
            </span>
          )}
          {app.route === 'paste' ? null : (
            <Button
              kind="link"
              onClick={() => void run(APP_ROUTE.tryTheRoute, 'testRoute', { appId: app.id })}
            >
              {APP_ROUTE.tryItNow}
            </Button>
          )}
          {app.route === 'relay' ? (
            <Button kind="link" aria-expanded={isRuleShown} onClick={() => setRuleShown(!isRuleShown)}>
              {isRuleShown ? APP_ROUTE.hideRule : APP_ROUTE.showRule}
            </Button>
          ) : null}
        </p>
        {routeTest === null ? null : <RouteTestState routeTest={routeTest} app={app} />}
        {isRuleShown ? <RelayRules redirectUri={app.redirectUri} /> : null}
      </div>
    </section>
  )
}

const RouteTestState = ({ routeTest, app }: { readonly routeTest: RouteTest; readonly app: XeroApp }) => {
  const clock = useClock(routeTest.state === 'waiting')
  const { mood, words } = ROUTE_TESTS[routeTest.state]
  return (
    <div className="route-test" role="status">
      <StateMark mood={mood} words={words} icon={routeTest.state === 'waiting' ? 'clock' : mood} isLoud />
      <p className="soft">
        {routeTest.state === 'waiting' ? (
          <>
            {APP_ROUTE.underWay(timeOf(routeTest.deadlineAt))}
            <span aria-hidden="true">{APP_ROUTE.timeLeft(timeLeft(routeTest.deadlineAt, clock))}</span>.
          </>
        ) : (
          AFTER[routeTest.state](app)
        )}
      </p>
      <Button kind="link" onClick={() => void run(APP_ROUTE.endTheRouteTest, 'endRouteTest', {})}>
        {routeTest.state === 'waiting' ? APP_ROUTE.stopWaiting : APP_ROUTE.putThisAway}
      </Button>
    </div>
  )
}

const ROUTE_TESTS = {
  waiting: { mood: 'unknown', words: APP_ROUTE.waiting },
  cameBack: { mood: 'fine', words: APP_ROUTE.cameBackTitle },
  timedOut: { mood: 'attention', words: APP_ROUTE.didNotComeBack },
  browserNotOpened: { mood: 'attention', words: APP_ROUTE.browserNotOpened },
  portTaken: { mood: 'attention', words: APP_ROUTE.portTaken },
} as const satisfies Record<RouteTest['state'], { mood: string; words: string }>

const AFTER = {
  cameBack: () => APP_ROUTE.cameBackMeans,
  timedOut: (app) => (app.route === 'relay' ? APP_ROUTE.relayAdvice : APP_ROUTE.loopbackAdvice),
  browserNotOpened: () => APP_ROUTE.browserAdvice,
  portTaken: () => APP_ROUTE.portAdvice,
} as const satisfies Record<Exclude<RouteTest['state'], 'waiting'>, (app: XeroApp) => string>
