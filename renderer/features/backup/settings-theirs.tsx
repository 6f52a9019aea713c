import { type FormEvent, useEffect, useState } from 'react'
import type { ChosenBackup } from '../../../shared/backup/backup.ts'
import type { Exported } from '../../../shared/backup/exported.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { announce } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { NewPassphraseFields, NO_PASSPHRASE_YET } from '../lock/new-passphrase.tsx'
import { THEIRS } from './words-theirs.ts'

/** A colleague's backup that is sealed to this Keyward's card, saved for an empty one: this vault keeps what it has. */
export const SettingsTheirs = () => {
  const [isOpen, setOpen] = useState(false)
  const [saved, setSaved] = useState<Exported | null>(null)
  const end = (exported: Exported | null) => {
    setOpen(false)
    setSaved(exported)
    if (exported !== null && exported.path !== null) tellSaved(exported.path, { next: THEIRS.next })
  }
  if (isOpen) return <Saving onEnd={end} />
  return (
    <>
      <div className="buttons">
        <Button
          onClick={() => {
            setSaved(null)
            setOpen(true)
          }}
        >
          {THEIRS.open}
        </Button>
      </div>
      {saved === null ? null : (
        <FieldMessage weight="done">{THEIRS.saved(saved.apps, saved.secrets)}</FieldMessage>
      )}
    </>
  )
}

const Saving = ({ onEnd }: { readonly onEnd: (exported: Exported | null) => void }) => {
  const [chosen, setChosen] = useState<ChosenBackup | null>(null)
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE_YET)
  const { isBusy, failure, run, forget } = useCall()
  useEffect(() => () => void call('leaveBackup', {}), [])
  const choose = async () => {
    const result = await run(() => call('chooseColleaguesBackup', {}))
    if (result?.ok === true && result.value.chosen !== null) setChosen(result.value.chosen)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const isDifferent = passphrase.next !== passphrase.again
    setPassphrase({ ...passphrase, isDifferent })
    if (isDifferent || chosen === null) return
    const result = await run(() => {
      announce(THEIRS.working)
      return call('saveColleaguesBackup', { chosenId: chosen.id, passphrase: passphrase.next })
    })
    if (result?.ok === true && result.value.path !== null) onEnd(result.value)
  }
  return (
    <form className="leaving-form" aria-label={THEIRS.title} onSubmit={(event) => void save(event)}>
      <h3>{THEIRS.title}</h3>
      <p className="soft">{THEIRS.means}</p>
      {chosen === null ? null : <p className="mono wrap">{chosen.name}</p>}
      {chosen === null ? null : (
        <NewPassphraseFields
          id="theirs"
          label={THEIRS.passphrase}
          hint={THEIRS.passphraseHint}
          autoFocus
          failure={failure}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value)
            forget()
          }}
        />
      )}
      <FailureNote failure={failure?.code === 'passphraseTooShort' ? null : failure} />
      <div className="buttons">
        {chosen === null ? (
          <Button kind="primary" autoFocus aria-disabled={isBusy || undefined} onClick={() => void choose()}>
            {THEIRS.choose}
          </Button>
        ) : (
          <Button kind="primary" isSubmit aria-disabled={isBusy || undefined}>
            {THEIRS.save}
          </Button>
        )}
        <Button onClick={() => onEnd(null)}>{THEIRS.cancel}</Button>
        <span className="age" role="status">
          {isBusy && chosen !== null ? THEIRS.working : ''}
        </span>
      </div>
    </form>
  )
}
