import { stepOf } from '../../../shared/rotation/rotation.ts'
import { Button } from '../../kit/button.tsx'
import { CopyLine } from '../../kit/copy-line.tsx'
import { run } from '../../app/actions.ts'
import { RotationForget, RotationOldDead, RotationUpdate } from './rotation-after.tsx'
import { RotationList } from './rotation-list.tsx'
import { RotationPaste } from './rotation-paste.tsx'
import { RotationProve } from './rotation-prove.tsx'
import type { StepProps } from './step-props.ts'
import { StepFrame } from './step-frame.tsx'
import { ROTATION_STEP } from './words-steps.ts'

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
    title={ROTATION_STEP.makeTitle}
    means={ROTATION_STEP.makeExplanation}
    next={ROTATION_STEP.makeNext}
    foot={
      <>
        <Button
          icon="external"
          onClick={() => void run(ROTATION_STEP.openXero, 'openPlace', { place: 'developerPortal' })}
        >
          {ROTATION_STEP.openTheDeveloperPortal}
        </Button>
        <Button
          kind="primary"
          onClick={() => void run(ROTATION_STEP.goOn, 'confirmMade', { rotationId: rotation.id })}
        >
          {ROTATION_STEP.haveNewSecret}
        </Button>
      </>
    }
  >
    <dl className="facts">
      <dt>{ROTATION_STEP.app}</dt>
      <dd>{app.name}</dd>
      <dt>{ROTATION_STEP.clientId}</dt>
      <dd>
        <CopyLine text={app.clientId} what={ROTATION_STEP.clientIdName} />
      </dd>
    </dl>
    <h3 className="step-ask">{rotation.isLeak ? ROTATION_STEP.leakTitle : ROTATION_STEP.keepOldTitle}</h3>
    <p className="soft">
      {rotation.isLeak ? ROTATION_STEP.leakExplanation : ROTATION_STEP.keepOldExplanation}
    </p>
  </StepFrame>
)
