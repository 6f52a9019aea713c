import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { MoveFacts } from '../../../shared/move/move.ts'
import { announce } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { MovePreview } from './move-preview.tsx'
import { ShownCode } from './shown-code.tsx'
import { MOVE, MOVE_WAITING } from './words.ts'

type Waiting = Extract<MoveFacts, { kind: 'waiting' }>
type Seen = NonNullable<CallOutput<'openMove'>['seen']>

type MoveWaitingProps = { readonly move: Waiting; readonly card: string }

/** The new computer: its card, the file, and what is in it before anything is stored. */
export const MoveWaiting = ({ move, card }: MoveWaitingProps) => {
  const [seen, setSeen] = useState<Seen | null>(null)
  const [isDeclining, setDeclining] = useState(false)
  const { isBusy, failure, run } = useCall()
  const open = async () => {
    const opened = await run(() => call('openMove', {}))
    if (opened?.ok === true && opened.value.seen !== null) setSeen(opened.value.seen)
  }
  const take = (seenId: string) =>
    run(() => {
      announce(MOVE_WAITING.takingIt)
      return call('takeMove', { seenId })
    })
  return (
    <>
      {seen === null ? (
        <>
          <p>{MOVE_WAITING.intro}</p>
          <h2>{MOVE_WAITING.card}</h2>
          <p>{MOVE_WAITING.cardMeans}</p>
          <ShownCode text={card} what={MOVE_WAITING.cardName} qr={MOVE_WAITING.qr} />
          <p>
            {MOVE.fingerprint} <span className="mono move-fingerprint">{move.fingerprint}</span>
          </p>
          <h2>{MOVE_WAITING.file}</h2>
        </>
      ) : (
        <>
          <h2>{MOVE_WAITING.comes}</h2>
          <MovePreview preview={seen.preview} />
        </>
      )}
      <FailureNote failure={failure} />
      {isDeclining ? (
        <Confirmation
          title={MOVE_WAITING.declineTitle}
          ends={MOVE_WAITING.declineEnds}
          stays={MOVE_WAITING.declineStays}
          foot={MOVE_WAITING.declineFoot}
          keep={MOVE_WAITING.declineKeep}
          action={MOVE_WAITING.declineAction}
          isBusy={isBusy}
          onKeep={() => setDeclining(false)}
          onAction={() => void run(() => call('declineMove', {}))}
        />
      ) : (
        <div className="buttons">
          {seen === null ? null : (
            <Button
              kind="primary"
              aria-disabled={isBusy}
              onClick={isBusy ? undefined : () => void take(seen.seenId)}
            >
              {isBusy ? MOVE_WAITING.takingIt : MOVE_WAITING.take}
            </Button>
          )}
          <Button
            {...(seen === null ? { kind: 'primary' as const } : {})}
            aria-disabled={isBusy}
            onClick={isBusy ? undefined : () => void open()}
          >
            {seen === null ? (isBusy ? MOVE_WAITING.opening : MOVE_WAITING.choose) : MOVE_WAITING.chooseOther}
          </Button>
          <Button kind="link" onClick={() => setDeclining(true)}>
            {MOVE_WAITING.decline}
          </Button>
        </div>
      )}
    </>
  )
}
