import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { mkdir, open, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PACK_FILES, PACK_JSON } from '../../../shared/review/review.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ForeignContent } from '../../core/ports/foreign-content.ts'
import type { Files, SavedFile } from '../../core/ports/files.ts'
import { diskFailure, errorCode } from './durable-file.ts'
import { versionOf } from './foreign-source.ts'
import { type Unfinished, NOTED_NOWHERE } from './unfinished.ts'
import { writeInPlace, writeWhole } from './whole-file.ts'

/** How the person is asked: the system's dialogs, or a folder that answers in their place. */
export type Asks = {
  readonly where: (name: string) => Promise<string | null>
  readonly which: (extensions: readonly string[]) => Promise<string | null>
  readonly folder: () => Promise<string | null>
}

/** So much is read to tell what a file is; no handover is larger. */
const START = 150_000
/** Where a run without a person says which file it chooses; its content is the path. */
const CHOICE = '.choose'

/** Files that the person chooses. */
export const createFiles = (
  { where, which }: Asks,
  showInFolder: (path: string) => void,
  unfinished: Unfinished = NOTED_NOWHERE,
): Files => {
  /** Whoever names another one is refused: the page names none of its own. */
  const savedHere = new Set<string>()
  const saved = (path: string): Result<string> => {
    savedHere.add(path)
    return ok(path)
  }
  return {
    save: (name, bytes) =>
      guarded(async () => {
        const path = await where(name)
        if (path === null) return ok(null)
        await writeWhole(path, bytes, unfinished)
        return saved(path)
      }),
    saveFolder: (name, files) =>
      guarded(async () => {
        const path = await where(name)
        if (path === null) return ok(null)
        try {
          await mkdir(path)
        } catch (error) {
          if (errorCode(error) === 'EEXIST') return fail('fileExists')
          throw error
        }
        await fillFolder(path, files, unfinished)
        return saved(path)
      }),
    saveMade: (name, make, { isClear }) =>
      guarded(async () => {
        const path = await where(name)
        if (path === null) return ok(null)
        const made = await make()
        if (!made.ok) return made
        await (isClear ? writeInPlace(path, made.value) : writeWhole(path, made.value, unfinished))
        return saved(path)
      }),
    show: (path) => {
      if (!savedHere.has(path)) return fail('badRequest')
      showInFolder(path)
      return done
    },
    look: (path) =>
      guarded(async () => {
        const found = await stat(path)
        const file = found.isDirectory() ? join(path, PACK_JSON) : path
        const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
        try {
          const state = await handle.stat()
          if (!state.isFile()) return fail('fileNotKnown')
          const { buffer, bytesRead } = await handle.read(Buffer.alloc(START + 1), 0, START + 1, 0)
          return ok({
            name: basename(file),
            content: { kind: 'path', path: file, version: versionOf(state) },
            beside: await besides(file, PACK_FILES),
            start: buffer.subarray(0, Math.min(bytesRead, START)),
            isWhole: bytesRead <= START,
          })
        } finally {
          await handle.close()
        }
      }),
    choose: ({ extensions, beside }) =>
      guarded(async () => {
        const path = await which(extensions)
        if (path === null) return ok(null)
        return ok({
          name: basename(path),
          content: await contentAt(path),
          beside: await besides(path, beside),
        })
      }),
    checksum: ({ extensions, largest }) =>
      guarded(async () => {
        const path = await which(extensions)
        if (path === null) return ok(null)
        const { size, isFile } = await stated(path)
        if (!isFile) return fail('diskFailed')
        if (size > largest) return fail('fileTooLarge')
        const hash = createHash('sha256')
        // A file may grow while it is read
        let left = largest
        for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
          left -= part.length
          if (left < 0) return fail('fileTooLarge')
          hash.update(part)
        }
        return ok({ name: basename(path), sha256: hash.digest('hex') })
      }),
  }
}

/** All of them, or no folder: half a pack is none. What somebody else has put there meanwhile stays. */
const fillFolder = async (path: string, files: readonly SavedFile[], unfinished: Unfinished) => {
  const paths = files.map(({ name }) => join(path, basename(name)))
  try {
    for (const [at, file] of files.entries()) await writeWhole(paths[at] ?? path, file.bytes, unfinished)
  } catch (error) {
    for (const one of paths) await rm(one, { force: true }).catch(() => undefined)
    await rmdir(path).catch(() => undefined)
    throw error
  }
}

/** Those of some names that lie next to a file. */
const besides = async (path: string, names: readonly string[]): Promise<Map<string, ForeignContent>> => {
  const found = new Map<string, ForeignContent>()
  for (const name of names) {
    const other = await contentAt(join(dirname(path), basename(name))).catch(() => null)
    if (other !== null) found.set(name, other)
  }
  return found
}

const guarded = async <Value>(act: () => Promise<Result<Value>>): Promise<Result<Value>> => {
  try {
    return await act()
  } catch (error) {
    return diskFailure(error)
  }
}

/** A device or a pipe is no file, and may never end. */
const stated = async (path: string) => {
  const found = await stat(path)
  return { size: found.size, isFile: found.isFile() }
}

const contentAt = async (path: string): Promise<ForeignContent> => ({
  kind: 'path',
  path,
  version: versionOf(await stat(path)),
})

/** A folder that answers in a person's place, in development only. */
export const answersIn = (folder: string): Asks => ({
  where: async (name) => {
    await mkdir(folder, { recursive: true })
    return join(folder, basename(name))
  },
  folder: async () => {
    await mkdir(folder, { recursive: true })
    return folder
  },
  which: async () => {
    const chosen = await readFile(join(folder, CHOICE), 'utf8').catch(() => '')
    if (chosen !== '') await writeFile(join(folder, CHOICE), '')
    return chosen === '' ? null : chosen.trim()
  },
})
