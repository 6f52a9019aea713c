import { useState } from 'react'
import { impactOfRotation } from '../../../shared/connections/impact.ts'
import { stepOf, stepsOf, type Rotation } from '../../../shared/rotation/rotation.ts'
import { isSecretApp, type SecretApp, type XeroApp } from '../../../shared/apps/xero-app.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { Tick } from '../../kit/tick.tsx'
import { run } from '../../app/actions.ts'
import { runUndoably } from '../../app/undoing.ts'
import { dayAndTime } from '../../language/moments.ts'
import { leakClock, leakOf, STEP_NAMES, stepStates, toolsStop } from './words-secrets.ts'
import type { RouteOf } from '../../app/route.ts'
import { go, goNow, showToast, step as takeStep, useStore } from '../../app/store.ts'
import { RotationExit } from './rotation-exit.tsx'
import { RotationLeaving } from './rotation-leaving.tsx'
import { RotationStepView } from './rotation-step.tsx'
import { ROTATION_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

type RotationViewProps = { readonly route: RouteOf<'rotation'> }

/** Replacing one secret: the steps on the left, the one to do in the middle, what it affects on the right. */
export const RotationView = ({ route: { appId } }: RotationViewProps) => {
  const snapshot = useParts('apps', 'rotation')
  const app = snapshot.apps.find(({ id }) => id === appId)
  const rotation = snapshot.rotation.open.find((one) => one.appId === appId)
  if (app === undefined || rotation === undefined || !isSecretApp(app)) return <Over app={app} />
  return <Procedure app={app} rotation={rotation} />
}

const Over = ({ app }: { readonly app: XeroApp | undefined }) => (
  <>
    <header className="toolbar">
      <ViewHeading>{ROTATION_VIEW.noneTitle}</ViewHeading>
    </header>
    <div className="page-main">
      <p className="soft">{ROTATION_VIEW.noneExplanation}</p>
      <div className="buttons activity-foot">
        <Button
          onClick={() =>
            go(
              app === undefined
                ? { at: 'apps', appId: null, ask: null }
                : { at: 'apps', appId: app.id, ask: null },
            )
          }
        >
          {app === undefined ? ROTATION_VIEW.goToXeroApps : ROTATION_VIEW.show(app.name)}
        </Button>
      </div>
    </div>
  </>
)

type ProcedureProps = {
  readonly app: SecretApp
  readonly rotation: Rotation
}

const Procedure = ({ app, rotation }: ProcedureProps) => {
  const snapshot = useParts('rotation', 'leaving')
  const now = useStore((state) => state.now)
  const [isAsking, setAsking] = useState(false)
  const consumers = snapshot.rotation.consumers[app.id] ?? []
  const steps = stepsOf(rotation)
  const route = { at: 'apps', appId: app.id, ask: null } as const
  const back = () => go(route)
  const ending = snapshot.leaving.find((one) => one.kind === 'rotation' && one.rotationId === rotation.id)
  const left = () => {
    setAsking(false)
    showToast(rotation.switchedAt === null ? ROTATION_VIEW.givenUp : ROTATION_VIEW.rolledBack)
    goNow(route)
  }
  const giveUp = async () => {
    const result = await run(ROTATION_VIEW.giveUp, 'rollBackRotation', { rotationId: rotation.id })
    if (result.ok) left()
  }
  return (
    <>
      <header className="toolbar">
        <BackButton to={app.name} onPress={back} />
        <ViewHeading>
          {rotation.isLeak ? ROTATION_VIEW.leakedTitle(app.name) : ROTATION_VIEW.title(app.name)}
        </ViewHeading>
        <span className="age">
          {ROTATION_VIEW.step} {steps.indexOf(stepOf(rotation)) + 1}{' '}
          {ROTATION_VIEW.ofStepsBegun(steps.length, dayAndTime(rotation.begunAt, now))}
        </span>
        <div className="buttons push">
          {rotation.oldProof?.result === 'refused' || ending !== undefined ? null : (
            <Button
              kind="quiet"
              onClick={() => (rotation.candidate === null ? takeStep(() => void giveUp()) : setAsking(true))}
            >
              {rotation.switchedAt === null ? ROTATION_VIEW.giveUpUnchanged : ROTATION_VIEW.rollBack}
            </Button>
          )}
          <Button onClick={back}>{ROTATION_VIEW.leave}</Button>
        </div>
      </header>
      <div className="page rotation">
        <Steps rotation={rotation} tools={consumers.length} isEnding={ending !== undefined} />
        <div className="rotation-main">
          {ending?.kind === 'rotation' ? (
            <RotationLeaving leaving={ending} />
          ) : (
            <RotationStepView app={app} rotation={rotation} />
          )}
          {isAsking && ending === undefined ? (
            <RotationExit rotation={rotation} onKeep={() => setAsking(false)} onDone={left} />
          ) : null}
        </div>
        <Affects app={app} rotation={rotation} />
      </div>
    </>
  )
}

type StepsProps = {
  readonly rotation: Rotation
  readonly tools: number
  /** An end of it is begun, and nothing else can be done. */
  readonly isEnding: boolean
}

const Steps = ({ rotation, tools, isEnding }: StepsProps) => {
  const now = useStore((state) => state.now)
  return (
    <div className="steps-side">
      <ol className="steps" aria-label={ROTATION_VIEW.steps}>
        {stepStates(rotation, tools, now).map(({ step, state, more }, index) => (
          <li
            key={step}
            className="step"
            data-step={state}
            aria-current={state === 'current' || state === 'failed' ? 'step' : undefined}
          >
            <span className="step-mark">
              {state === 'done' ? (
                <Icon name="tick" />
              ) : state === 'failed' ? (
                <Icon name="close" />
              ) : (
                index + 1
              )}
            </span>
            <span>
              <span className="step-name">{STEP_NAMES[step]}</span>
              {more === '' ? null : <span className="age">{more}</span>}
            </span>
          </li>
        ))}
      </ol>
      {isEnding ? null : (
        <p className="age wrap">
          {rotation.oldProof?.result === 'refused' ? ROTATION_VIEW.noWayBack : ROTATION_VIEW.canRollBack}
        </p>
      )}
    </div>
  )
}

const Affects = ({ app, rotation }: ProcedureProps) => {
  const snapshot = useParts('rotation', 'apps', 'signIns', 'connections')
  const now = useStore((state) => state.now)
  const consumers = snapshot.rotation.consumers[app.id] ?? []
  const { organisations, people, tools } = impactOfRotation({ ...snapshot, consumers }, app.id)
  const declaredAt = leakOf(snapshot.rotation, app.id)?.since ?? rotation.begunAt
  const { passed, until } = leakClock(declaredAt, now)
  return (
    <aside className="page-aside" aria-label={ROTATION_VIEW.affectsTitle}>
      {rotation.isLeak ? (
        <section>
          <h2>{ROTATION_VIEW.sinceDeclared(passed)}</h2>
          <p className="soft">{ROTATION_VIEW.tellXeroBy(until)}</p>
          <Button kind="link" onClick={() => go({ at: 'leak', appId: app.id })}>
            {ROTATION_VIEW.leakLink}
          </Button>
        </section>
      ) : null}
      <section>
        <h2>{ROTATION_VIEW.affectsTitle}</h2>
        <ul className="impact">
          <li>
            <b>{organisations}</b>
            <span>{ROTATION_VIEW.connected(organisations)}</span>
          </li>
          <li>
            <b>{people.length}</b>
            <span>
              {people.length === 0
                ? ROTATION_VIEW.signIns
                : ROTATION_VIEW.signInsCarryOn(people.length, people)}
            </span>
          </li>
          <li>
            <b>{tools}</b>
            <span>{tools === 0 ? ROTATION_VIEW.toolsNoted : toolsStop(tools)}</span>
          </li>
        </ul>
      </section>
      {consumers.length === 0 ? null : (
        <section>
          <h2>{ROTATION_VIEW.toolsTitle}</h2>
          <ul className="tools">
            {consumers.map((one) => (
              <li key={one.id}>
                <Tick
                  isOn={rotation.updated.some(({ id }) => id === one.id)}
                  isDisabled={rotation.switchedAt === null}
                  onChange={(isOn) =>
                    runUndoably(
                      ROTATION_VIEW.tick,
                      'tickConsumer',
                      { rotationId: rotation.id, consumerId: one.id, isUpdated: isOn },
                      ROTATION_VIEW.ticked(one.name, isOn),
                    )
                  }
                >
                  <span>
                    {one.name}
                    <span className="age wrap">{one.where}</span>
                  </span>
                </Tick>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
