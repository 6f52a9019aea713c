import { type FormEvent, useState } from 'react'
import type { Exported } from '../../../shared/backup/exported.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { announce } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { NewPassphraseFields, NO_PASSPHRASE_YET } from '../lock/new-passphrase.tsx'
import { LEAVING } from './words-leaving.ts'

type Task = 'sealed' | 'bitwarden'

/** Taking everything along: under a passphrase, or for another password manager. */
export const SettingsLeaving = () => {
  const { apps, vault } = useParts('apps', 'vault')
  const [task, setTask] = useState<Task | null>(null)
  const [saved, setSaved] = useState<Exported | null>(null)
  const begin = (next: Task) => {
    setSaved(null)
    setTask(next)
  }
  const end = (exported: Exported | null, next: string) => {
    setTask(null)
    setSaved(exported)
    if (exported !== null && exported.path !== null) tellSaved(exported.path, { next })
  }
  if (task === 'sealed') return <Sealed onEnd={(exported) => end(exported, LEAVING.keepApart)} />
  if (task === 'bitwarden')
    return <InClear apps={apps.length} onEnd={(exported) => end(exported, LEAVING.deleteIt)} />
  return (
    <>
      <p className="soft">{LEAVING.whatFor}</p>
      {vault.kind === 'open' ? (
        <div className="buttons">
          <Button onClick={() => begin('sealed')}>{LEAVING.sealed}</Button>
          {apps.length === 0 ? null : <Button onClick={() => begin('bitwarden')}>{LEAVING.bitwarden}</Button>}
        </div>
      ) : null}
      {vault.kind === 'open' && apps.length === 0 ? <p className="age hint">{LEAVING.noApps}</p> : null}
      {saved === null ? null : (
        <FieldMessage weight="done">{LEAVING.saved(saved.apps, saved.secrets)}</FieldMessage>
      )}
      {saved !== null && saved.missing > 0 ? (
        <FieldMessage weight="advise">{LEAVING.missing(saved.missing)}</FieldMessage>
      ) : null}
    </>
  )
}

type TaskProps = { readonly onEnd: (exported: Exported | null) => void }

const Sealed = ({ onEnd }: TaskProps) => {
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE_YET)
  const { isBusy, failure, run, forget } = useCall()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const isDifferent = passphrase.next !== passphrase.again
    setPassphrase({ ...passphrase, isDifferent })
    if (isDifferent) return
    const result = await run(() => {
      announce(LEAVING.working)
      return call('exportSealed', { passphrase: passphrase.next })
    })
    if (result?.ok === true && result.value.path !== null) onEnd(result.value)
  }
  const leave = () => {
    if (isBusy) void call('cancelExport', {})
    else onEnd(null)
  }
  return (
    <form className="leaving-form" aria-label={LEAVING.sealed} onSubmit={(event) => void save(event)}>
      <p className="soft">{LEAVING.sealedMeans}</p>
      <NewPassphraseFields
        id="export"
        label={LEAVING.passphrase}
        hint={LEAVING.passphraseHint}
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
          {LEAVING.choosePlace}
        </Button>
        <Button onClick={leave}>{LEAVING.cancel}</Button>
        <span className="age" role="status">
          {isBusy ? LEAVING.working : ''}
        </span>
      </div>
    </form>
  )
}

const InClear = ({ apps, onEnd }: TaskProps & { readonly apps: number }) => {
  const { isBusy, failure, run } = useCall()
  const save = async () => {
    const result = await run(() => call('exportBitwarden', {}))
    if (result?.ok === true && result.value.path !== null) onEnd(result.value)
  }
  return (
    <section className="leaving-form" aria-label={LEAVING.bitwarden}>
      <h3>{LEAVING.bitwardenTitle}</h3>
      <p className="soft">{LEAVING.bitwardenMeans(apps)}</p>
      {LEAVING.dangers.map((danger) => (
        <FieldMessage key={danger} weight="advise">
          {danger}
        </FieldMessage>
      ))}
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button autoFocus onClick={() => onEnd(null)}>
          {LEAVING.cancel}
        </Button>
        <Button kind="danger" aria-disabled={isBusy || undefined} onClick={() => void save()}>
          {LEAVING.saveInClear}
        </Button>
      </div>
    </section>
  )
}
