import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../../../shared/canonical.ts'
import { REVIEW_VERSION, SignedReview, type Review } from '../../../shared/review.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'

/** Before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 §7), and of a public one in SPKI (§4). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The checksum of a review: SHA-256 over its canonical JSON, hex. */
export const checksumOf = (review: unknown): string => sha256(canonicalJson(review))

/** Six groups of four, as a person compares them: "7f3a 91c2 …" of the public key's SHA-256. */
export const fingerprintOf = (publicKey: string): string =>
  (sha256(Buffer.from(publicKey, 'base64url')).slice(0, 24).match(/.{4}/gu) ?? []).join(' ')

/** Signs reviews with a key that is derived from the vault's, so that another vault cannot. */
export const createReviewSeal = (seed: Uint8Array) => {
  const secretKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = rawPublicKey(createPublicKey(secretKey))
  return {
    publicKey,
    sign: (review: Review, files: Readonly<Record<string, string>>): SignedReview => {
      const signed = { kind: 'keyward-review', version: REVIEW_VERSION, review, files } as const
      const value = sign(null, Buffer.from(canonicalJson(signed)), secretKey).toString('base64url')
      return { ...signed, signature: { algorithm: 'Ed25519', publicKey, value } }
    },
  }
}

/** Largest review that is looked at: 10,000 connections come to about 8 MB. */
export const REVIEW_MAX = 64 * 1024 * 1024

/**
 * Reads `review.json` and checks its signature over everything else in it. Damaged, somebody else's file, altered,
 * and written by a newer Keyward are told apart; nothing is taken from a file that is not whole.
 */
export const openSigned = (bytes: Uint8Array): Result<SignedReview> => {
  const raw = parse(bytes)
  if (raw === undefined) return fail('reviewDamaged')
  if (typeof raw !== 'object' || raw === null || !('kind' in raw) || raw.kind !== 'keyward-review')
    return fail('notAReview')
  if ('version' in raw && typeof raw.version === 'number' && raw.version > REVIEW_VERSION)
    return fail('reviewNewer')
  const read = SignedReview.safeParse(raw)
  if (!read.success) return fail('reviewDamaged')
  const { signature: _signature, ...signed } = raw as unknown as Record<string, unknown> & SignedReview
  const { publicKey, value } = read.data.signature
  return isSigned(canonicalJson(signed), publicKey, value) ? ok(read.data) : fail('reviewAltered')
}

const isSigned = (text: string, publicKey: string, value: string): boolean => {
  try {
    const key = createPublicKey({
      key: Buffer.concat([SPKI, Buffer.from(publicKey, 'base64url')]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, Buffer.from(text), key, Buffer.from(value, 'base64url'))
  } catch {
    return false
  }
}

const rawPublicKey = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('base64url')

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
