import { argon2Sync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { readHeader } from '../../electron/adapters/disk/sealed-box.ts'
import { createLockTries } from '../../electron/adapters/disk/lock-tries.ts'
import { argon2 } from '../../electron/adapters/import/key-derivation.ts'
import { nativeArgon2id } from '../../electron/adapters/sealing/native-argon2.ts'
import { createStretcher } from '../../electron/adapters/sealing/stretcher.ts'
import { costFor } from '../../electron/workers/stretch-work.ts'
import { fakeKeychain, value } from '../worlds/fakes.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'keyward-passphrase-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

const stretcher = createStretcher({
  worker: new URL('../../electron/workers/stretch-worker.ts', import.meta.url),
})

it('H5 stretches by Argon2id as RFC 9106 has it, in a thread of its own', async () => {
  const [memory, passes, salt] = [65_536, 2, Buffer.from('0123456789abcdef')]
  const message = Buffer.from('not a real passphrase')
  const made = value(await stretcher.stretch(message.toString(), salt, { memory, passes }))
  // OpenSSL’s own, which knows nothing of ours
  const reference = argon2Sync('argon2id', {
    message,
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory,
    passes,
  })
  expect(Buffer.from(made)).toEqual(reference)
})

it('H5 makes the same key by the native library as without, wherever this computer has a binary of it', async () => {
  const binaries = join(import.meta.dirname, '../../node_modules/argon2/prebuilds')
  const hasBinary = existsSync(join(binaries, `${process.platform}-${process.arch}`))
  for (const [at, text] of ['not a real passphrase', 'é\u0000\u{1F511} ', 'x'.repeat(2_000)].entries()) {
    const salt = Buffer.alloc(16, at)
    const native = await nativeArgon2id(Buffer.from(text), salt, { memory: 65_536, passes: 2 })
    expect(native !== null).toBe(hasBinary)
    const wasm = await argon2(Buffer.from(text), salt, 65_536, 2, 1, 'argon2id')
    if (native !== null) expect(Buffer.from(native)).toEqual(wasm)
  }
})

it('H5 asks for a cost by the time that a pass takes here, within its bounds', () => {
  expect(costFor(700)).toEqual({ memory: 65_536, passes: 2 }) // slower than 0.7 s rather than cheap
  expect(costFor(230)).toEqual({ memory: 65_536, passes: 3 })
  expect(costFor(50)).toEqual({ memory: 262_144, passes: 4 })
  expect(costFor(0.001)).toEqual({ memory: 262_144, passes: 24 })
})

it(
  'H5 a sealed file opens with the passphrase whose cost was measured here, and with no other',
  { timeout: 120_000 },
  async () => {
    const [where, keychain] = [folder(), fakeKeychain()]
    const open = () => createRecords({ folder: where, keychain, newId: () => 'keyofthisvault', stretcher })
    const records = open()
    value(await records.save({ version: 1, note: 'first' }))
    value(await records.keyLock.keepUnder('thepassphraseaccount', 'not a real passphrase'))
    value(await records.save({ version: 1, note: 'second' }))
    const header = readHeader(readFileSync(join(where, 'vault.sealed')))
    expect(header?.lock?.memory).toBeGreaterThanOrEqual(65_536)
    expect(header?.lock?.passes).toBeGreaterThanOrEqual(2)

    const again = open()
    expect(await again.load()).toEqual({ ok: false, closed: 'locked' })
    expect(await again.keyLock.unlock('not the passphrase')).toMatchObject({
      failure: { code: 'passphraseWrong' },
    })
    expect(await again.load()).toEqual({ ok: false, closed: 'locked' })
    value(await again.keyLock.unlock('not a real passphrase'))
    expect(await again.load()).toMatchObject({ ok: true, value: { content: { note: 'second' } } })
  },
)

it('wrong tries outlive the process, in numbers and nothing else; a file that is odd counts none', () => {
  const where = folder()
  createLockTries(where).write({ wrong: 4, lastAt: 1_795_510_800_000 })
  expect(createLockTries(where).read()).toEqual({ wrong: 4, lastAt: 1_795_510_800_000 })
  expect(readFileSync(join(where, 'lock-tries.json'), 'utf8')).toBe('{"wrong":4,"lastAt":1795510800000}')
})
