import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import type { BitwardenSealed } from '../../core/import/entry.ts'
import type { ImportRefusal } from '../../../shared/import/refusal.ts'
import { argon2 } from './key-derivation.ts'

type Opened =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: ImportRefusal }

/** Bitwarden's encrypted text of type 2: AES-256-CBC, then HMAC-SHA-256 over iv and ciphertext. */
const decrypt = (text: string, keys: { readonly enc: Buffer; readonly mac: Buffer }): Buffer | null => {
  const [iv = '', data = '', mac = ''] = text.slice(2).split('|')
  const vector = Buffer.from(iv, 'base64')
  const sealed = Buffer.from(data, 'base64')
  const expected = createHmac('sha256', keys.mac).update(vector).update(sealed).digest()
  const given = Buffer.from(mac, 'base64')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const decipher = createDecipheriv('aes-256-cbc', keys.enc, vector)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

/** Opens Bitwarden's export under a password, whose costs were judged before. */
export const openBitwarden = async (sealed: BitwardenSealed, password: string): Promise<Opened> => {
  const { kdf, salt } = sealed
  const key =
    kdf.kind === 'pbkdf2'
      ? pbkdf2Sync(password, salt, kdf.iterations, 32, 'sha256')
      : await argon2(
          Buffer.from(password),
          createHash('sha256').update(salt).digest(),
          kdf.mebibytes * 1_024,
          kdf.iterations,
          kdf.lanes,
          'argon2id',
        )
  // HKDF-Expand (RFC 5869 §2.3) of one block: the derived key is the pseudo-random key already
  const expand = (info: string) =>
    createHmac('sha256', key)
      .update(info)
      .update(Buffer.from([1]))
      .digest()
  const keys = { enc: expand('enc'), mac: expand('mac') }
  if (decrypt(sealed.validation, keys) === null) return { ok: false, why: 'wrongPassword' }
  const plain = decrypt(sealed.data, keys)
  return plain === null ? { ok: false, why: 'damaged' } : { ok: true, value: plain.toString('utf8') }
}
