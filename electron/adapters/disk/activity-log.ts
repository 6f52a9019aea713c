import { mkdir, open, readdir, rename, rm, stat, truncate, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { LogFilePart } from '../../core/ports/backup.ts'
import type { ActivityLog, LineLocation, LogEnd } from '../../core/ports/activity-log.ts'
import { burstLock } from './burst-lock.ts'
import { BREAK, lastLines, PIECE, piecesOf, readLocations } from './activity-lines.ts'
import { diskFailure, errorCode, syncFolder } from './durable-file.ts'

/** The one file of the first version; its lines are the oldest. */
const FIRST = 'activity.log'
const FOLDER = 'activity'
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])\.log$/u

/** The activity log as append-only files in a folder of its own, one for each month (UTC), readable by their owner only. */
export const createActivityLog = (profile: string): ActivityLog & { readonly close: () => Promise<void> } => {
  const folder = join(profile, FOLDER)
  const lock = burstLock(join(profile, 'activity.lock'))
  /** Whether the profile was seen to be there, so that it is not made again for each line. */
  let isThere = false
  let writing: {
    readonly file: string
    readonly handle: FileHandle
    readonly ino: number
    size: number
  } | null = null

  const pathOf = (file: string) => (file === FIRST ? join(profile, FIRST) : join(folder, file))

  /** Names of the files that are there, oldest first. */
  const files = async (): Promise<string[]> => {
    const [months, hasFirst] = await Promise.all([
      readdir(folder).catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT') return []
        throw error
      }),
      stat(pathOf(FIRST)).then(
        () => true,
        () => false,
      ),
    ])
    return [...(hasFirst ? [FIRST] : []), ...months.filter((name) => MONTH.test(name)).toSorted()]
  }

  /** Where it ends now; the name is empty where there is no file yet. */
  const findEnd = async (): Promise<LogEnd> => {
    const file = (await files()).at(-1) ?? ''
    return { file, size: file === '' ? 0 : (await stat(pathOf(file))).size }
  }

  const close = async () => {
    const { handle } = writing ?? {}
    writing = null
    await handle?.close()
  }

  const openFor = async (month: string) => {
    const wanted = `${month}.log`
    const newest = (await files()).findLast((name) => name !== FIRST)
    const file = newest !== undefined && newest > wanted ? newest : wanted
    if (writing?.file === file) return writing
    await close()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await takeOffTorn(pathOf(file))
    const isNew = !(await files()).includes(file)
    const handle = await open(pathOf(file), 'a', 0o600)
    const { ino, size } = await handle.stat()
    writing = { file, handle, ino, size }
    if (isNew) await syncFolder(folder) // else a power cut may take the whole month along
    return writing
  }

  async function* pieces(read: ReadonlyMap<string, number> = new Map()) {
    const names = await files()
    const sizes = await Promise.all(names.map(async (name) => (await stat(pathOf(name))).size))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    for (const file of names) {
      const handle = await open(pathOf(file), 'r')
      try {
        yield* piecesOf(handle, file, total, read.get(file) ?? 0)
      } finally {
        await handle.close()
      }
    }
  }

  /** Whether the log ends where this process left it: in the same file, with as much in it. */
  const isEndStill = async ({ file, ino, size }: NonNullable<typeof writing>): Promise<boolean> => {
    try {
      const [names, there] = await Promise.all([readdir(folder), stat(pathOf(file))])
      if (there.ino !== ino || there.size !== size) return false
      return !names.some((name) => name > file && MONTH.test(name))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    }
  }

  /**
   * A line follows from the one before it, so none is written where another process has gone on meanwhile: that can be
   * so only where the lock was taken for this line.
   */
  const appendHere = async (
    month: string,
    line: Uint8Array,
    after: LogEnd | undefined,
    isFresh: boolean,
  ): Promise<Result<LineLocation>> => {
    try {
      if (isFresh && writing !== null && !(await isEndStill(writing))) await close() // what another process tore is taken off
      const now = writing ?? (await findEnd())
      if (after !== undefined && (now.file !== after.file || now.size !== after.size)) {
        await close()
        return fail('changedElsewhere')
      }
      const target = writing?.file === `${month}.log` ? writing : await openFor(month)
      const offset = target.size
      await target.handle.appendFile(Buffer.concat([line, Buffer.of(BREAK)]))
      target.size += line.length + 1
      return ok({ file: target.file, offset, length: line.length })
    } catch (error) {
      await close().catch(() => undefined) // the next line finds out again where the end is
      return diskFailure(error)
    }
  }

  return {
    close: async () => {
      await close()
      await lock.letGo()
    },
    pieces,
    tail: async (amount) => {
      try {
        const found: Uint8Array[] = []
        for (const file of (await files()).toReversed()) {
          found.unshift(...(await lastLines(pathOf(file), amount - found.length)))
          if (found.length >= amount) break
        }
        return ok(found)
      } catch (error) {
        return diskFailure(error)
      }
    },
    read: async (locations) => {
      try {
        return ok(await readLocations(locations, pathOf))
      } catch (error) {
        return diskFailure(error)
      }
    },
    end: async () => {
      try {
        return ok(await findEnd())
      } catch (error) {
        return diskFailure(error)
      }
    },
    append: async (month, line, after) => {
      try {
        if (!isThere) await mkdir(profile, { recursive: true, mode: 0o700 })
        isThere = true
      } catch (error) {
        return diskFailure(error)
      }
      const appended = await lock.hold((isFresh) => appendHere(month, line, after, isFresh))
      isThere = appended.ok
      return appended
    },
    flush: async () => {
      try {
        await writing?.handle.datasync()
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    setAside: async () => {
      try {
        await close()
        const stamp = new Date().toISOString().replace(/[:.]/gu, '-')
        await keepAside(pathOf(FIRST), join(profile, `activity.other-${stamp}.log`))
        await keepAside(folder, join(profile, `activity.other-${stamp}`))
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
    restore: async (parts) => {
      try {
        await close()
        const fresh = join(profile, `${FOLDER}.restoring`)
        await rm(fresh, { recursive: true, force: true })
        await mkdir(fresh, { recursive: true, mode: 0o700 })
        for (const [file, bytes] of joined(parts)) {
          if (file !== FIRST && !MONTH.test(file)) return fail('badRequest')
          await writeNew(file === FIRST ? pathOf(FIRST) : join(fresh, file), bytes)
        }
        await syncFolder(fresh)
        await rename(fresh, folder)
        await syncFolder(profile)
        return done
      } catch (error) {
        return diskFailure(error)
      }
    },
  }
}

/** Bytes of each file, in order, as they were cut for the way. */
const joined = (parts: readonly LogFilePart[]) =>
  [...Map.groupBy(parts, ({ file }) => file)].map(
    ([file, same]) => [file, Buffer.concat(same.map(({ bytes }) => bytes))] as const,
  )

const writeNew = async (path: string, bytes: Uint8Array) => {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const keepAside = async (from: string, to: string) => {
  try {
    await rename(from, to)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

/** A line torn by a crash was never confirmed; the next one must not be glued to it. */
const takeOffTorn = async (path: string) => {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (handle === null) return
  try {
    const { size } = await handle.stat()
    for (let end = size; end > 0;) {
      const start = Math.max(0, end - PIECE)
      const { buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start)
      const whole = buffer.lastIndexOf(BREAK) + 1
      if (whole > 0 || start === 0) {
        if (start + whole < size) await truncate(path, start + whole)
        return
      }
      end = start
    }
  } finally {
    await handle.close()
  }
}
