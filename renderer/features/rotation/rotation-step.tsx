import { stepOf } from '../../../shared/rotation/rotation.ts'
import { Button } from '../../kit/button.tsx'
import { attempt } from '../../app/deeds.ts'
import { RotationForget, RotationOldDead, RotationUpdate } from './rotation-after.tsx'
import { RotationList } from './rotation-list.tsx'
import { RotationPaste } from './rotation-paste.tsx'
import { RotationProve } from './rotation-prove.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { shownText } from '../../../shared/kernel/shown-text.ts'

/** The one step to do now. */
export const RotationStepView = (props: StepProps) => {
  const step = stepOf(props.rotation)
  switch (step) {
    case 'list':
      return <RotationList {...props} />
    case 'make':
      return <RotationMake {...props} />
    case 'paste':
      return <RotationPaste {...props} onPasted={() => {}} />
    case 'prove':
    case 'switch':
      return <RotationProve key={props.rotation.candidate?.fingerprint} {...props} />
    case 'update':
      return <RotationUpdate {...props} />
    case 'oldDead':
      return <RotationOldDead {...props} />
    case 'forget':
      return <RotationForget {...props} />
  }
}

const RotationMake = ({ app, rotation }: StepProps) => (
  <StepFrame
    title="Make a new secret at Xero"
    means="In the developer portal, open the app with this client id and choose “Generate a secret” on its Configuration page. Xero shows it once: leave that page open until the next step is done."
    next="Next: paste it here."
    foot={
      <>
        <Button
          icon="external"
          onClick={() => void attempt('Open Xero', 'openPlace', { place: 'developerPortal' })}
        >
          Open the developer portal
        </Button>
        <Button
          kind="primary"
          onClick={() => void attempt('Go on', 'confirmMade', { rotationId: rotation.id })}
        >
          I have the new secret
        </Button>
      </>
    }
  >
    <dl className="facts">
      <dt>App</dt>
      <dd>{app.name}</dd>
      <dt>Client id</dt>
      <dd>
        <code className="wrap">{shownText(app.clientId)}</code>
      </dd>
    </dl>
    <h3 className="step-ask">Do not delete the old one yet</h3>
    <p className="soft">
      Xero may let two secrets live side by side, or end the old one as soon as a new one is made. Keyward
      finds out by asking, and says what it found before anything is switched.
    </p>
  </StepFrame>
)
