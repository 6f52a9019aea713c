import { useEffect, useRef, useState } from 'react'
import type { ImportOutcome } from '../../../shared/import/calls.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import type { RouteOf } from '../../app/route.ts'
import { go, announce } from '../../app/store.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportPassword } from './import-password.tsx'
import { ImportRows } from './import-rows.tsx'
import type { Look, Seen } from './seen.ts'
import { IMPORT_VIEW } from './words.ts'

/** Importing from a file: choose, open, look, tick, store; and what is to be done with the file afterwards. */
export const ImportView = ({ route: { incomingId } }: { readonly route: RouteOf<'import'> }) => {
  const [seen, setSeen] = useState<Seen | null>(null)
  const [outcomes, setOutcomes] = useState<readonly ImportOutcome[] | null>(null)
  /** Why nothing was stored; that nothing was found is the call's own failure. */
  const [refused, setRefused] = useState<Failure | null>(null)
  const [doing, setDoing] = useState('')
  const { isBusy, failure, run } = useCall()
  const busy = isBusy ? doing : null
  const importId = useRef<string | null>(null)
  useEffect(() => {
    importId.current = seen?.importId ?? null
  }, [seen])
  useEffect(
    () => () => {
      void call('cancelImport', {})
      if (importId.current !== null) void call('dropImport', { importId: importId.current })
    },
    [],
  )

  const look: Look = async (what, asked) => {
    setRefused(null)
    const result = await run(() => {
      setDoing(what)
      announce(what)
      return asked()
    })
    if (result === null) return
    if (!result.ok) {
      if (result.failure.code === 'importRefused' && result.failure.why === 'gone') setSeen(null)
    } else if (result.value.kind !== 'declined') {
      setSeen(result.value)
      setOutcomes(null)
    }
  }
  const choose = () => void look(IMPORT_VIEW.readingTheFile, () => call('openImport', {}))
  // the file that was opened or dropped, once
  const begin = useRef(look)
  useEffect(() => {
    if (incomingId !== undefined)
      void begin.current(IMPORT_VIEW.readingTheFile, () => call('openImport', { incomingId }))
  }, [incomingId])
  /** Shows again what is not in the vault yet; what was stored is off the table. */
  const goOn = (from: Extract<Seen, { kind: 'rows' }>, so: readonly ImportOutcome[]) => {
    const good = new Set(
      so.filter(({ how }) => how === 'stored' || how === 'replaced').map(({ rowId }) => rowId),
    )
    setSeen({ ...from, rows: from.rows.filter(({ rowId }) => !good.has(rowId)) })
    setOutcomes(null)
  }
  const leave = () => go({ at: 'apps', appId: null, ask: null })
  return (
    <>
      <header className="toolbar">
        <BackButton to={IMPORT_VIEW.xeroApps} onPress={leave} />
        <ViewHeading>{IMPORT_VIEW.title}</ViewHeading>
        {seen === null ? null : <span className="age">{seen.file}</span>}
      </header>
      <div className="page-main scroll">
        <div className="import-page">
          {seen === null ? <Beginning isBusy={busy !== null} onChoose={choose} /> : null}
          {seen?.kind === 'password' ? (
            <ImportPassword seen={seen} look={look} isBusy={busy !== null} />
          ) : null}
          {seen?.kind === 'columns' ? <ImportColumns seen={seen} look={look} /> : null}
          {seen?.kind === 'rows' && outcomes === null ? (
            <ImportRows
              key={seen.importId}
              seen={seen}
              onFailure={setRefused}
              onDone={setOutcomes}
              onAnother={choose}
            />
          ) : null}
          {seen?.kind === 'rows' && outcomes !== null ? (
            <ImportDone seen={seen} outcomes={outcomes} onRest={() => goOn(seen, outcomes)} onLeave={leave} />
          ) : null}
          <FailureNote failure={refused ?? failure} />
          {busy === null ? null : (
            <p className="import-busy" role="status">
              {busy} <Button onClick={() => void call('cancelImport', {})}>{IMPORT_VIEW.cancel}</Button>
            </p>
          )}
        </div>
      </div>
    </>
  )
}

const Beginning = ({ isBusy, onChoose }: { readonly isBusy: boolean; readonly onChoose: () => void }) => (
  <section aria-label={IMPORT_VIEW.chooseTitle}>
    <p>{IMPORT_VIEW.explanation}</p>
    <dl className="facts import-formats">
      <dt>{IMPORT_VIEW.bitwarden}</dt>
      <dd>{IMPORT_VIEW.bitwardenFiles}</dd>
      <dt>{IMPORT_VIEW.onePassword}</dt>
      <dd>{IMPORT_VIEW.onePasswordFiles}</dd>
      <dt>{IMPORT_VIEW.keepass}</dt>
      <dd>{IMPORT_VIEW.keepassFiles}</dd>
      <dt>{IMPORT_VIEW.otherManagers}</dt>
      <dd>{IMPORT_VIEW.otherManagersFiles}</dd>
      <dt>{IMPORT_VIEW.anythingElse}</dt>
      <dd>{IMPORT_VIEW.csvFiles}</dd>
    </dl>
    <p className="soft">{IMPORT_VIEW.storedOnTicking}</p>
    <div className="buttons">
      <Button kind="primary" aria-disabled={isBusy || undefined} onClick={isBusy ? undefined : onChoose}>
        {IMPORT_VIEW.choose}
      </Button>
    </div>
  </section>
)
