import { useState } from 'react'
import type { SentHandover } from '../../../shared/handover/record.ts'
import { Button } from '../../kit/button.tsx'
import { attempt } from '../../app/deeds.ts'
import { reasonWords } from './handover-words.ts'

/** Says that what an app was handed over for is over, so that its secret becomes due. */
export const HandoverEnd = ({ sent }: { readonly sent: SentHandover }) => {
  const [isAsking, setAsking] = useState(false)
  return (
    <section className="handover-block" aria-labelledby="end-head">
      <h2 id="end-head">When this ends</h2>
      <p className="soft">
        {sent.to.name} {sent.receipt === null ? 'may hold' : 'holds'} the secret:{' '}
        {reasonWords(sent.why).toLowerCase()}. When that is over, say so here.
      </p>
      {isAsking ? (
        <p className="soft">
          <b>At once:</b> the secret of {sent.app} is due, with this reason, in Overview and in reminders.{' '}
          <b>Stays as it is:</b> the secret itself, until you rotate it. {sent.to.name} is told nothing.
        </p>
      ) : null}
      <div className="buttons">
        {isAsking ? (
          <>
            <Button autoFocus onClick={() => setAsking(false)}>
              Not yet
            </Button>
            <Button
              kind="primary"
              onClick={() => void attempt('Say that it has ended', 'endHandover', { handoverId: sent.id })}
            >
              It has ended
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>This has ended…</Button>
        )}
      </div>
    </section>
  )
}
