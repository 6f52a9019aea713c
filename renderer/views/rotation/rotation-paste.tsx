import { type FormEvent, useState } from 'react'
import { checkDraft } from '../../../shared/app-draft.ts'
import type { Failure } from '../../../shared/failure.ts'
import { readPastedCredentials } from '../../../shared/pasted-credentials.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../components/button.tsx'
import { Said } from '../../components/said.tsx'
import { SecretInput } from '../../components/secret-input.tsx'
import { describeProblem } from '../../draft-messages.ts'
import { describeFailure } from '../../messages.ts'
import { say } from '../../store.ts'
import type { StepProps } from './rotation-step.tsx'
import { StepFrame } from './step-frame.tsx'

/** Step 3: the new secret goes into the keychain beside the current one. */
export const RotationPaste = ({ app, rotation, onPasted }: StepProps & { readonly onPasted: () => void }) => {
  const [secret, setSecret] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const problems = checkDraft({ ...app, secretCreatedAt: null }, secret).filter(
    ({ field }) => field === 'clientSecret',
  )
  const refused = problems.find(({ weight }) => weight === 'refuse')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setFailure(null)
    if (refused !== undefined) return document.getElementById('new-secret')?.focus()
    setBusy(true)
    const result = await call('pasteNewSecret', { rotationId: rotation.id, clientSecret: secret.trim() })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.failure)
      return say(describeFailure(result.failure).what)
    }
    setSecret('')
    onPasted()
    await call('proveNewSecret', { rotationId: rotation.id })
  }
  return (
    <form className="step-form" onSubmit={(event) => void submit(event)} noValidate>
      <StepFrame
        title="Paste the new secret"
        means="It goes into this computer’s keychain beside the current one. Nothing else changes until it has proven itself."
        next="Next: Keyward asks Xero whether it works."
        foot={
          <Button kind="primary" isSubmit aria-disabled={isBusy}>
            {isBusy ? 'Storing, then asking Xero…' : 'Store it and prove it'}
          </Button>
        }
      >
        <div className="step-field">
          <SecretInput
            id="new-secret"
            label="New client secret"
            value={secret}
            autoFocus
            isInvalid={(isTried && refused !== undefined) || failure !== null}
            onChange={(text) => {
              setSecret(text)
              setFailure(null)
            }}
            onPaste={(text) => {
              const found = readPastedCredentials(text)?.clientSecret
              if (found !== undefined) setSecret(found)
              return found !== undefined
            }}
          />
          <div id="new-secret-said" aria-live="polite">
            {(isTried ? problems : []).map((problem) => (
              <Said key={problem.code} weight={problem.weight}>
                {describeProblem(problem)}
              </Said>
            ))}
            {failure === null ? null : (
              <Said weight="refuse">
                {describeFailure(failure).what} {describeFailure(failure).next}
              </Said>
            )}
          </div>
        </div>
        <p className="age wrap">The client id must end in {app.clientId.slice(-4)} in the portal.</p>
      </StepFrame>
    </form>
  )
}
