import { type FormEvent, type ReactNode, useState } from 'react'
import type { Exported } from '../../../shared/backup/exported.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { announce } from '../../app/store.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { NewPassphraseFields, NO_PASSPHRASE_YET } from '../lock/new-passphrase.tsx'

type SealFormProps = {
  /** What the fields’ ids begin with. */
  readonly id: string
  /** The form’s accessible name. */
  readonly title: string
  readonly words: {
    readonly passphrase: string
    readonly passphraseHint: string
    readonly save: string
    readonly working: string
    readonly cancel: string
  }
  /** Seals and saves it; the path is `null` where nobody chose a place. */
  readonly seal: (passphrase: string) => Promise<Result<Exported>>
  readonly onSaved: (exported: Exported) => void
  readonly onLeave: (isBusy: boolean) => void
  /** What the file will be. */
  readonly children: ReactNode
}

/** A file that is saved under a passphrase of its own: what it will be, the passphrase twice, and saving it. */
export const SealForm = ({ id, title, words, seal, onSaved, onLeave, children }: SealFormProps) => {
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE_YET)
  const { isBusy, failure, run, forget } = useCall()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const isDifferent = passphrase.next !== passphrase.again
    setPassphrase({ ...passphrase, isDifferent })
    if (isDifferent) return
    const result = await run(() => {
      announce(words.working)
      return seal(passphrase.next)
    })
    if (result?.ok === true && result.value.path !== null) onSaved(result.value)
  }
  return (
    <form className="leaving-form" aria-label={title} onSubmit={(event) => void save(event)}>
      {children}
      <NewPassphraseFields
        id={id}
        label={words.passphrase}
        hint={words.passphraseHint}
        autoFocus
        failure={failure}
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value)
          forget()
        }}
      />
      <FailureNote failure={failure?.code === 'passphraseTooShort' ? null : failure} />
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
          {words.save}
        </Button>
        <Button onClick={() => onLeave(isBusy)}>{words.cancel}</Button>
        <span className="age" role="status">
          {isBusy ? words.working : ''}
        </span>
      </div>
    </form>
  )
}
