import { createHash } from 'node:crypto'
import { lstat, mkdir, open, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { UpdateArtefact } from '../../core/ports/updater.ts'
import { errorCode } from '../disk/durable-file.ts'
import { type Answer, askSafely, paced, type Roads, TransferError } from './transfer.ts'

/** Room that is left on the disk besides the file itself. */
const SPARE = 32 * 1024 * 1024

type Download = {
  readonly roads: Roads
  readonly url: URL
  readonly artefact: UpdateArtefact
  /** Where what came so far lies between tries. */
  readonly folder: string
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignal
}

/**
 * Fetches a file to `destination`: exactly as many bytes as are signed, and only if their SHA-512 is the signed one.
 * What came before a try ended is kept and gone on from; what is wrong is deleted at once.
 */
export const fetchArtefact = async (download: Download, destination: string): Promise<void> => {
  const { artefact, folder } = download
  const part = partOf(folder, artefact)
  const before = await sizeOf(part)
  await receive(download, part, before)
  if ((await digestOf(part)) !== artefact.sha512) {
    await rm(part, { force: true })
    if (before === 0) throw new TransferError('fileAltered')
    // what an earlier try left may have been somebody else's: once more, from the beginning
    await receive(download, part, 0)
    if ((await digestOf(part)) !== artefact.sha512) {
      await rm(part, { force: true })
      throw new TransferError('fileAltered')
    }
  }
  await rename(part, destination)
}

const partOf = (folder: string, { sha512 }: UpdateArtefact) => join(folder, `${sha512.slice(0, 32)}.part`)

const receive = async (download: Download, part: string, before: number): Promise<void> => {
  const { roads, url, artefact, folder, signal } = download
  let at = before > artefact.size ? 0 : before
  if (at === artefact.size) return
  await seeRoom(folder, artefact.size - at)
  let answer = await askFrom(roads, url, at, signal)
  if (at > 0 && !isRest(answer, at, artefact.size)) {
    // the server does not go on from where we are, or lies about it: then from the beginning
    if (answer.status !== 200) {
      answer.end()
      answer = await askFrom(roads, url, 0, signal)
    }
    at = 0
  }
  if (at === 0) seeWhole(answer, artefact.size)
  await write(download, part, answer, at)
}

const askFrom = (roads: Roads, url: URL, at: number, signal: AbortSignal) =>
  askSafely(roads, url, at > 0 ? { range: `bytes=${at}-` } : {}, signal)

/** 206 with exactly the range that was asked for. */
const isRest = ({ status, header }: Answer, at: number, size: number): boolean =>
  status === 206 && header('content-range') === `bytes ${at}-${size - 1}/${size}`

const seeWhole = ({ status, header, end }: Answer, size: number): void => {
  if (status !== 200) {
    end()
    throw new TransferError(status === 404 || status === 410 ? 'notThere' : 'serverTrouble')
  }
  const length = header('content-length')
  if (length === null || length === String(size)) return
  end()
  throw new TransferError('fileLengthWrong')
}

const write = async (
  { roads, artefact, onBytes, signal }: Download,
  part: string,
  answer: Answer,
  start: number,
): Promise<void> => {
  const file = await open(part, start === 0 ? 'w' : 'r+', 0o600)
  let at = start
  try {
    for await (const piece of paced(answer, roads.pace)) {
      if (signal.aborted) throw new TransferError('cancelled')
      if (at + piece.length > artefact.size) throw new TransferError('fileTooLarge')
      await writeAll(file, piece, at)
      at += piece.length
      onBytes(at)
    }
    if (at < artefact.size) throw new TransferError('fileCutShort')
    await file.sync()
  } catch (error) {
    const isWrong = error instanceof TransferError && error.why === 'fileTooLarge'
    if (isWrong || errorCode(error) === 'ENOSPC') await rm(part, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

const writeAll = async (file: FileHandle, piece: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < piece.length;) {
    const { bytesWritten } = await file.write(piece, done, piece.length - done, at + done)
    done += bytesWritten
  }
}

const seeRoom = async (folder: string, wanted: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < wanted + SPARE) throw new TransferError('diskFull')
}

/** SHA-512 of a file's bytes, hex, read in pieces. */
export const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha512')
  const file = await open(path, 'r')
  try {
    for await (const piece of file.createReadStream({ autoClose: false })) hash.update(piece as Uint8Array)
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}

/** Whether a plain file of this size lies there; a link is never taken for one. */
export const isPlainFile = async (path: string, size: number): Promise<boolean> => {
  try {
    const found = await lstat(path)
    return found.isFile() && found.size === size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** A folder that only this user can read and write; another's, or a link in its place, is refused. */
export const ownFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const found = await lstat(path)
  if (!found.isDirectory()) throw new TransferError('diskDenied')
  if (process.platform === 'win32') return // the profile's own access list says who may
  if (found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) throw new TransferError('diskDenied')
}

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0
    throw error
  }
}
