/** Loaded when it is first needed: the command is on its way to Keyward by then. */
const crypto = () => process.getBuiltinModule('node:crypto')

/** Each side's own random part of a session. */
export const NONCE_BYTES = 32
const TAG = 16

export type Side = 'keyward' | 'tool'
type Nonces = { readonly keyward: Uint8Array; readonly tool: Uint8Array }

/** Something that nobody can have seen before. */
export const freshNonce = (): Buffer => crypto().randomBytes(NONCE_BYTES)

/** That this side knows the key, for these two nonces and no others; one side's proof is not the other's. */
export const proofOf = (key: Uint8Array, side: Side, { keyward, tool }: Nonces): Buffer =>
  crypto()
    .createHmac('sha256', key)
    .update(`keyward-tools\n1\n${side}\n`)
    .update(keyward)
    .update(tool)
    .digest()

/** Compares in constant time. */
export const isProof = (key: Uint8Array, side: Side, nonces: Nonces, given: Uint8Array): boolean => {
  const wanted = proofOf(key, side, nonces)
  return given.length === wanted.length && crypto().timingSafeEqual(wanted, given)
}

/** As HKDF expands a key that is random already (RFC 5869, 2.3 and 3.3): for one block that is one HMAC. */
const frameKey = (key: Uint8Array, from: Side, { keyward, tool }: Nonces): Buffer =>
  crypto()
    .createHmac('sha256', key)
    .update(`keyward-tools\n1\nfrom ${from}\n`)
    .update(keyward)
    .update(tool)
    .update('\x01')
    .digest()

/**
 * The one frame that each side sends after the proofs, sealed (AES-256-GCM) under a key of this session and side: whoever
 * stands between the two and passes their proofs on reads nothing. A key seals once, so that its nonce is zero.
 */
export const sealFrame = (key: Uint8Array, from: Side, nonces: Nonces, text: string): Buffer => {
  const cipher = crypto().createCipheriv('aes-256-gcm', frameKey(key, from, nonces), Buffer.alloc(12))
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** What was sealed; `null` where it was not, or not by this side in this session. */
export const openFrame = (key: Uint8Array, from: Side, nonces: Nonces, frame: Uint8Array): string | null => {
  if (frame.length < TAG) return null
  const decipher = crypto().createDecipheriv('aes-256-gcm', frameKey(key, from, nonces), Buffer.alloc(12), {
    authTagLength: TAG,
  })
  try {
    decipher.setAuthTag(frame.subarray(frame.length - TAG))
    return Buffer.concat([decipher.update(frame.subarray(0, frame.length - TAG)), decipher.final()]).toString(
      'utf8',
    )
  } catch {
    return null
  }
}
