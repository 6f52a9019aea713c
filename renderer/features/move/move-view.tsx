import { useEffect } from 'react'
import type { MoveFacts } from '../../../shared/move/move.ts'
import type { RouteOf } from '../../app/route.ts'
import { go } from '../../app/store.ts'
import { call } from '../../bridge/bridge.ts'
import { useParts, useStored } from '../../bridge/use-parts.ts'
import { useCall } from '../../bridge/use-call.ts'
import { BackButton } from '../../kit/back-button.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ViewHeading } from '../../kit/view-heading.tsx'
import { MoveBegin } from './move-begin.tsx'
import { MoveGone } from './move-gone.tsx'
import { MoveHeld } from './move-held.tsx'
import { MoveSaid } from './move-said.tsx'
import { MoveWaiting } from './move-waiting.tsx'
import { MOVE } from './words.ts'

type MoveViewProps = { readonly route: RouteOf<'move'> }

const OF_NEW: ReadonlySet<MoveFacts['kind']> = new Set(['waiting', 'arrived', 'declined'])

/** A move, by how far it has come on this computer, whichever of the two it is. */
export const MoveView = ({ route }: MoveViewProps) => {
  const { move, apps, vault } = useParts('move', 'apps', 'vault')
  const isOver = move?.kind === 'arrived' && move.isGiven && route.side === 'old'
  const shown = isOver ? null : move
  const isNew = shown === null ? route.side === 'new' : OF_NEW.has(shown.kind)
  return (
    <>
      <header className="toolbar">
        <BackButton
          to={apps.length === 0 ? MOVE.overview : MOVE.settings}
          onPress={() => go(apps.length === 0 ? { at: 'overview' } : { at: 'settings' })}
        />
        <ViewHeading>{isNew ? MOVE.titleHere : MOVE.title}</ViewHeading>
      </header>
      <div className="page scroll">
        <div className="page-main form move-page">
          {vault.kind === 'open' ? <Stage move={shown} isNew={isNew} /> : null}
        </div>
      </div>
    </>
  )
}

const Stage = ({ move, isNew }: { readonly move: MoveFacts | null; readonly isNew: boolean }) => {
  // a code is carried letter by letter, whatever is shown of other texts
  const code = codeOf(useStored('move').move)
  switch (move?.kind) {
    case undefined:
      return isNew ? <MakeCard /> : <MoveBegin />
    case 'waiting':
      return <MoveWaiting move={move} card={code} />
    case 'arrived':
    case 'declined':
      return <MoveSaid move={move} receipt={code} />
    case 'held':
      return <MoveHeld move={move} />
    case 'retiring':
    case 'retired':
      return <MoveGone move={move} />
  }
}

const codeOf = (move: MoveFacts | null): string => {
  if (move?.kind === 'waiting') return move.card
  return move?.kind === 'arrived' || move?.kind === 'declined' ? move.receipt : ''
}

/** The card is made by coming here, because nothing can be done without one. */
const MakeCard = () => {
  const { failure, run } = useCall()
  useEffect(() => void run(() => call('showMoveCard', {})), [run])
  return <FailureNote failure={failure} />
}
