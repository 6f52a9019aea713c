import type { Socket } from 'node:net'

const HEAD = 4

/** Frames, each its length in four bytes and then its bytes; several go out as one. */
export const writeFrame = (socket: Socket, ...frames: readonly Uint8Array[]): void => {
  const parts = frames.flatMap((bytes) => {
    const head = Buffer.alloc(HEAD)
    head.writeUInt32BE(bytes.length)
    return [head, bytes]
  })
  socket.write(Buffer.concat(parts))
}

/**
 * Frames of a socket, one after the other, none longer than is asked for: `null` where the other side hung up, sent more
 * than that, or nothing in time. Nothing is kept beyond the frame that is waited for and the start of the next.
 */
export const createFrameReader = (socket: Socket) => {
  let held = Buffer.alloc(0)
  let isOver = false
  let wake = () => {}
  const end = () => {
    isOver = true
    wake()
  }
  socket.on('data', (part: Buffer) => {
    held = Buffer.concat([held, part])
    socket.pause()
    wake()
  })
  for (const event of ['end', 'close', 'error']) socket.once(event, end)

  /** The whole frame, if it is here; `undefined` while more has to come. */
  const take = (most: number): Buffer | null | undefined => {
    if (held.length < HEAD) return isOver ? null : undefined
    const length = held.readUInt32BE()
    if (length === 0 || length > most) return null
    if (held.length < HEAD + length) return isOver ? null : undefined
    const frame = held.subarray(HEAD, HEAD + length)
    held = Buffer.from(held.subarray(HEAD + length))
    return frame
  }

  return async (most: number, within: number): Promise<Buffer | null> => {
    const { promise: late, resolve: giveUp } = Promise.withResolvers<null>()
    const timer = setTimeout(() => giveUp(null), within)
    try {
      for (;;) {
        const frame = take(most)
        if (frame !== undefined) return frame
        const { promise: more, resolve } = Promise.withResolvers<'more'>()
        wake = () => resolve('more')
        socket.resume()
        if ((await Promise.race([late, more])) === null) return null
      }
    } finally {
      clearTimeout(timer)
    }
  }
}
