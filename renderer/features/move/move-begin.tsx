import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { run } from '../../app/actions.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { showToast } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Confirmation } from '../../kit/confirmation.tsx'
import { CodeField } from './code-field.tsx'
import { MOVE, MOVE_BEGIN } from './words.ts'

/** The old computer: takes the new one's card, shows whose it is, and seals everything to it. */
export const MoveBegin = () => {
  const [card, setCard] = useState<CallOutput<'readMoveCard'> | null>(null)
  const { isBusy, failure, run: ask, forget } = useCall()
  const look = async (text: string) => {
    const seen = await ask(() => call('readMoveCard', { text }))
    if (seen?.ok === true) setCard(seen.value)
  }
  const seal = async (seenId: string) => {
    // told above the view: once the vault is held, this one gives way to what it is then
    const sealed = await ask(() => run(MOVE.doing, 'sealMove', { seenId }))
    if (sealed?.ok !== true) return
    if (sealed.value.path === null) showToast(MOVE_BEGIN.notSaved)
    else tellSaved(sealed.value.path, { next: MOVE_BEGIN.done })
  }
  if (card === null)
    return (
      <>
        <p>{MOVE_BEGIN.how}</p>
        <CodeField
          id="move-card"
          label={MOVE_BEGIN.code}
          action={MOVE_BEGIN.look}
          busy={MOVE_BEGIN.looking}
          isBusy={isBusy}
          failure={failure}
          onCode={(text) => void look(text)}
          onChange={forget}
        />
      </>
    )
  return (
    <Confirmation
      title={MOVE_BEGIN.seal(card.device)}
      heads={MOVE_BEGIN.heads}
      ends={MOVE_BEGIN.goes}
      stays={MOVE_BEGIN.here}
      foot={MOVE_BEGIN.foot}
      keep={MOVE_BEGIN.keep}
      action={isBusy ? MOVE_BEGIN.sealing : MOVE_BEGIN.action}
      isBusy={isBusy}
      onKeep={() => {
        setCard(null)
        forget()
      }}
      onAction={() => void seal(card.seenId)}
    >
      <p>
        {MOVE.fingerprint} <span className="mono move-fingerprint">{card.fingerprint}</span>
      </p>
    </Confirmation>
  )
}
