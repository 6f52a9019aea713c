import { isHeld } from '../../shared/move/move.ts'
import { Icon } from '../kit/icon.tsx'
import { READ_ONLY_NOTE } from './words.ts'
import { useParts } from '../bridge/use-parts.ts'

/** A vault that a newer Keyward wrote, or whose folder cannot be written: it can be read, and says so. */
export const ReadOnlyNote = () => {
  const { vault, move } = useParts('vault', 'move')
  return vault.kind === 'open' && vault.readOnly && !isHeld(move) ? (
    <section className="notice-bar" data-state="attention" aria-label={READ_ONLY_NOTE.label}>
      <Icon name="lock" />
      <p>
        <b>{READ_ONLY_NOTE.title}</b> {READ_ONLY_NOTE.explanation}
      </p>
    </section>
  ) : null
}
