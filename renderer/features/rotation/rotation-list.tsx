import { Button } from '../../kit/button.tsx'
import { useUnsaved } from '../../kit/use-unsaved.ts'
import { run } from '../../app/actions.ts'
import type { StepProps } from './step-props.ts'
import { ConsumerRows } from './consumer-rows.tsx'
import { RegisteredTools } from './registered-tools.tsx'
import { StepFrame } from './step-frame.tsx'
import { useConsumers } from './use-consumers.ts'
import { ROTATION_LIST } from './words.ts'

/** Step 1: every tool, file and person that uses this secret, so that none is forgotten after the switch. */
export const RotationList = ({ app, rotation }: StepProps) => {
  const { rows, named, isChanged, change } = useConsumers(app.id)
  useUnsaved(isChanged, {
    ends: ROTATION_LIST.leaveEnds,
    stays: ROTATION_LIST.leaveStays,
  })
  const goOn = async () => {
    const saved = await run(ROTATION_LIST.keepTheList, 'setConsumers', { appId: app.id, consumers: named })
    if (saved.ok) await run(ROTATION_LIST.goOn, 'confirmConsumers', { rotationId: rotation.id })
  }
  return (
    <StepFrame
      title={ROTATION_LIST.title}
      means={ROTATION_LIST.explanation}
      next={ROTATION_LIST.next}
      foot={
        <>
          {named.length > 0 ? null : (
            <Button title={ROTATION_LIST.skipHint} onClick={() => void goOn()}>
              {ROTATION_LIST.skip}
            </Button>
          )}
          <Button kind="primary" onClick={() => void goOn()}>
            {named.length > 0 ? ROTATION_LIST.continue : ROTATION_LIST.nobodyElse}
          </Button>
        </>
      }
    >
      <ConsumerRows rows={rows} onChange={change} />
      <RegisteredTools appId={app.id} />
    </StepFrame>
  )
}
