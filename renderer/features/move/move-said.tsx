import type { MoveFacts } from '../../../shared/move/move.ts'
import { run } from '../../app/actions.ts'
import { Button } from '../../kit/button.tsx'
import { ShownCode } from './shown-code.tsx'
import { MOVE, MOVE_SAID } from './words.ts'

type Said = Extract<MoveFacts, { kind: 'arrived' | 'declined' }>

type MoveSaidProps = { readonly move: Said; readonly receipt: string }

/** The new computer's word for the old one, for as long as that may not have it. */
export const MoveSaid = ({ move, receipt }: MoveSaidProps) => {
  const give = () => void run(MOVE.doing, 'noteReceiptGiven', {})
  if (move.kind === 'declined')
    return (
      <>
        <h2 className="answer">{MOVE_SAID.declined}</h2>
        <p>{MOVE_SAID.declinedMeans}</p>
        <ShownCode text={receipt} what={MOVE_SAID.codeName} qr={MOVE_SAID.codeQr} />
        <div className="buttons">
          <Button onClick={give}>{MOVE_SAID.given}</Button>
        </div>
      </>
    )
  return (
    <>
      <h2 className="answer">{MOVE_SAID.arrived}</h2>
      <p>{MOVE_SAID.arrivedMeans(move.from)}</p>
      <h2>{MOVE_SAID.receipt}</h2>
      <p>{MOVE_SAID.receiptMeans(move.from)}</p>
      <ShownCode text={receipt} what={MOVE_SAID.receiptName} qr={MOVE_SAID.qr} />
      <div className="buttons">
        {move.isGiven ? (
          <p className="soft">{MOVE_SAID.givenAlready}</p>
        ) : (
          <Button kind="primary" onClick={give}>
            {MOVE_SAID.given}
          </Button>
        )}
      </div>
      <h2>{MOVE_SAID.next}</h2>
      <ul className="move-steps">
        <li>{MOVE_SAID.backup}</li>
        <li>{MOVE_SAID.lock}</li>
      </ul>
    </>
  )
}
