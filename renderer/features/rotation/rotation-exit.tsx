import { useState } from 'react'
import type { Failure } from '../../../shared/kernel/failure.ts'
import type { Rotation } from '../../../shared/rotation/rotation.ts'
import { call } from '../../bridge/bridge.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { Said } from '../../kit/said.tsx'
import { describeFailure } from '../../app/messages.ts'
import { say, useStore } from '../../app/store.ts'

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
  const [isBusy, setBusy] = useState(false)
  const isUnclear =
    failure?.code === 'wouldLoseSecret' &&
    failure.exit === 'giveUp' &&
    failure.leaving === 'unknown' &&
    failure.staying === 'unknown'
  const leave = async () => {
    setBusy(true)
    say('Asking Xero about both secrets.')
    const result = await call('rollBackRotation', {
      rotationId: rotation.id,
      ...(isUnclear ? { isUnproven: true } : {}),
    })
    setBusy(false)
    if (result.ok) return onDone()
    setRefusal({ failure: result.failure, proofs: proofsOf(rotationNow(rotation)) })
    say(describeFailure(result.failure).what)
  }
  const words = rotation.switchedAt === null ? beforeTheSwitch(rotation) : AFTER_THE_SWITCH
  return (
    <Confirmation
      {...words}
      foot="Xero is asked about both first. The last secret that works is never taken out."
      keep="Carry on"
      deed={isBusy ? 'Asking Xero…' : isUnclear ? 'Give up all the same' : words.deed}
      isBusy={isBusy}
      onKeep={onKeep}
      onDeed={() => void leave()}
    >
      {failure === null ? null : (
        <Said weight="refuse">
          {describeFailure(failure).what} {describeFailure(failure).next}
        </Said>
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
  if (currentProof?.result === 'refused')
    return 'The secret in use stays in use, although Xero refused it when it was last asked'
  if (currentProof?.because === 'secretMissing' || currentProof?.because === 'secretAltered')
    return 'Everything connected; of the secret in use the keychain no longer holds what Keyward put there'
  return 'The secret in use, and everything connected'
}

const beforeTheSwitch = ({ currentProof }: Rotation) => ({
  title: 'Give this rotation up?',
  deed: 'Give up',
  ends: ['The pasted secret is taken out of the keychain, unless it is the only one that works'],
  stays: [staysOf(currentProof)],
})

const AFTER_THE_SWITCH = {
  title: 'Make the previous secret current again?',
  deed: 'Roll back',
  ends: [
    'The new secret is taken out of the keychain, unless it is the only one that works',
    'Tools that already have it must get the old one',
  ],
  stays: ['Organisations and sign-ins', 'The new secret at Xero, until you delete it in the portal'],
} as const
