import {
  isRowOpen,
  rowEnds,
  type DisconnectRun,
  type RowEnd,
} from '../../../shared/connections/disconnect-run.ts'
import type { Connection } from '../../../shared/connections/connection.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { signInFor } from '../../../shared/connections/status.ts'
import { wayToEnd } from '../../../shared/connections/way-to-end.ts'
import { type Failure, traitsOf } from '../../../shared/kernel/failure.ts'
import { SECOND, type Instant } from '../../../shared/kernel/instant.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'

/** Of as many in a row nobody knows how they ended: what stands in the way is no matter of one organisation. */
const IN_A_ROW = 3
/** How often one connection is tried again because Xero asked to be left alone for a while. */
const RESTS_MAX = 5

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly board: WorkBoard
  /** Ends one connection, and proves it. */
  readonly disconnect: (key: string, byOwnList: boolean) => Promise<Result<null>>
}

/**
 * Ending several connections, one after the other, each with its own wish, action and proof (D11). The wish of all is stored
 * before the first action, so that what was meant is known after a crash; what became of each is told by the connection
 * itself, so that the two can never differ.
 */
export const createManyDisconnects = (
  ports: Pick<Ports, 'clock' | 'random' | 'tellBug'>,
  { vault, desk, board, disconnect }: Rooms,
) => {
  let underWay: Promise<void> | null = null
  /** Ends the wait that Xero asked for; nothing while there is none. */
  let wake = () => {}

  const run = () => vault.content().disconnects
  const endsOf = (of: DisconnectRun) => rowEnds(of, vault.content().connections)
  const isOpen = (row: { readonly end: RowEnd }) => isRowOpen(row.end)

  const noteFailure = (key: string, failure: Failure | null) =>
    vault.change((content) =>
      content.disconnects === null
        ? null
        : {
            ...content,
            disconnects: {
              ...content.disconnects,
              rows: content.disconnects.rows.map((row) =>
                row.key === key ? { ...row, triedAt: vault.now(), failure } : row,
              ),
            },
          },
    )

  const mayGoOn = (id: string) =>
    board.read().disconnecting?.isStopping === false &&
    run()?.id === id &&
    vault.snapshot().vault.kind === 'open' // locked at this moment: what is under way ends, and nothing begins

  const show = (key: string | null, waitsUntil: Instant | null = null) =>
    board.show({
      disconnecting: { key, waitsUntil, isStopping: board.read().disconnecting?.isStopping ?? false },
    })

  const rest = async (key: string, until: Instant) => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    wake = () => resolve(undefined)
    const callOff = ports.clock.after(Math.max(SECOND, until - ports.clock.now()), wake)
    show(key, until)
    await promise
    callOff()
    wake = () => {}
    show(key)
  }

  /** One connection, by the way that there is now; where Xero asks to be left alone, again after that. */
  const endOne = async (id: string, key: string): Promise<Result<null>> => {
    for (let rests = 0; ; rests += 1) {
      const { connections, signIns, ownLists } = vault.content()
      const connection = connections.find((one) => one.key === key)
      if (connection === undefined) return fail('unknownConnection')
      const known = new Map(signIns.map((one) => [one.id, one]))
      const now = vault.now()
      const way = wayToEnd(connection, signInFor(connection, known, now), ownLists, now)
      const result = await board.whileEnding(() => disconnect(key, way === 'ownList'))
      if (result.ok || result.failure.code !== 'rateLimited' || rests === RESTS_MAX) return result
      await noteFailure(key, result.failure)
      await rest(key, result.failure.retryAt)
      if (!mayGoOn(id)) return result
    }
  }

  const goThrough = async (id: string, keys: readonly string[]) => {
    let unsure = 0
    for (const key of keys) {
      if (!mayGoOn(id) || unsure === IN_A_ROW) return
      const now = run()
      const known = now === null ? undefined : endsOf(now).find(({ row }) => row.key === key)
      if (known === undefined || !isOpen(known)) continue // ended meanwhile by somebody else, or connected anew
      show(key)
      const result = await endOne(id, key)
      if (!result.ok) await noteFailure(key, result.failure)
      unsure = !result.ok && traitsOf(result.failure).lasts === 'passing' ? unsure + 1 : 0
    }
  }

  const begin = async (wanted: DisconnectRun, keys: readonly string[]) => {
    board.show({ disconnecting: { key: null, isStopping: false, waitsUntil: null } })
    await desk.log('disconnectsBegun', { result: `${keys.length} wanted` })
    underWay = goThrough(wanted.id, keys)
      .catch(() => ports.tellBug?.('many disconnects'))
      .finally(() => {
        underWay = null
        board.show({ disconnecting: null })
      })
  }

  const isRunning = () => underWay !== null || board.read().disconnecting !== null

  const calls = {
    /** Writes the whole wish down, then begins; the answer comes as soon as it has begun. */
    beginDisconnects: async ({ keys }: { readonly keys: readonly string[] }): Promise<Result<null>> => {
      const before = run()
      if (isRunning() || (before !== null && endsOf(before).some(isOpen)))
        return fail('disconnectsUnfinished')
      const apps = new Map(vault.content().apps.map(({ id, name }) => [id, name]))
      const known = new Map(vault.content().connections.map((one) => [one.key, one]))
      const meant = [...new Set(keys)].map((key) => known.get(key))
      if (!meant.every((one): one is Connection => one !== undefined && isConnected(one)))
        return fail('unknownConnection')
      const wanted: DisconnectRun = {
        id: ports.random.id(),
        begunAt: vault.now(),
        rows: meant.map((one) => ({
          key: one.key,
          connectionId: one.connectionId,
          authEventId: one.authEventId,
          organisation: one.tenantName,
          app: apps.get(one.appId) ?? '',
          triedAt: null,
          failure: null,
        })),
      }
      board.show({ disconnecting: { key: null, isStopping: false, waitsUntil: null } })
      const saved = await vault.change((content) => ({ ...content, disconnects: wanted }))
      if (!saved.ok) {
        board.show({ disconnecting: null })
        return saved
      }
      await begin(
        wanted,
        meant.map(({ key }) => key),
      )
      return done
    },
    /** Goes on with what is not proven yet, and with what was not begun. */
    resumeDisconnects: async (): Promise<Result<null>> => {
      if (isRunning()) return fail('disconnectsUnfinished')
      const wanted = run()
      if (wanted === null) return fail('unknownConnection')
      const keys = endsOf(wanted)
        .filter(isOpen)
        .map(({ row }) => row.key)
      if (keys.length > 0) await begin(wanted, keys)
      return done
    },
    /** The one that Xero is being asked for comes to its end; no other is begun. */
    stopDisconnects: async (): Promise<Result<null>> => {
      const { disconnecting } = board.read()
      if (disconnecting !== null) board.show({ disconnecting: { ...disconnecting, isStopping: true } })
      wake()
      return done
    },
    /** Puts the list away. What is not yet disconnected stays so, and what was not begun is as it was. */
    putDisconnectsAway: async (): Promise<Result<null>> => {
      if (isRunning()) return fail('disconnectsUnfinished')
      return vault.change((content) =>
        content.disconnects === null ? null : { ...content, disconnects: null },
      )
    },
  }
  return {
    calls,
    /** Begins nothing more; what is under way is waited for by whoever closes. */
    close: () => void calls.stopDisconnects(),
  }
}
