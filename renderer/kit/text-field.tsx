import type { ClipboardEvent, ReactNode } from 'react'

type TextFieldProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly isMono?: boolean
  readonly isInvalid?: boolean
  readonly autoFocus?: boolean
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void
  /** What is said of it: refused, advised. Tied to the field. */
  readonly children?: ReactNode
}

/** A labelled field with what is said of it beneath. */
export const TextField = (props: TextFieldProps) => (
  <div>
    <label className="label" htmlFor={props.id}>
      {props.label}
    </label>
    <input
      id={props.id}
      className={props.isMono === true ? 'field field-mono' : 'field'}
      type="text"
      value={props.value}
      autoComplete="off"
      spellCheck={false}
      autoFocus={props.autoFocus}
      aria-invalid={props.isInvalid || undefined}
      aria-describedby={`${props.id}-said`}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
      onPaste={props.onPaste}
    />
    <div id={`${props.id}-said`}>
      {props.hint === undefined ? null : <p className="age hint">{props.hint}</p>}
      {props.children}
    </div>
  </div>
)
