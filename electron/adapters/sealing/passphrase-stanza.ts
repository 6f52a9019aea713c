import { randomBytes } from 'node:crypto'
import { base64nopad } from '@scure/base'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { scrypt } from '../import/key-derivation.ts'

/** A line of an age header, as the library has it. */
type Stanza = { readonly args: string[]; readonly body: Uint8Array }
type Make = new (args: string[], body: Uint8Array) => Stanza

const KIND = 'scrypt'
const LABEL = Buffer.from('age-encryption.org/v1/scrypt')
const SALT = 16
/** A stranger's file may ask for no more: 1 GiB, and some seconds. */
const LOG_N_MOST = 20
/** Each key is made for one file alone, so that the format fixes its nonce (C2SP age, “scrypt”). */
const NONCE = new Uint8Array(12)
/** What a wrapped file key takes: 16 bytes and the tag. */
const BODY = 32

const keyOf = (passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> =>
  scrypt(Buffer.from(passphrase, 'utf8'), Buffer.concat([LABEL, salt]), logN)

/** Seals by a passphrase as age does; for a file's only recipient. */
export const toPassphrase = (Stanza: Make, passphrase: string, logN: number) => ({
  wrapFileKey: async (fileKey: Uint8Array): Promise<Stanza[]> => {
    const salt = randomBytes(SALT)
    const key = await keyOf(passphrase, salt, logN)
    const body = chacha20poly1305(key, NONCE).encrypt(fileKey)
    key.fill(0)
    return [new Stanza([KIND, base64nopad.encode(salt), String(logN)], body)]
  },
})

/** Opens what was sealed by a passphrase; `null` where it is not the one. A header that breaks the format is thrown. */
export const byPassphrase = (passphrase: string) => ({
  unwrapFileKey: async (stanzas: readonly Stanza[]): Promise<Uint8Array | null> => {
    const one = stanzas.find(({ args }) => args[0] === KIND)
    if (one === undefined) return null
    const [, salt = '', logN = ''] = one.args
    const bytes = base64nopad.decode(salt)
    if (stanzas.length !== 1) throw new Error('a passphrase stands beside others')
    if (one.args.length !== 3 || bytes.length !== SALT || one.body.length !== BODY)
      throw new Error('no scrypt stanza')
    if (!/^[1-9][0-9]*$/u.test(logN) || Number(logN) > LOG_N_MOST) throw new Error('no work factor')
    const key = await keyOf(passphrase, bytes, Number(logN))
    try {
      return chacha20poly1305(key, NONCE).decrypt(one.body)
    } catch {
      return null
    } finally {
      key.fill(0)
    }
  },
})
