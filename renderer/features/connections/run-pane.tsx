import { memo, useEffect, useMemo, useRef } from 'react'
import {
  isRowOpen,
  rowEnds,
  type DisconnectRow,
  type DisconnectRun,
  type DisconnectWork,
  type RowEnd,
} from '../../../shared/connections/disconnect-run.ts'
import { announce, go, useStore } from '../../app/store.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { run } from '../../app/actions.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { timeToTheSecond, exactly, isSameDay } from '../../language/moments.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { Button } from '../../kit/button.tsx'
import { Icon, type IconName } from '../../kit/icon.tsx'
import { endOne } from './selection-actions.ts'
import type { Mood } from './words-status.ts'
import { RUN } from './words-selection.ts'

/** The rows of a list of disconnects, and how many of them are how. */
export const useRun = () => {
  const disconnects = useVault((snapshot) => snapshot.disconnects)
  const connections = useVault((snapshot) => snapshot.connections)
  const asked = useStore((state) => state.work?.disconnecting?.key ?? null)
  return useMemo(() => {
    if (disconnects === null) return null
    const rows = rowEnds(disconnects, connections)
    const amount = (...kinds: readonly RowEnd['kind'][]) =>
      rows.filter(({ end }) => kinds.includes(end.kind)).length
    return {
      run: disconnects,
      rows,
      gone: amount('ended', 'wasGone'),
      // the wish of the one that Xero is being asked for is stored, and nothing is known of its end
      notYet: rows.filter(({ row, end }) => end.kind === 'notYet' && row.key !== asked).length,
      refused: amount('refused'),
      open: rows.filter(({ end }) => isRowOpen(end)).length,
    }
  }, [disconnects, connections, asked])
}

const close = () => {
  go({ at: 'connections', key: null, ask: null })
  requestAnimationFrame(() => document.getElementById('connection-grid')?.focus())
}

/** What becomes of several disconnects, row by row with its proof; it can be stopped, and gone on with. */
export const RunPane = () => {
  const now = useStore((state) => state.now)
  const work = useStore((state) => state.work?.disconnecting ?? null)
  const shown = useRun()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  const isRunning = work !== null
  const wasRunning = useRef(isRunning)
  useEffect(() => {
    if (wasRunning.current && !isRunning && shown !== null)
      announce(RUN.finished(shown.gone, shown.rows.length))
    wasRunning.current = isRunning
  }, [isRunning, shown])
  if (shown === null) return null
  const { rows, gone, notYet, refused, open } = shown
  return (
    <aside
      className="pane"
      aria-label={RUN.pane}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="pane-body">
        <div className="pane-head">
          <div className="wrap">
            <h2 className="pane-title" ref={title} tabIndex={-1}>
              {RUN.title(gone, rows.length, notYet, refused)}
            </h2>
            <p className="pane-sub">
              {RUN.begun(momentOf(shown.run, now))} {isRunning ? RUN.goOnWorking : ''}
            </p>
          </div>
          <Button kind="quiet" size="icon" icon="close" aria-label={RUN.closeThePane} onClick={close} />
        </div>
        <progress
          className="run-bar"
          aria-label={RUN.progress}
          max={rows.length}
          value={rows.length - open}
        />
        <ul className="run-rows" aria-label={RUN.rows}>
          {rows.map(({ row, end }) => (
            <RunRow
              key={row.key}
              row={row}
              kind={end.kind}
              words={wordsOf(end, work?.key === row.key ? work : null, isRunning, now)}
              isAsked={work?.key === row.key}
              mayTry={!isRunning && isRowOpen(end) && end.kind !== 'next'}
            />
          ))}
        </ul>
      </div>
      <RunFoot work={work} open={open} />
    </aside>
  )
}

const momentOf = ({ begunAt }: DisconnectRun, now: Instant): string => when(begunAt, now)
const when = (at: Instant, now: Instant): string => (isSameDay(at, now) ? timeToTheSecond(at) : exactly(at))

/** What is said of one row; `asked` where Xero is being asked for it now. */
const wordsOf = (end: RowEnd, asked: DisconnectWork | null, isRunning: boolean, now: Instant): string => {
  if (asked !== null)
    return asked.waitsUntil === null ? RUN.asking : RUN.waits(timeToTheSecond(asked.waitsUntil))
  if (end.kind === 'ended') return RUN.ended(when(end.at, now))
  if (end.kind === 'wasGone') return RUN.wasGone(when(end.at, now))
  if (end.kind === 'notYet')
    return end.failure === null ? RUN.noAnswer : RUN.notYet(describeFailure(end.failure).what)
  if (end.kind === 'refused') return RUN.refused(describeFailure(end.failure).what)
  if (end.kind === 'next') return isRunning ? RUN.next : RUN.notBegun
  return end.kind === 'anew' ? RUN.anew : RUN.offTheList
}

const LOOKS: Readonly<Record<RowEnd['kind'], readonly [Mood, IconName]>> = {
  ended: ['fine', 'fine'],
  wasGone: ['fine', 'fine'],
  offTheList: ['unknown', 'unknown'],
  anew: ['unknown', 'unknown'],
  notYet: ['attention', 'clock'],
  refused: ['attention', 'attention'],
  next: ['unknown', 'clock'],
}

type RunRowProps = {
  readonly row: DisconnectRow
  readonly kind: RowEnd['kind']
  readonly words: string
  readonly isAsked: boolean
  readonly mayTry: boolean
}

const RunRow = memo(({ row, kind, words, isAsked, mayTry }: RunRowProps) => {
  const [mood, icon] = LOOKS[kind]
  return (
    <li data-next={(kind === 'next' && !isAsked) || undefined} aria-current={isAsked || undefined}>
      <span className="state" data-state={isAsked ? 'unknown' : mood}>
        <Icon name={isAsked ? 'refresh' : icon} />
      </span>
      <span className="run-said">
        <span>{row.organisation}</span>
        <span className="age">{words}</span>
      </span>
      {mayTry ? (
        <Button size="small" aria-label={RUN.tryAgainOne(row.organisation)} onClick={() => endOne(row.key)}>
          {RUN.tryAgain}
        </Button>
      ) : null}
    </li>
  )
})
RunRow.displayName = 'RunRow'

type RunFootProps = { readonly work: DisconnectWork | null; readonly open: number }

const RunFoot = ({ work, open }: RunFootProps) => {
  if (work !== null)
    return (
      <footer className="pane-foot">
        {work.isStopping ? (
          <span className="age">{RUN.stopping}</span>
        ) : (
          <Button onClick={() => void run(RUN.stopDoing, 'stopDisconnects', {})}>
            {work.waitsUntil === null ? RUN.stop : RUN.stopNow}
          </Button>
        )}
        <span className="age">{RUN.toGo(open)}</span>
      </footer>
    )
  const putAway = async () => {
    const result = await run(RUN.putAway, 'putDisconnectsAway', {})
    if (result.ok) close()
  }
  return (
    <footer className="pane-foot">
      {open === 0 ? null : (
        <Button kind="primary" onClick={() => void run(RUN.goOnDoing, 'resumeDisconnects', {})}>
          {RUN.goOn(open)}
        </Button>
      )}
      <span className="push" />
      <Button onClick={() => void putAway()}>{open === 0 ? RUN.done : RUN.putAway}</Button>
    </footer>
  )
}
