import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { ImportFill, ImportOutcome } from '../../../shared/import/calls.ts'
import type { ImportRow } from '../../../shared/import/seen.ts'
import { call } from '../../bridge/bridge.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { describeRow } from './messages.ts'
import { describeFailure } from '../../app/messages.ts'
import { count, grouped } from '../../language/plural.ts'
import { say, useStore, useStored } from '../../app/store.ts'
import { fillFor, ImportFilled } from './import-filled.tsx'
import type { Seen } from './seen.ts'

type RowsProps = {
  readonly seen: Extract<Seen, { kind: 'rows' }>
  readonly onFailure: (failure: Failure | null) => void
  readonly onDone: (outcomes: readonly ImportOutcome[]) => void
  readonly onAnother: () => void
}

const canTick = ({ state }: ImportRow) =>
  state.kind === 'new' || (state.kind === 'here' && state.isSame !== true)
const isTickedFirst = ({ state, isArchived }: ImportRow) =>
  state.kind === 'new' && state.isSure && !isArchived

/** What was found, duplicates included, before anything is stored. */
export const ImportRows = ({ seen, onFailure, onDone, onAnother }: RowsProps) => {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(seen.rows.filter(isTickedFirst).map(({ rowId }) => rowId)),
  )
  const stored = useStored()
  const [fill, setFill] = useState<ImportFill>(() => fillFor(stored))
  const [isBusy, setBusy] = useState(false)
  const chosenNow = JSON.stringify([[...ticked].toSorted(), fill])
  const [start] = useState(chosenNow)
  useUnsaved(isBusy || chosenNow !== start, {
    ends: 'What you ticked and filled in is forgotten, and what was read from the file',
    stays: 'The file, and what is stored already',
  })
  const progress = useStore(({ work }) => work?.importing ?? null)
  const chosen = seen.rows.filter((row) => canTick(row) && ticked.has(row.rowId))

  const store = async () => {
    onFailure(null)
    setBusy(true)
    say('Storing.')
    const rows = chosen.map(({ rowId, state }) => ({ rowId, replace: state.kind === 'here' }))
    const result = await call('acceptImport', { importId: seen.importId, rows, fill })
    setBusy(false)
    if (!result.ok) {
      onFailure(result.failure)
      return say(describeFailure(result.failure).what)
    }
    say('Done. What became of each stands in the table.')
    onDone(result.value.outcomes)
  }
  const toggle = (rowId: string, isOn: boolean) =>
    setTicked((now) => new Set(isOn ? [...now, rowId] : [...now].filter((one) => one !== rowId)))

  if (seen.rows.length === 0)
    return (
      <section aria-label="Nothing found">
        <h2 className="answer">No Xero app is in this file</h2>
        <p>
          Keyward looked through {count(seen.leftOut, 'entry', 'entries')} and found no client id: 32 letters
          and digits, as a user name, a field or in the notes. {alsoThere(seen)} It has forgotten what it
          read.
        </p>
        <div className="buttons import-more">
          <Button kind="primary" onClick={onAnother}>
            Choose another file…
          </Button>
        </div>
      </section>
    )
  return (
    <section aria-label="Found in the file">
      <p>
        Found {count(seen.rows.length, 'entry', 'entries')} with keys of an app.{' '}
        {seen.leftOut === 0
          ? ''
          : `${count(seen.leftOut, 'other entry', 'other entries')} of the file ${seen.leftOut === 1 ? 'is' : 'are'} no app, and forgotten.`}{' '}
        {alsoThere(seen)} Nothing is stored yet.
      </p>
      <table className="table import-table" aria-label="Found in the file">
        <thead>
          <tr>
            <th scope="col" className="col-tick">
              <span className="hidden-text">Import</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col">Client id</th>
            <th scope="col" className="col-secret">
              Secret
            </th>
            <th scope="col">Where it stands</th>
          </tr>
        </thead>
        <tbody>
          {seen.rows.map((row) => (
            <FoundRow key={row.rowId} row={row} isOn={ticked.has(row.rowId)} onToggle={toggle} />
          ))}
        </tbody>
      </table>
      <ImportFilled fill={fill} onChange={setFill} />
      <div className="buttons import-more">
        <Button
          kind="primary"
          aria-disabled={isBusy || chosen.length === 0}
          onClick={isBusy || chosen.length === 0 ? undefined : () => void store()}
        >
          {storeWords(isBusy, progress, chosen)}
        </Button>
        {isBusy ? (
          <Button onClick={() => void call('cancelImport', {})}>Stop after this one</Button>
        ) : (
          <Button kind="quiet" onClick={onAnother}>
            Choose another file…
          </Button>
        )}
      </div>
    </section>
  )
}

/** What else is in the file: in the bin over there, or not readable. */
const alsoThere = ({ inBin, odd }: Extract<Seen, { kind: 'rows' }>): string =>
  [
    ...(inBin === 0
      ? []
      : [`${grouped(inBin)} in the bin over there ${inBin === 1 ? 'is' : 'are'} left out.`]),
    ...(odd === 0 ? [] : [`${count(odd, 'entry', 'entries')} could not be read at all.`]),
  ].join(' ')

const storeWords = (
  isBusy: boolean,
  progress: { readonly done: number; readonly total: number } | null,
  chosen: readonly ImportRow[],
): string => {
  if (isBusy) return progress === null ? 'Storing…' : `Storing ${progress.done + 1} of ${progress.total}…`
  const replaced = chosen.filter(({ state }) => state.kind === 'here').length
  if (replaced === chosen.length && replaced > 0) return `Replace ${count(replaced, 'secret')}`
  return replaced === 0
    ? `Import ${count(chosen.length, 'app')}`
    : `Import ${count(chosen.length - replaced, 'app')}, replace ${count(replaced, 'secret')}`
}

type FoundRowProps = {
  readonly row: ImportRow
  readonly isOn: boolean
  readonly onToggle: (rowId: string, isOn: boolean) => void
}

const FoundRow = ({ row, isOn, onToggle }: FoundRowProps) => {
  const { mood, words } = describeRow(row)
  const label = row.state.kind === 'here' ? `Replace the secret of ${row.state.app}` : `Import ${row.name}`
  return (
    <tr>
      <td>
        {canTick(row) ? (
          <input
            type="checkbox"
            className="box"
            aria-label={label}
            checked={isOn}
            onChange={(event) => onToggle(row.rowId, event.target.checked)}
          />
        ) : null}
      </td>
      <td>
        {row.name}
        {row.title === null ? null : <p className="age">In the file: {row.title}</p>}
        {row.isArchived ? <p className="age">Archived there</p> : null}
        {row.where === '' && row.changedAt === null ? null : (
          <p className="age">
            {row.where}
            {row.changedAt === null ? null : (
              <>
                {row.where === '' ? 'Changed ' : ', changed '}
                <Age at={row.changedAt} />
              </>
            )}
          </p>
        )}
      </td>
      <td className="mono">{row.clientId ?? '—'}</td>
      <td>
        {row.secretLength === 0 ? 'none' : count(row.secretLength, 'character')}
        {row.moreSecrets === 0 ? null : <p className="age">The first of {row.moreSecrets + 1} in it</p>}
        {row.noteLength === 0 ? null : (
          <p className="age">{count(row.noteLength, 'character')} of notes stay there</p>
        )}
      </td>
      <td>
        <StateMark mood={mood} words={words} />
        {row.state.kind === 'here' && isOn ? (
          <p className="age">Its secret in the keychain is replaced.</p>
        ) : null}
      </td>
    </tr>
  )
}
