import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { PassphraseLock } from './key-wrap.ts'

/** The clear first line of a sealed file; all of it is authenticated with the content. */
export const SealHeader = z.object({
  kind: z.enum(['keyward-vault', 'keyward-review']),
  version: z.int().min(1),
  /** Under which opaque account the keychain holds the key. */
  keyAccount: z.string().regex(/^[a-z0-9]{8,64}$/u),
  /** Counts the writes, so that two writers notice each other. */
  generation: z.int().min(1),
  nonce: z.string(),
  /** Tells another key from a damaged file; absent in files of the first version. Nothing of the key follows from it. */
  keyCheck: z.string().max(64).optional(),
  /** What is needed besides the keychain’s entry (requirement H5); absent where nothing is. */
  lock: PassphraseLock.optional(),
  /** The key lies in the keychain as it is, and whoever opens Keyward is asked first (decision 58). */
  gate: z.literal(true).optional(),
})
export type SealHeader = z.infer<typeof SealHeader>

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
const HEADER_MAX = 1_000

/** AES-256-GCM under the vault key with a random 96-bit nonce; the header line is associated data (NIST SP 800-38D). */
export const seal = (
  header: Omit<SealHeader, 'nonce' | 'keyCheck'>,
  content: unknown,
  key: Uint8Array,
): Buffer => {
  const nonce = randomBytes(12)
  const line = Buffer.from(
    `${JSON.stringify({ ...header, nonce: nonce.toString('base64'), keyCheck: keyCheckOf(key) })}\n`,
  )
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(line)
  const sealed = cipher.update(JSON.stringify(content), 'utf8')
  return Buffer.concat([line, sealed, cipher.final(), cipher.getAuthTag()])
}

/** What a file says of the key that opens it: 96 bits derived for this purpose alone (RFC 5869). */
export const keyCheckOf = (key: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'keyward key check', 12)).toString('base64')

/** The header of a sealed file, or `null` where the bytes are not one. */
export const readHeader = (bytes: Buffer): SealHeader | null => {
  const end = bytes.subarray(0, HEADER_MAX).indexOf(10)
  if (end < 0) return null
  try {
    return SealHeader.parse(JSON.parse(bytes.toString('utf8', 0, end)))
  } catch {
    return null
  }
}

/** The content, or `null` where anything was changed or the key is another. */
export const unseal = (bytes: Buffer, key: Uint8Array): unknown => {
  const header = readHeader(bytes)
  if (header === null) return null
  const start = bytes.indexOf(10) + 1
  if (bytes.length < start + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(header.nonce, 'base64'), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(bytes.subarray(0, start))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    const text = Buffer.concat([
      decipher.update(bytes.subarray(start, bytes.length - TAG_BYTES)),
      decipher.final(),
    ])
    return JSON.parse(text.toString('utf8')) as unknown
  } catch {
    return null
  }
}
