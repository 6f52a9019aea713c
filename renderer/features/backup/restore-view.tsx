import { useEffect, useState } from 'react'
import type { BackupPreview, ChosenBackup } from '../../../shared/backup/backup.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { go, announce } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { KitForm } from './kit-form.tsx'
import { OpenByPassphrase } from './open-by-passphrase.tsx'
import { RestorePreview } from './restore-preview.tsx'
import { RESTORE } from './words-restore.ts'

type Busy = 'choosing' | 'opening' | 'restoring'

/** The way back from a backup: choose the file, type the kit, see what comes back, restore; then what is left to do. */
export const RestoreView = () => {
  const [chosen, setChosen] = useState<ChosenBackup | null>(null)
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  /** What was typed from the kit stays for whoever comes back from what it opened. */
  const [typed, setTyped] = useState<readonly string[]>([])
  const [isDone, setDone] = useState(false)
  const { isBusy, failure, run: ask } = useCall()
  const [doing, setDoing] = useState<Busy>('choosing')
  const busy = isBusy ? doing : null
  useEffect(() => () => void call('leaveBackup', {}), [])

  const run = async <Value,>(
    what: Busy,
    asked: () => Promise<Result<Value>>,
    then: (value: Value) => void,
  ) => {
    const result = await ask(() => {
      setDoing(what)
      announce(RESTORE[what])
      return asked()
    })
    if (result?.ok === true) then(result.value)
  }
  const choose = () =>
    run(
      'choosing',
      () => call('chooseBackup', {}),
      ({ chosen: file }) => {
        if (file === null) return
        setChosen(file)
        setPreview(null)
      },
    )
  const open = (key: { rows: string[] } | { passphrase: string } | { asMyself: true }, chosenId: string) => {
    if ('rows' in key) setTyped(key.rows)
    return run(
      'opening',
      () => call('openBackup', { chosenId, ...key }),
      ({ preview: seen }) => setPreview(seen),
    )
  }
  const restore = (chosenId: string) =>
    run(
      'restoring',
      () => call('restoreBackup', { chosenId }),
      () => {
        setDone(true)
        setTyped([])
        announce(RESTORE.done)
      },
    )

  if (isDone && preview !== null) return <Restored preview={preview} />
  return (
    <>
      <header className="toolbar">
        <ViewHeading>{RESTORE.title}</ViewHeading>
        <span className="push" />
        {busy === 'restoring' ? null : (
          <Button kind="link" onClick={() => go({ at: 'overview' })}>
            {RESTORE.leave}
          </Button>
        )}
      </header>
      <div className="page scroll">
        <div className="page-main form restore-page">
          {preview === null || chosen === null ? (
            <>
              <p>{RESTORE.need}</p>
              <div className="buttons">
                <Button
                  {...(chosen === null ? { kind: 'primary' as const, autoFocus: true } : {})}
                  aria-disabled={busy !== null}
                  onClick={() => void choose()}
                >
                  {chosen === null ? RESTORE.choose : RESTORE.chooseOther}
                </Button>
                {busy === 'choosing' ? <span className="age">{RESTORE.choosing}</span> : null}
              </div>
              {chosen === null ? null : (
                <>
                  <p>
                    <span className="mono wrap">{chosen.name}</span>
                    <br />
                    <span className="age">
                      {chosen.opensBy.kind === 'kit'
                        ? RESTORE.kitNeeded(chosen.opensBy.kit, chosen.opensBy.fingerprint)
                        : RESTORE.passphraseNeeded}
                    </span>
                  </p>
                  {chosen.opensBy.kind === 'kit' ? (
                    <>
                      {chosen.opensBy.mayBeMine ? (
                        <div className="buttons">
                          <span className="soft">{RESTORE.mineToo}</span>
                          <Button
                            aria-disabled={busy !== null}
                            onClick={
                              busy === null ? () => void open({ asMyself: true }, chosen.id) : undefined
                            }
                          >
                            {RESTORE.openAsMyself}
                          </Button>
                        </div>
                      ) : null}
                      <h2>{RESTORE.typeKit}</h2>
                      <KitForm
                        rows={typed}
                        isBusy={busy === 'opening'}
                        onOpen={(rows) => void open({ rows }, chosen.id)}
                      />
                    </>
                  ) : (
                    <OpenByPassphrase
                      key={chosen.id}
                      isBusy={busy === 'opening'}
                      failure={failure}
                      onOpen={(passphrase) => void open({ passphrase }, chosen.id)}
                    />
                  )}
                </>
              )}
              {chosen?.opensBy.kind === 'passphrase' ? null : <FailureNote failure={failure} />}
            </>
          ) : (
            <>
              <h2>{RESTORE.comesBack}</h2>
              <RestorePreview preview={preview} />
              <FailureNote failure={failure} />
              <div className="buttons">
                <Button
                  aria-disabled={busy !== null}
                  onClick={busy === null ? () => setPreview(null) : undefined}
                >
                  {RESTORE.back}
                </Button>
                <Button kind="primary" aria-disabled={busy !== null} onClick={() => void restore(chosen.id)}>
                  {busy === 'restoring' ? RESTORE.restoring : RESTORE.restore}
                </Button>
              </div>
            </>
          )}
        </div>
      </div>
    </>
  )
}

/** What is left to do once the vault is back. */
const Restored = ({ preview: { apps, signIns, card } }: { readonly preview: BackupPreview }) => (
  <>
    <header className="toolbar">
      <ViewHeading>{RESTORE.done}</ViewHeading>
    </header>
    <div className="page scroll">
      <div className="page-main form restore-page">
        <p>{RESTORE.doneMeans(apps.length, apps.filter(({ hasSecret }) => !hasSecret).length)}</p>
        <h2>{RESTORE.next}</h2>
        <ul className="restore-next">
          {signIns.map(({ person, app }) => (
            <li key={`${person} ${app}`}>{RESTORE.signInAgain(person, app)}</li>
          ))}
          {RESTORE.card[card] === null ? null : <li>{RESTORE.card[card]}</li>}
          <li>{RESTORE.replace}</li>
          <li>{RESTORE.backUpHere}</li>
        </ul>
        <div className="buttons">
          <Button kind="primary" autoFocus onClick={() => go({ at: 'overview' })}>
            {RESTORE.toOverview}
          </Button>
        </div>
      </div>
    </div>
  </>
)
