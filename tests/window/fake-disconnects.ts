import type { Api } from '../../shared/contract/contract.ts'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Work } from '../../shared/contract/work.ts'
import type { ConnectionState } from '../../shared/connections/connection.ts'
import { isRowOpen, rowEnds } from '../../shared/connections/disconnect-run.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'

type Fake = {
  readonly snapshot: () => Snapshot
  readonly work: () => Work
  readonly announce: (change: Partial<Snapshot>) => void
  readonly announceWork: (change: Partial<Work>) => void
}

/** Ends several, one a turn; what is called Gannet has no answer the first time it is asked for. */
export const fakeDisconnects = ({
  snapshot,
  work,
  announce,
  announceWork,
}: Fake): Pick<
  Api,
  | 'beginDisconnects'
  | 'resumeDisconnects'
  | 'stopDisconnects'
  | 'putDisconnectsAway'
  | 'saveConnections'
  | 'copyConnections'
> => {
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0))
  const endOne = (key: string) => {
    const at = Date.now()
    const failure = { code: 'offline' } as const
    const stateOf = (before: ConnectionState, name: string): ConnectionState =>
      name.startsWith('Gannet') && before.kind === 'listed'
        ? { kind: 'pending', since: at, triedAt: at, failure }
        : { kind: 'disconnected', at, provenAt: at }
    announce({
      connections: snapshot().connections.map((one) =>
        one.key === key ? { ...one, state: stateOf(one.state, one.tenantName), checkedAt: at } : one,
      ),
    })
  }
  const goThrough = async (keys: readonly string[]) => {
    announceWork({ disconnecting: { key: null, isStopping: false, waitsUntil: null } })
    for (const key of keys) {
      if (work().disconnecting?.isStopping === true) break
      announceWork({ disconnecting: { key, isStopping: false, waitsUntil: null } })
      await turn()
      endOne(key)
    }
    announceWork({ disconnecting: null })
  }
  return {
    beginDisconnects: async ({ keys }) => {
      const { connections, apps, disconnects } = snapshot()
      if (disconnects !== null && rowEnds(disconnects, connections).some(({ end }) => isRowOpen(end)))
        return fail('disconnectsUnfinished')
      announce({
        disconnects: {
          id: 'run-1',
          begunAt: Date.now(),
          rows: connections
            .filter(({ key }) => keys.includes(key))
            .map((one) => ({
              key: one.key,
              connectionId: one.connectionId,
              authEventId: one.authEventId,
              organisation: one.tenantName,
              app: apps.find(({ id }) => id === one.appId)?.name ?? '',
              triedAt: null,
              failure: null,
            })),
        },
      })
      void goThrough(keys)
      return done
    },
    resumeDisconnects: async () => {
      const { disconnects, connections } = snapshot()
      if (disconnects === null) return fail('unknownConnection')
      const open = rowEnds(disconnects, connections).filter(({ end }) => isRowOpen(end))
      void goThrough(open.map(({ row }) => row.key))
      return done
    },
    stopDisconnects: async () => {
      const { disconnecting } = work()
      if (disconnecting !== null) announceWork({ disconnecting: { ...disconnecting, isStopping: true } })
      return done
    },
    saveConnections: async () => ok({ path: 'C:\\Users\\tessa.quillon\\Documents\\Keyward connections.csv' }),
    copyConnections: async () => done,
    putDisconnectsAway: async () => {
      announce({ disconnects: null })
      return done
    },
  }
}
