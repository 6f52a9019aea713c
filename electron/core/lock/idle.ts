import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** How often it is judged whether nobody has used Keyward for too long. */
const LOOK_EVERY = 15 * SECOND

type Rooms = {
  /** After so many minutes without input; `null` is never, and while there is nothing to lock. */
  readonly limit: () => number | null
  readonly lock: () => void
}

/**
 * Judges by the clock on the wall and by the run, whichever has gone on further: a computer that slept has used up the
 * time, and a clock that was set back gives none (H6).
 */
export const createIdle = (clock: Clock, { limit, lock }: Rooms) => {
  let last = { now: clock.now(), ticks: clock.ticks() }
  let callOff: (() => void) | null = null

  const judge = (): void => {
    const minutes = limit()
    if (minutes === null) return
    const passed = Math.max(clock.now() - last.now, clock.ticks() - last.ticks)
    if (passed >= minutes * MINUTE) lock()
  }

  const again = () => {
    callOff = clock.after(LOOK_EVERY, () => {
      judge()
      again()
    })
  }

  return {
    judge,
    /** Somebody moved, typed or unlocked. What comes after too long a time is no use, but too late. */
    noteInput: (): void => {
      judge()
      last = { now: clock.now(), ticks: clock.ticks() }
    },
    /** Counts anew, whatever was before. */
    restart: (): void => void (last = { now: clock.now(), ticks: clock.ticks() }),
    start: (): void => {
      callOff?.()
      again()
    },
    stop: (): void => callOff?.(),
  }
}
