import type { CallOutput } from '../../../shared/contract/contract.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { signerName } from './words-signer.ts'
import { SenderFacts } from './sender-facts.tsx'
import { CARD_SEEN } from './words-receiving.ts'

export type SeenCard = CallOutput<'readCard'>
type CardProps = { readonly card: SeenCard; readonly onLeave: () => void }

/** Somebody's card before it is kept: the fingerprint is compared by voice. What is kept is the card that is shown. */
export const CardSeen = ({ card, onLeave }: CardProps) => {
  const { failure, run } = useCall()
  const { from, claims, isKnown, isRenamed, sender, seenId } = card
  const add = async () => {
    const result = await run(() => call('addPerson', { seenId }))
    if (result?.ok === true) onLeave()
  }
  return (
    <section className="handover-block" aria-labelledby="card-seen">
      <h2 id="card-seen">{CARD_SEEN.title(signerName(card))}</h2>
      {sender === 'posing' || card.isNameOdd || card.sharesNameWith !== null ? (
        <SenderFacts signer={card} />
      ) : null}
      <dl className="facts">
        {isKnown ? null : (
          <>
            <dt>{CARD_SEEN.nameField}</dt>
            <dd>{from.name}</dd>
          </>
        )}
        <dt>{CARD_SEEN.emailField}</dt>
        <dd>{from.email}</dd>
        {claims === null ? null : (
          <>
            <dt>{CARD_SEEN.theCardSays}</dt>
            <dd>{claims}</dd>
          </>
        )}
        <dt>{CARD_SEEN.fingerprint}</dt>
        <dd className="mono fingerprint">{from.fingerprint}</dd>
      </dl>
      <p className="soft">{whatToDo(card)}</p>
      <FailureNote failure={failure} />
      <div className="buttons">
        <Button onClick={onLeave}>{isKnown && !isRenamed ? CARD_SEEN.back : CARD_SEEN.doNotAdd}</Button>
        {isKnown && !isRenamed ? null : (
          <Button kind="primary" onClick={() => void add()}>
            {isRenamed ? CARD_SEEN.changeName : CARD_SEEN.add}
          </Button>
        )}
      </div>
    </section>
  )
}

const whatToDo = ({ from, isKnown, isRenamed, sender, posesAs }: SeenCard): string => {
  if (isRenamed) return CARD_SEEN.alreadyUnderName(from.name)
  if (isKnown) return CARD_SEEN.already
  if (sender === 'posing') return CARD_SEEN.newComputerAdvice(posesAs?.name ?? from.name)
  return CARD_SEEN.callAdvice(from.name)
}
