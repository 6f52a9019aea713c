import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Every process of a run inherits it in its environment, whoever its parent and user are by then. */
export const MARK = 'KEYWARD_TEST_RUN'
/** What ends on its own, a browser's helpers for one, has this long. */
const GRACE = 15_000

/** Ends what a test run has left behind, and names it; a process that outlives its run keeps a CI waiting for ever. */
export const endLeftOver = async (run: string, grace = GRACE): Promise<readonly string[]> => {
  if (process.platform !== 'linux') return [] // only there is it told without other programs
  const until = Date.now() + grace
  while (markedWith(run).length > 0 && Date.now() < until) await wait(250)
  const left = markedWith(run)
  for (const { pid } of left) end(pid)
  return left.map(({ name }) => name)
}

const markedWith = (run: string) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => read(pid, 'environ').split('\0').includes(`${MARK}=${run}`))
    .map((pid) => ({ pid, name: read(pid, 'cmdline').replaceAll('\0', ' ').slice(0, 300).trim() }))
    .filter(({ name }) => name !== '') // a zombie has ended

const read = (pid: number, what: 'environ' | 'cmdline'): string => {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return '' // ended meanwhile, or not ours
  }
}

const end = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ended meanwhile
  }
}
