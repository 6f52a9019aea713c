import type { Leaving } from '../../../shared/rotation/leaving.ts'
import { Button } from '../../kit/button.tsx'
import { attempt } from '../../app/deeds.ts'
import { StepFrame } from './step-frame.tsx'

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
              ? attempt('Finish', 'forgetOldSecret', { ...id, isUnproven: true })
              : attempt('Finish', 'rollBackRotation', id))
          }
        >
          Finish it now
        </Button>
      }
    >
      <p className="soft">Nothing else can be done with this rotation until then.</p>
    </StepFrame>
  )
}

const WORDS = {
  rotated: {
    what: 'The end of this rotation is begun and not finished.',
    means: 'The old secret is on its way out of the keychain; what is written of it comes last.',
  },
  givenUp: {
    what: 'Giving this rotation up is begun and not finished.',
    means: 'The pasted secret is on its way out of the keychain; what is written of it comes last.',
  },
  rolledBack: {
    what: 'The previous secret is in use again; rolling back is not finished.',
    means: 'Only the new secret has yet to leave the keychain.',
  },
} as const satisfies Record<Ending['outcome'], { what: string; means: string }>
