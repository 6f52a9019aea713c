import { MINUTE } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** So long it counts that somebody has shown who they are. */
export const FRESH_FOR = 5 * MINUTE

/** When the person last showed who they are. By the run and by the clock, because the run stands still in sleep. */
export const createFreshness = (clock: Clock) => {
  let proven: { readonly now: number; readonly ticks: number } | null = null
  return {
    prove: (): void => void (proven = { now: clock.now(), ticks: clock.ticks() }),
    forget: (): void => void (proven = null),
    isFresh: (): boolean => {
      if (proven === null) return false
      const passed = clock.now() - proven.now
      return passed >= 0 && passed <= FRESH_FOR && clock.ticks() - proven.ticks <= FRESH_FOR
    },
  }
}

export type Freshness = ReturnType<typeof createFreshness>
