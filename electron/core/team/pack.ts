/** How many bytes the length before each segment takes. */
export const LENGTH = 4

/** Many segments in one file, word for word: each with its length before it, 4 bytes, the highest first (T22). */
export const writePack = (segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(
      segments.flatMap((bytes) => {
        const length = Buffer.alloc(LENGTH)
        length.writeUInt32BE(bytes.length)
        return [length, bytes]
      }),
    ),
  )

/** The segments of a pack; of half a one those that are whole. */
export const readPack = (bytes: Uint8Array): readonly Uint8Array[] => {
  const found: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at + LENGTH <= bytes.length;) {
    const end = at + LENGTH + view.getUint32(at)
    if (end > bytes.length) break
    found.push(bytes.subarray(at + LENGTH, end))
    at = end
  }
  return found
}
