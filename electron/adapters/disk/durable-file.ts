import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { done, fail, type Failed, type Result } from '../../../shared/kernel/result.ts'

/** What the disk said, as one of our codes. */
export const diskFailure = (error: unknown): Failed => {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('diskFull')
  if (code === 'EROFS') return fail('diskReadOnly')
  return fail(code === 'EACCES' || code === 'EPERM' ? 'diskDenied' : 'diskFailed')
}

export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** The bytes of a file, or `null` where there is none. */
export const readIfThere = async (path: string): Promise<Buffer | null> => {
  try {
    return await readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Replaces a file so that a kill or a power cut leaves the old or the new content, never neither: temporary file,
 * fsync, the old one linked to `previous`, rename, fsync of the folder. Readable by its owner only.
 */
export const replaceDurably = async (
  path: string,
  previous: string,
  bytes: Uint8Array,
): Promise<Result<null>> => {
  const fresh = `${path}.new`
  const folder = dirname(path)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await (await openFolder(folder))?.close() // a folder that cannot be made durable is refused before anything is replaced
    const file = await open(fresh, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await keepPrevious(path, previous)
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined)
    return diskFailure(error)
  }
  // From here on the new content is what every process reads, so that it would be false to call this a failure
  await syncFolder(folder).catch(() => undefined)
  return done
}

const keepPrevious = async (path: string, previous: string) => {
  const spare = `${previous}.new`
  await rm(spare, { force: true })
  try {
    await link(path, spare)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return // the first generation has none before it
    await copyFile(path, spare, constants.COPYFILE_EXCL) // a file system without hard links
  }
  try {
    await rename(spare, previous)
  } catch (error) {
    await rm(spare, { force: true }).catch(() => undefined)
    throw error
  }
}

/** A folder to be synced; Windows has no such call. */
const openFolder = async (folder: string) => (process.platform === 'win32' ? null : open(folder, 'r'))

/** Makes renames survive a power cut. */
export const syncFolder = async (folder: string) => {
  const handle = await openFolder(folder)
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}
