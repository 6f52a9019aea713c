import { useEffect, useState } from 'react'
import type { ChosenBackup } from '../../../shared/backup/backup.ts'
import type { Exported } from '../../../shared/backup/exported.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { SealForm } from './seal-form.tsx'
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
  const { isBusy, failure, run } = useCall()
  useEffect(() => () => void call('leaveBackup', {}), [])
  const choose = async () => {
    const result = await run(() => call('chooseColleaguesBackup', {}))
    if (result?.ok === true && result.value.chosen !== null) setChosen(result.value.chosen)
  }
  if (chosen !== null)
    return (
      <SealForm
        id="theirs"
        title={THEIRS.title}
        words={THEIRS}
        seal={(passphrase) => call('saveColleaguesBackup', { chosenId: chosen.id, passphrase })}
        onSaved={onEnd}
        onLeave={() => onEnd(null)}
      >
        <h3>{THEIRS.title}</h3>
        <p className="soft">{THEIRS.means}</p>
        <p className="mono wrap">{chosen.name}</p>
      </SealForm>
    )
  return (
    <section className="leaving-form" aria-label={THEIRS.title}>
      <h3>{THEIRS.title}</h3>
      <p className="soft">{THEIRS.means}</p>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button kind="primary" autoFocus aria-disabled={isBusy || undefined} onClick={() => void choose()}>
          {THEIRS.choose}
        </Button>
        <Button onClick={() => onEnd(null)}>{THEIRS.cancel}</Button>
      </div>
    </section>
  )
}
