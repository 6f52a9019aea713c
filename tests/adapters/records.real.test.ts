import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needs } from '../needs.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { codeOf, fakeKeychain, value } from '../worlds/fakes.ts'

const fresh = () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-records-'))
  const keychain = fakeKeychain()
  const open = () => createRecords({ folder, keychain, newId: systemRandom.id })
  return { folder, keychain, open, path: join(folder, 'vault.sealed') }
}
const written = async (...contents: object[]) => {
  const place = fresh()
  const records = place.open()
  for (const content of contents) value(await records.save(content))
  return place
}
const contentOf = async (records: ReturnType<typeof createRecords>) => {
  const loaded = await records.load()
  if (!loaded.ok) throw new Error('closed' in loaded ? loaded.closed : loaded.failure.code)
  return loaded.value
}

describe('the sealed file', () => {
  it('gives back what was saved, to a new process too', async () => {
    const { open } = await written({ n: 1 }, { n: 2 })
    expect(await contentOf(open())).toEqual({ content: { n: 2 }, recovered: false, newer: false })
  })

  it('is nothing yet on a new computer', async () => {
    expect(await contentOf(fresh().open())).toBeNull()
  })

  it('F3 is readable by its owner only', async () => {
    const { path } = await written({ n: 1 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('E9 holds nothing readable, and its key is not beside it', async () => {
    const { folder, keychain } = await written({ canary: 'canary-4711' })
    const [key] = keychain.entries.values()
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name))
      expect(bytes.includes('canary-4711')).toBe(false)
      expect(bytes.includes(key ?? '?')).toBe(false)
      expect(bytes.includes(Buffer.from(key ?? '', 'base64'))).toBe(false)
    }
  })

  it('uses a new nonce for every write', async () => {
    const { folder } = await written({ n: 1 }, { n: 1 })
    const sealed = readdirSync(folder).filter((name) => name.endsWith('.sealed'))
    const nonces = sealed.map(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8').split('\n')[0] ?? '').nonce,
    )
    expect(new Set(nonces).size).toBe(2)
  })
})

describe('F2 a file that was damaged', () => {
  const cases: [string, (good: Buffer) => Buffer | string][] = [
    ['empty', () => ''],
    ['garbage', () => Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 37) % 256))],
    ['[]', () => '[]'],
    ['null', () => 'null'],
    ['cut in half', (good) => good.subarray(0, good.length / 2)],
    ['cut by one byte', (good) => good.subarray(0, -1)],
    ['longer by one byte', (good) => Buffer.concat([good, Buffer.from('x')])],
    [
      'with a bit turned',
      (good) =>
        Buffer.concat([good.subarray(0, -5), Buffer.from([(good.at(-5) ?? 0) ^ 1]), good.subarray(-4)]),
    ],
    [
      'with another generation in its header',
      (good) => Buffer.from(good.toString('latin1').replace('"generation":2', '"generation":7'), 'latin1'),
    ],
    ['with a header only', (good) => good.subarray(0, good.indexOf(10) + 1)],
  ]
  it.each(cases)('%s: the generation before is there, the bad file is kept aside', async (_name, damage) => {
    const { folder, open, path } = await written({ n: 1 }, { n: 2 })
    writeFileSync(path, damage(readFileSync(path)))
    const records = open()
    expect(await contentOf(records)).toEqual({ content: { n: 1 }, recovered: true, newer: false })
    expect(readdirSync(folder).filter((name) => name.startsWith('vault.unreadable'))).toHaveLength(1)
    value(await records.save({ n: 3 }))
    expect(await contentOf(open())).toMatchObject({ content: { n: 3 }, recovered: false })
  })

  it('both generations: it says so, keeps both, and begins again only when asked', async () => {
    const { folder, open, path } = await written({ n: 1 }, { n: 2 })
    writeFileSync(path, '')
    writeFileSync(join(folder, 'vault.previous.sealed'), 'null')
    const records = open()
    expect(await records.load()).toEqual({ ok: false, closed: 'vaultDamaged' })
    value(await records.setAside())
    expect(await contentOf(records)).toBeNull()
    expect(readdirSync(folder).filter((name) => name.startsWith('vault.unreadable'))).toHaveLength(2)
  })

  it('F10 a content that is no vault’s gives way to the generation before; both unreadable, and it says so', async () => {
    const { folder, open } = await written({ n: 1 }, { n: 'strange' })
    const isReadable = (content: unknown) => typeof (content as { n: unknown }).n === 'number'
    const records = open()
    expect(await records.load(isReadable)).toEqual({
      ok: true,
      value: { content: { n: 1 }, recovered: true, newer: false },
    })
    expect(readdirSync(folder).filter((name) => name.startsWith('vault.unreadable'))).toHaveLength(1)
    value(await records.save({ n: 3 }))
    expect(await contentOf(open())).toMatchObject({ content: { n: 3 }, recovered: false })
    expect(await open().load(() => false)).toEqual({ ok: false, closed: 'vaultDamaged' })
  })

  it('E1 a key that the keychain surely has not is not a damaged file', async () => {
    const { keychain, open } = await written({ n: 1 })
    keychain.entries.clear()
    expect(await open().load()).toEqual({ ok: false, closed: 'vaultKeyMissing' })
  })

  it('E11 one word of the keychain that it has no key is not believed, and costs no generation', async () => {
    const { folder, keychain, open } = await written({ n: 1 }, { n: 2 })
    const once = keychain.get
    let reads = 0
    keychain.get = async (account) => {
      reads += 1
      return reads === 1 ? { ok: true, value: null } : once(account)
    }
    expect(await contentOf(open())).toEqual({ content: { n: 2 }, recovered: false, newer: false })
    expect(readdirSync(folder).filter((name) => name.startsWith('vault.unreadable'))).toEqual([])
  })

  it.each([
    ['another key', () => randomBytes(32).toString('base64')],
    ['a key cut short', (key: string) => key.slice(0, 20)],
    ['something that is no key', () => 'hello'],
  ])('E10 %s in the keychain is told from a damaged file, and nothing is set aside', async (_what, other) => {
    const { folder, keychain, open } = await written({ n: 1 }, { n: 2 })
    const [[account, key]] = [...keychain.entries] as [[string, string]]
    keychain.entries.set(account, other(key))
    expect(await open().load()).toEqual({ ok: false, closed: 'vaultKeyOther' })
    expect(readdirSync(folder).filter((name) => name.startsWith('vault.unreadable'))).toEqual([])
    keychain.entries.set(account, key)
    expect(await contentOf(open())).toMatchObject({ content: { n: 2 }, recovered: false })
  })

  it('E10 two damaged files under the right key are damaged, not of another key', async () => {
    const { folder, open } = await written({ n: 1 }, { n: 2 })
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.sealed'))) {
      const bytes = readFileSync(join(folder, name))
      writeFileSync(join(folder, name), Buffer.concat([bytes.subarray(0, -3), Buffer.from('xyz')]))
    }
    expect(await open().load()).toEqual({ ok: false, closed: 'vaultDamaged' })
  })

  it('E10 files of the first version, which say nothing of their key, are told by both not opening', async () => {
    const { folder, keychain, open } = await written({ n: 1 }, { n: 2 })
    const { createCipheriv } = await import('node:crypto')
    const [[account, key]] = [...keychain.entries] as [[string, string]]
    const write = (name: string, n: number) => {
      const nonce = randomBytes(12)
      const header = { kind: 'keyward-vault', version: 1, keyAccount: account, generation: n }
      const line = Buffer.from(`${JSON.stringify({ ...header, nonce: nonce.toString('base64') })}\n`)
      const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce).setAAD(line)
      const sealed = Buffer.concat([cipher.update(JSON.stringify({ n })), cipher.final()])
      writeFileSync(join(folder, name), Buffer.concat([line, sealed, cipher.getAuthTag()]))
    }
    write('vault.previous.sealed', 1)
    write('vault.sealed', 2)
    expect(await contentOf(open())).toMatchObject({ content: { n: 2 }, recovered: false })
    keychain.entries.set(account, randomBytes(32).toString('base64'))
    expect(await open().load()).toEqual({ ok: false, closed: 'vaultKeyOther' })
  })

  it('F8 a newer version opens, marked as newer', async () => {
    const { keychain, open, path } = await written({ n: 1 })
    const { seal } = await import('../../electron/adapters/disk/sealed-box.ts')
    const [[account, key]] = [...keychain.entries] as [[string, string]]
    writeFileSync(
      path,
      seal(
        { kind: 'keyward-vault', version: 2, keyAccount: account, generation: 1 },
        { n: 9 },
        Buffer.from(key, 'base64'),
      ),
    )
    expect(await contentOf(open())).toEqual({ content: { n: 9 }, recovered: false, newer: true })
  })
})

