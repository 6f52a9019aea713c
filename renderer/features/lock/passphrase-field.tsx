import { useState } from 'react'
import { FieldMessage } from '../../kit/field-message.tsx'
import { LOCKED_VIEW } from './words.ts'

type PassphraseFieldProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly refusal: string | null
  readonly autoFocus?: boolean
  readonly hint?: string
  readonly onChange: (value: string) => void
}

/** A field for a passphrase: never shown, never kept; says when Caps Lock is on. */
export const PassphraseField = ({ id, label, value, refusal, hint, ...rest }: PassphraseFieldProps) => {
  const [hasCaps, setCaps] = useState(false)
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        type="password"
        value={value}
        autoComplete="off"
        spellCheck={false}
        autoFocus={rest.autoFocus}
        aria-invalid={refusal !== null || undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => rest.onChange(event.target.value)}
        onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
      />
      <div id={`${id}-said`}>
        {hint === undefined ? null : <p className="age hint">{hint}</p>}
        {refusal === null ? null : (
          <FieldMessage weight="refuse">
            {refusal} {hasCaps ? LOCKED_VIEW.capsLock : ''}
          </FieldMessage>
        )}
      </div>
    </div>
  )
}
