import { type FormEvent, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { PassphraseField } from '../lock/passphrase-field.tsx'
import { REFUSED_BACKUP } from './words.ts'
import { RESTORE } from './words-restore.ts'

type OpenByPassphraseProps = {
  readonly isBusy: boolean
  readonly failure: Failure | null
  readonly onOpen: (passphrase: string) => void
}

/** The passphrase of what somebody took along; a wrong one stays, to be mended. */
export const OpenByPassphrase = ({ isBusy, failure, onOpen }: OpenByPassphraseProps) => {
  const [passphrase, setPassphrase] = useState('')
  const isWrong = failure?.code === 'backupRefused' && failure.why === 'wrongPassphrase'
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase !== '' && !isBusy) onOpen(passphrase)
  }
  const { what, next } = REFUSED_BACKUP.wrongPassphrase
  return (
    <form className="kit-form" onSubmit={open} aria-label={RESTORE.typePassphrase}>
      <PassphraseField
        id="restore-passphrase"
        label={RESTORE.passphrase}
        value={passphrase}
        refusal={isWrong ? `${what} ${next}` : null}
        autoFocus
        onChange={setPassphrase}
      />
      <FailureNote failure={isWrong ? null : failure} />
      <div className="buttons">
        <Button kind="primary" isSubmit aria-disabled={passphrase === '' || isBusy}>
          {isBusy ? RESTORE.opening : RESTORE.open}
        </Button>
      </div>
    </form>
  )
}
