import { DAY, HOUR, MINUTE, type Instant } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../ports/clock.ts'

type Daily = {
  /** Whether the person wants it, and it can be done now. */
  readonly isWanted: () => boolean
  readonly lookedAt: () => Instant | null
  readonly look: () => Promise<unknown>
}

/** A start is not slowed by it, and a computer that wakes has its network by then. */
const AFTER_START = 2 * MINUTE
/** How soon a look that came to nothing is tried again. */
const AGAIN = 4 * HOUR

/** Looks once a day while that is wanted; asks the clock each hour, so that sleep and a jump make no difference. */
export const createUpdateTimes = (clock: Clock, { isWanted, lookedAt, look }: Daily) => {
  let triedAt: Instant | null = null
  let stopTimer = () => {}

  const isOver = (since: Instant | null, span: number) => {
    const now = clock.now()
    return since === null || now - since >= span || now < since
  }

  const tick = () => {
    stopTimer = clock.after(HOUR, tick)
    if (!isWanted() || !isOver(lookedAt(), DAY) || !isOver(triedAt, AGAIN)) return
    triedAt = clock.now()
    void look()
  }

  return {
    start: () => {
      stopTimer = clock.after(AFTER_START, tick)
    },
    stop: () => stopTimer(),
  }
}
