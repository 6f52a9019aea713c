import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A fetch that brings nothing for this long is given up. */
const STALLED = 90_000
const LOOK = 500

export type Watched = {
  readonly command: readonly [string, ...string[]]
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  /** The folder that what is fetched grows in. */
  readonly grows: string
  /** Told now and then how many bytes came so far. */
  readonly onGrowth: (bytes: number) => void
}

/**
 * Runs a fetching program to its end, and answers what it said on stderr, or `null` when all went well. It is ended
 * when nothing has come for a while, however slow what does come.
 */
export const fetchWatched = ({ command, env, cwd, grows, onGrowth }: Watched): Promise<string | null> =>
  new Promise((resolve) => {
    const [program, ...args] = command
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (part: Buffer) => void (said = (said + part.toString()).slice(-4_000)))
    const before = sizeOf(grows)
    let largest = 0
    let grewAt = Date.now()
    const timer = setInterval(() => {
      const bytes = sizeOf(grows) - before
      if (bytes > largest) {
        largest = bytes
        grewAt = Date.now()
        onGrowth(bytes)
      } else if (Date.now() - grewAt > STALLED) {
        said += '\nnothing came any more'
        child.kill('SIGKILL')
      }
    }, LOOK)
    const end = (trouble: string | null) => {
      clearInterval(timer)
      resolve(trouble)
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', (code) => end(code === 0 ? null : said.trim() || `ended with ${code}`))
  })

const sizeOf = (folder: string): number => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (sum, entry) =>
          sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
  } catch {
    return 0 // not there yet, or changing under our eyes
  }
}
