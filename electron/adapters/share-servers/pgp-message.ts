import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib'
import { readPackets, TAG, writePacket, type PgpPacket } from './pgp-packets.ts'

/**
 * One OpenPGP message that opens with a passphrase (RFC 4880): what Yopass takes and nothing else does. It adds no
 * protection of its own; what is in it is sealed in the age format before. No keys, no signatures, no AEAD.
 */

/** A text is never longer; a sealed handover with the most that a card can hold is a fifth of this. */
export const LARGEST_TEXT = 256 * 1024
/** A message for several passphrases is none of Keyward's, and each costs a derivation. */
const MOST_KEYS = 4
/** How often a message may be wrapped in compression. */
const DEEPEST = 3

const BEGIN = '-----BEGIN PGP MESSAGE-----'
const END = '-----END PGP MESSAGE-----'

/** Symmetric ciphers by their number, with the length of their keys (RFC 4880 §9.2). */
const CIPHERS: Readonly<Record<number, readonly [name: string, keyLength: number]>> = {
  7: ['aes-128-cfb', 16],
  8: ['aes-192-cfb', 24],
  9: ['aes-256-cfb', 32],
}
const HASHES: Readonly<Record<number, string>> = {
  2: 'sha1',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
  11: 'sha224',
}
const AES_256 = 9
const SHA_256 = 8
const ITERATED = 3
/** 16 MiB go through the hash (RFC 4880 §3.7.1.3). */
const COUNT = 224
const BLOCK = 16
/** Literal data as it is, `b`; other kinds are texts whose line ends may have been changed. */
const BYTES = 0x62
const ZERO_IV = Buffer.alloc(BLOCK)
/** The header of the packet that holds the SHA-1 over everything before it (§5.14). */
const CHECK_HEAD = Buffer.from([0xc0 | TAG.modificationCheck, 20])

/** The text in an armored message that this passphrase opens, compressed. */
export const wrapText = (text: string, passphrase: string): string => {
  const salt = randomBytes(8)
  const specifier = Buffer.concat([Buffer.from([ITERATED, SHA_256]), salt, Buffer.from([COUNT])])
  const key = derive(passphrase, specifier, 32).key
  const literal = writePacket(
    TAG.literal,
    Buffer.concat([Buffer.from([BYTES, 0, 0, 0, 0, 0]), Buffer.from(text, 'utf8')]),
  )
  const inner = writePacket(TAG.compressed, Buffer.concat([Buffer.from([2]), deflateSync(literal)]))
  const prefix = randomBytes(BLOCK)
  const plain = Buffer.concat([prefix, prefix.subarray(-2), inner, CHECK_HEAD])
  const cipher = createCipheriv('aes-256-cfb', key, ZERO_IV)
  const sealed = Buffer.concat([
    Buffer.from([1]),
    cipher.update(Buffer.concat([plain, createHash('sha1').update(plain).digest()])),
    cipher.final(),
  ])
  const bytes = Buffer.concat([
    writePacket(TAG.symmetricKey, Buffer.concat([Buffer.from([4, AES_256]), specifier])),
    writePacket(TAG.sealed, sealed),
  ])
  const lines = bytes.toString('base64').match(/.{1,76}/gu) ?? []
  return [BEGIN, '', ...lines, `=${crc24(bytes)}`, END, ''].join('\n')
}

/** The text of a message; `null` for whatever does not open with this passphrase, was altered, or is no text. */
export const unwrapText = (armored: string, passphrase: string): string | null => {
  try {
    const packets = readPackets(unarmor(armored)).filter(({ tag }) => !IGNORED.has(tag))
    const keys = packets.filter(({ tag }) => tag === TAG.symmetricKey)
    const [sealed, ...more] = packets.slice(keys.length)
    if (sealed?.tag !== TAG.sealed || more.length > 0 || keys.length > MOST_KEYS) return null
    for (const { body } of keys) {
      const plain = unseal(sealed.body, body, passphrase)
      if (plain !== null) return textIn(plain, 0)
    }
    return null
  } catch {
    return null
  }
}

const IGNORED: ReadonlySet<number> = new Set([TAG.marker, TAG.padding])

const unarmor = (text: string): Buffer => {
  const start = text.indexOf(BEGIN)
  const end = text.indexOf(END, start)
  if (start < 0 || end < 0) throw new Error('not armored')
  const [, body] = text.slice(start + BEGIN.length, end).split(/\r?\n[ \t]*\r?\n(.*)/su)
  const [base64 = ''] = (body ?? '').replace(/[ \t\r\n]+/gu, '').split(/=(?=[A-Za-z0-9+/]{4}$)/u)
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) throw new Error('not base64')
  return Buffer.from(base64, 'base64')
}

type Derived = { readonly key: Buffer; readonly length: number }

