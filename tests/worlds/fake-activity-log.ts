import { done, ok, type Failed } from '../../shared/kernel/result.ts'
import type { ActivityLog } from '../../electron/core/ports/activity-log.ts'

const BREAK = 10

/** An activity log in memory: months of bytes, which a test may alter as somebody at the disk could. */
export const fakeActivityLog = () => {
  const files = new Map<string, Buffer>()
  let trouble: Failed | null = null
  const sorted = () => [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const linesOf = (bytes: Buffer) => bytes.toString('latin1').split('\n').slice(0, -1)
  const all = () => sorted().flatMap(([, bytes]) => linesOf(bytes))
  const log: ActivityLog = {
    async *pieces(read = new Map<string, number>()) {
      const total = [...files.values()].reduce((sum, { length }) => sum + length, 0)
      for (const [file, bytes] of sorted()) {
        await Promise.resolve()
        if (trouble !== null) throw new Error('the disk does not answer')
        const offset = read.get(file) ?? 0
        const whole = bytes.subarray(offset, bytes.lastIndexOf(BREAK) + 1)
        if (whole.length > 0) yield { file, offset, bytes: whole, next: offset + whole.length, total }
      }
    },
    tail: async (amount) =>
      trouble ??
      ok(
        all()
          .slice(-amount)
          .map((line) => Buffer.from(line, 'latin1')),
      ),
    read: async (locations) =>
      trouble ??
      ok(
        locations.map(({ file, offset, length }) =>
          (files.get(file) ?? Buffer.alloc(0)).subarray(offset, offset + length),
        ),
      ),
    append: async (month, line) => {
      if (trouble !== null) return trouble
      const newest = sorted().at(-1)?.[0] ?? ''
      const file = newest > `${month}.log` ? newest : `${month}.log`
      const bytes = files.get(file) ?? Buffer.alloc(0)
      files.set(file, Buffer.concat([bytes, line, Buffer.of(BREAK)]))
      return ok({ file, offset: bytes.length, length: line.length })
    },
    flush: async () => done,
    setAside: async () => {
      if (trouble !== null) return trouble
      files.clear()
      return done
    },
    restore: async (parts) => {
      if (trouble !== null) return trouble
      for (const { file, bytes } of parts)
        files.set(file, Buffer.concat([files.get(file) ?? Buffer.alloc(0), bytes]))
      return done
    },
  }
  return {
    ...log,
    files,
    lines: all,
    /** Rewrites the lines of one month. */
    edit: (file: string, change: (lines: string[]) => readonly string[]) => {
      const changed = change(linesOf(files.get(file) ?? Buffer.alloc(0)))
      files.set(file, Buffer.from(changed.map((line) => `${line}\n`).join(''), 'latin1'))
    },
    fail: (failed: Failed | null) => void (trouble = failed),
  }
}
