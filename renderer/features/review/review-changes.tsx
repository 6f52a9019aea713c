import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { ReviewChange, ReviewRef } from '../../../shared/review/review.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeFailure } from '../../app/messages.ts'
import { exactly } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'
import { describeChange } from './messages.ts'
import { onSnapshot } from '../../app/store.ts'

const PAGE = 100

type ChangesProps = { readonly from: ReviewRef; readonly to: ReviewRef }
type Compared = {
  readonly from: number
  readonly to: number
  readonly changes: readonly ReviewChange[]
}

/** What changed between two reviews, by app. */
export const ReviewChanges = ({ from, to }: ChangesProps) => {
  const [compared, setCompared] = useState<Compared | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [shown, setShown] = useState(PAGE)
  const question = JSON.stringify([from, to])
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const [a, b] = JSON.parse(question) as [ReviewRef, ReviewRef]
      const result = await call('compareReviews', { from: a, to: b })
      if (!isWanted) return
      if (result.ok) setCompared(result.value)
      setFailure(result.ok ? null : result.failure)
    }
    void ask()
    const stop = question.includes('"now"') ? onSnapshot(() => void ask()) : () => {}
    return () => {
      isWanted = false
      stop()
    }
  }, [question])

  if (failure !== null)
    return (
      <p>
        <StateMark mood="attention" words={describeFailure(failure).what} /> {describeFailure(failure).next}
      </p>
    )
  if (compared === null) return <p className="soft">Comparing…</p>
  const { changes } = compared
  const span = `Between ${exactly(compared.from)} and ${exactly(compared.to)}`
  if (changes.length === 0)
    return (
      <p>
        <StateMark mood="fine" words="Nothing changed" /> <span className="age wrap">{span}</span>
      </p>
    )
  return (
    <>
      <p className="age wrap">
        {span}: {count(changes.length, 'change')}
      </p>
      <table className="table" aria-label="What changed">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">About</th>
            <th scope="col">App</th>
            <th scope="col">More</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, shown).map((change) => {
            const { mood, what, about, more } = describeChange(change)
            return (
              <tr key={`${change.kind} ${change.app} ${about} ${more}`}>
                <td>
                  <StateMark mood={mood} words={what} />
                </td>
                <td title={about}>{about}</td>
                <td title={change.app}>{change.app}</td>
                <td title={more}>{more}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {changes.length > shown ? (
        <div className="buttons activity-foot">
          <Button onClick={() => setShown((before) => before + PAGE)}>Show more</Button>
        </div>
      ) : null}
    </>
  )
}
