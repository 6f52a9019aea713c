import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { Button } from '../../kit/button.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { TextField } from '../../kit/text-field.tsx'

type CodeFieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly action: string
  readonly busy: string
  readonly isBusy: boolean
  readonly failure: Failure | null
  readonly onCode: (text: string) => void
  readonly onChange: () => void
}

/** A code of the other computer, as it was carried here. */
export const CodeField = (props: CodeFieldProps) => {
  const { id, label, hint, action, busy, isBusy, failure, onCode, onChange } = props
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy && text.trim() !== '') onCode(text)
  }
  return (
    <form className="move-code" onSubmit={submit}>
      <TextField
        id={id}
        label={label}
        value={text}
        isMono
        isInvalid={failure !== null}
        {...(hint === undefined ? {} : { hint })}
        onChange={(value) => {
          setText(value)
          onChange()
        }}
      >
        {failure === null ? null : (
          <div role="alert">
            <FieldMessage weight="refuse">
              <b>{describeFailure(failure).what}</b> {describeFailure(failure).next}
            </FieldMessage>
          </div>
        )}
      </TextField>
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy || text.trim() === ''}>
          {isBusy ? busy : action}
        </Button>
      </div>
    </form>
  )
}
