import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Files } from '../core/ports.ts'
import { diskFailure, errorCode } from './durable-file.ts'
import { versionOf } from './import-source.ts'

/** How the person is asked: the system's dialogs, or a folder that answers in their place. */
export type Asks = {
  readonly where: (name: string) => Promise<string | null>
  readonly which: (extensions: readonly string[]) => Promise<string | null>
}

/** Where a run without a person says which file it chooses; its content is the path. */
const CHOICE = '.choose'

/** Files that the person chooses. */
export const createFiles = ({ where, which }: Asks): Files => {
  return {
    save: (name, bytes) =>
      guarded(async () => {
        const path = await where(name)
        if (path === null) return ok(null)
        await writeWhole(path, bytes)
        return ok(path)
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
        for (const file of files) await writeWhole(join(path, basename(file.name)), file.bytes)
        return ok(path)
      }),
    choose: (extensions) =>
      guarded(async () => {
        const path = await which(extensions)
        if (path === null) return ok(null)
        const version = versionOf(await stat(path))
        return ok({ name: basename(path), content: { kind: 'path', path, version } })
      }),
    open: ({ extension, largest, beside }) =>
      guarded(async () => {
        const path = await which([extension].flat())
        if (path === null) return ok(null)
        const bytes = await readUpTo(path, largest)
        if (bytes === null) return fail('fileTooLarge')
        const found = new Map<string, Uint8Array>()
        for (const name of beside) {
          const other = await readUpTo(join(dirname(path), basename(name)), largest).catch(() => null)
          if (other !== null) found.set(name, other)
        }
        return ok({ name: basename(path), bytes, beside: found })
      }),
  }
}

const guarded = async <Value>(act: () => Promise<Result<Value>>): Promise<Result<Value>> => {
  try {
    return await act()
  } catch (error) {
    return diskFailure(error)
  }
}

/** Beside its place first, so that nobody finds half a file there. */
const writeWhole = async (path: string, bytes: Uint8Array) => {
  const fresh = `${path}.new`
  const file = await open(fresh, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
}

const readUpTo = async (path: string, largest: number): Promise<Uint8Array | null> =>
  (await stat(path)).size > largest ? null : readFile(path)

/** A folder that answers in a person's place, in development only. */
export const answersIn = (folder: string): Asks => ({
  where: async (name) => {
    await mkdir(folder, { recursive: true })
    return join(folder, basename(name))
  },
  which: async () => {
    const chosen = await readFile(join(folder, CHOICE), 'utf8').catch(() => '')
    if (chosen !== '') await writeFile(join(folder, CHOICE), '')
    return chosen === '' ? null : chosen.trim()
  },
})
