import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Button } from '../../kit/button.tsx'
import { senderDate } from './words-records.ts'
import { signerName } from './words-signer.ts'
import { go } from '../../app/store.ts'
import { SenderFacts, SignedBy } from './sender-facts.tsx'
import { REQUEST_SEEN } from './words-receiving.ts'

type SeenProps = {
  readonly request: CallOutput<'readRequest'>
  readonly hasApps: boolean
  readonly onLeave: () => void
}

/** Somebody's request: who asks, and for what. Nothing goes out before the person has chosen it. */
export const RequestSeen = ({ request, hasApps, onLeave }: SeenProps) => (
  <section className="handover-block" aria-labelledby="asked-head">
    <h2 id="asked-head">{REQUEST_SEEN.title(sentence(signerName(request)))}</h2>
    <SenderFacts signer={request} />
    <dl className="facts">
      <dt>{REQUEST_SEEN.asksFor}</dt>
      <dd className="note-text">{request.asks}</dd>
      <dt>{REQUEST_SEEN.signedBy}</dt>
      <dd>
        <SignedBy signer={request} />
      </dd>
      <dt>{REQUEST_SEEN.asked}</dt>
      <dd>{senderDate(request.at, request.isDateOdd)}</dd>
    </dl>
    <p className="soft">{hasApps ? REQUEST_SEEN.explanation : REQUEST_SEEN.noApp}</p>
    <div className="buttons">
      <Button onClick={onLeave}>{REQUEST_SEEN.no}</Button>
      {hasApps ? (
        <Button kind="primary" onClick={() => go({ at: 'handovers', doing: 'compose', asking: request })}>
          {REQUEST_SEEN.yes}
        </Button>
      ) : null}
    </div>
  </section>
)

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
