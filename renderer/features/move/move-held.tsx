import { useState } from 'react'
import { shownLines } from '../../../shared/kernel/shown-text.ts'
import type { MoveFacts } from '../../../shared/move/move.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { showToast } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../kit/button.tsx'
import { Confirmation } from '../../kit/confirmation.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { useClock } from '../../kit/use-clock.ts'
import { CodeField } from './code-field.tsx'
import { MOVE, MOVE_HELD } from './words.ts'

type Held = Extract<MoveFacts, { kind: 'held' }>

/** The old computer, from the sealing on: the file, the receipt, and the ways back. */
export const MoveHeld = ({ move }: { readonly move: Held }) => {
  const now = useClock()
  const receipt = useCall()
  const file = useCall()
  const save = async () => {
    const saved = await file.run(() => call('sealMoveAgain', {}))
    if (saved?.ok === true && saved.value.path !== null) tellSaved(saved.value.path)
  }
  const take = async (text: string) => {
    const taken = await receipt.run(() => call('takeReceipt', { text }))
    if (taken?.ok !== true) return
    showToast(taken.value.became === 'here' ? MOVE_HELD.isHere : MOVE_HELD.isRetired)
  }
  return (
    <>
      <h2 className="answer">{MOVE_HELD.title(move.to)}</h2>
      <p>{MOVE_HELD.since(move.to, move.at, now)}</p>
      <p>
        {MOVE.fingerprint} <span className="mono move-fingerprint">{move.fingerprint}</span>
      </p>
      <h2>{MOVE_HELD.next}</h2>
      <ol className="move-steps">
        <li>{move.path === null ? MOVE_HELD.saveFirst : MOVE_HELD.bring(shownLines(move.path))}</li>
        <li>{MOVE_HELD.receive}</li>
      </ol>
      <div className="buttons">
        <Button aria-disabled={file.isBusy} onClick={file.isBusy ? undefined : () => void save()}>
          {move.path === null ? MOVE_HELD.saveFile : MOVE_HELD.saveAgain}
        </Button>
      </div>
      <FailureNote failure={file.failure} />
      <CodeField
        id="move-receipt"
        label={MOVE_HELD.receipt}
        hint={MOVE_HELD.takeMeans}
        action={MOVE_HELD.take}
        busy={MOVE_HELD.taking}
        isBusy={receipt.isBusy}
        failure={receipt.failure}
        onCode={(text) => void take(text)}
        onChange={receipt.forget}
      />
      <WayBack isOut={move.isOut} />
    </>
  )
}

/** Free as long as nothing has left this computer; then by the other one's word, or where that is lost. */
const WayBack = ({ isOut }: { readonly isOut: boolean }) => {
  const [isAsking, setAsking] = useState(false)
  const { isBusy, failure, run } = useCall()
  const keep = async () => {
    const kept = await run(() => call('keepHere', { isLost: isOut }))
    if (kept?.ok === true) showToast(MOVE_HELD.isHere)
  }
  return (
    <section className="move-out" aria-label={MOVE_HELD.out}>
      <h2>{MOVE_HELD.out}</h2>
      <p>{isOut ? MOVE_HELD.keepNeedsWord : MOVE_HELD.keepMeans}</p>
      {isAsking ? (
        <Confirmation
          title={MOVE_HELD.lostTitle}
          ends={MOVE_HELD.lostEnds}
          stays={MOVE_HELD.lostStays}
          foot={MOVE_HELD.lostFoot}
          keep={MOVE_HELD.lostKeep}
          action={MOVE_HELD.lostAction}
          isBusy={isBusy}
          onKeep={() => setAsking(false)}
          onAction={() => void keep()}
        />
      ) : (
        <div className="buttons">
          <Button
            kind={isOut ? 'danger-quiet' : 'quiet'}
            aria-disabled={isBusy}
            onClick={isOut ? () => setAsking(true) : () => void keep()}
          >
            {isOut ? MOVE_HELD.lost : MOVE_HELD.keep}
          </Button>
        </div>
      )}
      <FailureNote failure={failure} />
    </section>
  )
}
