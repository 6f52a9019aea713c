import { isRowOpen, rowEnds } from '../../../shared/connections/disconnect-run.ts'
import type { OwnLists } from '../../../shared/connections/own-list.ts'
import { wayToEnd, type WayToEnd } from '../../../shared/connections/way-to-end.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { check, disconnect, run } from '../../app/actions.ts'
import type { MenuAction } from '../../app/menu-lines.ts'
import { tellSaved } from '../../app/paper-actions.ts'
import { go, showToast, tagThem, useStore } from '../../app/store.ts'
import type { ConnectionRow } from './connection-list.ts'
import { paperActions } from '../../kit/paper-menu.tsx'
import { LABELS } from '../labels/words.ts'
import { selectedRows } from './selection.ts'
import { SELECTION } from './words-selection.ts'

const keysOf = (rows: readonly ConnectionRow[]): string[] => rows.map(({ connection }) => connection.key)

/** Those that can be ended from here, and those that cannot, each with why not. */
export type Endable = {
  readonly ends: readonly ConnectionRow[]
  readonly byOwnList: number
  readonly left: readonly {
    readonly row: ConnectionRow
    readonly why: Exclude<WayToEnd, 'signIn' | 'ownList'>
  }[]
}

/** Divides what is selected by how it can be ended now. */
export const endableOf = (rows: readonly ConnectionRow[], lists: OwnLists, now: Instant): Endable => {
  const ways = rows.map((row) => ({ row, way: wayToEnd(row.connection, row.signIn, lists, now) }))
  return {
    ends: ways.filter(({ way }) => way === 'signIn' || way === 'ownList').map(({ row }) => row),
    byOwnList: ways.filter(({ way }) => way === 'ownList').length,
    left: ways.flatMap(({ row, way }) => (way === 'signIn' || way === 'ownList' ? [] : [{ row, why: way }])),
  }
}

/** How many connections one question may name. */
const AT_ONCE = 20_000

export const checkSelected = (rows: readonly ConnectionRow[]): void =>
  void check(keysOf(rows).slice(0, AT_ONCE))

/** Opens where tags are given to them. */
export const tagSelected = (rows: readonly ConnectionRow[]): void =>
  tagThem({
    of: 'connections',
    ids: keysOf(rows).slice(0, AT_ONCE),
    name: rows[0]?.connection.tenantName ?? '',
  })

export const copySelected = async (rows: readonly ConnectionRow[], as: 'names' | 'table'): Promise<void> => {
  const result = await run(SELECTION.copy, 'copyConnections', { keys: keysOf(rows), as })
  if (result.ok)
    showToast(as === 'names' ? SELECTION.namesCopied(rows.length) : SELECTION.tableCopied(rows.length))
}

export const saveSelected = async (rows: readonly ConnectionRow[] | null): Promise<void> => {
  const result = await run(SELECTION.save, 'saveConnections', { keys: rows === null ? null : keysOf(rows) })
  if (result.ok && result.value.path !== null) tellSaved(result.value.path)
}

/** Asks about the selected, or shows the list of disconnects that is not at its end: one at a time. */
export const askMany = (hasOpenRun: boolean): void =>
  go({ at: 'connections', key: null, ask: hasOpenRun ? 'run' : 'many' })

/** Tries one again by the way that there is now. */
export const endOne = (key: string): void => {
  const { rows, snapshot, now } = useStore.getState()
  const row = rows.find(({ connection }) => connection.key === key)
  if (row === undefined) return
  const way = wayToEnd(row.connection, row.signIn, snapshot?.ownLists ?? {}, now)
  void disconnect(key, row.connection.tenantName, way === 'ownList')
}

/** The menu over a row that is one of several selected: what the bar has; `null` over any other. */
export const menuOfSelection = (
  key: string,
  rows: readonly ConnectionRow[],
): { readonly label: string; readonly groups: readonly (readonly MenuAction[])[] } | null => {
  const { selected, snapshot, now } = useStore.getState()
  if (!selected.has(key) || snapshot === null) return null
  const { disconnects, connections, ownLists } = snapshot
  const chosen = selectedRows(rows, selected)
  if (chosen.length < 2) return null
  const amount = endableOf(chosen, ownLists, now).ends.length
  const hasOpenRun =
    disconnects !== null && rowEnds(disconnects, connections).some(({ end }) => isRowOpen(end))
  const groups = [
    [
      { label: SELECTION.check, run: () => checkSelected(chosen) },
      { label: LABELS.tag, run: () => tagSelected(chosen) },
    ],
    [
      { label: SELECTION.copyNames, run: () => void copySelected(chosen, 'names') },
      { label: SELECTION.copyAsTable, run: () => void copySelected(chosen, 'table') },
      { label: SELECTION.saveAsCsv, run: () => void saveSelected(chosen) },
      ...paperActions({ of: 'connections', keys: keysOf(chosen) }),
    ],
    amount === 0
      ? []
      : [{ label: SELECTION.disconnect(amount), run: () => askMany(hasOpenRun), isDanger: true }],
  ]
  return { label: SELECTION.menu(chosen.length), groups }
}
