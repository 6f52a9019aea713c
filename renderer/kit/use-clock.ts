import { useEffect, useState } from 'react'
import type { Instant } from '../../shared/kernel/instant.ts'

/** The time of this computer, anew each second, for countdowns only; ages are measured by the store's moment. */
export const useClock = (isRunning = true): Instant => {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (!isRunning) return undefined
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}
