import { useState } from 'react'
import { LETTER_MAX, letterSent, type StepStanding } from '../../../shared/guide/journey.ts'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run, copy } from '../../app/actions.ts'
import { lineOf } from '../practices/names.ts'
import { letterFor, reminderFor } from './words-letters.ts'
import { go, useStore } from '../../app/store.ts'
import type { JourneyStepProps } from './journey-step-props.ts'
import { JOURNEY_ASK } from './words-journey.ts'
import { useParts } from '../../bridge/use-parts.ts'

type AskProps = JourneyStepProps & { readonly standing: StepStanding }

/** A step in which somebody else decides: what to write, that it was sent, and what came back. */
export const JourneyAsk = ({ journey, step, standing }: AskProps) => {
  const { me, user, practices } = useParts('me', 'user', 'practices')
  const now = useStore((state) => state.now)
  const [isAnswering, setAnswering] = useState(false)
  const practice = practices === undefined ? null : (lineOf(practices, practices.self)?.name ?? null)
  const by = { by: me?.name ?? user, practice }
  const isLate = standing.state === 'waiting' && now > standing.expectedAt
  const drafted = isLate ? reminderFor(journey, standing.since, by) : letterFor(journey, step, by)
  const wasSent = standing.state === 'waiting' && !isLate
  const [edited, setEdited] = useState<string | null>(null)
  const isEdited = edited !== null && edited !== drafted
  useUnsaved(isEdited, { ends: JOURNEY_ASK.letterEnds })
  const letter = wasSent ? letterSent(journey.events, step) : (edited ?? drafted)
  const sent = async () => {
    const noted = await run(JOURNEY_ASK.noteSent, 'markAsked', {
      journeyId: journey.id,
      step,
      ...(letter === null ? {} : { letter }),
    })
    if (noted.ok) setEdited(null)
  }
  if (isAnswering) return <Answer journey={journey} step={step} onClose={() => setAnswering(false)} />
  return (
    <>
      <div className="buttons guide-actions">
        {standing.state === 'waiting' ? (
          <Button kind="primary" onClick={() => setAnswering(true)}>
            {journey.road === 'tool' ? JOURNEY_ASK.vendorAnswered : JOURNEY_ASK.xeroAnswered}
          </Button>
        ) : standing.state === 'done' ? (
          <Button
            onClick={() => void run(JOURNEY_ASK.openAgain, 'reopenStep', { journeyId: journey.id, step })}
          >
            {JOURNEY_ASK.openThisStepAgain}
          </Button>
        ) : (
          <>
            {step === 'assessment' ? (
              <Button onClick={() => go({ at: 'guide', page: 'assessment' })}>
                {JOURNEY_ASK.fillInTheWorksheet}
              </Button>
            ) : null}
            <Button kind="primary" onClick={() => void sent()}>
              {step === 'signIn' ? JOURNEY_ASK.privilegeIsOn : JOURNEY_ASK.sentIt}
            </Button>
          </>
        )}
        {standing.state === 'waiting' || standing.state === 'done' || letter === null ? null : (
          <Button icon="copy" onClick={() => void copy(letter, JOURNEY_ASK.letterCopied)}>
            {JOURNEY_ASK.copyTheLetter}
          </Button>
        )}
        {isLate && letter !== null ? (
          <Button icon="copy" onClick={() => void copy(letter, JOURNEY_ASK.reminderCopied)}>
            {JOURNEY_ASK.copyTheReminder}
          </Button>
        ) : null}
      </div>
      {letter === null || standing.state === 'done' ? null : (
        <details open={standing.state !== 'waiting' || isLate}>
          <summary className="more-summary">
            {standing.state === 'waiting'
              ? isLate
                ? JOURNEY_ASK.reminder
                : JOURNEY_ASK.whatWasSent
              : JOURNEY_ASK.whatToWrite}
          </summary>
          {wasSent ? (
            <pre className="rule letter" tabIndex={0} role="region" aria-label={JOURNEY_ASK.letter}>
              {letter}
            </pre>
          ) : (
            <textarea
              className="field letter"
              aria-label={JOURNEY_ASK.letter}
              rows={letter.split('\n').length + 2}
              maxLength={LETTER_MAX}
              value={letter}
              onChange={(event) => setEdited(event.target.value)}
            />
          )}
          {isEdited && !wasSent ? (
            <Button kind="link" onClick={() => setEdited(null)}>
              {JOURNEY_ASK.backToTheDraft}
            </Button>
          ) : null}
          {practice === null && practices !== undefined && !wasSent ? (
            <p className="age wrap">
              {JOURNEY_ASK.practiceUnnamed}{' '}
              <Button kind="link" onClick={() => go({ at: 'settings', page: 'practices' })}>
                {JOURNEY_ASK.nameThePractice}
              </Button>
            </p>
          ) : null}
        </details>
      )}
    </>
  )
}

const Answer = ({ journey, step, onClose }: JourneyStepProps & { readonly onClose: () => void }) => {
  const [said, setSaid] = useState('')
  useUnsaved(said.trim() !== '', { ends: JOURNEY_ASK.answerEnds })
  const answer = async (how: 'yes' | 'back') => {
    const result = await run(JOURNEY_ASK.noteTheAnswer, 'markAnswered', {
      journeyId: journey.id,
      step,
      answer: how,
      said: said.trim(),
    })
    if (result.ok) onClose()
  }
  return (
    <section className="stack guide-answer" aria-label={JOURNEY_ASK.theAnswer}>
      <div>
        <label className="label" htmlFor="answer-said">
          {JOURNEY_ASK.answerField}
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
        <Button onClick={onClose}>{JOURNEY_ASK.cancel}</Button>
        <Button onClick={() => void answer('back')}>
          {step === 'assessment' ? JOURNEY_ASK.sentBackAssessment : JOURNEY_ASK.sentBack}
        </Button>
        <Button kind="primary" onClick={() => void answer('yes')}>
          {JOURNEY_ASK.theyAgreed}
        </Button>
      </div>
    </section>
  )
}
