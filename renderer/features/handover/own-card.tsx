import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Person } from '../../../shared/kernel/person.ts'
import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/messages.ts'
import { say, showToast } from '../../app/store.ts'

/** The own card to give away; and where its keys are lost, that, and how new ones are made on purpose. */
export const OwnCard = ({ me }: { readonly me: Person }) => {
  const [card, setCard] = useState<CallOutput<'showCard'> | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isAsking, setAsking] = useState(false)
  const isLost = failure?.code === 'ownKeysMissing' || failure?.code === 'ownKeysAltered'
  const show = async () => {
    const result = await call('showCard', {})
    setFailure(result.ok ? null : result.failure)
    if (result.ok) setCard(result.value)
    else say(describeFailure(result.failure).what)
  }
  const renew = async () => {
    setAsking(false)
    const result = await call('renewCard', {})
    setFailure(result.ok ? null : result.failure)
    if (!result.ok) return say(describeFailure(result.failure).what)
    setCard(result.value)
    showToast('New keys are made. Send your new card to everybody who seals to you.')
  }
  return (
    <section className="handover-block" aria-labelledby="card-head">
      <h2 id="card-head">Your card</h2>
      <p className="soft">
        {me.name}, {me.email}. Whoever has it can seal to this Keyward. It holds no secret.
      </p>
      {failure === null ? null : (
        <Said weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </Said>
      )}
      {card === null ? (
        <div className="buttons">
          <Button onClick={() => void show()}>{failure === null ? 'Show my card' : 'Try again'}</Button>
          {isLost ? (
            <Button kind="danger-quiet" onClick={() => setAsking(true)}>
              Make new keys…
            </Button>
          ) : null}
        </div>
      ) : (
        <>
          <CopyLine text={card.link} what="card" />
          <p>
            Read this to your colleague, who compares it:{' '}
            <span className="mono fingerprint" title="Your fingerprint">
              {card.fingerprint}
            </span>
          </p>
          <QrCode text={card.link} name="Your card as a QR code" />
        </>
      )}
      {isAsking ? (
        <div className="begin">
          <Confirmation
            title="Make new keys for this Keyward?"
            ends={[
              'What was sealed to your old card can no longer be opened here',
              'Colleagues need your new card, and compare its fingerprint again',
            ]}
            stays={[
              'Apps, secrets and connections',
              'Whatever the keychain still holds of the old keys: nothing is taken out of it',
            ]}
            foot="Do this only when the old keys are surely lost."
            keep="Keep the old ones"
            deed="Make new keys"
            onKeep={() => setAsking(false)}
            onDeed={() => void renew()}
          />
        </div>
      ) : null}
    </section>
  )
}
