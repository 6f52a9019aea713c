import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { ActivityLine } from '../../../shared/activity/activity.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { EVERYTHING, filterOf, isEverything, type Subject, SUBJECTS, type Wanted } from './filter.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Note } from '../../kit/note.tsx'
import { Tick } from '../../kit/tick.tsx'
import { run } from '../../app/actions.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { grouped, noun } from '../../language/plural.ts'
import { onSnapshot, announce } from '../../app/store.ts'
import { ActivityLines } from './activity-lines.tsx'
import { LogProof } from './log-proof.tsx'
import { ACTIVITY_LOG_VIEW } from './words.ts'
import { useParts } from '../../bridge/use-parts.ts'

const PAGE = 100
/** Long enough for the next letter of a word. */
const PAUSE = 120

type LogProps = { readonly head: ReactNode }
type Shown = { readonly lines: readonly ActivityLine[]; readonly more: boolean; readonly matches: number }

/** Who did what, newest first, with exact times; found by words, subject and outcome. */
export const ActivityLogView = ({ head }: LogProps) => {
  const snapshot = useParts('activity')
  const [wanted, setWanted] = useState<Wanted>(EVERYTHING)
  const [shown, setShown] = useState<Shown | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [newest, setNewest] = useState<number | null>(null)
  const latest = useRef(0)

  const read = useCallback(
    async (before: number | null) => {
      const turn = (latest.current += 1)
      const result = await call('listActivity', {
        before,
        limit: PAGE,
        ...(isEverything(wanted) ? {} : { filter: filterOf(wanted) }),
      })
      if (turn !== latest.current) return // a later question has been asked
      if (!result.ok) return setFailure(result.failure)
      setFailure(null)
      const { lines, more, matches } = result.value
      if (before === null && isEverything(wanted)) setNewest(lines[0]?.line ?? 0)
      setShown((known) =>
        before === null || known === null
          ? { lines, more, matches }
          : { lines: [...known.lines, ...lines], more, matches },
      )
      if (before !== null) announce(ACTIVITY_LOG_VIEW.moreAnnounced(lines.length))
      else if (!isEverything(wanted)) announce(`${grouped(matches)} ${noun(matches, 'line', 'lines')}.`)
    },
    [wanted],
  )
  useEffect(() => {
    const timer = setTimeout(() => void read(null), PAUSE)
    const stop = onSnapshot(() => void read(null))
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [read])

  return (
    <>
      <header className="toolbar">
        {head}
        <SearchField
          value={wanted.search}
          onChange={(search) => setWanted((before) => ({ ...before, search }))}
        />
        <Save wanted={wanted} />
      </header>
      <div className="page-main activity scroll">
        <LogProof proof={snapshot.activity} newest={newest} />
        <FilterLine wanted={wanted} matches={shown?.matches ?? null} onChange={setWanted} />
        {failure === null ? null : (
          <Note mood="attention">
            <p>
              <b>{describeFailure(failure).what}</b> {describeFailure(failure).next}
            </p>
          </Note>
        )}
        {shown === null || failure !== null ? null : shown.lines.length === 0 ? (
          <Nothing wanted={wanted} onClear={() => setWanted(EVERYTHING)} />
        ) : (
          <ActivityLines
            lines={shown.lines}
            findings={snapshot.activity?.findings ?? []}
            onSearch={(search) => setWanted((before) => ({ ...before, search }))}
          />
        )}
        {shown?.more === true ? (
          <div className="buttons activity-foot">
            <Button onClick={() => void read(shown.lines.at(-1)?.line ?? null)}>
              {ACTIVITY_LOG_VIEW.showMore}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

const Nothing = ({ wanted, onClear }: { readonly wanted: Wanted; readonly onClear: () => void }) =>
  isEverything(wanted) ? (
    <p className="soft">{ACTIVITY_LOG_VIEW.emptyLog}</p>
  ) : (
    <p className="soft">
      {ACTIVITY_LOG_VIEW.noMatch}{' '}
      <Button kind="link" onClick={onClear}>
        {ACTIVITY_LOG_VIEW.showEverything}
      </Button>
    </p>
  )

const SearchField = (props: { readonly value: string; readonly onChange: (value: string) => void }) => (
  <div className="field push">
    <Icon name="search" />
    <input
      type="search"
      aria-label={ACTIVITY_LOG_VIEW.searchActivity}
      placeholder={ACTIVITY_LOG_VIEW.searchActivity}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || props.value === '') return
        event.stopPropagation()
        props.onChange('')
      }}
    />
  </div>
)

type FilterLineProps = {
  readonly wanted: Wanted
  readonly matches: number | null
  readonly onChange: (wanted: Wanted) => void
}

const FilterLine = ({ wanted, matches, onChange }: FilterLineProps) => (
  <div className="filter-line">
    <label>
      <span className="hidden-text">{ACTIVITY_LOG_VIEW.showLinesAbout}</span>
      <select
        className="field"
        value={wanted.subject}
        onChange={(event) => onChange({ ...wanted, subject: event.target.value as Subject })}
      >
        {Object.entries(SUBJECTS).map(([subject, { name }]) => (
          <option key={subject} value={subject}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <Tick isOn={wanted.isFailedOnly} onChange={(isOn) => onChange({ ...wanted, isFailedOnly: isOn })}>
      {ACTIVITY_LOG_VIEW.failuresOnly}
    </Tick>
    <span className="age push">{matches === null ? '' : ACTIVITY_LOG_VIEW.amountAndOrder(matches)}</span>
  </div>
)

/** Saves what the filter shows, all of it and not only what is on the screen. */
const Save = ({ wanted }: { readonly wanted: Wanted }) => {
  const save = async (format: 'csv' | 'json') => {
    const result = await run(ACTIVITY_LOG_VIEW.saveTheActivity, 'exportActivity', {
      filter: filterOf(wanted),
      format,
    })
    if (result.ok && result.value.path !== null) tellSaved(result.value.path)
  }
  return (
    <>
      <Button onClick={() => void save('csv')}>{ACTIVITY_LOG_VIEW.saveAsCsv}</Button>
      <Button onClick={() => void save('json')}>{ACTIVITY_LOG_VIEW.saveAsJson}</Button>
    </>
  )
}
