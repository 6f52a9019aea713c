import { useState } from 'react'
import type { StepStanding } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { attempt, copy } from '../../app/deeds.ts'
import { letterFor, reminderFor } from './letters.ts'
import { go, useStore } from '../../app/store.ts'
import type { JourneyStepProps } from './journey-step-props.ts'

type AskProps = JourneyStepProps & { readonly standing: StepStanding }

/** A step in which somebody else decides: what to write, that it was sent, and what came back. */
export const JourneyAsk = ({ journey, step, snapshot, standing }: AskProps) => {
  const now = useStore((state) => state.now)
  const [isAnswering, setAnswering] = useState(false)
  const by = snapshot.me?.name ?? snapshot.user
  const isLate = standing.state === 'waiting' && now > standing.expectedAt
  const letter = isLate ? reminderFor(journey, standing.since, by) : letterFor(journey, step, by)
  const sent = () => attempt('Note that it was sent', 'markAsked', { journeyId: journey.id, step })
  if (isAnswering)
    return <Answer journey={journey} step={step} snapshot={snapshot} onClose={() => setAnswering(false)} />
  return (
    <>
      <div className="buttons guide-deeds">
        {standing.state === 'waiting' ? (
          <Button kind="primary" onClick={() => setAnswering(true)}>
            {journey.road === 'tool' ? 'The vendor has answered…' : 'Xero has answered…'}
          </Button>
        ) : standing.state === 'done' ? (
          <Button onClick={() => void attempt('Open again', 'reopenStep', { journeyId: journey.id, step })}>
            Open this step again
          </Button>
        ) : (
          <>
            {step === 'assessment' ? (
              <Button onClick={() => go({ at: 'guide', page: 'assessment' })}>Fill in the worksheet</Button>
            ) : null}
            <Button kind="primary" onClick={() => void sent()}>
              {step === 'signIn' ? 'The privilege is on, and they signed in there' : 'I have sent it'}
            </Button>
          </>
        )}
        {standing.state === 'waiting' || standing.state === 'done' || letter === null ? null : (
          <Button icon="copy" onClick={() => void copy(letter, 'The letter is')}>
            Copy the letter
          </Button>
        )}
        {isLate && letter !== null ? (
          <Button icon="copy" onClick={() => void copy(letter, 'The reminder is')}>
            Copy the reminder
          </Button>
        ) : null}
      </div>
      {letter === null || standing.state === 'done' ? null : (
        <details open={standing.state !== 'waiting' || isLate}>
          <summary className="more-summary">
            {standing.state === 'waiting' ? (isLate ? 'The reminder' : 'What was sent') : 'What to write'}
          </summary>
          <pre className="rule letter" tabIndex={0} role="region" aria-label="Letter">
            {letter}
          </pre>
        </details>
      )}
    </>
  )
}

const Answer = ({ journey, step, onClose }: JourneyStepProps & { readonly onClose: () => void }) => {
  const [said, setSaid] = useState('')
  useUnsaved(said.trim() !== '', { ends: 'What you wrote about their answer is forgotten' })
  const answer = async (how: 'yes' | 'back') => {
    const result = await attempt('Note the answer', 'markAnswered', {
      journeyId: journey.id,
      step,
      answer: how,
      said: said.trim(),
    })
    if (result.ok) onClose()
  }
  return (
    <section className="stack guide-answer" aria-label="The answer">
      <div>
        <label className="label" htmlFor="answer-said">
          What they said, for whoever looks later
        </label>
        <textarea
          id="answer-said"
          className="field"
          rows={3}
          maxLength={2000}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </div>
      <div className="buttons">
        <Button onClick={onClose}>Cancel</Button>
        <Button onClick={() => void answer('back')}>
          {step === 'assessment' ? 'Sent back: plan in 30 days, fix in 60' : 'Sent back, or refused'}
        </Button>
        <Button kind="primary" onClick={() => void answer('yes')}>
          They agreed
        </Button>
      </div>
    </section>
  )
}
