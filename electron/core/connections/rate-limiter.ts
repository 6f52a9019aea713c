import { MINUTE } from '../../../shared/kernel/instant.ts'
import type { Clock } from '../ports/clock.ts'

/** Xero's limits for each app and organisation, and for each app (Xero, OAuth 2.0 API limits). */
export const LIMITS = { concurrent: 5, minute: 60, appMinute: 10_000 } as const

type RateKey = { readonly appId: string; readonly tenantId: string }

/** Lets calls to Xero's API through no faster than Xero takes them; by the run's own time, which no clock sets back. */
export type RateLimiter = ReturnType<typeof createRateLimiter>

export const createRateLimiter = (
  { ticks, after, now: wall }: Clock,
  limits: Readonly<Record<keyof typeof LIMITS, number>> = LIMITS,
) => {
  /** When the calls of the last minute began, oldest first, by app or by app and organisation. */
  const begun = new Map<string, number[]>()
  const running = new Map<string, number>()
  const restUntil = new Map<string, number>()
  let waiting: { readonly rateKey: RateKey; readonly go: () => void }[] = []
  let stopClock = () => {}

  const tenantKey = ({ appId, tenantId }: RateKey) => `${appId} ${tenantId}`

  const recent = (key: string): number[] => {
    const known = begun.get(key) ?? []
    const now = ticks()
    const kept = known.filter((at) => at > now - MINUTE)
    begun.set(key, kept)
    return kept
  }

  /** When a call there may begin: `now`, at a moment, or `Infinity` until another one there has ended. */
  const readyAt = (rateKey: RateKey, now: number): number => {
    const key = tenantKey(rateKey)
    if ((running.get(key) ?? 0) >= limits.concurrent) return Infinity
    const full = (times: readonly number[], most: number) =>
      times.length < most ? now : (times[times.length - most] ?? now) + MINUTE
    return Math.max(
      restUntil.get(key) ?? 0,
      restUntil.get(rateKey.appId) ?? 0,
      full(recent(key), limits.minute),
      full(recent(rateKey.appId), limits.appMinute),
    )
  }

  const begin = (rateKey: RateKey) => {
    const key = tenantKey(rateKey)
    running.set(key, (running.get(key) ?? 0) + 1)
    recent(key).push(ticks())
    recent(rateKey.appId).push(ticks())
  }

  /** Lets through what may begin, and looks again when the next one may. */
  const admit = () => {
    stopClock()
    const now = ticks() // asked once: it has gone on by the time that anything else asks
    let next = Infinity
    waiting = waiting.filter((one) => {
      const at = readyAt(one.rateKey, now)
      if (at > now) {
        next = Math.min(next, at)
        return true
      }
      begin(one.rateKey)
      one.go()
      return false
    })
    stopClock = next === Infinity ? () => {} : after(Math.max(1, next - now), admit)
  }

  return {
    /**
     * Waits for its turn; the answer must be called when the call has ended. Whoever gives up before that is answered at
     * once, and has had no turn.
     */
    enter: async (rateKey: RateKey, givenUp?: AbortSignal): Promise<() => void> => {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const one = { rateKey, go: () => resolve(true) }
      const giveUp = () => {
        waiting = waiting.filter((other) => other !== one)
        resolve(false)
      }
      if (givenUp?.aborted === true) return () => {}
      givenUp?.addEventListener('abort', giveUp, { once: true })
      waiting.push(one)
      admit()
      const hasTurn = await promise
      givenUp?.removeEventListener('abort', giveUp)
      if (!hasTurn) return () => {}
      return () => {
        const key = tenantKey(rateKey)
        const left = (running.get(key) ?? 1) - 1
        if (left <= 0) running.delete(key)
        else running.set(key, left)
        admit()
      }
    },
    /** Xero asked not to be asked again before `until`: for one organisation, or for the whole app. */
    rest: ({ appId, tenantId }: RateKey, whose: 'tenant' | 'app', until: number) => {
      const key = whose === 'app' ? appId : `${appId} ${tenantId}`
      const ends = ticks() + Math.max(0, until - wall())
      restUntil.set(key, Math.max(restUntil.get(key) ?? 0, ends))
    },
    /** Lets go of everything that waits, so that a cancelled check ends at once. */
    release: () => {
      const all = waiting
      waiting = []
      stopClock()
      for (const one of all) {
        begin(one.rateKey)
        one.go()
      }
    },
  }
}
