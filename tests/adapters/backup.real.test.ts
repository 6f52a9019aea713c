import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { createBackupBox } from '../../electron/adapters/backup/backup-box.ts'
import { createBackupShelf } from '../../electron/adapters/backup/backup-shelf.ts'
import { SEALED_MAX } from '../../electron/adapters/backup/sealed-backup.ts'
import { versionOf } from '../../electron/adapters/disk/foreign-source.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { Backup } from '../../electron/core/backup/content.ts'
import { identityOfRows } from '../../electron/core/backup/kit.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { connected, SECRET, value } from '../worlds/fakes.ts'
import { age, ageAtTerminal } from './age-command.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'keyward-backup-real-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, name)

/** The threads as they are built, by the names that main asks for. */
const THREADS: Readonly<Record<string, string>> = {
  'backup-worker.js': 'electron/workers/backup-worker.ts',
  'backup-sealing-worker.js': 'electron/adapters/backup/sealing-worker.ts',
}
const box = createBackupBox((name) => new URL(`file://${join(ROOT, THREADS[name] ?? '')}`))
const sealer = createSealer({ worker: new URL('file:///nowhere') })

it('R2 a thread that dies between two pieces makes no backup, and brings nobody down', async () => {
  const mark = file('died')
  const dying = file('dying-worker.mjs')
  writeFileSync(
    dying,
    `import { writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     parentPort.once('message', () => {
       parentPort.postMessage({ step: 'more' })
       setTimeout(() => {
         writeFileSync(${JSON.stringify(mark)}, '')
         throw new Error('out of memory, say')
       })
     })`,
  )
  const pieces = async function* () {
    yield Buffer.from('one')
    await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true)
    yield Buffer.from('two')
  }
  const sealed = await createBackupBox(() => new URL(`file://${dying}`)).seal(pieces(), {
    recipient: 'age1',
    kit: 1,
    kitFingerprint: '00000000',
  })
  expect(sealed).toEqual(fail('diskFailed'))
})

const practice = async () => {
  const { keyward } = await connected()
  value(await keyward.api.makeKit({ as: 'page' }))
  const rows = rowsOnPage(keyward.files.saved.get('Keyward recovery kit 1.html') ?? '')
  value(await keyward.api.backUp({}))
  return { bytes: keyward.backupShelf.newest(), rows }
}
const script = (rows: readonly string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'docs', 'kit-to-age.mjs')], { input: rows.join('\n') })
const content = (path: string) => ({ kind: 'path', path, version: versionOf(statSync(path)) }) as const

