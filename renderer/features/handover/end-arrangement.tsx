import { useState } from 'react'
import type { SentHandover } from '../../../shared/handover/record.ts'
import { Button } from '../../kit/button.tsx'
import { run } from '../../app/actions.ts'
import { reasonWords } from './words-records.ts'
import { END_ARRANGEMENT } from './words-sending.ts'

/** Says that what an app was handed over for is over, so that its secret becomes due. */
export const EndArrangement = ({ sent }: { readonly sent: SentHandover }) => {
  const [isAsking, setAsking] = useState(false)
  return (
    <section className="handover-block" aria-labelledby="end-head">
      <h2 id="end-head">{END_ARRANGEMENT.whenThisEnds}</h2>
      <p className="soft">
        {END_ARRANGEMENT.explanation(
          sent.to.name,
          sent.receipt === null ? END_ARRANGEMENT.mayHold : END_ARRANGEMENT.holds,
          reasonWords(sent.why).toLowerCase(),
        )}
      </p>
      {isAsking ? (
        <p className="soft">
          <b>{END_ARRANGEMENT.endsTitle}</b> {END_ARRANGEMENT.endsSecret(sent.app)}{' '}
          <b>{END_ARRANGEMENT.staysTitle}</b> {END_ARRANGEMENT.staysSecret(sent.to.name)}
        </p>
      ) : null}
      <div className="buttons">
        {isAsking ? (
          <>
            <Button autoFocus onClick={() => setAsking(false)}>
              {END_ARRANGEMENT.no}
            </Button>
            <Button
              kind="primary"
              onClick={() => void run(END_ARRANGEMENT.yes, 'endHandover', { handoverId: sent.id })}
            >
              {END_ARRANGEMENT.itHasEnded}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>{END_ARRANGEMENT.thisHasEnded}</Button>
        )}
      </div>
    </section>
  )
}
