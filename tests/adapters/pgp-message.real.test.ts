import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { createMessage, decrypt, encrypt, enums, readMessage } from 'openpgp'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import { LARGEST_TEXT, unwrapText, wrapText } from '../../electron/adapters/share-servers/pgp-message.ts'

const { afterAll, describe, it } = needs('gpg')

const TEXT =
  '-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3Yx\n-----END AGE ENCRYPTED FILE-----\n'
const KEY = 'aB3dEfGhIjKlMnOpQrStUv'

const home = mkdtempSync(join(tmpdir(), 'kw-gpg-'))
afterAll(() => {
  execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'])
  rmSync(home, { recursive: true, force: true })
})
/** GnuPG, with a passphrase of nobody's. */
const gpg = (args: readonly string[], input: string, key = KEY): string =>
  execFileSync(
    'gpg',
    ['--homedir', home, '--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', key, ...args],
    { input, stdio: ['pipe', 'pipe', 'ignore'] },
  ).toString()

describe('a message with a passphrase', () => {
  it('of Keyward’s opens with GnuPG, and with the library that Yopass’s page uses', async () => {
    const message = wrapText(TEXT, KEY)
    expect(gpg(['--decrypt'], message)).toBe(TEXT)
    const opened = await decrypt({ message: await readMessage({ armoredMessage: message }), passwords: KEY })
    expect(opened.data).toBe(TEXT)
  })

  it.each([
    ['as it comes', []],
    ['uncompressed', ['--compress-algo', 'none']],
    ['with ZLIB and AES-128', ['--compress-algo', 'zlib', '--cipher-algo', 'AES128']],
    ['with AES-192 and SHA-512', ['--cipher-algo', 'AES192', '--s2k-digest-algo', 'SHA512']],
    ['with a salted derivation', ['--s2k-mode', '1']],
  ])('of GnuPG’s opens here: %s', (_how, args) => {
    const long = TEXT.repeat(400) // more than one piece
    expect(unwrapText(gpg(['--armor', '--symmetric', ...args], long), KEY)).toBe(long)
  })

  it.each([
    ['as it comes', {}],
    ['compressed', { preferredCompressionAlgorithm: enums.compression.zip }],
  ])('of Yopass’s page opens here: %s', async (_how, config) => {
    const message = await encrypt({ message: await createMessage({ text: TEXT }), passwords: KEY, config })
    expect(unwrapText(String(message), KEY)).toBe(TEXT)
  })

  it('comes back as it went, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 4_000 }), (text) => {
        expect(unwrapText(wrapText(text, KEY), KEY)).toBe(text)
      }),
      { numRuns: 25 },
    )
  })

  it('does not open with another passphrase, nor with any bit of it turned', () => {
    const message = wrapText(TEXT, KEY)
    expect(unwrapText(message, `${KEY}x`)).toBeNull()
    const lines = message.split('\n')
    const bytes = Buffer.from(lines.slice(2, -3).join(''), 'base64')
    const armor = (altered: Buffer) =>
      [...lines.slice(0, 2), altered.toString('base64'), ...lines.slice(-2)].join('\n')
    expect(unwrapText(armor(bytes), KEY)).toBe(TEXT)
    for (let at = 8; at < bytes.length; at += 11) {
      const altered = Buffer.from(bytes)
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
      expect(unwrapText(armor(altered), KEY), `byte ${at}`).toBeNull()
    }
    for (const length of [0, 1, 20, bytes.length - 1])
      expect(unwrapText(armor(bytes.subarray(0, length)), KEY), `cut at ${length}`).toBeNull()
  })

  it('that unpacks to more than any handover, is for many passphrases, or is none at all, is refused', async () => {
    expect(unwrapText(wrapText('x'.repeat(LARGEST_TEXT), KEY), KEY)).toHaveLength(LARGEST_TEXT)
    expect(unwrapText(wrapText('x'.repeat(LARGEST_TEXT + 1), KEY), KEY)).toBeNull()
    expect(unwrapText(wrapText('x'.repeat(40_000_000), KEY), KEY)).toBeNull()
    const passwords = Array.from({ length: 12 }, (_one, at) => `${KEY}${at}`)
    const many = await encrypt({ message: await createMessage({ text: TEXT }), passwords })
    expect(unwrapText(String(many), `${KEY}11`)).toBeNull()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (junk) => {
        const armored = `-----BEGIN PGP MESSAGE-----\n\n${Buffer.from(junk).toString('base64')}\n-----END PGP MESSAGE-----`
        expect(unwrapText(armored, KEY)).toBeNull()
      }),
    )
  })
})
