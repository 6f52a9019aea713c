import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { errorCode } from './durable-file.ts'
import { isAs } from './read-back.ts'
import { NOTED_NOWHERE, type Unfinished } from './unfinished.ts'

/** A name beside another that nobody has yet: what a person keeps there is never written over. */
const beside = (path: string, ending: string): string => `${path}.${randomBytes(4).toString('hex')}.${ending}`

/** Writes a file beside its place first, so that nobody finds half of one there; nothing of it stays where that fails. */
export const writeWhole = async (
  path: string,
  bytes: Uint8Array,
  unfinished: Unfinished = NOTED_NOWHERE,
): Promise<void> => {
  const fresh = beside(path, 'new')
  unfinished.begun(fresh)
  try {
    await writeFresh(fresh, bytes)
    try {
      await rename(fresh, path)
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined)
      throw error
    }
  } finally {
    unfinished.ended(fresh)
  }
}

/**
 * Writes a file in its place and nowhere else: for what holds secrets in the clear, of which a kill must leave nothing
 * beside the file that somebody chose (R5). What lay there before comes back where it fails.
 */
export const writeInPlace = async (path: string, bytes: Uint8Array): Promise<void> => {
  const before = beside(path, 'old')
  const wasThere = await movedAside(path, before)
  try {
    await writeFresh(path, bytes)
  } catch (error) {
    if (wasThere) await rename(before, path).catch(() => undefined)
    throw error
  }
  if (wasThere) await rm(before, { force: true }).catch(() => undefined)
}

const movedAside = async (path: string, to: string): Promise<boolean> => {
  try {
    await rename(path, to)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** Where there is none of this name yet; made durable, and read back. */
const writeFresh = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    if (!(await isAs(path, bytes))) throw new Error('what was read back is not what was written')
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
}
