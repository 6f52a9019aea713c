import { setTimeout as wait } from 'node:timers/promises'
import { fail, type Failed, type Result } from '../../shared/result.ts'
import { leaseLock } from './lease-lock.ts'
import { systemLock } from './system-lock.ts'

/** How long another process may hold the lock: a write takes milliseconds. */
const PATIENCE = 6_000
const PAUSE = 15

/** What came of one try: how to let go again, or that somebody else has it, or that there is no such lock here. */
export type Taken = (() => Promise<void>) | 'held' | 'unsupported' | Failed

/** Makes what tries once to take what `path` names, as often as it is called. */
export type Lock = (path: string) => () => Promise<Taken>

const LOCKS: readonly Lock[] = [systemLock(process.platform), leaseLock]

/** Runs something while holding one lock. */
export type FileLock = <Value>(act: () => Promise<Result<Value>>) => Promise<Result<Value>>

/**
 * A lock among processes at `path`, for as often as it is wanted. The operating system's own lock ends with its process,
 * however that ends, so nothing that a crash or a power cut leaves behind is in anybody's way; where a file system has
 * none, a lease that its owner renews (decision 22). `changedElsewhere` where another process keeps it.
 */
export const fileLock = (path: string, locks: readonly Lock[] = LOCKS): FileLock => {
  const tries = locks.map((lock) => lock(path))
  return async (act) => {
    const until = performance.now() + PATIENCE
    for (let at = 0; ;) {
      const taken = (await tries[at]?.()) ?? fail('diskFailed')
      if (typeof taken === 'function')
        try {
          return await act()
        } finally {
          await taken()
        }
      if (taken === 'unsupported') at += 1
      else if (taken !== 'held') return taken
      else if (performance.now() > until) return fail('changedElsewhere')
      else await wait(PAUSE)
    }
  }
}

/** The same for once. */
export const whileLocked = <Value>(
  path: string,
  act: () => Promise<Result<Value>>,
  locks: readonly Lock[] = LOCKS,
): Promise<Result<Value>> => fileLock(path, locks)(act)
