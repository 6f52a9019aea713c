import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { PastedSecret, usePastedSecret } from '../apps/pasted-secret.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { shownText } from '../../../shared/kernel/shown-text.ts'

/** Step 3: the new secret goes into the keychain beside the current one. */
export const RotationPaste = ({ app, rotation, onPasted }: StepProps & { readonly onPasted: () => void }) => {
  const { field, isBusy, store } = usePastedSecret(app, 'new-secret')
  const rotationId = rotation.id
  const submit = async () => {
    if (!(await store((clientSecret) => call('pasteNewSecret', { rotationId, clientSecret })))) return
    onPasted()
    await call('proveNewSecret', { rotationId })
  }
  return (
    <form
      className="step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
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
          <PastedSecret label="New client secret" field={field} />
        </div>
        <p className="age wrap">
          The client id must end in {shownText(app.clientId.slice(-4))} in the portal.
        </p>
      </StepFrame>
    </form>
  )
}
