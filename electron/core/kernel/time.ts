import type { ClockState } from '../../../shared/vault/clock-state.ts'
import { boundInstant, minutesApart, MINUTE, type Instant } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** Clocks that differ by less are one: as much as an ID token is allowed (requirement D5). */
export const TOLERANCE = 5 * MINUTE
/** What lies less than this in the future is overtaken before anybody could ask about it. */
const WORTH_ASKING = 15 * MINUTE

/** The time as well as it is known: the computer's clock, what Xero said, and what was seen before. */
export type Time = ReturnType<typeof createTime>

/**
 * Time that never goes back (F6) and never stands still: in a run it goes on as fast as the run does, whatever the
 * computer's clock is set to. Xero's own time, once heard, is believed before a clock that contradicts it. The run's own
 * count stands still while the computer sleeps, so that a clock that moved on more than the run is no contradiction.
 */
export const createTime = (clock: Clock) => {
  let heard: { readonly said: Instant; readonly computer: Instant; readonly ticks: number } | null = null
  let floor = { at: 0, ticks: clock.ticks() }

  /** Xero's time, carried on; `null` where it was not heard, or the computer may have slept since. */
  const truth = (): number | null => {
    if (heard === null) return null
    const passed = clock.ticks() - heard.ticks
    return clock.now() - heard.computer - passed > TOLERANCE ? null : heard.said + passed
  }

  const best = (): number => {
    const said = truth()
    return said !== null && Math.abs(clock.now() - said) > TOLERANCE ? said : clock.now()
  }

  const reached = () => floor.at + (clock.ticks() - floor.ticks)

  /** Never earlier than `seenAt`, nor than any moment that this run has answered before. */
  const now = (seenAt: Instant): Instant => {
    const at = boundInstant(Math.max(best(), seenAt, reached()))
    floor = { at, ticks: clock.ticks() }
    return at
  }

  /** `heardAt` is what Xero said in an earlier run, before which it cannot be. */
  const state = (seenAt: Instant, heardAt: Instant | null): ClockState => {
    const said = truth()
    const off = said === null ? Math.min(0, clock.now() - (heardAt ?? 0)) : clock.now() - said
    if (Math.abs(off) > TOLERANCE)
      return { kind: 'off', minutes: minutesApart(clock.now(), said ?? heardAt ?? 0) }
    const ahead = Math.max(seenAt, reached()) - (said ?? clock.now())
    return ahead > WORTH_ASKING
      ? { kind: 'wasAhead', minutes: minutesApart(ahead, 0), isProven: said !== null }
      : { kind: 'fine' }
  }

  return {
    now,
    state,
    hear: (said: Instant) => void (heard = { said, computer: clock.now(), ticks: clock.ticks() }),
    /** Goes on from `at`, after what was misdated has been brought back. */
    reset: (at: Instant) => void (floor = { at, ticks: clock.ticks() }),
    heardAt: (): Instant | null => (heard === null ? null : boundInstant(heard.said)),
    offset: (seenAt: Instant) => Math.round(now(seenAt) - clock.now()),
  }
}
