import type { ImportOutcome } from '../../../shared/import/calls.ts'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeOutcome } from './messages.ts'
import { count } from '../../language/plural.ts'
import { go } from '../../app/store.ts'
import type { Seen } from './seen.ts'

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
    <section aria-label="What was stored">
      <h2 className="answer">
        {isWhole
          ? `${count(good, 'app')} ${good === 1 ? 'is' : 'are'} in the vault`
          : `${good} of ${count(outcomes.length, 'app')} ${good === 1 ? 'is' : 'are'} in the vault`}
      </h2>
      <table className="table import-table" aria-label="What was stored">
        <thead>
          <tr>
            <th scope="col">App</th>
            <th scope="col">What became of it</th>
            <th scope="col">Next</th>
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
                      aria-label={`Check redirect address and scopes of ${name}`}
                      onClick={() => go({ at: 'appForm', appId })}
                    >
                      Check redirect address and scopes
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
            <b>Delete {seen.file} now.</b>{' '}
            {seen.isPlain
              ? 'It holds every password in plain text, and Keyward does not delete it. Empty the bin as well.'
              : 'It holds every password under one, and Keyward does not delete it.'}
          </p>
        </Note>
      </div>
      <div className="buttons import-more">
        {isWhole ? null : <Button onClick={onRest}>Try the rest again</Button>}
        <Button kind="primary" onClick={onLeave}>
          Go to Xero apps
        </Button>
      </div>
    </section>
  )
}
