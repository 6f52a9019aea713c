import { go } from '../../app/store.ts'
import { useParts } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import { SETTINGS_MOVE } from './words.ts'

/** Where a move begins, and where it is found again. */
export const SettingsMove = () => {
  const { move, vault } = useParts('move', 'vault')
  const isFree = move === null || (move.kind === 'arrived' && move.isGiven)
  return (
    <>
      <p className="soft">{SETTINGS_MOVE.means}</p>
      {vault.kind === 'open' && (!vault.readOnly || !isFree) ? (
        <div className="buttons">
          <Button onClick={() => go(isFree ? { at: 'move', side: 'old' } : { at: 'move' })}>
            {isFree ? SETTINGS_MOVE.begin : SETTINGS_MOVE.stands}
          </Button>
        </div>
      ) : null}
    </>
  )
}
