import { boundInstant } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../../core/ports/clock.ts'

export const systemClock: Clock = {
  now: () => boundInstant(Date.now()),
  ticks: () => Math.floor(performance.now()),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
