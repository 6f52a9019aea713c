import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { Icon } from '../kit/icon.tsx'

/** A vault that a newer Keyward wrote, or whose folder cannot be written: it can be read, and says so. */
export const ReadOnlyNote = ({ snapshot: { vault } }: { readonly snapshot: Snapshot }) =>
  vault.kind === 'open' && vault.readOnly ? (
    <section className="told" data-state="attention" aria-label="Read-only">
      <Icon name="lock" />
      <p>
        <b>This vault is open for reading only.</b> A newer Keyward wrote it. Nothing can be changed until
        this one is brought up to date.
      </p>
    </section>
  ) : null
