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
import { describeProof, reasonOf } from './words-secrets.ts'
import type { Mood } from '../connections/words-status.ts'
import { say } from '../../app/store.ts'
import { BothSecrets, BothWork } from './both-secrets.tsx'
import { RotationPaste } from './rotation-paste.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { call } from '../../bridge/bridge.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { ROTATION_PROVE } from './words-steps.ts'

const cameWords = ({ received }: Rotation): string =>
  received === null ? '' : ROTATION_PROVE.theNewSecretCame(received.from)

/** Steps 4 and 5: both proofs, what they showed of both secrets, and the switch once the new one has proven itself. */
export const RotationProve = (props: StepProps) => {
  const { rotation } = props
  const [isPasting, setPasting] = useState(false)
  const [isBusy, setBusy] = useState(false)
  if (isPasting) return <RotationPaste {...props} onPasted={() => setPasting(false)} />
  const prove = async () => {
    setBusy(true)
    say(ROTATION_PROVE.askingXero)
    const result = await call('proveNewSecret', { rotationId: rotation.id })
    setBusy(false)
    say(result.ok ? ROTATION_PROVE.asked : ROTATION_PROVE.xeroRefusedTheNew)
  }
  const isGood = isProven(rotation)
  const isRefused = rotation.proof?.result === 'refused' || rotation.renewal?.result === 'refused'
  return (
    <StepFrame
      title={isRefused ? ROTATION_PROVE.xeroRefusedTheNewSecret : ROTATION_PROVE.proveThatTheNew}
      means={
        isRefused
          ? ROTATION_PROVE.theCurrentSecret(currentWords(rotation))
          : ROTATION_PROVE.keywardAsksXero(cameWords(rotation))
      }
      next={isGood ? ROTATION_PROVE.nextTheNewSecret : ''}
      foot={
        <>
          {isRefused ? (
            <Button
              kind="quiet"
              icon="external"
              onClick={() => void attempt(ROTATION_PROVE.openXero, 'openPlace', { place: 'developerPortal' })}
            >
              {ROTATION_PROVE.openTheDeveloperPortal}
            </Button>
          ) : null}
          <Button
            {...(isGood || isRefused ? { kind: 'quiet' as const } : { kind: 'primary' as const })}
            aria-disabled={isBusy}
            onClick={isBusy ? undefined : () => void prove()}
          >
            {isBusy
              ? ROTATION_PROVE.askingXero2
              : rotation.proof === null
                ? ROTATION_PROVE.proveItNow
                : ROTATION_PROVE.proveAgain}
          </Button>
          {isGood ? (
            <Button
              kind="primary"
              onClick={() =>
                void attempt(ROTATION_PROVE.switchOver, 'switchSecret', { rotationId: rotation.id })
              }
            >
              {ROTATION_PROVE.switchOver}
            </Button>
          ) : (
            <Button {...(isRefused ? { kind: 'primary' as const } : {})} onClick={() => setPasting(true)}>
              {ROTATION_PROVE.pasteItAgain}
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
  if (currentProof?.result === 'works') return ROTATION_PROVE.xeroAcceptedItWhen
  return currentProof?.result === 'refused' ? ROTATION_PROVE.xeroRefused : ''
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
  if (proof?.result === 'refused') return ROTATION_PROVE.xeroDoesNotRecognise
  return proof?.result === 'works' ? ROTATION_PROVE.xeroRecognisesTheNew : ROTATION_PROVE.doesXeroRecognise
}

const secondTitle = (proof: RenewalProof | null) => {
  if (proof?.result === 'refused') return ROTATION_PROVE.noSignInWorks
  return proof?.result === 'works' ? ROTATION_PROVE.aRealSign : ROTATION_PROVE.doesARealSign
}

const firstWords = (proof: SecretProof | null, clientId: string): ReactNode => {
  switch (proof?.result) {
    case undefined:
      return ROTATION_PROVE.itIsAsked
    case 'works':
      return ROTATION_PROVE.askedWithACode
    case 'refused':
      return (
        <>
          {ROTATION_PROVE.itAnswered} <code>{ROTATION_PROVE.invalidClient}</code>
          {ROTATION_PROVE.thisSecretDoesNot} <code>{shownText(clientId.slice(-4))}</code>.
        </>
      )
    case 'couldNotTell':
      return ROTATION_PROVE.nobodyCanSayYet(reasonOf(proof.because))
  }
}

const secondWords = (proof: RenewalProof | null): string => {
  switch (proof?.result) {
    case undefined:
      return ROTATION_PROVE.triedOnceTheFirst
    case 'works':
      return ROTATION_PROVE.sSignInWas(proof.person)
    case 'noSignIn':
      return ROTATION_PROVE.thisAppHasNo
    case 'refused':
      return ROTATION_PROVE.sSignInCould(proof.person)
    case 'couldNotTell':
      return ROTATION_PROVE.sSignInCouldNot(proof.person, reasonOf(proof.because))
  }
}

const MayBe = ({ app, rotation }: StepProps) => {
  const { length, currentLength } = rotation.candidate ?? { length: 0, currentLength: 0 }
  return (
    <>
      <h3 className="step-ask">{ROTATION_PROVE.whatItMayBe}</h3>
      <ul className="may-be">
        {length === currentLength || currentLength === 0 ? null : (
          <li>
            {ROTATION_PROVE.aCharacterMayBe(
              length < currentLength ? ROTATION_PROVE.missing : ROTATION_PROVE.tooMany,
              length,
              currentLength,
            )}
          </li>
        )}
        <li>
          {ROTATION_PROVE.itMayBeAnother} <code>{shownText(app.clientId.slice(-4))}</code>.
        </li>
        <li>{ROTATION_PROVE.itIsVeryNew}</li>
      </ul>
    </>
  )
}
