/** One packet of an OpenPGP message: its kind (RFC 4880 §4.3) and its whole body. */
export type PgpPacket = { readonly tag: number; readonly body: Buffer }

export const TAG = {
  symmetricKey: 3,
  compressed: 8,
  marker: 10,
  literal: 11,
  sealed: 18,
  modificationCheck: 19,
  padding: 21,
} as const

/** A packet in the newer format, its length in five bytes, which every reader takes. */
export const writePacket = (tag: number, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(6)
  head.writeUInt8(0xc0 | tag)
  head.writeUInt8(0xff, 1)
  head.writeUInt32BE(body.length, 2)
  return Buffer.concat([head, body])
}

/** The packets one behind the other, in either format, in one piece or in several; throws where they do not add up. */
export const readPackets = (bytes: Buffer): PgpPacket[] => {
  const packets: PgpPacket[] = []
  for (let at = 0; at < bytes.length;) {
    const head = bytes.readUInt8(at)
    if ((head & 0x80) === 0) throw new Error('not a packet')
    const isNew = (head & 0x40) !== 0
    const { parts, next } = isNew ? newParts(bytes, at + 1) : oldParts(bytes, at + 1, head & 3)
    packets.push({ tag: isNew ? head & 0x3f : (head >> 2) & 0x0f, body: Buffer.concat(parts) })
    at = next
  }
  return packets
}

type Parts = { readonly parts: Buffer[]; readonly next: number }

const cut = (bytes: Buffer, from: number, length: number): Buffer => {
  if (from + length > bytes.length) throw new Error('cut off')
  return bytes.subarray(from, from + length)
}

/** RFC 4880 §4.2.2: a length of one, two or five bytes, or pieces whose last one has such a length. */
const newParts = (bytes: Buffer, start: number): Parts => {
  const parts: Buffer[] = []
  let at = start
  for (;;) {
    const first = bytes.readUInt8(at)
    const isPiece = first >= 224 && first < 255
    const [length, size] = isPiece
      ? [2 ** (first & 0x1f), 1]
      : first < 192
        ? [first, 1]
        : first < 224
          ? [((first - 192) << 8) + bytes.readUInt8(at + 1) + 192, 2]
          : [bytes.readUInt32BE(at + 1), 5]
    parts.push(cut(bytes, at + size, length))
    at += size + length
    if (!isPiece) return { parts, next: at }
  }
}

/** RFC 4880 §4.2.1: a length of one, two or four bytes, or none, which means to the end. */
const oldParts = (bytes: Buffer, start: number, kind: number): Parts => {
  if (kind === 3) return { parts: [bytes.subarray(start)], next: bytes.length }
  const size = 2 ** kind
  const length = bytes.readUIntBE(start, size)
  return { parts: [cut(bytes, start + size, length)], next: start + size + length }
}
