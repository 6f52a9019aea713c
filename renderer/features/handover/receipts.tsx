import {
  isDisputed,
  type KnownPerson,
  nameByKey,
  type ReceiptRecord,
  receiptsOf,
  type SentHandover,
} from '../../../shared/handover/record.ts'
import { isDateOdd } from '../../../shared/kernel/sender-date.ts'
import { Said } from '../../kit/said.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { dayAndTime, senderDate } from './handover-words.ts'

type ReceiptsProps = { readonly sent: SentHandover; readonly people: readonly KnownPerson[] }

/** Every receipt that came: whose key, and when. Two keys are said loudly. */
export const HandoverReceipts = ({ sent, people }: ReceiptsProps) => {
  const receipts = receiptsOf(sent)
  if (receipts.length === 0) return null
  return (
    <section className="handover-block" aria-label="Receipts">
      <h2>{receipts.length === 1 ? 'Receipt' : 'Receipts'}</h2>
      {isDisputed(sent) ? (
        <Said weight="refuse">
          <b>Two keys have signed a receipt for this handover.</b> Find out by phone which of them you meant.
          If one is not theirs, replace the secret now.
        </Said>
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
  if (receipt.isCode)
    return (
      <StateMark mood="fine" words={`A code was read out on ${dayAndTime(receipt.at)}; nobody signed it`} />
    )
  const { name, isKnown } = nameByKey(people, receipt)
  const isOdd = isDateOdd(receipt.at, sealedAt, receipt.addedAt)
  return (
    <>
      <StateMark
        mood={isKnown ? 'fine' : 'unknown'}
        words={isKnown ? `Signed by ${name}` : `Signed as ${name}, by a key that is not in your address book`}
      />{' '}
      <span className="mono fingerprint">{receipt.fingerprint}</span>{' '}
      <span className="age">
        {isOdd
          ? `Added ${dayAndTime(receipt.addedAt)}. ${senderDate(receipt.at, true)}`
          : dayAndTime(receipt.at)}
      </span>
    </>
  )
}
