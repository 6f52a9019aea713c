import { createHash, createPublicKey, verify } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from '../kernel/canonical.ts'

/** An Ed25519 public key: its 32 bytes as base64url. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/u)
/** The first 64 bits of a public key's SHA-256, in hex. */
export const KeyId = z.string().regex(/^[0-9a-f]{16}$/u)
/** One signature with the id of its key. */
export const KeySignature = z.object({ key: KeyId, value: z.string().regex(/^[A-Za-z0-9_-]{86}$/u) })
export type KeySignature = z.infer<typeof KeySignature>

/** What a signature is for; one for another purpose is worth nothing (domain separation). */
export type Purpose = 'keyward-update-1' | 'keyward-artefact-1' | 'keyward-keys-1'

export const keyIdOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16)

/** As people compare it: "8f20 c4a1 77be 02d9". */
export const spellKeyId = (id: string): string => (id.match(/.{4}/gu) ?? []).join(' ')

/** The bytes that are signed: the purpose, a line break, and the canonical form (RFC 8785) of the document. */
export const bytesToSign = (purpose: Purpose, document: unknown): Buffer =>
  Buffer.from(`${purpose}\n${canonicalJson(document)}`)

/** Whether this key signed this document for this purpose (Ed25519, RFC 8032). */
export const isSignedWith = (
  publicKey: string,
  purpose: Purpose,
  document: unknown,
  { key, value }: KeySignature,
): boolean => {
  const bytes = Buffer.from(value, 'base64url')
  // one way of writing a signature only: spare bits at its end are no signature
  if (keyIdOf(publicKey) !== key || bytes.toString('base64url') !== value) return false
  try {
    return verify(
      null,
      bytesToSign(purpose, document),
      createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } }),
      bytes,
    )
  } catch {
    return false // no point of the curve
  }
}
