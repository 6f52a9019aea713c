import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { needs } from '../needs.ts'
import type { ImportFound } from '../../electron/core/ports/import-reader.ts'
import { value } from '../worlds/fakes.ts'
import {
  APPS,
  bitwardenJson,
  bitwardenSealedJson,
  FILE_PASSWORD,
  kdbx4File,
  keePassFile,
  keePassFileWithKey,
  onePuxFile,
} from './import-files.ts'
import { findIn, inMemory, look, never, NOW, threadReader, whyOf } from './import-reading.ts'

const { afterAll, beforeAll, describe, it } = needs('zip', 'keepassxc')

const folder = mkdtempSync(join(tmpdir(), 'keyward-import-'))
const reader = threadReader()
let kdbx: Buffer
beforeAll(() => void (kdbx = keePassFile(folder)))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const unlock = async (bytes: Uint8Array, password: string, signal = never) => {
  expect(value(await look(bytes))).toMatchObject({ kind: 'password' })
  return reader.unlock(inMemory(bytes), { password }, NOW, signal)
}
/** Whether anything comes out of a file that was altered or cut. */
const opensAll = async (bytes: Uint8Array) => {
  const read = await look(bytes)
  return read.ok && read.value.kind === 'password'
    ? (await reader.unlock(inMemory(bytes), { password: FILE_PASSWORD }, NOW, never)).ok
    : read.ok
}
const expectApps = (found: ImportFound, leftOut: number) => {
  expect(
    found.candidates
      .map(({ name, clientId, clientSecret }) => ({ name, clientId, secret: clientSecret }))
      .toSorted((a, b) => (a.clientId ?? '').localeCompare(b.clientId ?? '', 'en-GB')),
  ).toEqual(APPS)
  expect(found.leftOut).toBe(leftOut)
}

describe('KeePass', () => {
  it('what KeePassXC wrote is opened with its password, and not with another', async () => {
    expectApps(value(await unlock(kdbx, FILE_PASSWORD)), 1)
    expect(whyOf(await unlock(kdbx, 'another'))).toBe('wrongPassword')
    expect(whyOf(await unlock(kdbx, ''))).toBe('wrongPassword')
  })

  it.each([
    ['a password and', FILE_PASSWORD],
    ['nothing but', null],
  ])('what KeePassXC wrote under %s a key file is opened with that, and not without', async (_name, word) => {
    const { file, key } = keePassFileWithKey(folder, word)
    const tried = (password: string, keyFile?: Uint8Array) =>
      reader.unlock(
        inMemory(file),
        { password, keyFile: keyFile === undefined ? undefined : inMemory(keyFile) },
        NOW,
        never,
      )
    expectApps(value(await tried(word ?? '', key)), 0)
    expect(whyOf(await tried(word ?? ''))).toBe('wrongPassword')
    expect(whyOf(await tried(word ?? '', Buffer.from('another file altogether')))).toBe('wrongPassword')
    expect(whyOf(await tried('another', key))).toBe('wrongPassword')
  })

  it('cut at any length or altered it is refused, without anything out of it', async () => {
    for (let length = 4; length < kdbx.length; length += 211) {
      expect(await opensAll(kdbx.subarray(0, length)), `${length} bytes`).toBe(false)
    }
    for (const at of [20, 60, 300, kdbx.length - 100]) {
      const changed = Buffer.from(kdbx)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await opensAll(changed), `byte ${at}`).toBe(false)
    }
  })

  it('KDBX 4 with Argon2id, a file that KeePassXC opens as well', async () => {
    const file = await kdbx4File(folder)
    expectApps(value(await unlock(file, FILE_PASSWORD)), 0)
    expect(whyOf(await unlock(file, 'another'))).toBe('wrongPassword')
    for (const at of [30, 200, file.length - 100]) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await opensAll(changed), `byte ${at}`).toBe(false)
    }
  })

  it('the opening ends at once when it is cancelled', async () => {
    const stop = new AbortController()
    const opening = unlock(kdbx, FILE_PASSWORD, stop.signal)
    setTimeout(() => stop.abort(), 30)
    expect(whyOf(await opening)).toBe('cancelled')
  })
})

describe('Bitwarden under a password', () => {
  it.each([
    ['PBKDF2', { type: 0, rounds: 600_000 }],
    ['Argon2id', { type: 1, passes: 3 }],
  ] as const)('with %s it opens, and not with another password', async (_name, kdf) => {
    const file = Buffer.from(await bitwardenSealedJson(bitwardenJson(), FILE_PASSWORD, kdf))
    expectApps(value(await unlock(file, FILE_PASSWORD)), 1)
    expect(whyOf(await unlock(file, 'another'))).toBe('wrongPassword')
    const altered = JSON.parse(file.toString()) as { data: string }
    const middle = altered.data.length / 2
    const data = `${altered.data.slice(0, middle)}AAAA${altered.data.slice(middle + 4)}`
    expect(whyOf(await unlock(Buffer.from(JSON.stringify({ ...altered, data })), FILE_PASSWORD))).toBe(
      'damaged',
    )
  })
})

describe('1Password', () => {
  it('what the zip command packed is read', async () => {
    expectApps(await findIn(onePuxFile(folder)), 0)
  })

  it('a newer version, another archive, a bomb and a cut one are refused', async () => {
    expect(whyOf(await look(onePuxFile(folder, { version: 4 })))).toBe('newer')
    expect(whyOf(await look(onePuxFile(folder, { data: '[]' })))).toBe('damaged')
    const bomb = onePuxFile(folder, { data: ' '.repeat(70 * 1_024 * 1_024) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(whyOf(await look(bomb))).toBe('unpacksTooLarge')
    const whole = onePuxFile(folder)
    for (let length = 4; length < whole.length; length += 61)
      expect((await look(whole.subarray(0, length))).ok, `${length} bytes`).toBe(false)
  })

  it('a bomb that lies about its size is stopped by what comes out', async () => {
    const bomb = onePuxFile(folder, { data: ' '.repeat(70 * 1_024 * 1_024) })
    const claimed = Buffer.alloc(4)
    claimed.writeUInt32LE(70 * 1_024 * 1_024)
    for (let at = bomb.indexOf(claimed); at !== -1; at = bomb.indexOf(claimed, at + 1))
      bomb.writeUInt32LE(1_000, at)
    expect(whyOf(await look(bomb))).toBe('damaged')
  })
})
