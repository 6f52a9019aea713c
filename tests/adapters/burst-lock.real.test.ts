import { type Lock } from '../../electron/adapters/disk/lock.ts'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { burstLock } from '../../electron/adapters/disk/burst-lock.ts'
import { whileLocked } from '../../electron/adapters/disk/file-lock.ts'
import { leaseLock } from '../../electron/adapters/disk/lease-lock.ts'
import { systemLock } from '../../electron/adapters/disk/system-lock.ts'
import { done, fail, ok } from '../../shared/kernel/result.ts'
import { codeOf, value } from '../worlds/fakes.ts'

const place = () => join(mkdtempSync(join(tmpdir(), 'keyward-burst-')), 'lock')

const KINDS: readonly (readonly [string, Lock])[] = [
  ['the system’s', systemLock(process.platform)],
  ['the lease', leaseLock],
]

/** The lock, and how often it was taken at its place. */
const counted = (lock: Lock) => {
  const taken: string[] = []
  const counting: Lock = (path) => {
    const take = lock(path)
    return async () => {
      const answer = await take()
      if (typeof answer === 'function' && !path.endsWith('.awaited')) taken.push(path)
      return answer
    }
  }
  return { counting, taken }
}

describe.each(KINDS)('F13 a lock that is kept over a burst, %s', (_name, lock) => {
  it('is taken once, says to the first that others may have been there, and is let go by itself', async () => {
    const path = place()
    const { counting, taken } = counted(lock)
    const burst = burstLock(path, [counting])
    const fresh: boolean[] = []
    const one = () =>
      burst.hold(async (isFresh) => {
        fresh.push(isFresh)
        return done
      })
    await Promise.all(Array.from({ length: 30 }, one))
    expect(fresh.filter(Boolean)).toHaveLength(taken.length)
    expect(fresh[0]).toBe(true)
    expect(taken.length).toBeLessThan(30)
    expect(value(await whileLocked(path, async () => ok('other'), [lock]))).toBe('other')
    await one()
    expect(fresh.at(-1)).toBe(true)
    await burst.letGo()
  })

  it('one act at a time, and let go however it ends', async () => {
    const path = place()
    const burst = burstLock(path, [lock])
    let inside = 0
    let most = 0
    const act = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 1))
      inside -= 1
      return done
    }
    await Promise.all(Array.from({ length: 20 }, () => burst.hold(act)))
    expect(most).toBe(1)
    expect(codeOf(await burst.hold(async () => fail('diskFull')))).toBe('diskFull')
    await expect(burst.hold(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
    await burst.letGo()
    const taken = await lock(path)()
    if (typeof taken !== 'function') throw new Error(`not free: ${JSON.stringify(taken)}`)
    await taken()
  })

  it('one who waits is served while the burst goes on', async () => {
    const path = place()
    const [busy, other] = [burstLock(path, [lock]), burstLock(path, [lock])]
    let isServed = false
    let isFreshAgain = false
    const act = async (isFresh: boolean) => {
      if (isServed && isFresh) isFreshAgain = true
      await new Promise((resolve) => setTimeout(resolve, 1))
      return done
    }
    value(await busy.hold(act))
    const served = other.hold(async () => {
      isServed = true
      return ok('served')
    })
    while (!isServed || !isFreshAgain) value(await busy.hold(act))
    expect(value(await served)).toBe('served')
    await Promise.all([busy.letGo(), other.letGo()])
  })
})

describe('F13 a lock that is kept over a burst', () => {
  it('is not trusted after a long stand-still, in which a lease may have been taken over', async () => {
    const path = place()
    let now = 1_000
    const burst = burstLock(path, [leaseLock], () => now)
    const fresh: boolean[] = []
    const note = async (isFresh: boolean) => {
      fresh.push(isFresh)
      return done
    }
    const first = burst.hold(note)
    const second = burst.hold(async (isFresh) => {
      now += 60_000 // the computer slept
      return note(isFresh)
    })
    const third = burst.hold(note)
    const fourth = burst.hold(note)
    await Promise.all([first, second, third, fourth])
    expect(fresh).toEqual([true, false, true, false])
    await burst.letGo()
  })

  it('that another keeps is told as that', async () => {
    const path = place()
    const other = await systemLock(process.platform)(path)()
    if (typeof other !== 'function') throw new Error('not taken')
    expect(codeOf(await burstLock(path, undefined, undefined, 100).hold(async () => done))).toBe(
      'changedElsewhere',
    )
    await other()
  })

  it('waits without leaving anything in the way', async () => {
    const path = place()
    const burst = burstLock(path, [leaseLock])
    await burst.hold(async () => done)
    await burst.letGo()
    expect([path, `${path}.awaited`].map((file) => existsSync(file))).toEqual([false, false])
  })
})
