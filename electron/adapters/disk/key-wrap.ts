import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as z from 'zod'

/**
 * What a sealed file says of the passphrase that it needs. Bounds hold when it is read back: a hostile file may neither
 * make a try cheap nor take the computer’s memory.
 */
export const PassphraseLock = z.object({
  kind: z.literal('passphrase'),
  /** 16 random bytes, as base64. */
  salt: z.base64().length(24),
  /** Argon2id, one lane: KiB, and how often it goes over them. */
  memory: z.int().min(65_536).max(524_288),
  passes: z.int().min(1).max(100),
  /** Nonce, sealed vault key and tag, as base64. */
  wrapped: z.base64().length(80),
})
export type PassphraseLock = z.infer<typeof PassphraseLock>

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
export const KEY_BYTES = 32

type Halves = {
  /** What the keychain holds. */
  readonly kept: Uint8Array
  /** What Argon2id made of the passphrase. */
  readonly stretched: Uint8Array
}
type About = Omit<PassphraseLock, 'kind' | 'wrapped'> & { readonly account: string }

/** HKDF-SHA-256 (RFC 5869) over both halves: neither the keychain nor the passphrase opens anything alone. */
const wrappingKey = ({ kept, stretched }: Halves, { salt }: About): Buffer => {
  const both = Buffer.concat([kept, stretched])
  const key = Buffer.from(
    hkdfSync('sha256', both, Buffer.from(salt, 'base64'), 'keyward passphrase lock 1', KEY_BYTES),
  )
  both.fill(0)
  return key
}

/** The cost and the account are authenticated: none can be exchanged for another’s. */
const associated = ({ account, salt, memory, passes }: About) =>
  Buffer.from(JSON.stringify(['keyward-lock', 1, account, salt, memory, passes]))

/** The vault key, sealed under both halves (AES-256-GCM). */
export const wrapKey = (key: Uint8Array, halves: Halves, about: About): string => {
  const wrapping = wrappingKey(halves, about)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, wrapping, nonce)
  cipher.setAAD(associated(about))
  const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  wrapping.fill(0)
  return sealed.toString('base64')
}

/** The vault key, or `null` where a half is not the one, or anything was changed. */
export const unwrapKey = (wrapped: string, halves: Halves, about: About): Buffer | null => {
  const bytes = Buffer.from(wrapped, 'base64')
  if (bytes.length !== NONCE + KEY_BYTES + TAG) return null
  const wrapping = wrappingKey(halves, about)
  try {
    const decipher = createDecipheriv(CIPHER, wrapping, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(associated(about))
    decipher.setAuthTag(bytes.subarray(NONCE + KEY_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, NONCE + KEY_BYTES)), decipher.final()])
  } catch {
    return null
  } finally {
    wrapping.fill(0)
  }
}
