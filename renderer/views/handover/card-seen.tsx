import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/failure.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../components/button.tsx'
import { FailureNote } from '../../components/failure-note.tsx'

export type SeenCard = CallOutput<'readCard'>
type CardProps = { readonly card: SeenCard; readonly text: string; readonly onLeave: () => void }

/** Somebody's card before it is kept: the fingerprint is compared by voice. */
export const CardSeen = ({ card, text, onLeave }: CardProps) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const add = async () => {
    const result = await call('addPerson', { text })
    if (result.ok) onLeave()
    else setFailure(result.failure)
  }
  return (
    <section className="handover-block" aria-labelledby="card-seen">
      <h2 id="card-seen">Card of {card.name}</h2>
      <dl className="facts">
        <dt>E-mail</dt>
        <dd>{card.email}</dd>
        <dt>Fingerprint</dt>
        <dd className="mono fingerprint">{card.fingerprint}</dd>
      </dl>
      <p className="soft">
        {card.isKnown
          ? 'This card is in the address book already.'
          : `Call ${card.name} on a number that you know, and have the fingerprint read out. A card by itself proves nothing: anybody can write a name on one.`}
      </p>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button onClick={onLeave}>{card.isKnown ? 'Back' : 'Do not add'}</Button>
        {card.isKnown ? null : (
          <Button kind="primary" onClick={() => void add()}>
            Add to the address book
          </Button>
        )}
      </div>
    </section>
  )
}
