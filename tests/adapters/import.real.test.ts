import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createImportReader } from '../../electron/adapters/import-reader.ts'
import { createImportFile } from '../../electron/core/import/import-file.ts'
import { candidatesOf } from '../../electron/core/import/import-candidates.ts'
import type { Result } from '../../shared/result.ts'
import { value } from '../fakes.ts'
import {
  APPS,
  bitwardenJson,
  bitwardenSealedJson,
  FILE_PASSWORD,
  kdbx4File,
  keePassFile,
  onePuxFile,
} from './import-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-import-'))
const reader = createImportReader({
  worker: new URL('../../electron/adapters/import-worker.ts', import.meta.url),
})
const files = createImportFile(reader)
const never = new AbortController().signal
let kdbx: Buffer
beforeAll(() => void (kdbx = keePassFile(folder)))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const whyOf = (result: Result<unknown>) =>
  !result.ok && result.failure.code === 'importRefused' ? result.failure.why : 'none'
const unlock = async (bytes: Uint8Array, password: string, signal = never) => {
  const read = value(await files.read(bytes, never))
  if (read.kind !== 'sealed') throw new Error('not sealed')
  return files.unlock(read, password, signal)
}
const expectApps = (entries: Parameters<typeof candidatesOf>[0], leftOut: number) => {
  const found = candidatesOf(entries, Date.UTC(2026, 10, 1))
  expect(
    found.candidates.map(({ name, clientId, clientSecret }) => ({ name, clientId, secret: clientSecret })),
  ).toEqual(APPS)
  expect(found.leftOut).toBe(leftOut)
}

describe('KeePass', () => {
  it('what KeePassXC wrote is opened with its password, and not with another', async () => {
    const entries = value(await unlock(kdbx, FILE_PASSWORD))
    expectApps(
      [...entries]
        .toSorted((a, b) => b.title.localeCompare(a.title, 'en-GB'))
        .filter(({ title }) => title !== 'none'),
      1,
    )
    expect(whyOf(await unlock(kdbx, 'another'))).toBe('wrongPassword')
    expect(whyOf(await unlock(kdbx, ''))).toBe('wrongPassword')
  })

  it('cut at any length or altered it is refused, without anything out of it', async () => {
    for (let length = 4; length < kdbx.length; length += 211) {
      const read = await files.read(kdbx.subarray(0, length), never)
      const opened =
        read.ok && read.value.kind === 'sealed' ? await files.unlock(read.value, FILE_PASSWORD, never) : read
      expect(opened.ok, `${length} bytes`).toBe(false)
    }
    for (const at of [20, 60, 300, kdbx.length - 100]) {
      const changed = Buffer.from(kdbx)
      changed[at] = (changed[at] ?? 0) ^ 1
      const read = await files.read(changed, never)
      const opened =
        read.ok && read.value.kind === 'sealed' ? await files.unlock(read.value, FILE_PASSWORD, never) : read
      expect(opened.ok, `byte ${at}`).toBe(false)
    }
  })

  it('KDBX 4 with Argon2id, a file that KeePassXC opens as well', async () => {
    const file = await kdbx4File(folder)
    expectApps(value(await unlock(file, FILE_PASSWORD)), 0)
    expect(whyOf(await unlock(file, 'another'))).toBe('wrongPassword')
    for (const at of [30, 200, file.length - 100]) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 1
      const read = await files.read(changed, never)
      const opened =
        read.ok && read.value.kind === 'sealed' ? await files.unlock(read.value, FILE_PASSWORD, never) : read
      expect(opened.ok, `byte ${at}`).toBe(false)
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
    const read = value(await files.read(onePuxFile(folder), never))
    if (read.kind !== 'entries') throw new Error('no entries')
    expectApps(read.entries, 0)
  })

  it('a newer version, another archive, a bomb and a cut one are refused', async () => {
    expect(whyOf(await files.read(onePuxFile(folder, { version: 4 }), never))).toBe('newer')
    expect(whyOf(await files.read(onePuxFile(folder, { data: '[]' }), never))).toBe('damaged')
    const bomb = onePuxFile(folder, { data: ' '.repeat(70 * 1_024 * 1_024) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(whyOf(await files.read(bomb, never))).toBe('unpacksTooLarge')
    const whole = onePuxFile(folder)
    for (let length = 4; length < whole.length; length += 61)
      expect((await files.read(whole.subarray(0, length), never)).ok, `${length} bytes`).toBe(false)
  })

  it('a bomb that lies about its size is stopped by what comes out', async () => {
    const bomb = onePuxFile(folder, { data: ' '.repeat(70 * 1_024 * 1_024) })
    const claimed = Buffer.alloc(4)
    claimed.writeUInt32LE(70 * 1_024 * 1_024)
    for (let at = bomb.indexOf(claimed); at !== -1; at = bomb.indexOf(claimed, at + 1))
      bomb.writeUInt32LE(1_000, at)
    expect(whyOf(await files.read(bomb, never))).toBe('damaged')
  })
})

describe('CSV', () => {
  it('quotes, line ends and separators are taken as spreadsheets write them', async () => {
    const text = 'sep=;\r\nName;Client id;Client secret;Notes\r\n"Packs; ""new""";A;B;"two\r\nlines"\r\n'
    const read = value(await files.read(Buffer.from(text), never))
    expect(read).toMatchObject({
      kind: 'table',
      table: [
        ['Name', 'Client id', 'Client secret', 'Notes'],
        ['Packs; "new"', 'A', 'B', 'two\r\nlines'],
      ],
    })
    expect(whyOf(await files.read(Buffer.from('"never closed'), never))).toBe('damaged')
    expect(whyOf(await files.read(Buffer.from('a,b\n'.repeat(20_001)), never))).toBe('tooMany')
  })
})