describe('R7 a backup without Keyward', () => {
  it('R9 age opens what was taken along with the passphrase alone, and gunzip and any reader of JSON do the rest', async () => {
    const { keyward } = await connected({ backupBox: box })
    const passphrase = 'sixteen-quiet-otters-cross'
    const { path } = value(await keyward.api.exportSealed({ passphrase }))
    const sealed = keyward.files.saved.get(path ?? '') ?? new Uint8Array()
    expect(Buffer.from(sealed).includes(SECRET)).toBe(false)
    writeFileSync(file('everything.json.gz.age'), sealed)
    ageAtTerminal(['-d', '-o', file('everything.json.gz'), file('everything.json.gz.age')], [passphrase])
    const backup = Backup.parse(JSON.parse(gunzipSync(readFileSync(file('everything.json.gz'))).toString()))
    expect(backup.secrets.map((one) => one.value)).toEqual([SECRET])
    expect(backup.log.map(({ text }) => text).join('')).toContain('exportBegun')
  })

  it('R11 the thread opens it by that passphrase, with the full work of scrypt, tells a wrong one, and ends when called off', async () => {
    const { keyward } = await connected({ backupBox: box })
    const passphrase = 'sixteen-quiet-otters-cross'
    const { path } = value(await keyward.api.exportSealed({ passphrase }))
    const bytes = keyward.files.saved.get(path ?? '') ?? new Uint8Array()
    writeFileSync(file('taken.json.gz.age'), bytes)
    const taken = content(file('taken.json.gz.age'))
    expect(await box.look(taken)).toEqual(ok({ by: 'passphrase', size: bytes.length }))
    const { signal } = new AbortController()
    const opened = value(await box.openBy(taken, passphrase, signal))
    expect(opened.frame.secrets.map((one) => one.value)).toEqual([SECRET])
    const refused = (why: 'wrongPassphrase' | 'gone' | 'tooLarge') => fail({ code: 'backupRefused', why })
    expect(await box.openBy(taken, 'sixteen-loud-otters', signal)).toEqual(refused('wrongPassphrase'))
    const control = new AbortController()
    const calledOff = box.openBy(taken, passphrase, control.signal)
    control.abort()
    expect(await calledOff).toEqual(refused('gone'))
    writeFileSync(file('huge.age'), bytes)
    truncateSync(file('huge.age'), 2 * 1024 ** 3)
    expect(await box.openBy(content(file('huge.age')), passphrase, signal)).toEqual(refused('tooLarge'))
  })

  it('R9 sealing ends with its thread where it is called off', async () => {
    const control = new AbortController()
    const pieces = async function* () {
      yield Buffer.from('one')
      control.abort()
      yield Buffer.from('two')
    }
    expect(await box.sealBy(pieces(), 'sixteen-quiet-otters-cross', control.signal)).toEqual(
      fail('exportCancelled'),
    )
  })

  it('R7 the script makes the kit’s identity of its rows, and the age command opens the documented JSON', async () => {
    const { bytes, rows } = await practice()
    const made = script(rows.map((row) => row.toLowerCase()))
    expect(made.stdout.toString().trim()).toBe(identityOfRows({ sealer }, rows))
    writeFileSync(file('kit.txt'), made.stdout)
    const json = JSON.parse(gunzipSync(age(['-d', '-i', file('kit.txt')], bytes)).toString()) as unknown
    const backup = Backup.parse(json)
    expect(backup.secrets.map((one) => one.value)).toEqual([SECRET])
  })

  it('R4 the script names the row that does not add up', async () => {
    const { rows } = await practice()
    const wrong = rows.map((row, at) =>
      at === 2 ? row.replace(/^./u, (one) => (one === 'A' ? 'B' : 'A')) : row,
    )
    const said = script(wrong)
    expect(said.status).toBe(1)
    expect(said.stderr.toString()).toContain('Row 3')
    expect(script(rows.slice(1)).status).toBe(1)
  })
})

describe('the threads', () => {
  const to = async () => {
    const { identity, recipient } = await sealer.newIdentity()
    return { identity, to: { recipient, kit: 7, kitFingerprint: '0011aabb' } }
  }
  async function* piecesOf(texts: readonly string[]) {
    for (const text of texts) yield await Promise.resolve(Buffer.from(text))
  }

  it('seal what comes in pieces, and open it again', async () => {
    const { bytes, rows } = await practice()
    const json = gunzipSync(
      value(await sealer.openWith(bytes, identityOfRows({ sealer }, rows) ?? '')),
    ).toString()
    const key = await to()
    const cut = Array.from({ length: 40 }, (_one, at) =>
      json.slice((at * json.length) / 40, ((at + 1) * json.length) / 40),
    )
    const sealed = value(await box.seal(piecesOf(cut), key.to))
    writeFileSync(file('a.keyward-backup'), sealed)
    expect(value(await box.look(content(file('a.keyward-backup'))))).toEqual({
      by: 'kit',
      version: 1,
      kit: 7,
      kitFingerprint: '0011aabb',
      others: 0,
      size: sealed.length,
    })
    const opened = value(await box.open(content(file('a.keyward-backup')), key.identity))
    expect(opened.frame.secrets.map((one) => one.value)).toEqual([SECRET])
    expect(opened.log.findings).toBe(0)
  })

  it('R3 a file of 2 GB is refused by its size, one that was changed since it was chosen is gone, junk is no backup', async () => {
    const { identity } = await to()
    const why = (reason: string) => fail({ code: 'backupRefused', why: reason as 'gone' })
    writeFileSync(file('huge'), '')
    truncateSync(file('huge'), 2 * 1024 ** 3)
    expect(await box.look(content(file('huge')))).toEqual(why('tooLarge'))
    expect(SEALED_MAX).toBeLessThan(2 * 1024 ** 3)
    writeFileSync(file('junk'), 'PK junk')
    expect(await box.open(content(file('junk')), identity)).toEqual(why('notABackup'))
    const before = content(file('junk'))
    writeFileSync(file('junk'), 'PK other junk')
    expect(await box.look(before)).toEqual(why('gone'))
    rmSync(file('junk'))
    expect(await box.look(before)).toEqual(why('gone'))
  })

  it('say so where the log cannot be read', async () => {
    const key = await to()
    async function* failing() {
      yield await Promise.resolve(Buffer.from('{'))
      throw new Error('the disk does not answer')
    }
    expect(await box.seal(failing(), key.to)).toEqual(fail('diskFailed'))
  })
})

