import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto'
import { canonicalJson } from '../kernel/canonical.ts'
import { spelled } from '../kernel/spelled.ts'

/** The two keys of a Keyward, private halves included: kept in the keychain and nowhere else. */
export type HandoverKeys = {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
  /** Ed25519 seed, 32 bytes as base64url. */
  readonly seed: string
}

/** A fresh Ed25519 key: its seed and its public half. */
export const newSigningKey = (): { readonly seed: string; readonly signKey: string } => {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { seed: d, signKey: x }
}

/** The public half that belongs to a seed; `null` where it is no seed. */
export const signKeyOf = (seed: string): string | null => {
  try {
    const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d: seed, x: seed } })
    return createPublicKey(key).export({ format: 'jwk' }).x ?? null
  } catch {
    return null
  }
}

/** Signs the canonical form of a document (Ed25519, RFC 8032); `context` keeps one kind from passing for another. */
export const signDocument = <Document extends object>(
  document: Document,
  context: string,
  { seed, signKey }: { readonly seed: string; readonly signKey: string },
): Document & { signature: string } => {
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d: seed, x: signKey } })
  return { ...document, signature: sign(null, message(document, context), key).toString('base64url') }
}

export const isSigned = (
  { signature, ...document }: { readonly signature: string },
  context: string,
  signKey: string,
): boolean => {
  try {
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: signKey } })
    return verify(null, message(document, context), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false // no point of the curve
  }
}

const message = (document: object, context: string) => Buffer.from(`${context}\n${canonicalJson(document)}`)

/** SHA-256 of the canonical form, signature included, as base64url. */
export const digestOf = (document: object): string =>
  createHash('sha256').update(canonicalJson(document)).digest('base64url')

/**
 * A receipt short enough to be read out: fifty bits that only somebody who opened the handover can work out, because
 * the digest covers all that was sealed. It is signed by nobody.
 */
export const receiptCodeOf = (digest: string): string => {
  const mac = createHmac('sha256', digest).update('keyward-receipt-code-1').digest()
  return (spelled(mac, 50).match(/.{5}/gu) ?? []).join('-')
}

/** A code as typed: without regard to case, spaces and hyphens, and to letters that are taken for digits. */
export const typedCode = (text: string): string => {
  const letters = text
    .toLowerCase()
    .replace(/[^0-9a-z]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/gu, '1')
  return (letters.match(/.{1,5}/gu) ?? []).join('-')
}
