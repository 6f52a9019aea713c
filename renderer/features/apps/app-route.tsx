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
import { ROUTES } from './route-words.ts'
import { timeOf } from '../../language/moments.ts'
import { useStore } from '../../app/store.ts'
import { RelayRules } from './relay-rules-view.tsx'

/** Where Xero's answers come back, when one last did, and a trial of it. */
export const AppRoute = ({ app }: { readonly app: XeroApp }) => {
  const trial = useStore(({ work }) => (work?.trial?.appId === app.id ? work.trial : null))
  const [isRuleShown, setRuleShown] = useState(false)
  return (
    <section className="part">
      <h2>Redirect route</h2>
      <div>
        <p>{ROUTES[app.route].detail}</p>
        <p className="route">
          <span className="mono wrap value">{app.redirectUri}</span>
          <Icon name="arrow" />
          <span className="mono">{app.route === 'relay' ? KEYWARD_CALLBACK : ROUTES[app.route].end}</span>
        </p>
        <p className="route-foot">
          {app.cameBack === null ? (
            <StateMark mood="unknown" words="Nothing has come back this way yet" />
          ) : (
            <span className="state" data-state="fine">
              <Icon name="fine" />
              <span className="route-age">
                Came back <Age at={app.cameBack.at} />
                {app.cameBack.tookMs === null ? '' : `, in ${(app.cameBack.tookMs / 1_000).toFixed(1)} s`}
              </span>
            </span>
          )}
          {app.route === 'paste' ? null : (
            <Button kind="link" onClick={() => void attempt('Try the route', 'tryRoute', { appId: app.id })}>
              Try it now
            </Button>
          )}
          {app.route === 'relay' ? (
            <Button kind="link" aria-expanded={isRuleShown} onClick={() => setRuleShown(!isRuleShown)}>
              {isRuleShown ? 'Hide the rule to host' : 'Show the rule to host'}
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
            Your browser was opened at the redirect address with a made-up answer. Keyward stops waiting at{' '}
            {timeOf(trial.deadlineAt)}
            <span aria-hidden="true">, in {timeLeft(trial.deadlineAt, clock)}</span>.
          </>
        ) : (
          AFTER[trial.state](app)
        )}
      </p>
      <Button kind="link" onClick={() => void attempt('End the trial', 'endTrial', {})}>
        {trial.state === 'waiting' ? 'Stop waiting' : 'Put this away'}
      </Button>
    </div>
  )
}

const TRIALS = {
  waiting: { mood: 'unknown', words: 'Waiting for it to come back' },
  cameBack: { mood: 'fine', words: 'It came back' },
  timedOut: { mood: 'attention', words: 'It did not come back' },
  browserNotOpened: { mood: 'attention', words: 'The browser could not be opened' },
  portTaken: { mood: 'attention', words: 'Another program is using the port' },
} as const satisfies Record<RouteTrial['state'], { mood: string; words: string }>

const AFTER = {
  cameBack: () => 'An answer of Xero’s would reach Keyward the same way.',
  timedOut: (app) =>
    app.route === 'relay'
      ? 'Look at the page that the browser shows. If it is an error page, the rule is not hosted at that address yet. If it is empty, the browser may have asked whether to open Keyward.'
      : 'Look at the page that the browser shows. A firewall may keep the browser from this computer’s own address.',
  browserNotOpened: () => 'Set a default browser in the system’s settings, then try again.',
  portTaken: () => 'Close the other program, or give the app another port, here and in the developer portal.',
} as const satisfies Record<Exclude<RouteTrial['state'], 'waiting'>, (app: XeroApp) => string>
