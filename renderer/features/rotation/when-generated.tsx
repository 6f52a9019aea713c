import { useId, useState } from 'react'
import { noonOfField } from '../../../shared/kernel/day.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { dateField, isSameDay } from '../../language/moments.ts'
import { WHEN_GENERATED } from './words-steps.ts'

type Choice = 'today' | 'date' | 'unknown'

type WhenGeneratedProps = {
  readonly value: Instant | null
  readonly onChange: (value: Instant | null) => void
}

const NAMES: readonly (readonly [Choice, string])[] = [
  ['today', WHEN_GENERATED.today],
  ['date', WHEN_GENERATED.onADate],
  ['unknown', WHEN_GENERATED.notSure],
]

/** When the secret was generated at Xero; nobody knowing is an answer. */
export const WhenGenerated = ({ value, onChange }: WhenGeneratedProps) => {
  const id = useId()
  const [choice, setChoice] = useState<Choice>(choiceOf(value))
  const choose = (next: Choice) => {
    setChoice(next)
    if (next === 'today') onChange(Date.now())
    if (next === 'unknown') onChange(null)
  }
  return (
    <fieldset>
      <legend className="label">{WHEN_GENERATED.generatedAtXero}</legend>
      <div className="ticks when">
        {NAMES.map(([one, name]) => (
          <label key={one} className="tick">
            <input
              type="radio"
              className="dot"
              name={id}
              checked={choice === one}
              onChange={() => choose(one)}
            />
            {name}
          </label>
        ))}
        {choice === 'date' ? (
          <input
            type="date"
            className="field"
            aria-label={WHEN_GENERATED.dateOfTheSecret}
            value={dateField(value)}
            max={dateField(Date.now())}
            onChange={(event) => onChange(dayOf(event.target.value))}
          />
        ) : null}
      </div>
    </fieldset>
  )
}

const choiceOf = (value: Instant | null): Choice => {
  if (value === null) return 'unknown'
  return isSameDay(value, Date.now()) ? 'today' : 'date'
}

/** The day, never later than now. */
const dayOf = (text: string): Instant | null => {
  const noon = noonOfField(text)
  return noon === null ? null : Math.min(Date.now(), noon)
}
