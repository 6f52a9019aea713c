import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { diskFailure, errorCode } from './durable-file.ts'
import type { Lock, Taken } from './lock.ts'

/** The owner renews it so often; unrenewed for so long, by the clock that never jumps, it is nobody's any more. */
const RENEW_EVERY = 500
const LEASE = 4_000

/**
 * A file that names its owner and is renewed while it is held: for file systems without a lock of the system's. A
 * dead owner's is taken over at once; one whose number another process has by now, when it was not renewed.
 */
export const leaseLock: Lock = (path) => {
  let watched: { readonly was: string; readonly since: number } | null = null

  const isAbandoned = (text: string, renewedAt: number): boolean => {
    if (isDead(Number(text.split(' ')[0]))) return true
    const was = `${text} ${renewedAt}`
    if (watched?.was !== was) watched = { was, since: performance.now() }
    return performance.now() - watched.since > LEASE
  }

  return async (): Promise<Taken> => {
    const text = `${process.pid} ${randomBytes(12).toString('hex')}`
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(text).finally(() => file.close())
      const timer = setInterval(() => {
        const now = new Date()
        void utimes(path, now, now).catch(() => undefined)
      }, RENEW_EVERY)
      timer.unref()
      return async () => {
        clearInterval(timer)
        if ((await readFile(path, 'utf8').catch(() => '')) === text) await rm(path, { force: true })
      }
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return diskFailure(error)
    }
    const found = await readLease(path)
    if (found !== null && isAbandoned(found.text, found.renewedAt)) await takeAway(path, found.text)
    return 'held'
  }
}

const readLease = async (path: string) => {
  try {
    return { text: await readFile(path, 'utf8'), renewedAt: (await stat(path)).mtimeMs }
  } catch {
    return null
  }
}

/** Only one of several can move it away; whoever moved somebody's fresh one puts it back. */
const takeAway = async (path: string, text: string): Promise<void> => {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await rename(path, aside)
    if ((await readFile(aside, 'utf8')) !== text) await link(aside, path)
  } catch {
    // somebody was faster; the next look tells
  }
  await rm(aside, { force: true }).catch(() => undefined)
}

const isDead = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return errorCode(error) === 'ESRCH'
  }
}
