import { useId, useState } from 'react'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { dateField, isSameDay } from '../../language/moments.ts'

type Choice = 'today' | 'date' | 'unknown'

type WhenGeneratedProps = {
  readonly value: Instant | null
  readonly onChange: (value: Instant | null) => void
}

const NAMES: readonly (readonly [Choice, string])[] = [
  ['today', 'Today'],
  ['date', 'On a date'],
  ['unknown', 'Nobody knows'],
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
      <legend className="label">Generated at Xero</legend>
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
            aria-label="Date of the secret"
            value={dateField(value)}
            max={dateField(Date.now())}
            onChange={(event) => onChange(noonOf(event.target.value))}
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

/** Noon of a day in this computer's zone, so that no change of zone moves the date; never later than now. */
const noonOf = (text: string): Instant | null => {
  const [year, month, day] = text.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined || Number.isNaN(day)) return null
  return Math.max(0, Math.min(Date.now(), new Date(year, month - 1, day, 12).getTime()))
}
