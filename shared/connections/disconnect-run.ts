import * as z from 'zod'
import { Failure } from '../kernel/failure.ts'
import { Instant } from '../kernel/instant.ts'
import type { Connection } from './connection.ts'

/** More than this at once is more than a practice has. */
export const RUN_MAX = 20_000

/** One connection of a run: as it was when the wish was written, and what stood in the way when it was last tried. */
export const DisconnectRow = z.object({
  key: z.string(),
  /** Which connection was meant: one that is authorised anew is another, and is not ended by this wish. */
  connectionId: z.string(),
  authEventId: z.string(),
  organisation: z.string(),
  app: z.string(),
  triedAt: Instant.nullable(),
  failure: Failure.nullable(),
})
export type DisconnectRow = z.infer<typeof DisconnectRow>

/** The wish to end several connections, whole and written down before the first action; it stays until it is put away. */
export const DisconnectRun = z.object({
  id: z.string(),
  begunAt: Instant,
  rows: z.array(DisconnectRow).max(RUN_MAX),
})
export type DisconnectRun = z.infer<typeof DisconnectRun>

/** How far a run under way is; nothing of it is stored. */
export const DisconnectWork = z.object({
  /** The connection that Xero is being asked for. */
  key: z.string().nullable(),
  /** Whether it stops after that one. */
  isStopping: z.boolean(),
  /** Until when it waits because Xero asked for it. */
  waitsUntil: Instant.nullable(),
})
export type DisconnectWork = z.infer<typeof DisconnectWork>

/** What became of one row, by what is stored of its connection. */
export type RowEnd =
  /** Xero was asked again at `at`, and lists it no more. */
  | { readonly kind: 'ended'; readonly at: Instant }
  /** It had gone by itself, or somebody else ended it. */
  | { readonly kind: 'wasGone'; readonly at: Instant }
  /** It left the list meanwhile, or its app left the vault. */
  | { readonly kind: 'offTheList' }
  /** Connected again since the wish was written: this run leaves it alone. */
  | { readonly kind: 'anew' }
  /** Xero was asked, and nobody could prove the end: it counts as still connected. */
  | { readonly kind: 'notYet'; readonly failure: Failure | null }
  /** Surely not done; it is as it was. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Not begun. */
  | { readonly kind: 'next' }

/** What became of a row; a run's own notes never say more than the connection itself. */
export const rowEnd = (row: DisconnectRow, connection: Connection | undefined): RowEnd => {
  if (connection === undefined) return { kind: 'offTheList' }
  const { state } = connection
  const isAnother =
    connection.connectionId !== row.connectionId ||
    (connection.authEventId !== '' && connection.authEventId !== row.authEventId)
  if (isAnother) return { kind: 'anew' }
  if (state.kind === 'disconnected') return { kind: 'ended', at: state.provenAt }
  if (state.kind === 'gone') return { kind: 'wasGone', at: state.noticedAt }
  if (state.kind === 'pending') return { kind: 'notYet', failure: state.failure }
  return row.failure === null ? { kind: 'next' } : { kind: 'refused', failure: row.failure }
}

/** Whether there is something left to do about it. */
export const isRowOpen = ({ kind }: RowEnd): boolean =>
  kind === 'next' || kind === 'notYet' || kind === 'refused'

/** Every row with what became of it. */
export const rowEnds = (
  run: DisconnectRun,
  connections: readonly Connection[],
): { readonly row: DisconnectRow; readonly end: RowEnd }[] => {
  const known = new Map(connections.map((one) => [one.key, one]))
  return run.rows.map((row) => ({ row, end: rowEnd(row, known.get(row.key)) }))
}
