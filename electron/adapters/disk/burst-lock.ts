import { type Lock } from './lock.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import { LOCKS, lockAt, PATIENCE, PAUSE } from './file-lock.ts'

/** The lock is kept so long for what may follow. */
const IDLE = 10
/** After so long it is looked whether another waits for it. */
const TURN = 50
/** It is then left alone so long that whoever waits has tried at least once. */
const COURTESY = 3 * PAUSE
/** After a stand-still of this length, the computer's sleep included, a lease may be another's. */
const DOUBTFUL = 1_000

/** A lock for many short acts, one after the other. */
export type BurstLock = {
  /** The act is told whether the lock was taken for it, so that another may have been there since the act before. */
  readonly hold: <Value>(act: (isFresh: boolean) => Promise<Result<Value>>) => Promise<Result<Value>>
  readonly letGo: () => Promise<void>
}

type Release = () => Promise<void>

/**
 * The lock at `path`, kept from one act to the next as long as they follow at once, because taking it costs more than
 * what a line of the log does. Who waits for it takes a second lock beside it as a sign, which ends with its process
 * as well; whoever holds the first looks for the sign after each turn, and gives way.
 */
export const burstLock = (
  path: string,
  locks: readonly Lock[] = LOCKS,
  now: () => number = Date.now,
  patience = PATIENCE,
): BurstLock => {
  const lock = lockAt(path, locks)
  const sign = lockAt(`${path}.awaited`, locks)
  let held: { readonly release: Release; turnedAt: number; usedAt: number } | null = null
  let letGoLater: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(step, step)
    queue = turn.catch(() => undefined)
    return turn
  }

  const release = async () => {
    const { release: end } = held ?? {}
    held = null
    await end?.()
  }

  const isAwaited = async () => {
    const taken = await sign()
    if (typeof taken === 'function') await taken()
    return typeof taken !== 'function'
  }

  /** Takes it, showing meanwhile that somebody waits. */
  const take = async (): Promise<Release | Failed> => {
    const until = performance.now() + patience
    let shown: Release | null = null
    try {
      for (;;) {
        const taken = await lock()
        if (taken !== 'held') return taken
        if (performance.now() > until) return fail('changedElsewhere')
        if (shown === null) {
          const answer = await sign()
          if (typeof answer === 'function') shown = answer
        }
        await wait(PAUSE)
      }
    } finally {
      await shown?.()
    }
  }

  /** Whether it had to be taken for what comes now. */
  const keep = async (): Promise<boolean | Failed> => {
    if (held !== null && Math.abs(now() - held.usedAt) > DOUBTFUL) await release()
    if (held !== null && Math.abs(now() - held.turnedAt) > TURN) {
      held.turnedAt = now()
      if (await isAwaited()) {
        await release()
        await wait(COURTESY)
      }
    }
    if (held !== null) {
      held.usedAt = now() // of the beginning: what it slept through on the way counts as well
      return false
    }
    const taken = await take()
    if (typeof taken !== 'function') return taken
    held = { release: taken, turnedAt: now(), usedAt: now() }
    return true
  }

  return {
    hold: (act) =>
      inTurn(async () => {
        clearTimeout(letGoLater)
        const isFresh = await keep()
        if (typeof isFresh !== 'boolean') return isFresh
        try {
          return await act(isFresh)
        } finally {
          letGoLater = setTimeout(() => void inTurn(release), IDLE).unref()
        }
      }),
    letGo: () => {
      clearTimeout(letGoLater)
      return inTurn(release)
    },
  }
}
