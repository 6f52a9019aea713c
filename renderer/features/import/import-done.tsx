import type { ImportOutcome } from '../../../shared/import/calls.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeOutcome } from './words-found.ts'
import { go } from '../../app/store.ts'
import type { Seen } from './seen.ts'
import { IMPORT_DONE } from './words.ts'

type DoneProps = {
  readonly seen: Extract<Seen, { kind: 'rows' }>
  readonly outcomes: readonly ImportOutcome[]
  readonly onRest: () => void
  readonly onLeave: () => void
}

/** What was stored and what was not, and what is to be done now: check each app, delete the file. */
export const ImportDone = ({ seen, outcomes, onRest, onLeave }: DoneProps) => {
  const good = outcomes.filter(({ how }) => how === 'stored' || how === 'replaced').length
  const isWhole = good === outcomes.length
  return (
    <section aria-label={IMPORT_DONE.whatWasStored}>
      <h2 className="answer">
        {isWhole
          ? IMPORT_DONE.allInVault(good, good === 1 ? IMPORT_DONE.is : IMPORT_DONE.are)
          : IMPORT_DONE.someInVault(good, outcomes.length, good === 1 ? IMPORT_DONE.is : IMPORT_DONE.are)}
      </h2>
      <table className="table import-table" aria-label={IMPORT_DONE.whatWasStored}>
        <thead>
          <tr>
            <th scope="col">{IMPORT_DONE.app}</th>
            <th scope="col">{IMPORT_DONE.outcome}</th>
            <th scope="col">{IMPORT_DONE.next}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome) => {
            const { mood, words } = describeOutcome(outcome)
            const { appId, how, name } = outcome
            return (
              <tr key={outcome.rowId}>
                <td>{name}</td>
                <td>
                  <StateMark mood={mood} words={words} />
                </td>
                <td>
                  {how === 'stored' && appId !== null ? (
                    <Button
                      kind="link"
                      aria-label={IMPORT_DONE.checkAppName(name)}
                      onClick={() => go({ at: 'appForm', appId })}
                    >
                      {IMPORT_DONE.checkApp}
                    </Button>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="import-more">
        <Note mood="attention">
          <p>
            <b>{IMPORT_DONE.deleteNow(seen.file)}</b>{' '}
            {seen.isPlain ? IMPORT_DONE.plainFile : IMPORT_DONE.protectedFile}
          </p>
        </Note>
      </div>
      <div className="buttons import-more">
        {isWhole ? null : <Button onClick={onRest}>{IMPORT_DONE.tryTheRestAgain}</Button>}
        <Button kind="primary" onClick={onLeave}>
          {IMPORT_DONE.goToXeroApps}
        </Button>
      </div>
    </section>
  )
}
