import { useState } from 'react'
import { STEP_WORDS } from '../../../shared/guide/words.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import {
  currentStep,
  openLogin,
  stepsOf,
  stepStanding,
  type Journey,
  type JourneyStep,
} from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { runUndoably } from '../../app/undoing.ts'
import { describeStanding } from './words-steps.ts'
import { longDay } from '../../language/moments.ts'
import { step as takeStep, useStore } from '../../app/store.ts'
import { JourneyStepView } from './journey-step.tsx'
import { JOURNEY_VIEW } from './words-journey.ts'
import { useParts } from '../../bridge/use-parts.ts'

type JourneyProps = { readonly journey: Journey }

/** One use case: its steps and how each stands, and the one that is looked at. */
export const JourneyView = ({ journey }: JourneyProps) => {
  const snapshot = useParts('apps', 'connections')
  const proof = proofOf(journey, snapshot)
  const current = currentStep(journey, proof)
  const [picked, setPicked] = useState<JourneyStep | null>(null)
  const steps = stepsOf(journey.road)
  const due = picked ?? current ?? steps.at(-1) ?? 'before'
  // A step that has become the current one waits until what was written at this one is kept
  const isUnsaved = useStore((state) => state.unsaved.length > 0)
  const [shown, setShown] = useState(due)
  if (!isUnsaved && shown !== due) setShown(due)
  return (
    <div className="page guide">
      <div className="steps-side">
        <ol className="steps" aria-label={JOURNEY_VIEW.steps}>
          {steps.map((step, index) => (
            <StepMark
              key={step}
              journey={journey}
              step={step}
              number={index}
              standing={stepStanding(journey, step, proof)}
              isCurrent={step === current}
              isShown={step === shown}
              onPick={() => takeStep(() => setPicked(step === current ? null : step))}
            />
          ))}
        </ol>
        <Login journey={journey} />
        <Button
          kind="quiet"
          isFlush
          onClick={() =>
            takeStep(
              () =>
                void runUndoably(
                  JOURNEY_VIEW.putAway,
                  'archiveJourney',
                  { journeyId: journey.id, isArchived: journey.archivedAt === null },
                  JOURNEY_VIEW.putAwayDone(journey.archivedAt === null),
                ),
            )
          }
        >
          {journey.archivedAt === null ? JOURNEY_VIEW.putAwayName : JOURNEY_VIEW.takeUpAgain}
        </Button>
      </div>
      <JourneyStepView key={shown} journey={journey} step={shown} />
    </div>
  )
}

type StepMarkProps = {
  readonly journey: Journey
  readonly step: JourneyStep
  readonly number: number
  readonly standing: ReturnType<typeof stepStanding>
  readonly isCurrent: boolean
  readonly isShown: boolean
  readonly onPick: () => void
}

const StepMark = ({ step, number, standing, isCurrent, isShown, onPick }: StepMarkProps) => {
  const now = useStore((state) => state.now)
  const state =
    standing.state === 'done'
      ? 'done'
      : standing.state === 'waiting'
        ? 'waiting'
        : standing.state === 'sentBack'
          ? 'failed'
          : isCurrent
            ? 'current'
            : 'todo'
  return (
    <li className="step" data-step={state} aria-current={isCurrent ? 'step' : undefined}>
      <span className="step-mark">
        {state === 'done' ? <Icon name="tick" /> : number === 0 ? '·' : number}
      </span>
      <span>
        <button type="button" className="step-pick" aria-pressed={isShown} onClick={onPick}>
          <span className="step-name">{STEP_WORDS[step].name}</span>
        </button>
        <span className="age">{describeStanding(standing, now)}</span>
      </span>
    </li>
  )
}

const Login = ({ journey }: { readonly journey: Journey }) => {
  const now = useStore((state) => state.now)
  const login = openLogin(journey.events)
  return login === null ? null : (
    <p className="age">{JOURNEY_VIEW.loginUntil(login.who, longDay(login.until, now))}</p>
  )
}
