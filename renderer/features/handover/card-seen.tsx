import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { signerName } from './signer-words.ts'
import { SenderFacts } from './sender-facts.tsx'

export type SeenCard = CallOutput<'readCard'>
type CardProps = { readonly card: SeenCard; readonly onLeave: () => void }

/** Somebody's card before it is kept: the fingerprint is compared by voice. What is kept is the card that is shown. */
export const CardSeen = ({ card, onLeave }: CardProps) => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const { from, claims, isKnown, isRenamed, sender, seenId } = card
  const add = async () => {
    const result = await call('addPerson', { seenId })
    if (result.ok) onLeave()
    else setFailure(result.failure)
  }
  return (
    <section className="handover-block" aria-labelledby="card-seen">
      <h2 id="card-seen">Card of {signerName(card)}</h2>
      {sender === 'posing' || card.isNameOdd || card.sharesNameWith !== null ? (
        <SenderFacts signer={card} />
      ) : null}
      <dl className="facts">
        {isKnown ? null : (
          <>
            <dt>Name on it</dt>
            <dd>{from.name}</dd>
          </>
        )}
        <dt>E-mail</dt>
        <dd>{from.email}</dd>
        {claims === null ? null : (
          <>
            <dt>The card says</dt>
            <dd>{claims}</dd>
          </>
        )}
        <dt>Fingerprint</dt>
        <dd className="mono fingerprint">{from.fingerprint}</dd>
      </dl>
      <p className="soft">{whatToDo(card)}</p>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button onClick={onLeave}>{isKnown && !isRenamed ? 'Back' : 'Do not add'}</Button>
        {isKnown && !isRenamed ? null : (
          <Button kind="primary" onClick={() => void add()}>
            {isRenamed ? 'Change the name in the address book' : 'Add to the address book'}
          </Button>
        )}
      </div>
    </section>
  )
}

const whatToDo = ({ from, isKnown, isRenamed, sender, posesAs }: SeenCard): string => {
  if (isRenamed)
    return `The key of ${from.name} is in the address book already. If ${from.name} has told you about the new name or address, it can be changed there.`
  if (isKnown) return 'This card is in the address book already.'
  if (sender === 'posing')
    return `If ${posesAs?.name ?? from.name} has a new computer, they can read the fingerprint out to you. Call them on a number that you know, and take the old card out of the address book afterwards.`
  return `Call ${from.name} on a number that you know, and have the fingerprint read out. A card by itself proves nothing: anybody can write a name on one.`
}
