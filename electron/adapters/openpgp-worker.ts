import { parentPort } from 'node:worker_threads'
import { createMessage, decrypt, encrypt, enums, readMessage } from 'openpgp'

/** Wrapping and unwrapping a text for a share server: deriving the key holds its thread, as long as the server says. */
export type WrapJob =
  | { readonly deed: 'wrap'; readonly text: string; readonly key: string }
  | { readonly deed: 'unwrap'; readonly message: string; readonly key: string }

const LARGEST_TEXT = 256 * 1024
const BOUNDS = {
  maxDecompressedMessageSize: LARGEST_TEXT,
  /** 2^16 KiB; Yopass uses no Argon2, and its limit is a gibibyte. */
  maxArgon2MemoryExponent: 16,
}

const wrap = async (text: string, key: string): Promise<string> => {
  // What is sealed is written in base64 already: compressed, it takes a quarter less of what the server allows
  const config = { preferredCompressionAlgorithm: enums.compression.zlib }
  return encrypt({ message: await createMessage({ text }), passwords: key, config })
}

/** `null` for whatever does not open with this key, or is no text. */
const unwrap = async (armoredMessage: string, key: string): Promise<string | null> => {
  try {
    const message = await readMessage({ armoredMessage, config: BOUNDS })
    const { data } = await decrypt({ message, passwords: key, config: BOUNDS })
    return typeof data === 'string' && data.length <= LARGEST_TEXT ? data : null
  } catch {
    return null
  }
}

const answer = async (job: WrapJob) =>
  parentPort?.postMessage(
    job.deed === 'wrap' ? await wrap(job.text, job.key) : await unwrap(job.message, job.key),
  )
parentPort?.once('message', (job: WrapJob) => void answer(job))
