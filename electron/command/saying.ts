import { writeSync } from 'node:fs'
import { EXIT } from './exit-codes.ts'

const OUT = 1
const ERR = 2

/** The answer, and nothing else. Whoever reads no more of it wants none, and that is no error. */
export const answer = (text: string): number => {
  if (!write(OUT, text)) process.exit(EXIT.fine)
  return EXIT.fine
}

/** What a person is told. */
export const tell = (text: string): void => void write(ERR, `keyward: ${text}\n`)

/**
 * Writes past Node's streams, which take longer to make than all else that a token needs. Windows has them: only they
 * write to a console in its own letters. Answers whether anybody still reads.
 */
const write = (to: typeof OUT | typeof ERR, text: string): boolean => {
  if (process.platform === 'win32') return byStream(to, text)
  let left = Buffer.from(text)
  try {
    while (left.length > 0) left = left.subarray(writeSync(to, left))
    return true
  } catch (error) {
    // a pipe that takes no more just now, and that somebody has said is not to be waited for
    if (isCode(error, 'EAGAIN')) return byStream(to, left)
    return false
  }
}

const byStream = (to: typeof OUT | typeof ERR, rest: string | Uint8Array): true => {
  const stream = to === OUT ? process.stdout : process.stderr
  stream.once('error', () => process.exit(EXIT.fine))
  stream.write(rest)
  return true
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
