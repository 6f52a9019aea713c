import { SECOND } from '../../shared/kernel/instant.ts'
import { fakeClock } from './fakes.ts'

/** The computer's own clock, in steps, for what somebody watches; a test can move it on besides. Ended with `stop`. */
export const runningClock = (start = Date.now()) => {
  const clock = fakeClock(start)
  let at = Date.now()
  const beat = setInterval(() => {
    const now = Date.now()
    clock.move(Math.max(0, now - at))
    at = now
  }, SECOND / 20)
  return { ...clock, stop: () => clearInterval(beat) }
}
