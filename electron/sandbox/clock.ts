import type { Switches } from './switches.ts'

/** The sandbox's own clock: the machine's, plus what was advanced, plus the skew switch. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whole seconds since 1970, as in `iat` and `exp` (RFC 7519 §2). */
  readonly seconds: () => number
  /** Whole seconds between this clock and the machine's. */
  readonly offset: () => number
  readonly advance: (seconds: number) => void
}

export const createClock = (switches: Switches): Clock => {
  let advanced = 0
  const offset = () => Math.trunc(advanced + switches.clockSkewSeconds)
  const now = () => Date.now() + offset() * 1000
  return {
    now,
    offset,
    seconds: () => Math.floor(now() / 1000),
    advance: (seconds) => {
      advanced += seconds
    },
  }
}
