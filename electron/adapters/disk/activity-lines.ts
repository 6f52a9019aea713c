import { open, type FileHandle } from 'node:fs/promises'
import type { LineLocation } from '../../core/ports/activity-log.ts'

/** Small enough that walking one takes a few milliseconds of main's time. */
export const PIECE = 192 * 1024
/** A line longer than this is nobody's of ours; it is passed over without being held. */
const LONGEST = 4 * 1024 * 1024
const TOO_LONG = Buffer.from('a line that is too long\n')
/** A line feed, which ends each line. */
export const BREAK = 10

/** One file in pieces of whole lines. What follows the last line break was torn by a crash, or is being written. */
export async function* piecesOf(handle: FileHandle, file: string, total: number, from: number) {
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
export const lastLines = async (path: string, amount: number): Promise<Uint8Array[]> => {
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

const splitLines = (bytes: Buffer, isFromStart: boolean): Uint8Array[] => {
  const lines: Uint8Array[] = []
  for (let start = isFromStart ? 0 : bytes.indexOf(BREAK) + 1; start < bytes.length;) {
    const end = bytes.indexOf(BREAK, start)
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return lines
}

/** Single lines, each by where it lies. */
export const readLocations = async (locations: readonly LineLocation[], pathOf: (file: string) => string) => {
  const handles = new Map<string, FileHandle>()
  try {
    const lines: Uint8Array[] = []
    for (const { file, offset, length } of locations) {
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
