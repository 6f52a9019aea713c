import { useState } from 'react'
import { KEYWARD_CALLBACK } from '../../../shared/apps/redirect-route.ts'
import type { RouteTrial } from '../../../shared/contract/work.ts'
import type { XeroApp } from '../../../shared/apps/xero-app.ts'
import { timeLeft } from '../../language/ages.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { attempt } from '../../app/deeds.ts'
import { ROUTES } from './words-route.ts'
import { timeOf } from '../../language/moments.ts'
import { useStore } from '../../app/store.ts'
import { RelayRules } from './relay-rules-view.tsx'
import { APP_ROUTE } from './words-form.ts'

/** Where Xero's answers come back, when one last did, and a trial of it. */
export const AppRoute = ({ app }: { readonly app: XeroApp }) => {
  const trial = useStore(({ work }) => (work?.trial?.appId === app.id ? work.trial : null))
  const [isRuleShown, setRuleShown] = useState(false)
  return (
    <section className="part">
      <h2>{APP_ROUTE.redirectRoute}</h2>
      <div>
        <p>{ROUTES[app.route].detail}</p>
        <p className="route">
          <span className="mono wrap value">{app.redirectUri}</span>
          <Icon name="arrow" />
          <span className="mono">{app.route === 'relay' ? KEYWARD_CALLBACK : ROUTES[app.route].end}</span>
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
              onClick={() => void attempt(APP_ROUTE.tryTheRoute, 'tryRoute', { appId: app.id })}
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
        {trial === null ? null : <Trial trial={trial} app={app} />}
        {isRuleShown ? <RelayRules redirectUri={app.redirectUri} /> : null}
      </div>
    </section>
  )
}

const Trial = ({ trial, app }: { readonly trial: RouteTrial; readonly app: XeroApp }) => {
  const clock = useClock(trial.state === 'waiting')
  const { mood, words } = TRIALS[trial.state]
  return (
    <div className="trial" role="status">
      <StateMark mood={mood} words={words} icon={trial.state === 'waiting' ? 'clock' : mood} isLoud />
      <p className="soft">
        {trial.state === 'waiting' ? (
          <>
            {APP_ROUTE.underWay(timeOf(trial.deadlineAt))}
            <span aria-hidden="true">{APP_ROUTE.timeLeft(timeLeft(trial.deadlineAt, clock))}</span>.
          </>
        ) : (
          AFTER[trial.state](app)
        )}
      </p>
      <Button kind="link" onClick={() => void attempt(APP_ROUTE.endTheTrial, 'endTrial', {})}>
        {trial.state === 'waiting' ? APP_ROUTE.stopWaiting : APP_ROUTE.putThisAway}
      </Button>
    </div>
  )
}

const TRIALS = {
  waiting: { mood: 'unknown', words: APP_ROUTE.waiting },
  cameBack: { mood: 'fine', words: APP_ROUTE.cameBackTitle },
  timedOut: { mood: 'attention', words: APP_ROUTE.didNotComeBack },
  browserNotOpened: { mood: 'attention', words: APP_ROUTE.browserNotOpened },
  portTaken: { mood: 'attention', words: APP_ROUTE.portTaken },
} as const satisfies Record<RouteTrial['state'], { mood: string; words: string }>

const AFTER = {
  cameBack: () => APP_ROUTE.cameBackMeans,
  timedOut: (app) => (app.route === 'relay' ? APP_ROUTE.relayAdvice : APP_ROUTE.loopbackAdvice),
  browserNotOpened: () => APP_ROUTE.browserAdvice,
  portTaken: () => APP_ROUTE.portAdvice,
} as const satisfies Record<Exclude<RouteTrial['state'], 'waiting'>, (app: XeroApp) => string>
