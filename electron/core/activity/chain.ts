import { hash } from 'node:crypto'

/** What the first line follows from. */
export const CHAIN_START = 'keyward-activity-1'
/** Length of a seal: HMAC-SHA-256 as base64url without padding. */
export const SEAL_LENGTH = 43

const BLOCK = 64
const BREAK = 10

/** Seals lines: each seal is over the one before and the line's own bytes. */
export type Chain = { readonly seal: (previous: string, body: Uint8Array) => string }

/**
 * HMAC-SHA-256 (RFC 2104) over `previous LF body`. Written on the one-shot hash, because a million lines are walked
 * at every start and an HMAC object for each costs five times as much; held to node:crypto's own in the tests.
 */
export const createChain = (key: Uint8Array): Chain => {
  if (key.length > BLOCK) throw new Error('a key longer than a block is not meant here')
  let inner = Buffer.alloc(4_096, 0x36)
  const outer = Buffer.alloc(BLOCK + 32, 0x5c)
  key.forEach((byte, at) => {
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  })
  return {
    seal: (previous, body) => {
      const start = BLOCK + previous.length + 1
      const length = start + body.length
      if (length > inner.length) {
        const larger = Buffer.alloc(length * 2)
        inner.copy(larger, 0, 0, BLOCK)
        inner = larger
      }
      inner.write(previous, BLOCK, 'latin1')
      inner[start - 1] = BREAK
      inner.set(body, start)
      // as text of bytes: a Buffer for each costs more than the hash itself
      outer.write(hash('sha256', inner.subarray(0, length), 'binary'), BLOCK, 'binary')
      return hash('sha256', outer, 'base64url')
    },
  }
}

/** A line's content as bytes that cannot hold a line break, or anything invisible: JSON in printable ASCII. */
export const encodeLine = (value: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(value).replace(/[^\x20-\x7e]/gu, (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
    ),
    'latin1',
  )
