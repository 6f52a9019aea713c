import type { Api } from '../../../shared/contract/contract.ts'
import type { Desk } from '../desk/desk.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createChecks } from './check.ts'
import { createDisconnect } from './disconnect.ts'
import { createHealth } from './health.ts'
import type { ConnectionListings } from './listings.ts'
import { createProber } from './probe.ts'
import { createRateLimiter } from './rate-limiter.ts'

type Rooms = {
  readonly vault: Vault
  readonly tokens: TokenKeeper
  readonly desk: Desk
  readonly board: WorkBoard
  readonly listings: ConnectionListings
}

/** Asking Xero what is connected and how it is, and ending connections. */
export const createConnectionsRoom = (
  ports: Pick<Ports, 'clock' | 'healthLog' | 'records' | 'xero'>,
  rooms: Rooms,
) => {
  const limiter = createRateLimiter(ports.clock)
  const health = createHealth(ports)
  const prober = createProber(ports, { ...rooms, limiter })
  const checks = createChecks(ports, { ...rooms, health, prober, limiter })
  const { disconnect, forgetConnection } = createDisconnect(ports, { ...rooms, checks })
  const calls = {
    checkConnections: ({ keys, isContinued }) => checks.checkConnections(keys, isContinued),
    cancelCheck: () => checks.cancelCheck(),
    listChecks: ({ key, limit }) => health.listChecks(key, limit),
    disconnect: ({ key }) => rooms.board.whileEnding(() => disconnect(key)),
    forgetConnection: ({ key }) => forgetConnection(key),
  } satisfies Partial<Api>
  return {
    calls,
    /** Forgets the names that a vault before this one gave. */
    resetHealth: health.reset,
    close: () => {
      checks.close()
      health.reset()
    },
  }
}
