import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Result } from '../../../shared/kernel/result.ts'

export type Clock = {
  /** The computer's idea of now, in ms since 1970 UTC; it may jump. */
  readonly now: () => Instant
  /** How long this run has gone on, in ms since some moment of its own; it never jumps, and may stand still in sleep. */
  readonly ticks: () => number
  /** Calls once after `ms`, and answers a function that calls it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** Somebody else's clock: Xero's own, where it can be believed. */
export type TimeWitness = {
  /** Hears the time of each answer of Xero's. */
  readonly onTime: (listener: (said: Instant) => void) => void
  /** Asks for it, without any credentials. */
  readonly ask: () => Promise<Result<Instant>>
}
