import { setTimeout as wait } from 'node:timers/promises'
import { fail, type Result } from '../../../shared/kernel/result.ts'
import { leaseLock } from './lease-lock.ts'
import type { Lock, Taken } from './lock.ts'
import { systemLock } from './system-lock.ts'

/** How long another process may hold the lock: a write takes milliseconds. */
export const PATIENCE = 6_000
/** Between one try and the next. */
export const PAUSE = 15

/** The operating system's own; where a file system has none, a lease (decision 22). */
export const LOCKS: readonly Lock[] = [systemLock(process.platform), leaseLock]

/** One try at a time to take what `path` names, by the first of the locks that there is where it lies. */
export const lockAt = (path: string, locks: readonly Lock[]) => {
  const tries = locks.map((lock) => lock(path))
  return async (): Promise<Exclude<Taken, 'unsupported'>> => {
    for (const take of tries) {
      const taken = await take()
      if (taken !== 'unsupported') return taken
    }
    return fail('diskFailed')
  }
}

/**
 * Does something once while holding a lock among processes at `path`. The operating system's own lock ends with its
 * process, however that ends, so nothing that a crash or a power cut leaves behind is in anybody's way; where a file
 * system has none, a lease that its owner renews. `changedElsewhere` where another process keeps it.
 */
export const whileLocked = async <Value>(
  path: string,
  act: () => Promise<Result<Value>>,
  locks: readonly Lock[] = LOCKS,
): Promise<Result<Value>> => {
  const take = lockAt(path, locks)
  const until = performance.now() + PATIENCE
  for (;;) {
    const taken = await take()
    if (typeof taken === 'function')
      try {
        return await act()
      } finally {
        await taken()
      }
    if (taken !== 'held') return taken
    if (performance.now() > until) return fail('changedElsewhere')
    await wait(PAUSE)
  }
}
