import type { Signer } from '../../../shared/handover/calls.ts'
import { FieldMessage } from '../../kit/field-message.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { describeSigner } from './words-signer.ts'
import { SENDER_FACTS } from './words-receiving.ts'

/** What is to be thought of whoever signed something. */
export const SenderFacts = ({ signer }: { readonly signer: Signer }) => {
  const { mood, words, next } = describeSigner(signer)
  return (
    <>
      <StateMark mood={mood} words={words} isLoud={mood === 'urgent'} />
      {next === '' ? null : <p className="soft">{next}</p>}
      {signer.isNameOdd ? <FieldMessage weight="advise">{SENDER_FACTS.lookAlikeName}</FieldMessage> : null}
    </>
  )
}

/** The name that a signature goes by, with its fingerprint; both are from one source. */
export const SignedBy = ({ signer: { from, sender, claims } }: { readonly signer: Signer }) => (
  <>
    {sender === 'posing' && claims === null ? SENDER_FACTS.unknownKey : ''}
    {from.name}
    {from.email === '' ? '' : `, ${from.email}`} <span className="mono fingerprint">{from.fingerprint}</span>
  </>
)
