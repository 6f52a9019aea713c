import { fullMoment } from '../../language/moments.ts'
import { useState } from 'react'
import type { SeenReceipt } from '../../../shared/handover/calls.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { senderDate } from './words-records.ts'
import { signerName } from './words-signer.ts'
import { SenderFacts, SignedBy } from './sender-facts.tsx'
import { RECEIPT_SEEN } from './words-receiving.ts'

type SeenProps = { readonly receipt: SeenReceipt; readonly onLeave: () => void }

/** A receipt before it is kept: who signed it, and whether somebody else has done so too. */
export const ReceiptSeen = ({ receipt, onLeave }: SeenProps) => {
  const [isKept, setKept] = useState(false)
  const { failure, run } = useCall()
  const { seenId, app, to, sealedAt, at, isDateOdd, others, isThere } = receipt
  const keep = async () => {
    const result = await run(() => call('addReceipt', { seenId }))
    if (result !== null) setKept(result.ok)
  }
  return (
    <section className="handover-block" aria-labelledby="receipt-seen">
      <h2 id="receipt-seen">{RECEIPT_SEEN.title(app, signerName(receipt))}</h2>
      <SenderFacts signer={receipt} />
      {others.length === 0 ? null : (
        <FieldMessage weight="refuse">
          <b>{RECEIPT_SEEN.disputedTitle(others.join(', '))}</b> {RECEIPT_SEEN.disputedAdvice}
        </FieldMessage>
      )}
      <dl className="facts">
        <dt>{RECEIPT_SEEN.signedBy}</dt>
        <dd>
          <SignedBy signer={receipt} />
        </dd>
        <dt>{RECEIPT_SEEN.sealedFor}</dt>
        <dd>
          {to.name}, {fullMoment(sealedAt)}
        </dd>
        <dt>{RECEIPT_SEEN.theirDate}</dt>
        <dd>{senderDate(at, isDateOdd)}</dd>
      </dl>
      <FailureNote failure={failure} />
      {isKept || isThere ? (
        <FieldMessage weight="done">
          {RECEIPT_SEEN.signatureHoldsOf(isKept ? RECEIPT_SEEN.kept : RECEIPT_SEEN.already)}
        </FieldMessage>
      ) : (
        <p className="soft">{RECEIPT_SEEN.signatureHolds}</p>
      )}
      <div className="buttons">
        {isKept || isThere ? (
          <Button kind="primary" onClick={onLeave}>
            {RECEIPT_SEEN.done}
          </Button>
        ) : (
          <>
            <Button onClick={onLeave}>{RECEIPT_SEEN.no}</Button>
            <Button kind="primary" onClick={() => void keep()}>
              {RECEIPT_SEEN.keep}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
