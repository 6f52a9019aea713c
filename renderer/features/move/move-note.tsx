import type { MoveFacts } from '../../../shared/move/move.ts'
import { go, useStore } from '../../app/store.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { MOVE_NOTE } from './words.ts'

type Words = { readonly title: string; readonly means: string }

/** What is to be said above every view, where anything is. */
const wordsFor = (move: MoveFacts | null): Words | null => {
  switch (move?.kind) {
    case 'held':
      return { title: MOVE_NOTE.held(move.to), means: MOVE_NOTE.heldMeans }
    case 'retiring':
      return { title: MOVE_NOTE.gone(move.to, move.at), means: MOVE_NOTE.retiring }
    case 'retired':
      return { title: MOVE_NOTE.gone(move.to, move.at), means: MOVE_NOTE.goneMeans }
    case 'arrived':
      return move.isGiven ? null : { title: MOVE_NOTE.arrived(move.from), means: MOVE_NOTE.arrivedMeans }
    case 'declined':
      return { title: MOVE_NOTE.declined, means: MOVE_NOTE.declinedMeans }
    case 'waiting':
    case undefined:
      return null
  }
}

/** How a move stands, with the way to it; not where it is shown anyway. */
export const MoveNote = () => {
  const { move } = useParts('move')
  const isThere = useStore(({ route }) => route.at === 'move')
  const words = wordsFor(move)
  if (words === null || isThere) return null
  return (
    <section className="notice-bar" data-state="attention" aria-label={MOVE_NOTE.label}>
      <Icon name="lock" />
      <p>
        <b>{words.title}</b> {words.means}
      </p>
      <Button onClick={() => go({ at: 'move' })}>{MOVE_NOTE.show}</Button>
    </section>
  )
}
