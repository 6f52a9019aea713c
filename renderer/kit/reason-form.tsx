import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { TextField } from './text-field.tsx'
import { useUnsaved } from './use-unsaved.ts'

type ReasonFormProps = {
  readonly id: string
  readonly words: {
    readonly label: string
    readonly cancel: string
    readonly submit: string
    /** What leaving it ends, and what stays. */
    readonly ends: string
    readonly stays: string
  }
  /** Asked before the reason. */
  readonly children?: ReactNode
  readonly onClose: () => void
  /** `reason` has a letter at least, and no space around it. */
  readonly onSave: (reason: string) => void
}

/** Something that is done only with its reason: begun, it is not left without asking. */
export const ReasonForm = ({ id, words, children, onClose, onSave }: ReasonFormProps) => {
  const [text, setText] = useState('')
  const reason = text.trim()
  const isReady = reason !== ''
  useUnsaved(isReady, { ends: words.ends, stays: words.stays })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onSave(reason)
      }}
    >
      {children}
      <TextField id={id} label={words.label} value={text} autoFocus onChange={setText} />
      <div className="buttons">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button isSubmit aria-disabled={!isReady || undefined}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}
