import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Rotation } from '../../../shared/rotation/rotation.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FieldMessage } from '../../kit/field-message.tsx'
import { describeFailure } from '../../app/words-failures.ts'
import { announce, useStore } from '../../app/store.ts'
import { ROTATION_EXIT } from './words-steps.ts'

type RotationExitProps = {
  readonly rotation: Rotation
  readonly onKeep: () => void
  readonly onDone: () => void
}

/** Giving a rotation up, or rolling it back: what goes and what stays, and why not where it would cost the last secret. */
export const RotationExit = ({ rotation, onKeep, onDone }: RotationExitProps) => {
  const [refusal, setRefusal] = useState<{ readonly failure: Failure; readonly proofs: string } | null>(null)
  /** What was answered a moment ago is no longer said once something newer is known of either secret. */
  const failure = refusal?.proofs === proofsOf(rotation) ? refusal.failure : null
  const { isBusy, run } = useCall()
  const isUnclear =
    failure?.code === 'wouldLoseSecret' &&
    failure.exit === 'giveUp' &&
    failure.leaving === 'unknown' &&
    failure.staying === 'unknown'
  const leave = async () => {
    const result = await run(() => {
      announce(ROTATION_EXIT.askingAnnounced)
      return call('rollBackRotation', {
        rotationId: rotation.id,
        ...(isUnclear ? { isUnproven: true } : {}),
      })
    })
    if (result === null) return
    if (result.ok) return onDone()
    setRefusal({ failure: result.failure, proofs: proofsOf(rotationNow(rotation)) })
    announce(describeFailure(result.failure).what)
  }
  const words = rotation.switchedAt === null ? beforeTheSwitch(rotation) : AFTER_THE_SWITCH
  return (
    <Confirmation
      {...words}
      foot={ROTATION_EXIT.foot}
      keep={ROTATION_EXIT.no}
      action={isBusy ? ROTATION_EXIT.askingXero : isUnclear ? ROTATION_EXIT.giveUpAnyway : words.action}
      isBusy={isBusy}
      onKeep={onKeep}
      onAction={() => void leave()}
    >
      {failure === null ? null : (
        <FieldMessage weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </FieldMessage>
      )}
    </Confirmation>
  )
}

/** The rotation as it is by now: a refused exit has noted what Xero said. */
const rotationNow = (rotation: Rotation): Rotation =>
  useStore.getState().snapshot?.rotation.open.find(({ id }) => id === rotation.id) ?? rotation

const proofsOf = ({ proof, renewal, currentProof, oldProof }: Rotation): string =>
  JSON.stringify([proof, renewal, currentProof, oldProof])

const staysOf = (currentProof: Rotation['currentProof']): string => {
  if (currentProof?.result === 'refused') return ROTATION_EXIT.staysRefused
  if (currentProof?.because === 'secretMissing' || currentProof?.because === 'secretAltered')
    return ROTATION_EXIT.staysAltered
  return ROTATION_EXIT.staysInUse
}

const beforeTheSwitch = ({ currentProof }: Rotation) => ({
  title: ROTATION_EXIT.giveUpTitle,
  action: ROTATION_EXIT.giveUp,
  ends: [ROTATION_EXIT.giveUpEnds],
  stays: [staysOf(currentProof)],
})

const AFTER_THE_SWITCH = {
  title: ROTATION_EXIT.rollBackTitle,
  action: ROTATION_EXIT.rollBack,
  ends: [ROTATION_EXIT.rollBackEnds, ROTATION_EXIT.rollBackTools],
  stays: [ROTATION_EXIT.staysOrganisations, ROTATION_EXIT.staysAtXero],
} as const
