import { useState } from 'react'
import { PREREQUISITE_WORDS } from '../../../shared/guide/words.ts'
import { standing, type JourneyEvent, type JourneyStep } from '../../../shared/guide/journey.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import type { JourneyStepProps } from './journey-step-props.ts'
import { JOURNEY_NOTES } from './words-journey.ts'

/** What was done, said and filed at a step, newest first; each can be undone, nothing is lost. */
export const JourneyNotes = ({ journey, step }: Pick<JourneyStepProps, 'journey' | 'step'>) => {
  const [text, setText] = useState('')
  useUnsaved(text.trim() !== '', { ends: JOURNEY_NOTES.noteEnds })
  const events = standing(journey.events).filter((event) => isOf(event, step))
  const add = async () => {
    const result = await run(JOURNEY_NOTES.addTheNote, 'addJourneyNote', {
      journeyId: journey.id,
      step,
      text: text.trim(),
    })
    if (result.ok) setText('')
  }
  return (
    <section className="journey-notes">
      <h3>{JOURNEY_NOTES.notesAndEvidence}</h3>
      {events.length === 0 ? null : (
        <ul className="history">
          {events.toReversed().map((event) => (
            <li key={event.id}>
              <span className="age">
                <Age at={event.at} isCapital />
              </span>
              <span>
                {eventWords(event)}
                <span className="age history-more">
                  {event.by}{' '}
                  <Button
                    kind="link"
                    onClick={() =>
                      void run(JOURNEY_NOTES.undo, 'undoJourney', {
                        journeyId: journey.id,
                        eventId: event.id,
                      })
                    }
                  >
                    {JOURNEY_NOTES.undo}
                  </Button>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <form
        className="note-line"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') void add()
        }}
      >
        <label className="note-field">
          <span className="label">{JOURNEY_NOTES.noteField}</span>
          <input
            className="field"
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button isSubmit aria-disabled={text.trim() === '' || undefined}>
          {JOURNEY_NOTES.addTheNote}
        </Button>
        <Button
          onClick={() => void run(JOURNEY_NOTES.addEvidence, 'addEvidence', { journeyId: journey.id, step })}
        >
          {JOURNEY_NOTES.addAFile}
        </Button>
      </form>
      <p className="age wrap">{JOURNEY_NOTES.fileHint}</p>
    </section>
  )
}

const isOf = ({ what }: JourneyEvent, step: JourneyStep): boolean => {
  if (what.kind === 'had' || what.kind === 'login') return step === 'before'
  if (what.kind === 'linked') return step === 'app'
  return 'step' in what && what.step === step
}

const eventWords = ({ what }: JourneyEvent): string => {
  switch (what.kind) {
    case 'had':
      return `${what.isThere ? JOURNEY_NOTES.there : JOURNEY_NOTES.notThere}: ${PREREQUISITE_WORDS[what.item].name}`
    case 'asked':
      return JOURNEY_NOTES.sent
    case 'answered':
      return `${what.answer === 'yes' ? JOURNEY_NOTES.theyAgreed : JOURNEY_NOTES.sentBack}${what.said === '' ? '' : `: ${what.said}`}`
    case 'noted':
      return what.text
    case 'evidence':
      return JOURNEY_NOTES.fileChecksum(what.name, what.sha256.slice(0, 16))
    case 'reopened':
      return JOURNEY_NOTES.openedAgain
    case 'linked':
      return JOURNEY_NOTES.appChosen
    case 'login':
      return what.until === null ? JOURNEY_NOTES.loginTaken(what.who) : JOURNEY_NOTES.loginGiven(what.who)
    case 'undone':
      return JOURNEY_NOTES.undone
  }
}