describe('R2 the folder', () => {
  const shelf = createBackupShelf(async () => null)

  it('R2 has the whole file or none of that name, and none half written; the others stay', async () => {
    const there = file('there')
    mkdirSync(there)
    writeFileSync(join(there, 'old.keyward-backup'), 'old')
    const path = value(await shelf.write(there, 'new.keyward-backup', Buffer.from('new')))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(value(await shelf.list(there))).toEqual(['new.keyward-backup', 'old.keyward-backup'])
    expect(await shelf.write(file('nowhere'), 'x', Buffer.from('x'))).toEqual(
      fail({ code: 'backupRefused', why: 'folderGone' }),
    )
    expect(value(await shelf.list(file('nowhere')))).toEqual([])
    expect(await shelf.isThere(path, 3)).toEqual(ok(true))
    expect(await shelf.isThere(path, 4)).toEqual(ok(false))
    expect(await shelf.isThere(there, statSync(there).size)).toEqual(ok(false))
    expect(await shelf.read(there, 'new.keyward-backup')).toEqual(ok(content(path)))
    value(await shelf.remove(there, 'new.keyward-backup'))
    expect(await shelf.isThere(path, 3)).toEqual(ok(false))
    expect(await shelf.isThere(join(file('nowhere'), 'x'), 3)).toEqual(ok(false))
    expect(await shelf.read(there, 'new.keyward-backup')).toEqual(
      fail({ code: 'backupRefused', why: 'gone' }),
    )
    expect(await shelf.read(file('nowhere'), 'x')).toEqual(fail({ code: 'backupRefused', why: 'folderGone' }))
    expect(readdirSync(there)).toEqual(['old.keyward-backup'])
    // a folder that cannot be written: another kind of thing stands where the file would begin
    mkdirSync(join(there, 'odd.keyward-backup.writing'))
    expect((await shelf.write(there, 'odd.keyward-backup', Buffer.from('x'))).ok).toBe(false)
    expect(existsSync(join(there, 'odd.keyward-backup'))).toBe(false)
    if (process.getuid?.() === 0) return // root may write anywhere
    chmodSync(there, 0o500)
    onTestFinished(() => chmodSync(there, 0o700)) // so that it can be taken away again
    expect(await shelf.write(there, 'x.keyward-backup', Buffer.from('x'))).toEqual(fail('diskDenied'))
  })

  it('R2 a full disk is said, and the backup before stays', async () => {
    // a file system of its own needs root; a process that may write no more than a little has a disk that is full
    const there = file('small')
    mkdirSync(there)
    writeFileSync(join(there, 'old.keyward-backup'), 'old')
    const program = `
      const { createBackupShelf } = await import(${JSON.stringify(join(ROOT, 'electron/adapters/backup/backup-shelf.ts'))})
      const said = await createBackupShelf(async () => null).write(${JSON.stringify(there)}, 'new.keyward-backup', Buffer.alloc(3_000_000))
      process.stdout.write(JSON.stringify(said))`
    const said = execFileSync(
      'bash',
      [
        '-c',
        'ulimit -f 1024; trap "" XFSZ; exec "$0" --input-type=module -e "$1"',
        process.execPath,
        program,
      ],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    expect(JSON.parse(said.toString())).toMatchObject({ ok: false })
    expect(readdirSync(there)).toEqual(['old.keyward-backup'])
  })
})
