import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActivityProof } from '../../../shared/activity/activity.ts'
import type { Failure } from '../../../shared/kernel/failure.ts'
import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { call } from '../../bridge/bridge.ts'
import { useStore } from '../../app/store.ts'

/** A walk is not begun again sooner than so many times as long as the last one took. */
const REST = 20

/**
 * Walks the log when it comes into view and nothing recent is known of it, and when lines have come that were not
 * walked. Answers how to walk it again, and why the last walk did not come to its end.
 */
export const useWalkedLog = (
  newest: number | null,
): { readonly verify: () => Promise<Result<ActivityProof>>; readonly failure: Failure | null } => {
  const [failure, setFailure] = useState<Failure | null>(null)
  const rest = useRef(0)
  const walked = useStore(({ snapshot }) => snapshot?.activity?.lines ?? null)
  const behind = walked === null || newest === null ? 0 : Math.max(0, newest - walked)

  const verify = useCallback(async () => {
    const began = performance.now()
    const result = await call('verifyActivity', {})
    rest.current = Math.max(SECOND, REST * (performance.now() - began))
    setFailure(result.ok ? null : result.failure)
    return result
  }, [])

  useEffect(() => {
    const known = useStore.getState().snapshot?.activity ?? null
    if (known === null || Date.now() - known.at > MINUTE) void verify()
  }, [verify])

  useEffect(() => {
    if (behind === 0) return undefined
    const timer = setTimeout(() => void verify(), rest.current)
    return () => clearTimeout(timer)
  }, [behind, verify])

  return { verify, failure }
}
