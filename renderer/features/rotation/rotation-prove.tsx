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
import { run } from '../../app/actions.ts'
import { describeProof, reasonOf } from './words-secrets.ts'
import type { Mood } from '../connections/words-status.ts'
import { announce } from '../../app/store.ts'
import { BothSecrets, BothWork } from './both-secrets.tsx'
import { RotationPaste } from './rotation-paste.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { ROTATION_PROVE } from './words-steps.ts'

const cameWords = ({ received }: Rotation): string =>
  received === null ? '' : ROTATION_PROVE.cameWithHandover(received.from)

/** Steps 4 and 5: both proofs, what they showed of both secrets, and the switch once the new one has proven itself. */
export const RotationProve = (props: StepProps) => {
  const { rotation } = props
  const [isPasting, setPasting] = useState(false)
  const { isBusy, run: ask } = useCall()
  if (isPasting) return <RotationPaste {...props} onPasted={() => setPasting(false)} />
  const prove = async () => {
    const result = await ask(() => {
      announce(ROTATION_PROVE.askingAnnounced)
      return call('proveNewSecret', { rotationId: rotation.id })
    })
    if (result === null) return
    announce(result.ok ? ROTATION_PROVE.askedAnnounced : ROTATION_PROVE.refusedAnnounced)
  }
  const isGood = isProven(rotation)
  const isRefused = rotation.proof?.result === 'refused' || rotation.renewal?.result === 'refused'
  return (
    <StepFrame
      title={isRefused ? ROTATION_PROVE.refusedTitle : ROTATION_PROVE.title}
      means={
        isRefused
          ? ROTATION_PROVE.currentInUse(currentWords(rotation))
          : ROTATION_PROVE.explanation(cameWords(rotation))
      }
      next={isGood ? ROTATION_PROVE.next : ''}
      foot={
        <>
          {isRefused ? (
            <Button
              kind="quiet"
              icon="external"
              onClick={() => void run(ROTATION_PROVE.openXero, 'openPlace', { place: 'developerPortal' })}
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
              ? ROTATION_PROVE.asking
              : rotation.proof === null
                ? ROTATION_PROVE.proveItNow
                : ROTATION_PROVE.proveAgain}
          </Button>
          {isGood ? (
            <Button
              kind="primary"
              onClick={() => void run(ROTATION_PROVE.switchOver, 'switchSecret', { rotationId: rotation.id })}
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
  if (currentProof?.result === 'works') return ROTATION_PROVE.currentAccepted
  return currentProof?.result === 'refused' ? ROTATION_PROVE.currentRefused : ''
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
  if (proof?.result === 'refused') return ROTATION_PROVE.recogniseRefused
  return proof?.result === 'works' ? ROTATION_PROVE.recognisePassed : ROTATION_PROVE.recogniseQuestion
}

const secondTitle = (proof: RenewalProof | null) => {
  if (proof?.result === 'refused') return ROTATION_PROVE.renewalRefused
  return proof?.result === 'works' ? ROTATION_PROVE.renewalPassed : ROTATION_PROVE.renewalQuestion
}

const firstWords = (proof: SecretProof | null, clientId: string): ReactNode => {
  switch (proof?.result) {
    case undefined:
      return ROTATION_PROVE.recogniseHint
    case 'works':
      return proof.because === 'granted' ? ROTATION_PROVE.grantedMeans : ROTATION_PROVE.recogniseMeans
    case 'refused':
      return (
        <>
          {ROTATION_PROVE.itAnswered} <code>{ROTATION_PROVE.invalidClient}</code>
          {ROTATION_PROVE.invalidClientMeans} <code>{shownText(clientId.slice(-4))}</code>.
        </>
      )
    case 'couldNotTell':
      return ROTATION_PROVE.unclear(reasonOf(proof.because))
  }
}

const secondWords = (proof: RenewalProof | null): string => {
  switch (proof?.result) {
    case undefined:
      return ROTATION_PROVE.renewalHint
    case 'works':
      return ROTATION_PROVE.renewed(proof.person)
    case 'noSignIn':
      return ROTATION_PROVE.noSignIn
    case 'refused':
      return ROTATION_PROVE.renewalRefusedMeans(proof.person)
    case 'couldNotTell':
      return ROTATION_PROVE.renewalUnclear(proof.person, reasonOf(proof.because))
  }
}

const MayBe = ({ app, rotation }: StepProps) => {
  const { length, currentLength } = rotation.candidate ?? { length: 0, currentLength: 0 }
  return (
    <>
      <h3 className="step-ask">{ROTATION_PROVE.adviceTitle}</h3>
      <ul className="may-be">
        {length === currentLength || currentLength === 0 ? null : (
          <li>
            {ROTATION_PROVE.characterAdvice(
              length < currentLength ? ROTATION_PROVE.missing : ROTATION_PROVE.tooMany,
              length,
              currentLength,
            )}
          </li>
        )}
        <li>
          {ROTATION_PROVE.otherAppAdvice} <code>{shownText(app.clientId.slice(-4))}</code>.
        </li>
        <li>{ROTATION_PROVE.veryNewAdvice}</li>
      </ul>
    </>
  )
}
