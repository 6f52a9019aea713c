import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../kernel/canonical.ts'
import { REVIEW_VERSION, SignedReview, type Review } from '../../../shared/review/review.ts'
import type { Card } from '../../../shared/handover/handover.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { isSigned as isSignedBy, signDocument } from '../handover/keys.ts'

/** Before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 §7), and of a public one in SPKI (§4). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The checksum of a review: SHA-256 over its canonical JSON, hex. */
export const checksumOf = (review: unknown): string => sha256(canonicalJson(review))

/** Six groups of four, as a person compares them: "7f3a 91c2 …" of the public key's SHA-256. */
export const fingerprintOf = (publicKey: string): string =>
  (sha256(Buffer.from(publicKey, 'base64url')).slice(0, 24).match(/.{4}/gu) ?? []).join(' ')

/** A card and the seed of its signing key; `null` where nobody has said who uses this Keyward. */
export type Endorser = { readonly card: Card; readonly seed: string } | null

/** Before what a card signs, so that no other document of its passes for one. */
const ENDORSES = 'keyward-review-2'

/** Signs reviews with a key that is derived from the vault's, so that another vault cannot, and with a card's as well. */
export const createReviewSeal = (seed: Uint8Array) => {
  const secretKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = rawPublicKey(createPublicKey(secretKey))
  return {
    publicKey,
    sign: (review: Review, files: Readonly<Record<string, string>>, by: Endorser): SignedReview => {
      const card = by?.card ?? null
      const signed = { kind: 'keyward-review', version: REVIEW_VERSION, review, files, card } as const
      const value = sign(null, Buffer.from(canonicalJson(signed)), secretKey).toString('base64url')
      const whole = { ...signed, signature: { algorithm: 'Ed25519', publicKey, value } as const }
      return { ...whole, endorsement: by === null ? null : endorse(whole, by) }
    },
  }
}

const endorse = (whole: object, { card: { signKey }, seed }: NonNullable<Endorser>): string =>
  signDocument({ digest: checksumOf(whole) }, ENDORSES, { seed, signKey }).signature

/** Whether the card in a pack signed the whole of it; one without a card has nothing that could. */
const isEndorsed = (whole: object, card: Card | null, signature: string | null): boolean => {
  if (card === null || signature === null) return card === null && signature === null
  const claim = { digest: checksumOf(whole), signature }
  return isSignedBy(claim, ENDORSES, card.signKey)
}

/** Largest review that is looked at: 10,000 connections come to about 8 MB. */
export const REVIEW_MAX = 64 * 1024 * 1024

/**
 * Reads `review.json` and checks its signatures over everything else in it. Damaged, somebody else's file, altered,
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
  const { endorsement: _endorsement, ...whole } = raw as unknown as Record<string, unknown> & SignedReview
  const { signature: _signature, ...signed } = whole
  const { publicKey, value } = read.data.signature
  const { card = null, endorsement = null } = read.data
  return isSigned(canonicalJson(signed), publicKey, value) && isEndorsed(whole, card, endorsement)
    ? ok(read.data)
    : fail('reviewAltered')
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
