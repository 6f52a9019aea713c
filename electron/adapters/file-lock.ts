import { open, readFile, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fail, type Result } from '../../shared/result.ts'
import { diskFailure, errorCode } from './durable-file.ts'

/** How long another process may hold the lock: a write takes milliseconds. */
const PATIENCE = 5_000
const PAUSE = 15

/** Runs while holding `path` as a lock among processes; one left behind by a dead process is taken over. */
export const whileLocked = async <Value>(
  path: string,
  act: () => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  const until = performance.now() + PATIENCE
  for (;;) {
    try {
      await take(path)
      break
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return diskFailure(error)
      if (await isAbandoned(path)) await rm(path, { force: true })
      else if (performance.now() > until) return fail('changedElsewhere')
      else await wait(PAUSE)
    }
  }
  try {
    return await act()
  } finally {
    await rm(path, { force: true })
  }
}

/** Makes the file and writes whose it is; on a full disk nothing of it is left, neither the file nor a handle. */
const take = async (path: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(String(process.pid))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

const isAbandoned = async (path: string): Promise<boolean> => {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return false
  const pid = Number(text)
  if (!Number.isInteger(pid) || pid <= 0) {
    await wait(PAUSE * 4) // its owner may be about to write its number
    return (await readFile(path, 'utf8').catch(() => null)) === text
  }
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return errorCode(error) === 'ESRCH'
  }
}
