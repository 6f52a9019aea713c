import { useState } from 'react'
import { PREREQUISITE_WORDS } from '../../../shared/guide/content.ts'
import { standing, type JourneyEvent, type JourneyStep } from '../../../shared/guide/journey.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { attempt } from '../../app/deeds.ts'
import type { JourneyStepProps } from './journey-step-props.ts'

/** What was done, said and filed at a step, newest first; each can be undone, nothing is lost. */
export const JourneyNotes = ({ journey, step }: Pick<JourneyStepProps, 'journey' | 'step'>) => {
  const [text, setText] = useState('')
  useUnsaved(text.trim() !== '', { ends: 'The note that you wrote is forgotten' })
  const events = standing(journey.events).filter((event) => isOf(event, step))
  const add = async () => {
    const result = await attempt('Add the note', 'addJourneyNote', {
      journeyId: journey.id,
      step,
      text: text.trim(),
    })
    if (result.ok) setText('')
  }
  return (
    <section className="journey-notes">
      <h3>Notes and evidence</h3>
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
                      void attempt('Undo', 'undoJourney', { journeyId: journey.id, eventId: event.id })
                    }
                  >
                    Undo
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
          <span className="label">A note to this step</span>
          <input
            className="field"
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button isSubmit aria-disabled={text.trim() === '' || undefined}>
          Add the note
        </Button>
        <Button onClick={() => void attempt('Add evidence', 'addEvidence', { journeyId: journey.id, step })}>
          Add a file…
        </Button>
      </form>
      <p className="age wrap">A file stays where it is: Keyward keeps its name and its checksum.</p>
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
      return `${what.isThere ? 'There' : 'Not there'}: ${PREREQUISITE_WORDS[what.item].name}`
    case 'asked':
      return 'Sent'
    case 'answered':
      return `${what.answer === 'yes' ? 'They agreed' : 'Sent back'}${what.said === '' ? '' : `: ${what.said}`}`
    case 'noted':
      return what.text
    case 'evidence':
      return `${what.name}, SHA-256 ${what.sha256.slice(0, 16)}…`
    case 'reopened':
      return 'Opened again'
    case 'linked':
      return 'An app of this vault was chosen'
    case 'login':
      return what.until === null ? `${what.who}’s login was taken away` : `${what.who} got a read-only login`
    case 'undone':
      return 'Undone'
  }
}
