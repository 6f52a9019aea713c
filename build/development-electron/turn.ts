import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Longer than any fetching takes; whoever holds the turn longer is not waited for. */
const PATIENCE = 15 * 60_000
/** A number that is not there after this long was never written. */
const HALF_WRITTEN = 10_000

/**
 * Runs `act` while no other process of this checkout does. Only saves work: what is fetched is put in place by one
 * rename, so that two at once would harm nothing.
 */
export const inTurn = async <Value>(
  file: string,
  onWait: () => void,
  act: () => Promise<Value>,
): Promise<Value> => {
  mkdirSync(dirname(file), { recursive: true })
  const until = Date.now() + PATIENCE
  for (let tries = 0; !take(file) && Date.now() < until; tries += 1) {
    if (tries === 0) onWait()
    await wait(250)
  }
  try {
    return await act()
  } finally {
    if (holderOf(file) === process.pid) rmSync(file, { force: true })
  }
}

const take = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld(file)) rmSync(file, { force: true }) // who took it ended without giving it back
    return false
  }
}

const isHeld = (file: string): boolean => {
  const holder = holderOf(file)
  return holder === null ? ageOf(file) < HALF_WRITTEN : isAlive(holder)
}

const ageOf = (file: string): number => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)

const holderOf = (file: string): number | null => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/** Whether a process of this number is there. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
