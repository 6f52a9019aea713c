import type { Leaving } from '../../../shared/rotation/leaving.ts'
import { Button } from '../../kit/button.tsx'
import { run } from '../../app/actions.ts'
import { StepFrame } from './step-frame.tsx'
import { ROTATION_LEAVING } from './words-steps.ts'

type Ending = Extract<Leaving, { kind: 'rotation' }>

/** An end of this rotation that was begun and not finished: what is so, and the way on. */
export const RotationLeaving = ({ leaving }: { readonly leaving: Ending }) => {
  const id = { rotationId: leaving.rotationId }
  return (
    <StepFrame
      title={WORDS[leaving.outcome].what}
      means={WORDS[leaving.outcome].means}
      next=""
      foot={
        <Button
          kind="primary"
          onClick={() =>
            void (leaving.outcome === 'rotated'
              ? run(ROTATION_LEAVING.doing, 'forgetOldSecret', { ...id, isUnproven: true })
              : run(ROTATION_LEAVING.doing, 'rollBackRotation', id))
          }
        >
          {ROTATION_LEAVING.finish}
        </Button>
      }
    >
      <p className="soft">{ROTATION_LEAVING.untilThen}</p>
    </StepFrame>
  )
}

const WORDS = {
  rotated: {
    what: ROTATION_LEAVING.finishTitle,
    means: ROTATION_LEAVING.finishMeans,
  },
  givenUp: {
    what: ROTATION_LEAVING.giveUpTitle,
    means: ROTATION_LEAVING.giveUpMeans,
  },
  rolledBack: {
    what: ROTATION_LEAVING.rollBackTitle,
    means: ROTATION_LEAVING.rollBackMeans,
  },
} as const satisfies Record<Ending['outcome'], { what: string; means: string }>
