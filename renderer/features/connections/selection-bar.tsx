import { useMemo } from 'react'
import { isRowOpen, rowEnds } from '../../../shared/connections/disconnect-run.ts'
import { useStore } from '../../app/store.ts'
import { useVault } from '../../bridge/use-parts.ts'
import { Button } from '../../kit/button.tsx'
import type { ConnectionRow } from './connection-list.ts'
import {
  askMany,
  checkSelected,
  copySelected,
  endableOf,
  saveSelected,
  tagSelected,
} from './selection-actions.ts'
import { PaperMenu } from '../../kit/paper-menu.tsx'
import { LABELS } from '../labels/words.ts'
import { clearSelection } from './selection.ts'
import { SELECTION } from './words-selection.ts'

/** Whether a list of disconnects is not at its end. */
export const useHasOpenRun = (): boolean => {
  const disconnects = useVault((snapshot) => snapshot.disconnects)
  const connections = useVault((snapshot) => snapshot.connections)
  return useMemo(
    () => disconnects !== null && rowEnds(disconnects, connections).some(({ end }) => isRowOpen(end)),
    [disconnects, connections],
  )
}

/** What can be done with all that is selected; it comes with the first, at the foot, so that no row moves. */
export const SelectionBar = ({ rows }: { readonly rows: readonly ConnectionRow[] }) => {
  const now = useStore((state) => state.now)
  const lists = useVault((snapshot) => snapshot.ownLists)
  const hasOpenRun = useHasOpenRun()
  const { ends } = useMemo(() => endableOf(rows, lists, now), [rows, lists, now])
  const apps = new Set(rows.map(({ connection }) => connection.appId)).size
  const signIns = new Set(rows.flatMap(({ signIn }) => signIn?.id ?? [])).size
  const clear = () => {
    clearSelection()
    document.getElementById('connection-grid')?.focus()
  }
  return (
    <div
      className="selection-bar"
      role="group"
      aria-label={SELECTION.bar}
      onKeyDown={(event) => {
        if (event.key === 'Escape') clear()
      }}
    >
      <strong>{SELECTION.selected(rows.length)}</strong>
      <span className="age selection-where">{SELECTION.where(apps, signIns)}</span>
      <Button icon="refresh" onClick={() => checkSelected(rows)}>
        {SELECTION.check}
      </Button>
      <Button onClick={() => tagSelected(rows)}>{LABELS.tag}</Button>
      <Button kind="quiet" onClick={() => void copySelected(rows, 'table')}>
        {SELECTION.copyAsTable}
      </Button>
      <Button kind="quiet" onClick={() => void saveSelected(rows)}>
        {SELECTION.saveAsCsv}
      </Button>
      <PaperMenu
        paper={{ of: 'connections', keys: rows.map(({ connection }) => connection.key) }}
        words={SELECTION.print}
      />
      <span className="push" />
      <Button
        id="disconnect-selected"
        kind="danger-quiet"
        aria-disabled={ends.length === 0}
        title={ends.length === 0 ? SELECTION.noneCanBeEnded : undefined}
        onClick={ends.length === 0 ? undefined : () => askMany(hasOpenRun)}
      >
        {ends.length === 0 ? SELECTION.disconnectNone : SELECTION.disconnect(ends.length)}
      </Button>
      <Button kind="quiet" size="icon" icon="close" aria-label={SELECTION.clear} onClick={clear} />
    </div>
  )
}
