import { mkdir, open, readdir, rename, stat, truncate, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { done, fail, ok, type Result } from '../../shared/result.ts'
import type { ActivityLog, LinePlace, LogEnd } from '../core/ports.ts'
import { diskFailure, errorCode, syncFolder } from './durable-file.ts'
import { fileLock } from './file-lock.ts'

/** The one file of the first version; its lines are the oldest. */
const FIRST = 'activity.log'
const FOLDER = 'activity'
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])\.log$/u
/** Small enough that walking one takes a few milliseconds of main's time. */
const PIECE = 192 * 1024
/** A line longer than this is nobody's of ours; it is passed over without being held. */
const LONGEST = 4 * 1024 * 1024
const TOO_LONG = Buffer.from('a line that is too long\n')
const BREAK = 10

/** The activity log as append-only files in a folder of its own, one for each month (UTC), readable by their owner only. */
export const createActivityLog = (profile: string): ActivityLog & { readonly close: () => Promise<void> } => {
  const folder = join(profile, FOLDER)
  const whileLocked = fileLock(join(profile, 'activity.lock'))
  /** Whether the profile was seen to be there, so that it is not made again for each line. */
  let isThere = false
  let writing: { readonly file: string; readonly handle: FileHandle; size: number } | null = null

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
    writing = { file, handle, size: (await handle.stat()).size }
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

  /** A line follows from the one before it, so none is written where another process has gone on meanwhile. */
  const appendHere = async (
    month: string,
    line: Uint8Array,
    after: LogEnd | undefined,
  ): Promise<Result<LinePlace>> => {
    try {
      const now = await findEnd()
      if (after !== undefined && (now.file !== after.file || now.size !== after.size)) {
        await close()
        return fail('changedElsewhere')
      }
      if (writing !== null && (now.file !== writing.file || now.size !== writing.size)) await close() // what another process tore is taken off
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
    close,
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
    read: async (places) => {
      try {
        return ok(await readPlaces(places, pathOf))
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
      const appended = await whileLocked(() => appendHere(month, line, after))
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
  }
}

const keepAside = async (from: string, to: string) => {
  try {
    await rename(from, to)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

/** One file in pieces of whole lines. What follows the last line break was torn by a crash, or is being written. */
async function* piecesOf(handle: FileHandle, file: string, total: number, from: number) {
  let offset = from
  let size = PIECE
  for (;;) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, offset)
    const end = buffer.subarray(0, bytesRead).lastIndexOf(BREAK) + 1
    if (end === 0) {
      if (bytesRead < size) return
      size *= 2 // a line longer than a piece: somebody else's, but the walk must get past it
      if (size <= LONGEST) continue
      const next = await afterBreak(handle, offset)
      if (next === null) return
      yield { file, offset, bytes: TOO_LONG, next, total }
      offset = next
    } else {
      yield { file, offset, bytes: buffer.subarray(0, end), next: offset + end, total }
      offset += end
    }
    size = PIECE
  }
}

/** Where the line after the one that begins at `from` begins; `null` where none does. */
const afterBreak = async (handle: FileHandle, from: number): Promise<number | null> => {
  const buffer = Buffer.alloc(PIECE)
  for (let offset = from; ;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE, offset)
    if (bytesRead === 0) return null
    const at = buffer.subarray(0, bytesRead).indexOf(BREAK)
    if (at >= 0) return offset + at + 1
    offset += bytesRead
  }
}

/** The last whole lines of a file. */
const lastLines = async (path: string, amount: number): Promise<Uint8Array[]> => {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    for (let wanted = Math.min(size, 64 * 1024); ; wanted = Math.min(size, wanted * 4)) {
      const { buffer } = await handle.read(Buffer.alloc(wanted), 0, wanted, size - wanted)
      const end = buffer.lastIndexOf(BREAK) + 1
      const lines = splitLines(buffer.subarray(0, end), wanted === size)
      if (lines.length < amount && wanted < size && wanted < LONGEST) continue
      return lines.slice(-amount)
    }
  } finally {
    await handle.close()
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

const splitLines = (bytes: Buffer, isFromStart: boolean): Uint8Array[] => {
  const lines: Uint8Array[] = []
  for (let start = isFromStart ? 0 : bytes.indexOf(BREAK) + 1; start < bytes.length;) {
    const end = bytes.indexOf(BREAK, start)
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return lines
}

const readPlaces = async (places: readonly LinePlace[], pathOf: (file: string) => string) => {
  const handles = new Map<string, FileHandle>()
  try {
    const lines: Uint8Array[] = []
    for (const { file, offset, length } of places) {
      const handle = handles.get(file) ?? (await open(pathOf(file), 'r'))
      handles.set(file, handle)
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset)
      lines.push(buffer)
    }
    return lines
  } finally {
    for (const handle of handles.values()) await handle.close()
  }
}
