import type { ReactNode } from 'react'
import { STEP_WORDS } from '../../../shared/guide/words.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import {
  currentStep,
  stepStanding,
  whoseMove,
  type Journey,
  type StepStanding,
} from '../../../shared/guide/journey.ts'
import { describeStanding, TURN_WORDS } from './words-steps.ts'
import { longDay } from '../../language/moments.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { useStore } from '../../app/store.ts'
import { JourneyAsk } from './journey-ask.tsx'
import { JourneyBefore } from './journey-before.tsx'
import type { JourneyStepProps } from './journey-step-props.ts'
import { JourneyNotes } from './journey-notes.tsx'
import { JourneyApp, JourneySignIn } from './journey-proofs.tsx'
import { StepQuestions } from './step-questions.tsx'
import { JOURNEY_STEP } from './words-journey.ts'

/** One step: whose move it is, what it is, what to do, and what was noted. */
export const JourneyStepView = (props: JourneyStepProps) => {
  const { journey, step } = props
  const snapshot = useParts('apps', 'connections')
  const now = useStore((state) => state.now)
  const proof = proofOf(journey, snapshot)
  const standing = stepStanding(journey, step, proof)
  const isCurrent = currentStep(journey, proof) === step
  const { means, who, name } = STEP_WORDS[step]
  return (
    <article className="page-main guide-step scroll" aria-labelledby="guide-step">
      <h2 id="guide-step" className="step-title">
        {currentStep(journey, proof) === null && step === 'signIn'
          ? TURN_WORDS.nobody()
          : isCurrent
            ? TURN_WORDS[whoseMove(journey, proof)](name)
            : name}
      </h2>
      <p className="soft step-means">{lead(standing, journey, isCurrent, now) || means}</p>
      <dl className="facts">
        <dt>{JOURNEY_STEP.step}</dt>
        <dd>{name}</dd>
        <dt>{JOURNEY_STEP.doneBy}</dt>
        <dd>{journey.vendor === '' || step === 'before' ? who : `${who}: ${journey.vendor}`}</dd>
        <dt>{JOURNEY_STEP.status}</dt>
        <dd>{describeStanding(standing, now)}</dd>
      </dl>
      {actionsFor(props, standing)}
      <JourneyNotes journey={journey} step={step} />
      <StepQuestions step={step} />
    </article>
  )
}

const lead = (standing: StepStanding, journey: Journey, isCurrent: boolean, now: number): string => {
  if (!isCurrent) return ''
  if (standing.state === 'waiting')
    return JOURNEY_STEP.waiting(longDay(standing.since, now), longDay(standing.expectedAt, now))
  if (standing.state === 'sentBack')
    return JOURNEY_STEP.sentBack(
      longDay(standing.at, now),
      longDay(standing.planBy, now),
      longDay(standing.fixBy, now),
    )
  return journey.archivedAt === null ? '' : JOURNEY_STEP.putAway
}

const actionsFor = (props: JourneyStepProps, standing: StepStanding): ReactNode => {
  switch (props.step) {
    case 'before':
      return <JourneyBefore {...props} />
    case 'contact':
    case 'assessment':
      return <JourneyAsk {...props} standing={standing} />
    case 'app':
      return <JourneyApp {...props} />
    case 'signIn':
      return props.journey.road === 'tool' ? (
        <JourneyAsk {...props} standing={standing} />
      ) : (
        <JourneySignIn {...props} />
      )
  }
}
