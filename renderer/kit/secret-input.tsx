import { useState } from 'react'
import { Button } from './button.tsx'
import { SECRET_INPUT } from './words.ts'

type SecretInputProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly isInvalid: boolean
  readonly autoFocus?: boolean
  readonly onChange: (value: string) => void
  /** Hears what is pasted; `true` when it has taken it, so that the field does not. */
  readonly onPaste: (text: string) => boolean
  readonly onBlur?: () => void
}

/** A masked field that can be looked at while typing. What it says of itself stands in `${id}-said`. */
export const SecretInput = (props: SecretInputProps) => {
  const [isShown, setShown] = useState(false)
  return (
    <div>
      <label className="label" htmlFor={props.id}>
        {props.label}
      </label>
      <div className="field field-mono">
        <input
          id={props.id}
          type={isShown ? 'text' : 'password'}
          value={props.value}
          autoComplete="off"
          spellCheck={false}
          autoFocus={props.autoFocus}
          aria-invalid={props.isInvalid || undefined}
          aria-describedby={`${props.id}-said`}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={() => {
            setShown(false)
            props.onBlur?.()
          }}
          onPaste={(event) => {
            if (props.onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault()
          }}
        />
        <Button
          kind="quiet"
          size="icon"
          icon={isShown ? 'eyeOff' : 'eye'}
          aria-label={SECRET_INPUT.showWhileTyping}
          aria-pressed={isShown}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setShown(!isShown)}
        />
      </div>
    </div>
  )
}
