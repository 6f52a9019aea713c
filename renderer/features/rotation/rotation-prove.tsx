import { type ReactNode, useState } from 'react'
import {
  isProven,
  type RenewalProof,
  type Rotation,
  type SecretProof,
} from '../../../shared/rotation/rotation.ts'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { StateMark } from '../../kit/state-mark.tsx'
import { attempt } from '../../app/deeds.ts'
import { describeProof, reasonOf } from './messages.ts'
import type { Mood } from '../connections/status-messages.ts'
import { say } from '../../app/store.ts'
import { BothSecrets, BothWork } from './both-secrets.tsx'
import { RotationPaste } from './rotation-paste.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { call } from '../../bridge/bridge.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'

const cameWords = ({ received }: Rotation): string =>
  received === null ? '' : `The new secret came with a handover from ${received.from}. `

/** Steps 4 and 5: both proofs, what they showed of both secrets, and the switch once the new one has proven itself. */
export const RotationProve = (props: StepProps) => {
  const { rotation } = props
  const [isPasting, setPasting] = useState(false)
  const [isBusy, setBusy] = useState(false)
  if (isPasting) return <RotationPaste {...props} onPasted={() => setPasting(false)} />
  const prove = async () => {
    setBusy(true)
    say('Asking Xero.')
    const result = await call('proveNewSecret', { rotationId: rotation.id })
    setBusy(false)
    say(result.ok ? 'Asked.' : 'Xero refused the new secret.')
  }
  const isGood = isProven(rotation)
  const isRefused = rotation.proof?.result === 'refused' || rotation.renewal?.result === 'refused'
  return (
    <StepFrame
      title={isRefused ? 'Xero refused the new secret' : 'Prove that the new secret works'}
      means={
        isRefused
          ? `The current secret is still in use here.${currentWords(rotation)}`
          : `${cameWords(rotation)}Keyward asks Xero in two ways. What is in use does not change before step 5.`
      }
      next={isGood ? 'Next: the new secret becomes current.' : ''}
      foot={
        <>
          {isRefused ? (
            <Button
              kind="quiet"
              icon="external"
              onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
            >
              Open the developer portal
            </Button>
          ) : null}
          <Button
            {...(isGood || isRefused ? { kind: 'quiet' as const } : { kind: 'primary' as const })}
            aria-disabled={isBusy}
            onClick={isBusy ? undefined : () => void prove()}
          >
            {isBusy ? 'Asking Xero…' : rotation.proof === null ? 'Prove it now' : 'Prove again'}
          </Button>
          {isGood ? (
            <Button
              kind="primary"
              onClick={() => void attempt('Switch over', 'switchSecret', { rotationId: rotation.id })}
            >
              Switch over
            </Button>
          ) : (
            <Button {...(isRefused ? { kind: 'primary' as const } : {})} onClick={() => setPasting(true)}>
              Paste it again
            </Button>
          )}
        </>
      }
    >
      <ProofRow proof={rotation.proof} title={firstTitle(rotation.proof)}>
        {firstWords(rotation.proof, props.app.clientId)}
      </ProofRow>
      <ProofRow proof={rotation.renewal} title={secondTitle(rotation.renewal)}>
        {secondWords(rotation.renewal)}
      </ProofRow>
      <BothSecrets {...props} />
      {isRefused ? <MayBe {...props} /> : <BothWork rotation={rotation} />}
    </StepFrame>
  )
}

const currentWords = ({ currentProof }: Rotation) => {
  if (currentProof?.result === 'works') return ' Xero accepted it when both were asked.'
  return currentProof?.result === 'refused' ? ' Xero refused it as well when both were asked.' : ''
}

type ProofRowProps = {
  readonly proof: SecretProof | RenewalProof | null
  readonly title: string
  /** How it stands, where a refusal is what is wanted. */
  readonly words?: { readonly mood: Mood; readonly words: string }
  readonly children: ReactNode
}

export const ProofRow = ({ proof, title, words: given, children }: ProofRowProps) => {
  const { mood, words } = given ?? describeProof(proof)
  return (
    <div className="proof-row">
      <StateMark mood={mood} words={words} isLoud />
      <div>
        <h3>{title}</h3>
        <p className="soft">{children}</p>
      </div>
      <span className="age">{proof === null ? '' : <Age at={proof.at} />}</span>
    </div>
  )
}

const firstTitle = (proof: SecretProof | null) => {
  if (proof?.result === 'refused') return 'Xero does not recognise the new secret'
  return proof?.result === 'works' ? 'Xero recognises the new secret' : 'Does Xero recognise the new secret?'
}

const secondTitle = (proof: RenewalProof | null) => {
  if (proof?.result === 'refused') return 'No sign-in works with it'
  return proof?.result === 'works' ? 'A real sign-in works with it' : 'Does a real sign-in work with it?'
}

const firstWords = (proof: SecretProof | null, clientId: string): ReactNode => {
  switch (proof?.result) {
    case undefined:
      return 'It is asked with a code made up for the purpose. Xero should accept the secret and turn down the code.'
    case 'works':
      return 'Asked with a code made up for the purpose. Xero accepted the secret and turned down the code, as it should.'
    case 'refused':
      return (
        <>
          It answered <code>invalid_client</code>: this secret does not belong to the client id ending in{' '}
          <code>{shownText(clientId.slice(-4))}</code>.
        </>
      )
    case 'couldNotTell':
      return `Nobody can say yet whether it works. ${reasonOf(proof.because)} Prove it again; what is in use stays in use until then.`
  }
}

const secondWords = (proof: RenewalProof | null): string => {
  switch (proof?.result) {
    case undefined:
      return 'Tried once the first proof has passed, so that nobody’s sign-in is put at risk.'
    case 'works':
      return `${proof.person}’s sign-in was renewed with the new secret.`
    case 'noSignIn':
      return 'This app has no sign-in that could be renewed. The first proof is all there is.'
    case 'refused':
      return `${proof.person}’s sign-in could not be renewed with it: Xero refused the secret there.`
    case 'couldNotTell':
      return `${proof.person}’s sign-in could not be renewed, and that may have another reason. ${reasonOf(proof.because)}`
  }
}

const MayBe = ({ app, rotation }: StepProps) => {
  const { length, currentLength } = rotation.candidate ?? { length: 0, currentLength: 0 }
  return (
    <>
      <h3 className="step-ask">What it may be</h3>
      <ul className="may-be">
        {length === currentLength || currentLength === 0 ? null : (
          <li>
            A character may be {length < currentLength ? 'missing' : 'too many'}: you pasted {length}, the
            current secret has {currentLength}.
          </li>
        )}
        <li>
          It may be another app’s: in the portal, the client id must end in{' '}
          <code>{shownText(app.clientId.slice(-4))}</code>.
        </li>
        <li>It is very new, and Xero may need a minute to know it: prove again then.</li>
      </ul>
    </>
  )
}
