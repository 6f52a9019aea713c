import { useCallback, useEffect, useState } from 'react'
import { isAmiss, type KeychainEntry, type KeychainReport } from '../../../shared/keychain/entry.ts'
import { announce, showToast } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { keptIn } from '../../language/storage-words.ts'
import { KitForm } from '../backup/kit-form.tsx'
import { EntryRow, mayPutBack } from './entry-row.tsx'
import { answerOf, KEYCHAIN, whyUnasked } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** What the keychain should hold, what it holds, and what is to be done where the two differ. */
export const KeychainView = () => {
  const snapshot = useParts('backup', 'vault', 'platform', 'user')
  const [report, setReport] = useState<KeychainReport | null>(null)
  const { isBusy, failure, run } = useCall()
  const [mending, setMending] = useState<readonly string[] | null>(null)
  const [leftOver, setLeftOver] = useState<KeychainEntry | null>(null)

  const ask = useCallback(
    async (isByHand: boolean) => {
      const result = await run(() => call('examineKeychain', {}))
      if (result?.ok !== true) return
      setReport(result.value.report)
      if (isByHand) announce(answerOf(result.value.report))
    },
    [run],
  )
  useEffect(() => void ask(false), [ask])

  const putBack = async (rows: string[]) => {
    if (mending === null) return
    const result = await run(() => {
      announce(KEYCHAIN.puttingBack)
      return call('putBackSecrets', { entryIds: [...mending], rows })
    })
    if (result?.ok !== true) return
    setMending(null)
    showToast(KEYCHAIN.isBack(result.value.putBack, result.value.notInBackup))
    await ask(false)
  }
  const remove = async ({ id }: KeychainEntry) => {
    setLeftOver(null)
    const result = await run(() => call('deleteLeftOver', { entryId: id }))
    if (result?.ok !== true) return
    showToast(KEYCHAIN.deleted)
    await ask(false)
  }
  const entries = (report?.entries ?? []).toSorted(
    (one, other) => Number(isAmiss(other)) - Number(isAmiss(one)),
  )
  const lost = entries.filter((entry) => entry.state === 'missing' && mayPutBack(entry, snapshot))
  return (
    <div className="keychain">
      <header className="page-head">
        <div role="status">
          <h2 className="page-title">{report === null ? KEYCHAIN.asking : answerOf(report)}</h2>
          <p className="page-sub">
            {KEYCHAIN.asked(keptIn(snapshot.platform).keychain, snapshot.user)}{' '}
            {report === null ? null : <Age at={report.at} />}
          </p>
        </div>
        <div className="buttons">
          <Button icon="refresh" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void ask(true)}>
            {isBusy ? KEYCHAIN.asking : KEYCHAIN.askAgain}
          </Button>
        </div>
      </header>
      <FailureNote failure={failure} />
      {mending === null ? null : (
        <section className="keychain-kit" aria-label={KEYCHAIN.putBackTitle}>
          <h3>{KEYCHAIN.putBackTitle}</h3>
          <p>{KEYCHAIN.putBackHow}</p>
          <KitForm isBusy={isBusy} onOpen={(rows) => void putBack(rows)} />
          <div className="buttons">
            <Button kind="link" onClick={() => setMending(null)}>
              {KEYCHAIN.cancel}
            </Button>
          </div>
        </section>
      )}
      {leftOver === null ? null : (
        <Confirmation
          title={KEYCHAIN.deleteTitle}
          ends={[KEYCHAIN.deleteEnds]}
          stays={[KEYCHAIN.deleteStays]}
          foot={KEYCHAIN.deleteFoot}
          keep={KEYCHAIN.keep}
          action={KEYCHAIN.delete}
          onKeep={() => setLeftOver(null)}
          onAction={() => void remove(leftOver)}
        />
      )}
      {report === null ? null : (
        <>
          {lost.length > 1 && mending === null ? (
            <div className="buttons">
              <Button kind="primary" onClick={() => setMending(lost.map(({ id }) => id))}>
                {KEYCHAIN.putBackAll(lost.length)}
              </Button>
            </div>
          ) : null}
          <table className="table keychain-table">
            <thead>
              <tr>
                <th scope="col">{KEYCHAIN.entry}</th>
                <th scope="col">{KEYCHAIN.should}</th>
                <th scope="col">{KEYCHAIN.holds}</th>
                <th scope="col">{KEYCHAIN.remedy}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <EntryRow
                  key={entry.id}
                  entry={entry}

                  onPutBack={() => setMending([entry.id])}
                  onDelete={() => setLeftOver(entry)}
                  onAskAgain={() => void ask(true)}
                />
              ))}
            </tbody>
          </table>
          <h3>{KEYCHAIN.lookedAt}</h3>
          <p>
            <StateMark
              mood={report.trial === 'ok' ? 'fine' : 'attention'}
              words={report.trial === 'ok' ? KEYCHAIN.trialGood : KEYCHAIN.trialBad(whyUnasked(report.trial))}
            />
          </p>
          <p className="age">
            {report.isVaultOpen ? '' : `${KEYCHAIN.closed} `}
            {KEYCHAIN.never}
          </p>
        </>
      )}
    </div>
  )
}
