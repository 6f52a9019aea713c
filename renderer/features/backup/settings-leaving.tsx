import { useState } from 'react'
import type { Exported } from '../../../shared/backup/exported.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { call } from '../../bridge/bridge.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { SealForm } from './seal-form.tsx'
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

const Sealed = ({ onEnd }: TaskProps) => (
  <SealForm
    id="export"
    title={LEAVING.sealed}
    words={LEAVING}
    seal={(passphrase) => call('exportSealed', { passphrase })}
    onSaved={onEnd}
    onLeave={(isBusy) => (isBusy ? void call('cancelExport', {}) : onEnd(null))}
  >
    <p className="soft">{LEAVING.sealedMeans}</p>
  </SealForm>
)

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
