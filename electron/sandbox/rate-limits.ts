import { sendJson, type Exchange } from './exchange.ts'
import type { World } from './world.ts'

/** Xero's limits per app × organisation and per app, counted in the sandbox's time. */
export type RateLimits = {
  /** Counts one call and writes the headers; answers 429 and gives `undefined` when it is one too many, else what ends the call. */
  readonly enter: (
    exchange: Exchange,
    clientId: string,
    tenantId: string | undefined,
  ) => (() => void) | undefined
}

type Problem = 'minute' | 'day' | 'concurrent' | 'appminute'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const createRateLimits = ({ clock, switches }: Pick<World, 'clock' | 'switches'>): RateLimits => {
  const windows = new Map<string, { start: number; used: number }>()
  const running = new Map<string, number>()

  const windowOf = (key: string, length: number) => {
    const known = windows.get(key)
    if (known !== undefined && clock.now() - known.start < length && clock.now() >= known.start) return known
    const fresh = { start: clock.now(), used: 0 }
    windows.set(key, fresh)
    return fresh
  }

  return {
    enter: (exchange, clientId, tenantId) => {
      const limits = switches.rateLimits
      const place = `${clientId} ${tenantId ?? 'none'}`
      const counted = [
        {
          problem: 'appminute',
          key: `app ${clientId}`,
          length: MINUTE,
          most: limits.appMinute,
          header: 'x-appminlimit-remaining',
        },
        {
          problem: 'minute',
          key: `minute ${place}`,
          length: MINUTE,
          most: limits.minute,
          header: 'x-minlimit-remaining',
        },
        {
          problem: 'day',
          key: `day ${place}`,
          length: DAY,
          most: limits.day,
          header: 'x-daylimit-remaining',
        },
      ] as const
      // Calls without an organisation count towards the app alone.
      const judged = counted
        .filter(({ problem }) => tenantId !== undefined || problem === 'appminute')
        .map((one) => ({ ...one, window: windowOf(one.key, one.length) }))
      const busy = running.get(place) ?? 0
      const full = judged.find(({ window, most }) => window.used >= most)
      const isBusy = tenantId !== undefined && busy >= limits.concurrent
      if (limits.enforced && (full !== undefined || isBusy)) {
        const seconds =
          full === undefined ? 1 : Math.ceil((full.window.start + full.length - clock.now()) / 1000)
        judged.forEach(({ header, most, window }) =>
          exchange.res.setHeader(header, String(Math.max(0, most - window.used))),
        )
        refuse(exchange, full?.problem ?? 'concurrent', Math.max(1, seconds))
        return undefined
      }
      judged.forEach((one) => {
        one.window.used += 1
        exchange.res.setHeader(one.header, String(Math.max(0, one.most - one.window.used)))
      })
      if (tenantId === undefined) {
        exchange.res.setHeader('x-minlimit-remaining', String(limits.minute))
        exchange.res.setHeader('x-daylimit-remaining', String(limits.day))
      }
      running.set(place, busy + 1)
      return () => void running.set(place, Math.max(0, (running.get(place) ?? 1) - 1))
    },
  }
}

const refuse = (exchange: Exchange, problem: Problem, seconds: number): void => {
  exchange.res.setHeader('retry-after', String(seconds))
  exchange.res.setHeader('x-rate-limit-problem', problem)
  sendJson(exchange, 429, {
    Title: 'Too Many Requests',
    Status: 429,
    Detail: `RateLimitExceeded: ${problem}`,
  })
}
