import type { CallOutput } from '../../../shared/contract/contract.ts'
import { SenderFacts, SignedBy } from './sender-facts.tsx'
import { ASKING_PERSON } from './words-receiving.ts'

/** Whoever asked, where a handover answers a request: the very request that was looked at. */
export const AskingPerson = ({ asking }: { readonly asking: CallOutput<'readRequest'> }) => (
  <div className="stack">
    <p>
      <SignedBy signer={asking} />
    </p>
    <SenderFacts signer={asking} />
    <p className="age hint">{ASKING_PERSON.askedFor(asking.asks)}</p>
  </div>
)
