import { useState } from 'react'
import type { MoveFacts } from '../../../shared/move/move.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { MOVE_GONE } from './words.ts'

type Gone = Extract<MoveFacts, { kind: 'retiring' | 'retired' }>

/** The old computer, once the vault is in force elsewhere: where, since when, and what is left here. */
export const MoveGone = ({ move }: { readonly move: Gone }) => {
  const { isBusy, failure, run } = useCall()
  return (
    <>
      <h2 className="answer">{MOVE_GONE.title(move.to)}</h2>
      <p>{MOVE_GONE.when(move.at)}</p>
      {move.kind === 'retired' ? (
        <p>{MOVE_GONE.gone}</p>
      ) : (
        <>
          <p>{MOVE_GONE.unfinished}</p>
          <div className="buttons">
            <Button
              kind="primary"
              aria-disabled={isBusy}
              onClick={isBusy ? undefined : () => void run(() => call('finishRetiring', {}))}
            >
              {MOVE_GONE.finish}
            </Button>
          </div>
          <FailureNote failure={failure} />
        </>
      )}
      <p>{MOVE_GONE.stays}</p>
      {move.kind === 'retired' ? <BeginAgain /> : null}
    </>
  )
}

/** For whoever goes on using this computer for something else. */
const BeginAgain = () => {
  const [isAsking, setAsking] = useState(false)
  const { isBusy, failure, run } = useCall()
  if (!isAsking)
    return (
      <div className="buttons">
        <Button onClick={() => setAsking(true)}>{MOVE_GONE.begin}</Button>
      </div>
    )
  return (
    <>
      <Confirmation
        title={MOVE_GONE.beginTitle}
        ends={MOVE_GONE.beginEnds}
        stays={MOVE_GONE.beginStays}
        foot={MOVE_GONE.beginFoot}
        keep={MOVE_GONE.beginKeep}
        action={MOVE_GONE.beginAction}
        isBusy={isBusy}
        onKeep={() => setAsking(false)}
        onAction={() => void run(() => call('beginAgain', {}))}
      />
      <FailureNote failure={failure} />
    </>
  )
}
