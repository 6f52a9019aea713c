import { mkdir, open, rename, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { done, ok } from '../../shared/result.ts'
import type { ActivityLog } from '../core/ports.ts'
import { diskFailure, errorCode, readIfThere } from './durable-file.ts'

/** The activity log as lines in one append-only file, readable by its owner only. */
export const createActivityLog = (folder: string): ActivityLog => {
  const path = join(folder, 'activity.log')
  return {
    read: async () => {
      try {
        const bytes = await readIfThere(path)
        if (bytes === null) return ok([])
        const end = bytes.lastIndexOf(10) + 1
        if (end < bytes.length) await truncate(path, end) // a line torn by a crash was never confirmed
        return ok(bytes.toString('utf8', 0, end).split('\n').slice(0, -1))
      } catch (error) {
        return diskFailure(error)
      }
    },
    append: async (lines) => {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        const file = await open(path, 'a', 0o600)
        try {
          await file.writeFile(`${lines.join('\n')}\n`)
          await file.datasync()
        } finally {
          await file.close()
        }
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    setAside: async () => {
      try {
        await rename(
          path,
          join(folder, `activity.broken-${new Date().toISOString().replace(/[:.]/gu, '-')}.log`),
        )
        return done
      } catch (error) {
        return errorCode(error) === 'ENOENT' ? done : diskFailure(error)
      }
    },
  }
}
