import type { Api } from '../../../shared/contract/contract.ts'
import { createLabels } from '../labels/labels.ts'
import { createViews } from '../views/views.ts'
import type { Desk } from '../desk/desk.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createAppTokens } from './app-tokens.ts'
import { createConnectionTable } from './connection-table.ts'
import { createChecks } from './check.ts'
import { createDailyCheck } from './daily-check.ts'
import { createDisconnect } from './disconnect.ts'
import { createHealth } from './health.ts'
import type { ConnectionListings } from './listings.ts'
import { createManyDisconnects } from './many-disconnects.ts'
import { createOwnLists } from './own-lists.ts'
import { createProber } from './probe.ts'
import { createRateLimiter } from './rate-limiter.ts'

type Rooms = {
  readonly vault: Vault
  readonly tokens: TokenKeeper
  readonly secrets: Secrets
  readonly desk: Desk
  readonly board: WorkBoard
  readonly clipboard: ClipboardRoom
  readonly listings: ConnectionListings
}

/** Asking Xero what is connected and how it is, and ending connections. */
export const createConnectionsRoom = (
  ports: Pick<
    Ports,
    'clock' | 'files' | 'healthLog' | 'preferences' | 'random' | 'records' | 'tellBug' | 'xero'
  >,
  rooms: Rooms,
) => {
  const limiter = createRateLimiter(ports.clock)
  const health = createHealth(ports)
  const appTokens = createAppTokens(ports, rooms)
  const prober = createProber(ports, { ...rooms, appTokens, limiter })
  const ownLists = createOwnLists(ports, { ...rooms, appTokens })
  const checks = createChecks(ports, { ...rooms, ownLists, health, prober, limiter })
  const daily = createDailyCheck(ports, { ...rooms, checks })
  const { disconnect, forgetConnection } = createDisconnect(ports, { ...rooms, checks, ownLists })
  const many = createManyDisconnects(ports, { ...rooms, disconnect })
  const calls = {
    ...many.calls,
    ...createLabels(rooms).calls,
    ...createViews(ports, rooms).calls,
    ...createConnectionTable(ports, rooms),
    ...checks.calls,
    ...health.calls,
    askOwnList: ({ appId }) => ownLists.ask(appId),
    disconnect: ({ key, byOwnList }) => rooms.board.whileEnding(() => disconnect(key, byOwnList ?? false)),
    forgetConnection,
  } satisfies Partial<Api>
  return {
    calls,
    /** Xero's limits, kept by whoever calls its API for this vault. */
    limiter,
    /** Forgets the names that a vault before this one gave. */
    resetHealth: health.reset,
    start: daily.start,
    close: () => {
      daily.close()
      many.close()
      checks.close()
      ownLists.close()
      appTokens.close()
      health.reset()
    },
  }
}
