import { useState } from 'react'
import type { SeenReceipt } from '../../../shared/handover/calls.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Said } from '../../kit/said.tsx'
import { dayAndTime, senderDate } from './handover-words.ts'
import { signerName } from './signer-words.ts'
import { SenderFacts, SignedBy } from './sender-facts.tsx'

type SeenProps = { readonly receipt: SeenReceipt; readonly onLeave: () => void }

/** A receipt before it is kept: who signed it, and whether somebody else has done so too. */
export const ReceiptSeen = ({ receipt, onLeave }: SeenProps) => {
  const [isKept, setKept] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { seenId, app, to, sealedAt, at, isDateOdd, others, isThere } = receipt
  const keep = async () => {
    const result = await call('addReceipt', { seenId })
    setFailure(result.ok ? null : result.failure)
    setKept(result.ok)
  }
  return (
    <section className="handover-block" aria-labelledby="receipt-seen">
      <h2 id="receipt-seen">
        Receipt for {app}, from {signerName(receipt)}
      </h2>
      <SenderFacts signer={receipt} />
      {others.length === 0 ? null : (
        <Said weight="refuse">
          <b>Another key has signed a receipt for this handover already: {others.join(', ')}.</b> Two keys
          have opened it, or have seen the first receipt. Find out by phone which of them you meant. If one is
          not theirs, replace the secret now.
        </Said>
      )}
      <dl className="facts">
        <dt>Signed by</dt>
        <dd>
          <SignedBy signer={receipt} />
        </dd>
        <dt>You sealed it for</dt>
        <dd>
          {to.name}, {dayAndTime(sealedAt)}
        </dd>
        <dt>They date it</dt>
        <dd>{senderDate(at, isDateOdd)}</dd>
      </dl>
      <FailureNote failure={failure} />
      {isKept || isThere ? (
        <Said weight="done">{isKept ? 'Kept' : 'This receipt is here already'}. The signature holds.</Said>
      ) : (
        <p className="soft">
          The signature holds. It shows that this key has what you sealed; whose key it is, only a comparison
          of the fingerprint shows.
        </p>
      )}
      <div className="buttons">
        {isKept || isThere ? (
          <Button kind="primary" onClick={onLeave}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={onLeave}>Do not keep it</Button>
            <Button kind="primary" onClick={() => void keep()}>
              Keep the receipt
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
