import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Button } from '../../kit/button.tsx'
import { senderDate } from './handover-words.ts'
import { signerName } from './signer-words.ts'
import { go } from '../../app/store.ts'
import { SenderFacts, SignedBy } from './sender-facts.tsx'

type SeenProps = {
  readonly request: CallOutput<'readRequest'>
  readonly hasApps: boolean
  readonly onLeave: () => void
}

/** Somebody's request: who asks, and for what. Nothing goes out before the person has chosen it. */
export const RequestSeen = ({ request, hasApps, onLeave }: SeenProps) => (
  <section className="handover-block" aria-labelledby="asked-head">
    <h2 id="asked-head">{sentence(signerName(request))} asks you for an app</h2>
    <SenderFacts signer={request} />
    <dl className="facts">
      <dt>Asks for</dt>
      <dd className="note-text">{request.asks}</dd>
      <dt>Signed by</dt>
      <dd>
        <SignedBy signer={request} />
      </dd>
      <dt>Asked</dt>
      <dd>{senderDate(request.at, request.isDateOdd)}</dd>
    </dl>
    <p className="soft">
      {hasApps
        ? 'What you hand over is sealed to this fingerprint. Compare it by voice first: anybody can write a name into a request.'
        : 'There is no app in this vault that could be handed over. Add one first.'}
    </p>
    <div className="buttons">
      <Button onClick={onLeave}>Do not answer</Button>
      {hasApps ? (
        <Button kind="primary" onClick={() => go({ at: 'handovers', doing: 'compose', asking: request })}>
          Answer with a handover
        </Button>
      ) : null}
    </div>
  </section>
)

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
