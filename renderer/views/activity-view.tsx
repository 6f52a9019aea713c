import { useCallback, useEffect, useState } from 'react'
import type { Activity } from '../../shared/activity.ts'
import type { Failure } from '../../shared/failure.ts'
import { describeActivity, describeResult } from '../activity-messages.ts'
import { call } from '../bridge.ts'
import { Button } from '../components/button.tsx'
import { Note } from '../components/note.tsx'
import { StateMark } from '../components/state-mark.tsx'
import { ViewHeading } from '../components/view-heading.tsx'
import { describeFailure } from '../messages.ts'
import { exactly, timeToTheSecond, weekdayOf } from '../moments.ts'
import { onSnapshot, say } from '../store.ts'

const PAGE = 100

/** Who did what, newest first, with exact times. */
export const ActivityView = () => {
  const [lines, setLines] = useState<readonly Activity[]>([])
  const [hasMore, setMore] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRead, setRead] = useState(false)

  /** Reads older lines, or the newest ones, which are put before those already shown. */
  const read = useCallback(async (before: number | null) => {
    const result = await call('listActivity', { before, limit: PAGE })
    setRead(true)
    if (!result.ok) return setFailure(result.failure)
    const { lines: fresh, more } = result.value
    setFailure(null)
    setLines((known) => (before === null ? joinNewer(fresh, known) : [...known, ...fresh]))
    setMore((hadMore) => (before === null ? hadMore || more : more))
    if (before !== null) say(`${fresh.length} more lines.`)
  }, [])
  useEffect(() => {
    void read(null)
    return onSnapshot(() => void read(null))
  }, [read])

  return (
    <>
      <header className="toolbar">
        <ViewHeading>Activity</ViewHeading>
        <span className="age">Newest first, in the time of this computer</span>
      </header>
      <div className="page-main activity">
        {failure === null ? null : (
          <Note mood="attention">
            <p>
              <b>{describeFailure(failure).what}</b> {describeFailure(failure).next}
            </p>
          </Note>
        )}
        {lines.length === 0 && isRead && failure === null ? (
          <p className="soft">
            Nothing has happened in this vault yet. Each sign-in, reveal, copy, check and disconnection will
            stand here, with who did it and what came of it.
          </p>
        ) : null}
        {lines.length === 0 ? null : <Lines lines={lines} />}
        {hasMore ? (
          <div className="buttons activity-foot">
            <Button onClick={() => void read(lines.at(-1)?.seq ?? null)}>Show more</Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

/** What is known stays below what is newer; where lines between are missing, only the newer ones are kept. */
const joinNewer = (fresh: readonly Activity[], known: readonly Activity[]): readonly Activity[] => {
  const latest = known[0]?.seq ?? -1
  const oldest = fresh.at(-1)?.seq ?? 0
  return oldest > latest + 1 ? fresh : [...fresh.filter(({ seq }) => seq > latest), ...known]
}

const Lines = ({ lines }: { readonly lines: readonly Activity[] }) => (
  <table className="table activity-table" aria-label="Activity">
    <thead>
      <tr>
        <th scope="col" className="col-when">
          When
        </th>
        <th scope="col" className="col-who">
          Who
        </th>
        <th scope="col">What</th>
        <th scope="col">App, organisation</th>
        <th scope="col" className="col-result">
          Result
        </th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.seq}>
          <td>
            <time dateTime={new Date(line.at).toISOString()} title={exactly(line.at)}>
              {weekdayOf(line.at)}, {timeToTheSecond(line.at)}
            </time>
          </td>
          <td title={`${line.who}, on ${line.device}`}>{line.who}</td>
          <td>{describeActivity(line.what)}</td>
          <td title={[line.app, line.organisation].filter((name) => name !== '').join(', ')}>
            {[line.app, line.organisation].filter((name) => name !== '').join(', ')}
          </td>
          <td title={describeResult(line.result)}>
            <StateMark
              mood={line.result === 'ok' ? 'fine' : 'attention'}
              words={describeResult(line.result)}
            />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
