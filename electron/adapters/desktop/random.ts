import { randomBytes, randomInt } from 'node:crypto'
import type { Random } from '../../core/ports/random.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** The operating system's randomness. */
export const systemRandom: Random = {
  token: (bytes) => randomBytes(bytes).toString('base64url'),
  id: () => Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
}
