import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Person } from '../../../shared/kernel/person.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { showToast } from '../../app/store.ts'
import { OWN_CARD } from './words.ts'

/** The own card to give away; and where its keys are lost, that, and how new ones are made on purpose. */
export const OwnCard = ({ me }: { readonly me: Person }) => {
  const [card, setCard] = useState<CallOutput<'showCard'> | null>(null)
  const { failure, run } = useCall()
  const [isAsking, setAsking] = useState(false)
  const isLost = failure?.code === 'ownKeysMissing' || failure?.code === 'ownKeysAltered'
  const show = async () => {
    const result = await run(() => call('showCard', {}))
    if (result?.ok === true) setCard(result.value)
  }
  const renew = async () => {
    setAsking(false)
    const result = await run(() => call('renewCard', {}))
    if (result?.ok !== true) return
    setCard(result.value)
    showToast(OWN_CARD.newKeysMade)
  }
  return (
    <section className="handover-block" aria-labelledby="card-head">
      <h2 id="card-head">{OWN_CARD.yourCard}</h2>
      <p className="soft">{OWN_CARD.explanation(me.name, me.email)}</p>
      <FailureNote failure={failure} />
      {card === null ? (
        <div className="buttons">
          <Button onClick={() => void show()}>
            {failure === null ? OWN_CARD.showMyCard : OWN_CARD.tryAgain}
          </Button>
          {isLost ? (
            <Button kind="danger-quiet" onClick={() => setAsking(true)}>
              {OWN_CARD.newKeys}
            </Button>
          ) : null}
        </div>
      ) : (
        <>
          <CopyLine text={card.link} what={OWN_CARD.card} />
          <p>
            {OWN_CARD.readFingerprint}{' '}
            <span className="mono fingerprint" title={OWN_CARD.yourFingerprint}>
              {card.fingerprint}
            </span>
          </p>
          <QrCode text={card.link} name={OWN_CARD.qrName} />
        </>
      )}
      {isAsking ? (
        <div className="begin">
          <Confirmation
            title={OWN_CARD.newKeysTitle}
            ends={[OWN_CARD.endsSealed, OWN_CARD.endsCard]}
            stays={[OWN_CARD.staysApps, OWN_CARD.staysKeychain]}
            foot={OWN_CARD.newKeysFoot}
            keep={OWN_CARD.newKeysNo}
            action={OWN_CARD.newKeysYes}
            onKeep={() => setAsking(false)}
            onAction={() => void renew()}
          />
        </div>
      ) : null}
    </section>
  )
}
