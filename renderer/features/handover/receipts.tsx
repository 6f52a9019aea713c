import { fullMoment } from '../../language/moments.ts'
import {
  isDisputed,
  type AddressBookPerson,
  nameByKey,
  type ReceiptRecord,
  receiptsOf,
  type SentHandover,
} from '../../../shared/handover/record.ts'
import { isDateOdd } from '../../../shared/kernel/sender-date.ts'
import { FieldMessage } from '../../kit/field-message.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { senderDate } from './words-records.ts'
import { RECEIPTS } from './words-sending.ts'

type ReceiptsProps = { readonly sent: SentHandover; readonly people: readonly AddressBookPerson[] }

/** Every receipt that came: whose key, and when. Two keys are said loudly. */
export const HandoverReceipts = ({ sent, people }: ReceiptsProps) => {
  const receipts = receiptsOf(sent)
  if (receipts.length === 0) return null
  return (
    <section className="handover-block" aria-label={RECEIPTS.receipts}>
      <h2>{receipts.length === 1 ? RECEIPTS.receipt : RECEIPTS.receipts}</h2>
      {isDisputed(sent) ? (
        <FieldMessage weight="refuse">
          <b>{RECEIPTS.disputedTitle}</b> {RECEIPTS.disputedAdvice}
        </FieldMessage>
      ) : null}
      <ul className="receipts">
        {receipts.map((one) => (
          <li key={`${one.fingerprint} ${one.addedAt}`}>
            <One receipt={one} sealedAt={sent.sealedAt} people={people} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type OneProps = Pick<ReceiptsProps, 'people'> & {
  readonly receipt: ReceiptRecord
  readonly sealedAt: number
}

const One = ({ receipt, sealedAt, people }: OneProps) => {
  if (receipt.isCode) return <StateMark mood="fine" words={RECEIPTS.codeRead(fullMoment(receipt.at))} />
  const { name, isKnown } = nameByKey(people, receipt)
  const isOdd = isDateOdd(receipt.at, sealedAt, receipt.addedAt)
  return (
    <>
      <StateMark
        mood={isKnown ? 'fine' : 'unknown'}
        words={isKnown ? RECEIPTS.signedBy(name) : RECEIPTS.signedByUnknown(name)}
      />{' '}
      <span className="mono fingerprint">{receipt.fingerprint}</span>{' '}
      <span className="age">
        {isOdd
          ? RECEIPTS.added(fullMoment(receipt.addedAt), senderDate(receipt.at, true))
          : fullMoment(receipt.at)}
      </span>
    </>
  )
}
