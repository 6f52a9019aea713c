import type { ReactNode } from 'react'
import { STEP_WORDS } from '../../../shared/guide/content.ts'
import { proofOf } from '../../../shared/guide/journey-proof.ts'
import {
  currentStep,
  stepStanding,
  whoseMove,
  type Journey,
  type StepStanding,
} from '../../../shared/guide/journey.ts'
import { describeStanding, MOVES } from './messages.ts'
import { longDay } from '../../language/moments.ts'
import { useStore } from '../../app/store.ts'
import { JourneyAsk } from './journey-ask.tsx'
import { JourneyBefore } from './journey-before.tsx'
import type { JourneyStepProps } from './journey-step-props.ts'
import { JourneyNotes } from './journey-notes.tsx'
import { JourneyApp, JourneySignIn } from './journey-proofs.tsx'
import { StepQuestions } from './step-questions.tsx'

/** One step: whose move it is, what it is, what to do, and what was noted. */
export const JourneyStepView = (props: JourneyStepProps) => {
  const { journey, step, snapshot } = props
  const now = useStore((state) => state.now)
  const proof = proofOf(journey, snapshot)
  const standing = stepStanding(journey, step, proof)
  const isCurrent = currentStep(journey, proof) === step
  const { means, who, name } = STEP_WORDS[step]
  return (
    <article className="page-main guide-step scroll" aria-labelledby="guide-step">
      <h2 id="guide-step" className="step-title">
        {currentStep(journey, proof) === null && step === 'signIn'
          ? MOVES.nobody
          : isCurrent
            ? MOVES[whoseMove(journey, proof)]
            : name}
      </h2>
      <p className="soft step-means">{lead(standing, journey, isCurrent, now) || means}</p>
      <dl className="facts">
        <dt>Step</dt>
        <dd>{name}</dd>
        <dt>Done by</dt>
        <dd>{journey.vendor === '' || step === 'before' ? who : `${who}: ${journey.vendor}`}</dd>
        <dt>Stands</dt>
        <dd>{describeStanding(standing, now)}</dd>
      </dl>
      {deedsFor(props, standing)}
      <JourneyNotes journey={journey} step={step} />
      <StepQuestions step={step} />
    </article>
  )
}

const lead = (standing: StepStanding, journey: Journey, isCurrent: boolean, now: number): string => {
  if (!isCurrent) return ''
  if (standing.state === 'waiting')
    return `It was sent on ${longDay(standing.since, now)}. Expect word by ${longDay(standing.expectedAt, now)}; it may take longer. If none comes, Overview says so, with a reminder ready to send.`
  if (standing.state === 'sentBack')
    return `It came back on ${longDay(standing.at, now)}. A plan is due by ${longDay(standing.planBy, now)}, and what is missing has to be fixed by ${longDay(standing.fixBy, now)}. Fix it in the worksheet, then send it again.`
  return journey.archivedAt === null ? '' : 'This use case is put away.'
}

const deedsFor = (props: JourneyStepProps, standing: StepStanding): ReactNode => {
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
