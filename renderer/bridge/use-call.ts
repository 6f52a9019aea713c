import { useCallback, useRef, useState } from 'react'
import type { Failure } from '../../shared/kernel/failure.ts'
import type { Result } from '../../shared/kernel/result.ts'

/** How one thing stands that is asked of main, for the part of the window that asks. */
export type Calling = {
  /** From the press until the answer. */
  readonly isBusy: boolean
  /** Of the last try; `null` while the next one is under way. */
  readonly failure: Failure | null
  /** Does it, one at a time, and answers what came of it; `null` for a second press while one is under way. */
  readonly run: <Value>(doing: () => Promise<Result<Value>>) => Promise<Result<Value> | null>
  /** Puts the failure away; what is under way goes on. */
  readonly forget: () => void
}

/**
 * Busy, failed or neither, for one action. An answer that comes after the view has gone is answered all the same, because
 * what was done may have taken the view away. What can be cancelled ends as main says, as a failure.
 */
export const useCall = (): Calling => {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isUnderWay = useRef(false)
  const run = useCallback(async <Value>(doing: () => Promise<Result<Value>>) => {
    if (isUnderWay.current) return null
    isUnderWay.current = true
    setBusy(true)
    setFailure(null)
    const result = await doing()
    isUnderWay.current = false
    setBusy(false)
    if (!result.ok) setFailure(result.failure)
    return result
  }, [])
  const forget = useCallback(() => setFailure(null), [])
  return { isBusy, failure, run, forget }
}
