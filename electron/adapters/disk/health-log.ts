import { appendFile, mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { done, ok } from '../../../shared/kernel/result.ts'
import type { HealthLog } from '../../core/ports/health-log.ts'
import { diskFailure, errorCode } from './durable-file.ts'

const FOLDER = 'health'
const MONTH = /^\d{4}-\d\d\.log$/u
const PIECE = 1024 * 1024
const BREAK = 10

/**
 * Past checks as plain lines in one append-only file a month, readable by their owner only. What is looked for is
 * searched in the bytes, from the newest file backwards, so that nothing has to be held in memory.
 */
export const createHealthLog = (profile: string): HealthLog => {
  const folder = join(profile, FOLDER)
  return {
    append: async (month, lines) => {
      if (lines.length === 0) return done
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        // begins with a line break, so that a line torn by a crash is never continued
        await appendFile(join(folder, `${month}.log`), `\n${lines.join('\n')}\n`, { mode: 0o600 })
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    find: async (start, limit) => {
      try {
        const found: string[] = []
        for (const file of (await monthsIn(folder)).toReversed()) {
          found.push(...(await findIn(join(folder, file), start)).toReversed())
          if (found.length >= limit) break
        }
        return ok(found.slice(0, limit))
      } catch (error) {
        return diskFailure(error)
      }
    },
  }
}

const monthsIn = async (folder: string): Promise<string[]> => {
  try {
    return (await readdir(folder)).filter((name) => MONTH.test(name)).toSorted()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** The whole lines of one file that begin so, oldest first; read in pieces that overlap at a line. */
const findIn = async (path: string, start: string): Promise<string[]> => {
  const wanted = Buffer.from(`\n${start}`)
  const found: string[] = []
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(PIECE)
    for (let offset = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, offset)
      const whole = buffer.subarray(0, bytesRead).lastIndexOf(BREAK)
      if (whole <= 0) break
      const piece = buffer.subarray(0, whole + 1)
      for (let at = piece.indexOf(wanted); at >= 0; at = piece.indexOf(wanted, at + 1)) {
        const end = piece.indexOf(BREAK, at + 1)
        if (end > 0) found.push(piece.toString('utf8', at + 1, end))
      }
      offset += whole // the last line break is the next piece's first byte
      if (bytesRead < PIECE) break
    }
    return found
  } finally {
    await handle.close()
  }
}
