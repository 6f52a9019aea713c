import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { base58 } from '@scure/base'

/** What PrivateBin's own page puts on its server, and the key as it writes it into the link: without leading zeros. */
export const sealedByPage = (text: string, key: Uint8Array) => {
  const iv = randomBytes(16)
  const salt = randomBytes(8)
  const cipher = [iv.toString('base64'), salt.toString('base64'), 100_000, 256, 128, 'aes', 'gcm', 'zlib']
  const adata = [cipher, 'plaintext', 0, 0]
  const sealer = createCipheriv('aes-256-gcm', pbkdf2Sync(key, salt, 100_000, 32, 'sha256'), iv)
  sealer.setAAD(Buffer.from(JSON.stringify(adata)))
  const plain = deflateRawSync(JSON.stringify({ paste: text }))
  const ct = Buffer.concat([sealer.update(plain), sealer.final(), sealer.getAuthTag()]).toString('base64')
  const from = key.findIndex((byte) => byte !== 0)
  return { body: { v: 2, adata, ct, meta: { expire: '1day' } }, keyInLink: base58.encode(key.subarray(from)) }
}