describe('F3 two processes', () => {
  it('the second to write is refused, and loses nothing of the first', async () => {
    const { open } = await written({ n: 1 })
    const [first, second] = [open(), open()]
    await contentOf(first)
    await contentOf(second)
    value(await first.save({ n: 2 }))
    expect(codeOf(await second.save({ n: 3 }))).toBe('changedElsewhere')
    expect(await contentOf(open())).toMatchObject({ content: { n: 2 } })
  })

  it('a lock left by a dead process is taken over', async () => {
    const { folder, open } = await written({ n: 1 })
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.once('exit', resolve))
    writeFileSync(join(folder, 'vault.lock'), String(gone.pid))
    const records = open()
    await contentOf(records)
    value(await records.save({ n: 2 }))
  })
})

needs('mount').describe('F5 a disk that will not', () => {
  const onDisk = async (act: (folder: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyward-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    try {
      await act(folder)
    } finally {
      execFileSync('umount', [folder])
    }
  }

  it('a full one is said, and the vault is as it was', () =>
    onDisk(async (folder) => {
      const keychain = fakeKeychain()
      const records = createRecords({ folder, keychain, newId: systemRandom.id })
      value(await records.save({ n: 1 }))
      expect(codeOf(await records.save({ big: 'x'.repeat(100_000) }))).toBe('diskFull')
      const again = createRecords({ folder, keychain, newId: systemRandom.id })
      expect(await contentOf(again)).toMatchObject({ content: { n: 1 }, recovered: false })
      value(await again.save({ n: 2 }))
    }))

  it('a read-only one is said', () =>
    onDisk(async (folder) => {
      const keychain = fakeKeychain()
      const records = createRecords({ folder, keychain, newId: systemRandom.id })
      value(await records.save({ n: 1 }))
      execFileSync('mount', ['-o', 'remount,ro', folder])
      expect(codeOf(await records.save({ n: 2 }))).toBe('diskReadOnly')
      expect(await contentOf(createRecords({ folder, keychain, newId: systemRandom.id }))).toMatchObject({
        content: { n: 1 },
      })
    }))
})
