import type { CallOutput } from '../../../shared/contract.ts'
import { Button } from '../../components/button.tsx'
import { dayAndTime } from '../../handover-words.ts'
import { go } from '../../store.ts'
import { SenderFacts } from './sender-facts.tsx'

type SeenProps = {
  readonly request: CallOutput<'readRequest'>
  readonly text: string
  readonly hasApps: boolean
  readonly onLeave: () => void
}

/** Somebody's request: who asks, and for what. Nothing goes out before the person has chosen it. */
export const RequestSeen = ({
  request: { from, sender, isNameOdd, asks, at },
  text,
  hasApps,
  onLeave,
}: SeenProps) => (
  <section className="handover-block" aria-labelledby="asked-head">
    <h2 id="asked-head">{from.name} asks you for an app</h2>
    <SenderFacts sender={sender} isNameOdd={isNameOdd} />
    <dl className="facts">
      <dt>Asks for</dt>
      <dd className="note-text">{asks}</dd>
      <dt>Signed by</dt>
      <dd>
        {from.name}, {from.email} <span className="mono fingerprint">{from.fingerprint}</span>
      </dd>
      <dt>Asked</dt>
      <dd>{dayAndTime(at)}</dd>
    </dl>
    <p className="soft">
      {hasApps
        ? 'What you hand over is sealed to this fingerprint. Compare it by voice first: anybody can write a name into a request.'
        : 'There is no app in this vault that could be handed over. Add one first.'}
    </p>
    <div className="buttons">
      <Button onClick={onLeave}>Do not answer</Button>
      {hasApps ? (
        <Button kind="primary" onClick={() => go({ at: 'handovers', doing: 'compose', request: text })}>
          Answer with a handover
        </Button>
      ) : null}
    </div>
  </section>
)
