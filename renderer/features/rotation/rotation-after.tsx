import { useState } from 'react'
import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { Note } from '../../kit/note.tsx'
import { call } from '../../bridge/bridge.ts'
import { attempt } from '../../app/deeds.ts'
import { describeFailure } from '../../app/messages.ts'
import { count } from '../../language/plural.ts'
import { reasonOf } from './messages.ts'
import { go, say, showToast, showTrouble } from '../../app/store.ts'
import { ProofRow } from './rotation-prove.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'

/** Step 6: every tool gets the new secret. */
export const RotationUpdate = ({ app, rotation, snapshot }: StepProps) => {
  const consumers = snapshot.rotation.consumers[app.id] ?? []
  const left = consumers.filter(({ id }) => !rotation.updated.some((one) => one.id === id))
  return (
    <StepFrame
      title={consumers.length === 0 ? 'No tool is noted' : 'Give the tools the new secret'}
      means="Keyward uses the new secret from now on. Whatever else signs in as this app still has the old one. Reveal or copy the new one on the app’s page, and tick each tool on the right when it has it."
      next="Next: Keyward asks whether the old one is dead."
      foot={
        <>
          <Button onClick={() => go({ at: 'apps', appId: app.id, ask: null })}>Show the app’s page</Button>
          <Button
            kind="primary"
            onClick={() => void attempt('Go on', 'confirmUpdates', { rotationId: rotation.id })}
          >
            {left.length === 0 ? 'All have it' : `Go on with ${count(left.length, 'tool')} left`}
          </Button>
        </>
      }
    >
      {left.length === 0 ? null : (
        <>
          <h3 className="step-ask">Still on the old one</h3>
          <ul className="may-be">
            {left.map(({ id, name, where }) => (
              <li key={id}>
                {name}
                {where === '' ? '' : `, ${where}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </StepFrame>
  )
}

/** Step 7: the same question with the old secret. */
export const RotationOldDead = ({ rotation }: StepProps) => {
  const [isBusy, setBusy] = useState(false)
  const { oldProof } = rotation
  const prove = async () => {
    setBusy(true)
    say('Asking Xero.')
    const result = await call('proveOldSecret', { rotationId: rotation.id })
    setBusy(false)
    if (!result.ok) showTrouble('Ask about the old secret', result.failure)
    say(result.ok ? 'Asked.' : describeFailure(result.failure).what)
  }
  const forget = () =>
    attempt('Forget the old secret', 'forgetOldSecret', { rotationId: rotation.id, isUnproven: true })
  return (
    <StepFrame
      title={
        oldProof?.result === 'works' ? 'The old secret still works' : 'Prove that the old secret is dead'
      }
      means={
        oldProof?.result === 'works'
          ? 'Whoever has a copy of it can still pose as this app. In the developer portal, open the app, and delete the old secret beside the new one. Then ask again.'
          : 'Keyward asks Xero about the old secret in the same way. Only a refusal counts as dead.'
      }
      next={oldProof === null ? 'Next: forget the old one.' : ''}
      foot={
        <>
          <Button
            kind="quiet"
            icon="external"
            onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
          >
            Open the developer portal
          </Button>
          {oldProof?.result === 'couldNotTell' ? (
            <Button onClick={() => void forget()}>Forget it without proof</Button>
          ) : null}
          <Button kind="primary" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void prove()}>
            {isBusy ? 'Asking Xero…' : oldProof === null ? 'Ask Xero' : 'Ask again'}
          </Button>
        </>
      }
    >
      <ProofRow
        proof={oldProof}
        title={OLD_TITLES[oldProof?.result ?? 'notAsked']}
        words={OLD_WORDS[oldProof?.result ?? 'notAsked']}
      >
        {oldProof === null
          ? 'Not asked yet.'
          : oldProof.result === 'works'
            ? 'Xero recognised it, so it is alive.'
            : oldProof.result === 'couldNotTell'
              ? `Nobody can say. ${reasonOf(oldProof.because)} Ask again; “forgotten without proof” would stand in the record.`
              : 'Nobody can sign in with it any more.'}
      </ProofRow>
    </StepFrame>
  )
}

/** For the old secret a refusal is what is wanted; each title says what was found, and asks where nothing was. */
const OLD_TITLES = {
  notAsked: 'Does Xero refuse the old secret?',
  works: 'Xero still accepts the old secret',
  refused: 'Xero refuses the old secret',
  couldNotTell: 'Does Xero refuse the old secret?',
} as const
const OLD_WORDS = {
  notAsked: { mood: 'unknown', words: 'Not tried' },
  works: { mood: 'urgent', words: 'Still works' },
  refused: { mood: 'fine', words: 'Refused' },
  couldNotTell: { mood: 'unknown', words: 'Could not tell' },
} as const

/** Step 8: out of the keychain, verified, and written into the record. */
export const RotationForget = ({ app, rotation }: StepProps) => {
  const { proof, oldProof } = rotation
  const [isBusy, setBusy] = useState(false)
  const forget = async () => {
    setBusy(true)
    const result = await attempt('Forget the old secret', 'forgetOldSecret', {
      rotationId: rotation.id,
      isUnproven: false,
    })
    setBusy(false)
    if (!result.ok) return
    showToast(`${app.name} has a new secret. The old one is dead and forgotten.`)
    go({ at: 'apps', appId: app.id, ask: null })
  }
  return (
    <StepFrame
      title="Forget the old secret"
      means="Xero refused it, so nobody can use it any more. It leaves this computer’s keychain, and Keyward looks whether it has gone."
      next="The record of this rotation stays on the app’s page."
      foot={
        <Button kind="primary" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void forget()}>
          {isBusy ? 'Forgetting…' : 'Forget it and finish'}
        </Button>
      }
    >
      <Note mood="fine">
        <p>
          <b>Proven dead.</b> Xero refused the old one {oldProof === null ? '' : <Age at={oldProof.at} />}
          {proof?.result === 'works' ? (
            <>
              , and recognised the new one <Age at={proof.at} />
            </>
          ) : null}
          .
        </p>
      </Note>
    </StepFrame>
  )
}
