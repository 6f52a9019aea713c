import { isConnected } from '../../../shared/connections/impact.ts'
import { DAY, HOUR, type Instant } from '../../../shared/kernel/instant.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { Checks } from './check.ts'

const EVERY = HOUR
/** Nobody came within reach of Xero: it is tried again, so often a day. */
const TRIES = 3

type Rooms = { readonly vault: Vault; readonly board: WorkBoard; readonly checks: Checks }

/**
 * Checks everything once a day while Keyward runs, unless somebody wants none. Not in the first hour after a start
 * (A15), and at another minute on each computer. A check uses sign-ins and so keeps them alive: without leave for that
 * there is none, and none uses the sign-in of somebody who leaves.
 */
export const createDailyCheck = (
  ports: Pick<Ports, 'clock' | 'preferences' | 'random'>,
  { vault, board, checks }: Rooms,
) => {
  let stopClock = () => {}
  let tries = 0
  let triedAt: Instant | null = null

  const isDue = (): boolean => {
    const { checks: wish, keepAlive } = ports.preferences.read()
    if (wish !== 'daily' || !keepAlive || !vault.isWritable()) return false
    if (board.read().check !== null || board.read().disconnecting !== null) return false
    const { connections, lastFullCheck, openCheck } = vault.content()
    const now = vault.now()
    if (!connections.some(isConnected)) return false
    // one that somebody has begun and stopped is theirs for the day
    const last = Math.max(lastFullCheck?.at ?? 0, openCheck?.startedAt ?? 0)
    const isInVain = lastFullCheck !== null && lastFullCheck.answered === 0 && lastFullCheck.of > 0
    if (triedAt !== null && now - triedAt >= DAY) tries = 0
    return now - last >= DAY || (isInVain && tries > 0 && tries < TRIES)
  }

  const look = async () => {
    if (isDue()) {
      tries += 1
      triedAt = vault.now()
      const leavers = leaverSignIns(vault.content())
      await checks.checkByItself({ leftOut: leavers })
    }
    stopClock()
    stopClock = ports.clock.after(EVERY, () => void look())
  }

  return {
    start: () => {
      stopClock = ports.clock.after(HOUR + minuteOf(ports.random.id()), () => void look())
    },
    close: () => {
      stopClock()
      tries = 0
      triedAt = null
    },
  }
}

/** The sign-ins of those who leave: a machine prolongs none of them. */
const leaverSignIns = ({ signIns, leavers }: VaultContent): ReadonlySet<string> => {
  const leaving = new Set(leavers.map(personKey))
  return new Set(signIns.flatMap((signIn) => (leaving.has(personKey(signIn)) ? signIn.id : [])))
}

/** Some moment within an hour, by an id that is another one each time. */
const minuteOf = (id: string): number => {
  let sum = 0
  for (const each of id) sum = (sum * 31 + (each.codePointAt(0) ?? 0)) % HOUR
  return sum
}
