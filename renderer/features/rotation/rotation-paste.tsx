import { call } from '../../bridge/bridge.ts'
import { Button } from '../../kit/button.tsx'
import { PastedSecret, usePastedSecret } from '../apps/pasted-secret.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { ROTATION_PASTE } from './words-steps.ts'

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
        title={ROTATION_PASTE.title}
        means={ROTATION_PASTE.explanation}
        next={ROTATION_PASTE.next}
        foot={
          <Button kind="primary" isSubmit aria-disabled={isBusy}>
            {isBusy ? ROTATION_PASTE.busy : ROTATION_PASTE.store}
          </Button>
        }
      >
        <div className="step-field">
          <PastedSecret label={ROTATION_PASTE.newClientSecret} field={field} />
        </div>
        <p className="age wrap">{ROTATION_PASTE.clientIdEnd(shownText(app.clientId.slice(-4)))}</p>
      </StepFrame>
    </form>
  )
}
