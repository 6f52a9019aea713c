import type { Leaving } from '../../../shared/rotation/leaving.ts'
import { Button } from '../../kit/button.tsx'
import { attempt } from '../../app/deeds.ts'
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
              ? attempt(ROTATION_LEAVING.finish, 'forgetOldSecret', { ...id, isUnproven: true })
              : attempt(ROTATION_LEAVING.finish, 'rollBackRotation', id))
          }
        >
          {ROTATION_LEAVING.finishItNow}
        </Button>
      }
    >
      <p className="soft">{ROTATION_LEAVING.nothingElseCanBe}</p>
    </StepFrame>
  )
}

const WORDS = {
  rotated: {
    what: ROTATION_LEAVING.theEnd,
    means: ROTATION_LEAVING.theOldSecret,
  },
  givenUp: {
    what: ROTATION_LEAVING.givingThisRotationUp,
    means: ROTATION_LEAVING.thePastedSecret,
  },
  rolledBack: {
    what: ROTATION_LEAVING.thePreviousSecret,
    means: ROTATION_LEAVING.onlyTheNewSecret,
  },
} as const satisfies Record<Ending['outcome'], { what: string; means: string }>
