import { Age } from '../../kit/age.tsx'
import { Button } from '../../kit/button.tsx'
import { SecretField } from '../../kit/secret-field.tsx'
import { Note } from '../../kit/note.tsx'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { run } from '../../app/actions.ts'
import { describeFailure } from '../../app/words-failures.ts'
import { reasonOf } from './words-secrets.ts'
import { go, announce, showToast, showTrouble } from '../../app/store.ts'
import { ProofRow } from './rotation-prove.tsx'
import { RegisteredTools } from './registered-tools.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { ROTATION_AFTER } from './words-steps.ts'
import { useParts } from '../../bridge/use-parts.ts'

/** Step 6: every tool gets the new secret. */
export const RotationUpdate = ({ app, rotation }: StepProps) => {
  const snapshot = useParts('rotation')
  const consumers = snapshot.rotation.consumers[app.id] ?? []
  const left = consumers.filter(({ id }) => !rotation.updated.some((one) => one.id === id))
  return (
    <StepFrame
      title={consumers.length === 0 ? ROTATION_AFTER.noToolIsNoted : ROTATION_AFTER.updateTitle}
      means={rotation.isLeak ? ROTATION_AFTER.updateAfterLeak : ROTATION_AFTER.updateExplanation}
      next={ROTATION_AFTER.updateNext}
      foot={
        <>
          <Button onClick={() => go({ at: 'apps', appId: app.id, ask: null })}>
            {ROTATION_AFTER.showTheAppsPage}
          </Button>
          <Button
            kind="primary"
            onClick={() => void run(ROTATION_AFTER.goOn, 'confirmUpdates', { rotationId: rotation.id })}
          >
            {left.length === 0 ? ROTATION_AFTER.allHaveIt : ROTATION_AFTER.goOnWithLeft(left.length)}
          </Button>
        </>
      }
    >
      <h3 className="step-ask">{ROTATION_AFTER.newSecret}</h3>
      <SecretField appId={app.id} />
      {left.length === 0 ? null : (
        <>
          <h3 className="step-ask">{ROTATION_AFTER.toolsBehindHint}</h3>
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
      <RegisteredTools appId={app.id} />
    </StepFrame>
  )
}

/** Step 7: the same question with the old secret. */
export const RotationOldDead = ({ rotation }: StepProps) => {
  const { isBusy, run: ask } = useCall()
  const { oldProof } = rotation
  const prove = async () => {
    const result = await ask(() => {
      announce(ROTATION_AFTER.askingAnnounced)
      return call('proveOldSecret', { rotationId: rotation.id })
    })
    if (result === null) return
    if (!result.ok) showTrouble(ROTATION_AFTER.deadDoing, result.failure)
    announce(result.ok ? ROTATION_AFTER.askedAnnounced : describeFailure(result.failure).what)
  }
  const forget = () =>
    run(ROTATION_AFTER.forgetTitle, 'forgetOldSecret', {
      rotationId: rotation.id,
      isUnproven: true,
    })
  return (
    <StepFrame
      title={
        oldProof?.result === 'works'
          ? ROTATION_AFTER.stillWorksTitle
          : rotation.isLeak
            ? ROTATION_AFTER.deleteTitle
            : ROTATION_AFTER.deadTitle
      }
      means={
        oldProof?.result === 'works'
          ? ROTATION_AFTER.stillWorksExplanation
          : rotation.isLeak
            ? ROTATION_AFTER.deleteExplanation
            : ROTATION_AFTER.deadExplanation
      }
      next={oldProof !== null ? '' : rotation.isLeak ? ROTATION_AFTER.deleteNext : ROTATION_AFTER.deadNext}
      foot={
        <>
          <Button
            kind="quiet"
            icon="external"
            onClick={() => void run(ROTATION_AFTER.openXero, 'openPlace', { place: 'developerPortal' })}
          >
            {ROTATION_AFTER.openTheDeveloperPortal}
          </Button>
          {oldProof?.result === 'couldNotTell' ? (
            <Button onClick={() => void forget()}>{ROTATION_AFTER.forgetUnproven}</Button>
          ) : null}
          <Button kind="primary" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void prove()}>
            {isBusy
              ? ROTATION_AFTER.asking
              : oldProof === null
                ? ROTATION_AFTER.askXero
                : ROTATION_AFTER.askAgain}
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
          ? ROTATION_AFTER.notAskedYet
          : oldProof.result === 'works'
            ? ROTATION_AFTER.stillWorksMeans
            : oldProof.result === 'couldNotTell'
              ? ROTATION_AFTER.unclearMeans(reasonOf(oldProof.because))
              : ROTATION_AFTER.refusedMeans}
      </ProofRow>
    </StepFrame>
  )
}

/** For the old secret a refusal is what is wanted; each title says what was found, and asks where nothing was. */
const OLD_TITLES = {
  notAsked: ROTATION_AFTER.proofQuestion,
  works: ROTATION_AFTER.proofStillWorks,
  refused: ROTATION_AFTER.proofRefused,
  couldNotTell: ROTATION_AFTER.proofQuestion,
} as const
const OLD_WORDS = {
  notAsked: { mood: 'unknown', words: ROTATION_AFTER.notTried },
  works: { mood: 'urgent', words: ROTATION_AFTER.stillWorks },
  refused: { mood: 'fine', words: ROTATION_AFTER.refused },
  couldNotTell: { mood: 'unknown', words: ROTATION_AFTER.couldNotTell },
} as const

/** Step 8: out of the keychain, verified, and written into the record. */
export const RotationForget = ({ app, rotation }: StepProps) => {
  const { proof, oldProof } = rotation
  const { isBusy, run: ask } = useCall()
  const forget = async () => {
    const result = await ask(() =>
      run(ROTATION_AFTER.forgetTitle, 'forgetOldSecret', {
        rotationId: rotation.id,
        isUnproven: false,
      }),
    )
    if (result?.ok !== true) return
    showToast(ROTATION_AFTER.finished(app.name))
    go({ at: 'apps', appId: app.id, ask: null })
  }
  return (
    <StepFrame
      title={ROTATION_AFTER.forgetTitle}
      means={ROTATION_AFTER.forgetExplanation}
      next={ROTATION_AFTER.forgetNext}
      foot={
        <Button kind="primary" aria-disabled={isBusy} onClick={isBusy ? undefined : () => void forget()}>
          {isBusy ? ROTATION_AFTER.forgetting : ROTATION_AFTER.finish}
        </Button>
      }
    >
      <Note mood="fine">
        <p>
          <b>{ROTATION_AFTER.provenDead}</b> {ROTATION_AFTER.oldRefused}{' '}
          {oldProof === null ? '' : <Age at={oldProof.at} />}
          {proof?.result === 'works' ? (
            <>
              {ROTATION_AFTER.newRecognised} <Age at={proof.at} />
            </>
          ) : null}
          .
        </p>
      </Note>
    </StepFrame>
  )
}
