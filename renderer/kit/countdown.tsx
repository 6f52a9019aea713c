import type { Instant } from '../../shared/kernel/instant.ts'
import { useClock } from './use-clock.ts'
import { COUNTDOWN } from './words.ts'

/** How long something stays, in words and as a ring. */
export const Countdown = ({ from, until }: { readonly from: Instant; readonly until: Instant }) => {
  const now = useClock()
  const whole = Math.max(1, Math.round((until - from) / 1_000))
  const left = Math.min(whole, Math.max(0, Math.ceil((until - now) / 1_000)))
  return (
    <span className="countdown">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" />
        <circle cx="8" cy="8" r="6" pathLength={whole} strokeDasharray={`${left} ${whole}`} />
      </svg>
      {COUNTDOWN.hidesInS(left)}
    </span>
  )
}
