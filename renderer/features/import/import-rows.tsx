import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { ImportFill, ImportOutcome } from '../../../shared/import/calls.ts'
import type { ImportRow } from '../../../shared/import/seen.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { describeRow } from './words-found.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { fullDay } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'
import { announce, useStore } from '../../app/store.ts'
import { fillFor, ImportFilled } from './import-filled.tsx'
import type { Seen } from './seen.ts'
import { IMPORT_ROWS } from './words.ts'
import { useStored } from '../../bridge/use-parts.ts'

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
  const stored = useStored('apps')
  const [fill, setFill] = useState<ImportFill>(() => fillFor(stored))
  const { isBusy, run } = useCall()
  const chosenNow = JSON.stringify([[...ticked].toSorted(), fill])
  const [start] = useState(chosenNow)
  useUnsaved(isBusy || chosenNow !== start, {
    ends: IMPORT_ROWS.leaveEnds,
    stays: IMPORT_ROWS.leaveStays,
  })
  const progress = useStore(({ work }) => work?.importing ?? null)
  const chosen = seen.rows.filter((row) => canTick(row) && ticked.has(row.rowId))

  const store = async () => {
    const result = await run(() => {
      onFailure(null)
      announce(IMPORT_ROWS.storingAnnounced)
      const rows = chosen.map(({ rowId, state }) => ({ rowId, replace: state.kind === 'here' }))
      return call('acceptImport', { importId: seen.importId, rows, fill })
    })
    if (result === null) return
    if (!result.ok) {
      onFailure(result.failure)
      return announce(describeFailure(result.failure).what)
    }
    announce(IMPORT_ROWS.doneAnnounced)
    onDone(result.value.outcomes)
  }
  const toggle = (rowId: string, isOn: boolean) =>
    setTicked((now) => new Set(isOn ? [...now, rowId] : [...now].filter((one) => one !== rowId)))

  if (seen.rows.length === 0)
    return (
      <section aria-label={IMPORT_ROWS.nothingFound}>
        <h2 className="answer">{IMPORT_ROWS.noneTitle}</h2>
        <p>{IMPORT_ROWS.noneExplanation(seen.leftOut, alsoThere(seen))}</p>
        <div className="buttons import-more">
          <Button kind="primary" onClick={onAnother}>
            {IMPORT_ROWS.chooseAnotherFile}
          </Button>
        </div>
      </section>
    )
  return (
    <section aria-label={IMPORT_ROWS.foundInTheFile}>
      <p>
        {IMPORT_ROWS.found(
          seen.rows.length,
          seen.leftOut === 0
            ? ''
            : IMPORT_ROWS.othersForgotten(
                seen.leftOut,
                seen.leftOut === 1 ? IMPORT_ROWS.is : IMPORT_ROWS.are,
              ),
          alsoThere(seen),
        )}
      </p>
      <table className="table import-table" aria-label={IMPORT_ROWS.foundInTheFile}>
        <thead>
          <tr>
            <th scope="col" className="col-tick">
              <span className="hidden-text">{IMPORT_ROWS.importColumn}</span>
            </th>
            <th scope="col">{IMPORT_ROWS.name}</th>
            <th scope="col">{IMPORT_ROWS.clientId}</th>
            <th scope="col" className="col-secret">
              {IMPORT_ROWS.secret}
            </th>
            <th scope="col">{IMPORT_ROWS.whereItStands}</th>
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
          <Button onClick={() => void call('cancelImport', {})}>{IMPORT_ROWS.stopAfterThisOne}</Button>
        ) : (
          <Button kind="quiet" onClick={onAnother}>
            {IMPORT_ROWS.chooseAnotherFile}
          </Button>
        )}
      </div>
    </section>
  )
}

/** What else is in the file: in the bin over there, or not readable. */
const alsoThere = ({ inBin, odd }: Extract<Seen, { kind: 'rows' }>): string =>
  [
    ...(inBin === 0 ? [] : [IMPORT_ROWS.inBin(inBin, inBin === 1 ? IMPORT_ROWS.is : IMPORT_ROWS.are)]),
    ...(odd === 0 ? [] : [IMPORT_ROWS.unreadable(odd)]),
  ].join(' ')

const storeWords = (
  isBusy: boolean,
  progress: { readonly done: number; readonly total: number } | null,
  chosen: readonly ImportRow[],
): string => {
  if (isBusy)
    return progress === null
      ? IMPORT_ROWS.storing
      : IMPORT_ROWS.storingNumber(progress.done + 1, progress.total)
  const replaced = chosen.filter(({ state }) => state.kind === 'here').length
  if (replaced === chosen.length && replaced > 0) return IMPORT_ROWS.replace(replaced)
  return replaced === 0
    ? IMPORT_ROWS.importApps(chosen.length)
    : IMPORT_ROWS.importAndReplace(chosen.length - replaced, replaced)
}

type FoundRowProps = {
  readonly row: ImportRow
  readonly isOn: boolean
  readonly onToggle: (rowId: string, isOn: boolean) => void
}

const FoundRow = ({ row, isOn, onToggle }: FoundRowProps) => {
  const { mood, words } = describeRow(row)
  const label =
    row.state.kind === 'here' ? IMPORT_ROWS.replaceTheSecret(row.state.app) : IMPORT_ROWS.importName(row.name)
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
        {row.title === null ? null : <p className="age">{IMPORT_ROWS.inTheFile(row.title)}</p>}
        {row.isArchived ? <p className="age">{IMPORT_ROWS.archivedThere}</p> : null}
        {row.where === '' && row.changedAt === null ? null : (
          <p className="age">
            {row.where}
            {row.changedAt === null ? null : (
              <>
                {row.where === '' ? IMPORT_ROWS.changedFirst : IMPORT_ROWS.changedNext}
                <Age at={row.changedAt} />
              </>
            )}
          </p>
        )}
      </td>
      <td className="mono">{row.clientId ?? '—'}</td>
      <td>
        {row.secretLength === 0 ? IMPORT_ROWS.none : count(row.secretLength, 'character')}
        {row.moreSecrets === 0 ? null : (
          <p className="age">
            {IMPORT_ROWS.firstOf} {row.moreSecrets + 1} {IMPORT_ROWS.inIt}
          </p>
        )}
        {row.dueBy === null || row.dueBy === undefined ? null : (
          <p className="age">{IMPORT_ROWS.dueBy(fullDay(row.dueBy))}</p>
        )}
        {row.noteLength === 0 ? null : <p className="age">{IMPORT_ROWS.ofNotesStayThere(row.noteLength)}</p>}
      </td>
      <td>
        <StateMark mood={mood} words={words} />
        {row.state.kind === 'here' && isOn ? <p className="age">{IMPORT_ROWS.replacesSecret}</p> : null}
      </td>
    </tr>
  )
}