/** A passphrase made into a key, and how long its specifier was (§3.7.1). */
const derive = (passphrase: string, specifier: Buffer, keyLength: number): Derived => {
  const kind = specifier.readUInt8(0)
  const hash = HASHES[specifier.readUInt8(1)]
  if (hash === undefined || (kind !== 0 && kind !== 1 && kind !== ITERATED))
    throw new Error('unknown derivation')
  const salt = kind === 0 ? Buffer.alloc(0) : cutAt(specifier, 2, 8)
  const salted = Buffer.concat([salt, Buffer.from(passphrase, 'utf8')])
  const code = kind === ITERATED ? specifier.readUInt8(10) : 0
  const count =
    kind === ITERATED ? Math.max((16 + (code & 15)) * 2 ** ((code >> 4) + 6), salted.length) : salted.length
  const parts: Buffer[] = []
  for (let zeros = 0; Buffer.concat(parts).length < keyLength; zeros += 1)
    parts.push(hashRepeated(hash, Buffer.alloc(zeros), salted, count))
  return { key: Buffer.concat(parts).subarray(0, keyLength), length: [2, 10, 0, 11][kind] ?? 0 }
}

const hashRepeated = (name: string, before: Buffer, salted: Buffer, count: number): Buffer => {
  const hash = createHash(name).update(before)
  const many = Buffer.concat(Array.from({ length: Math.ceil(65_536 / salted.length) }, () => salted))
  for (let left = count; left > 0; left -= many.length)
    hash.update(many.subarray(0, Math.min(left, many.length)))
  return hash.digest()
}

const cutAt = (bytes: Buffer, from: number, length: number): Buffer => {
  if (from + length > bytes.length) throw new Error('cut off')
  return bytes.subarray(from, from + length)
}

/** The session key that a passphrase gives (§5.3): the derived one itself, or one that it decrypts. */
const sessionKey = (body: Buffer, passphrase: string): readonly [cipher: string, key: Buffer] | null => {
  const [name, keyLength] = CIPHERS[body.readUInt8(1)] ?? ['', 0]
  if (body.readUInt8(0) !== 4 || name === '') return null
  const { key, length } = derive(passphrase, body.subarray(2), keyLength)
  const encrypted = body.subarray(2 + length)
  if (encrypted.length === 0) return [name, key]
  const opened = createDecipheriv(name, key, ZERO_IV).update(encrypted)
  const [inner, innerLength] = CIPHERS[opened.readUInt8(0)] ?? ['', 0]
  return inner !== '' && opened.length === innerLength + 1 ? [inner, opened.subarray(1)] : null
}

/** What is inside, if nothing of it was changed (§5.13); `null` for another passphrase as for another message. */
const unseal = (body: Buffer, keyPacket: Buffer, passphrase: string): Buffer | null => {
  const session = sessionKey(keyPacket, passphrase)
  if (session === null || body.readUInt8(0) !== 1) return null
  const plain = createDecipheriv(session[0], session[1], ZERO_IV).update(body.subarray(1))
  const end = plain.length - 20
  if (end < BLOCK + 2 + CHECK_HEAD.length) return null
  const isHeld = timingSafeEqual(
    createHash('sha1').update(plain.subarray(0, end)).digest(),
    plain.subarray(end),
  )
  return isHeld && plain.subarray(end - 2, end).equals(CHECK_HEAD) ? plain.subarray(BLOCK + 2, end - 2) : null
}

const textIn = (bytes: Buffer, depth: number): string | null => {
  const [packet, ...more] = readPackets(bytes).filter(({ tag }) => !IGNORED.has(tag))
  if (packet === undefined || more.length > 0 || depth > DEEPEST) return null
  return packet.tag === TAG.compressed ? textIn(inflate(packet), depth + 1) : textOf(packet)
}

const inflate = ({ body }: PgpPacket): Buffer => {
  const limits = { maxOutputLength: LARGEST_TEXT + 1_024 }
  const kind = body.readUInt8(0)
  if (kind === 0) return body.subarray(1)
  if (kind === 1) return inflateRawSync(body.subarray(1), limits)
  if (kind === 2) return inflateSync(body.subarray(1), limits)
  throw new Error('unknown compression')
}

const textOf = ({ tag, body }: PgpPacket): string | null => {
  if (tag !== TAG.literal) return null
  const text = body.subarray(2 + body.readUInt8(1) + 4)
  const isBytes = body.readUInt8(0) === BYTES
  if (text.length > LARGEST_TEXT) return null
  const words = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  return isBytes ? words : words.replaceAll('\r\n', '\n') // a text travels with the network's line ends (§5.9)
}

/** The checksum at the end of armor (§6.1); what protects is the one inside. */
const crc24 = (bytes: Buffer): string => {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb
    }
  }
  return Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]).toString('base64')
}
