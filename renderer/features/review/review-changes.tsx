import { useEffect, useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { ReviewChange, ReviewRef } from '../../../shared/review/review.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { exactly } from '../../language/moments.ts'
import { count } from '../../language/plural.ts'
import { describeChange } from './words-changes.ts'
import { onSnapshot } from '../../app/store.ts'
import { REVIEW_CHANGES } from './words.ts'

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
  if (compared === null) return <p className="soft">{REVIEW_CHANGES.comparing}</p>
  const { changes } = compared
  const span = REVIEW_CHANGES.between(exactly(compared.from), exactly(compared.to))
  if (changes.length === 0)
    return (
      <p>
        <StateMark mood="fine" words={REVIEW_CHANGES.nothingChanged} />{' '}
        <span className="age wrap">{span}</span>
      </p>
    )
  return (
    <>
      <p className="age wrap">
        {span}: {count(changes.length, 'change')}
      </p>
      <table className="table changes-table" aria-label={REVIEW_CHANGES.whatChanged}>
        <thead>
          <tr>
            <th scope="col">{REVIEW_CHANGES.what}</th>
            <th scope="col">{REVIEW_CHANGES.about}</th>
            <th scope="col">{REVIEW_CHANGES.app}</th>
            <th scope="col">{REVIEW_CHANGES.more}</th>
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
          <Button onClick={() => setShown((before) => before + PAGE)}>{REVIEW_CHANGES.showMore}</Button>
        </div>
      ) : null}
    </>
  )
}
