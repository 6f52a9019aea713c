import { open } from 'node:fs/promises'

const PIECE = 1_048_576

/** Whether a file holds these bytes and no others; read piece by piece, so that nothing else waits for a large one. */
export const isAs = async (path: string, bytes: Uint8Array): Promise<boolean> => {
  const file = await open(path)
  try {
    if ((await file.stat()).size !== bytes.length) return false
    const piece = Buffer.alloc(Math.min(PIECE, bytes.length))
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0 || !piece.subarray(0, bytesRead).equals(bytes.subarray(at, at + bytesRead)))
        return false
      at += bytesRead
    }
    return true
  } finally {
    await file.close()
  }
}
