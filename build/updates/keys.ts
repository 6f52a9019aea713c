import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import {
  bytesToSign,
  keyIdOf,
  spellKeyId,
  type KeySignature,
  type Purpose,
} from '../../electron/core/updates/signing.ts'

/** A private signing key in memory, with its public half and id. */
export type SigningKey = { readonly key: KeyObject; readonly publicKey: string; readonly id: string }

/** Makes an Ed25519 key and writes its private half, sealed where there is a passphrase, into a new file (0600). */
export const makeKey = (path: string, passphrase: string | null): SigningKey => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem =
    passphrase === null
      ? privateKey.export({ format: 'pem', type: 'pkcs8' })
      : privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase })
  writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
  return signingKey(privateKey)
}

/** Reads a private key from a file that nobody else may read. */
export const readKeyFile = (path: string, passphrase: string | null): SigningKey => {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others: chmod 600 it.`)
  return readKey(readFileSync(path, 'utf8'), passphrase, path)
}

/**
 * The release key from `UPDATE_SIGNING_KEY` (PEM) or the file that `UPDATE_SIGNING_KEY_FILE` names, with
 * `UPDATE_SIGNING_PASSPHRASE` where it is sealed. Never from an argument, which every program on a computer can read.
 */
export const releaseKey = (env: NodeJS.ProcessEnv): SigningKey => {
  const [text, file] = [env['UPDATE_SIGNING_KEY'] ?? '', env['UPDATE_SIGNING_KEY_FILE'] ?? '']
  const passphrase = env['UPDATE_SIGNING_PASSPHRASE'] || null
  if (text !== '' && file !== '')
    throw new Error('Both UPDATE_SIGNING_KEY and UPDATE_SIGNING_KEY_FILE are set. Keep one of them.')
  if (file !== '') return readKeyFile(file, passphrase)
  if (text !== '') return readKey(text, passphrase, 'UPDATE_SIGNING_KEY')
  throw new Error('Set UPDATE_SIGNING_KEY or UPDATE_SIGNING_KEY_FILE: without a key nothing can be signed.')
}

const readKey = (pem: string, passphrase: string | null, from: string): SigningKey => {
  let key: KeyObject
  try {
    key = createPrivateKey(passphrase === null ? pem : { key: pem, format: 'pem', passphrase })
  } catch {
    throw new Error(`${from} holds no private key that this passphrase opens.`) // never the cause: it may quote the key
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${from} holds a key that is not Ed25519.`)
  return signingKey(key)
}

const signingKey = (key: KeyObject): SigningKey => {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return { key, publicKey: x, id: keyIdOf(x) }
}

export const signDocument = ({ key, id }: SigningKey, purpose: Purpose, document: unknown): KeySignature => ({
  key: id,
  value: sign(null, bytesToSign(purpose, document), key).toString('base64url'),
})

/** "8f20 c4a1 77be 02d9", as the window shows it. */
export const spelled = ({ id }: Pick<SigningKey, 'id'>): string => spellKeyId(id)
