import { writeSync } from 'node:fs'
import { EXIT } from './exit-codes.ts'
import { ENDED } from './words.ts'

const OUT = 1
const ERR = 2

/** The answer, and nothing else. Whoever reads no more of it wants none, and that is no error; a full disk is one. */
export const answer = (text: string): number => {
  const wrong = write(OUT, text)
  if (wrong === null || wrong === 'EPIPE') return EXIT.fine
  tell(ENDED.notWritten)
  return EXIT.notWritten
}

/** What a person is told. */
export const tell = (text: string): void => void write(ERR, `keyward: ${text}\n`)

/**
 * Writes past Node's streams, which take longer to make than all else that a token needs. Windows has them: only they
 * write to a console in its own letters. Answers what went wrong, by the system's own name.
 */
const write = (to: typeof OUT | typeof ERR, text: string): string | null => {
  if (process.platform === 'win32') return byStream(to, text)
  let left = Buffer.from(text)
  try {
    while (left.length > 0) left = left.subarray(writeSync(to, left))
    return null
  } catch (error) {
    // a pipe that takes no more just now, and that somebody has said is not to be waited for
    const code = codeOf(error)
    return code === 'EAGAIN' ? byStream(to, left) : code
  }
}

const byStream = (to: typeof OUT | typeof ERR, rest: string | Uint8Array): null => {
  const stream = to === OUT ? process.stdout : process.stderr
  stream.once('error', (error) => process.exit(codeOf(error) === 'EPIPE' ? EXIT.fine : EXIT.notWritten))
  stream.write(rest)
  return null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
