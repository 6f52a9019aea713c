import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createBackupShelf } from '../../electron/adapters/backup/backup-shelf.ts'
import { isUnfetched } from '../../electron/adapters/backup/not-here.ts'
import { versionOf } from '../../electron/adapters/disk/foreign-source.ts'
import { backupWork } from '../../electron/workers/backup-work.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { codeOf, connected, value } from '../worlds/fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-not-here-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const why = (reason: 'gone' | 'notABackup' | 'notHere') => fail({ code: 'backupRefused', why: reason })
const looked = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return backupWork({ action: 'look', content: { kind: 'path', path, version: versionOf(statSync(path)) } })
}

describe('R3 a cloud file that is not really there', () => {
  it('R3 is told apart from junk where it has its size and no content, or none at its end', async () => {
    expect(await looked('empty', new Uint8Array(0))).toEqual(why('notHere'))
    expect(await looked('zeros', new Uint8Array(5_000))).toEqual(why('notHere'))
    const half = Buffer.concat([Buffer.from('age-encryption.org/v1\n-> X25519 x\n'), Buffer.alloc(3_000)])
    expect(await looked('half', half)).toEqual(why('notHere'))
    expect(await looked('junk', Buffer.from('PK junk'))).toEqual(why('notABackup'))
  })

  it('R3 is what the systems’ own errors of a file that cannot be fetched mean, and no other error', () => {
    expect(['EIO', 'ETIMEDOUT', 'EDEADLK', 'ENODATA', 'UNKNOWN'].filter(isUnfetched)).toHaveLength(5)
    expect(['ENOENT', 'EACCES', ''].filter(isUnfetched)).toEqual([])
  })

  it('R3 iCloud’s stub stands for its file: it is listed, it is there, it cannot be read, and it goes with it', async () => {
    const shelf = createBackupShelf(async () => null)
    const there = mkdtempSync(join(folder, 'stubs-'))
    writeFileSync(join(there, '.one.keyward-backup.icloud'), 'bplist00')
    writeFileSync(join(there, 'two.keyward-backup'), 'two')
    expect(value(await shelf.list(there)).toSorted()).toEqual(['one.keyward-backup', 'two.keyward-backup'])
    expect(await shelf.isThere(join(there, 'one.keyward-backup'), 9_999)).toEqual(ok(true))
    expect(await shelf.read(there, 'one.keyward-backup')).toEqual(why('notHere'))
    expect(await shelf.read(there, 'three.keyward-backup')).toEqual(why('gone'))
    value(await shelf.remove(there, 'one.keyward-backup'))
    expect(readdirSync(there)).toEqual(['two.keyward-backup'])
  })

  it('R3 a rehearsal says so of the newest, and opens no older one in its place; once it is fetched it opens', async () => {
    const { keyward } = await connected()
    value(await keyward.api.makeKit({ as: 'page' }))
    const rows = rowsOnPage(keyward.files.saved.get('Keyward recovery kit 1.html') ?? '')
    value(await keyward.api.backUp({}))
    const files = keyward.backupShelf.folders.get('/safe') ?? new Map<string, Uint8Array>()
    const [[name, bytes] = ['', new Uint8Array(0)]] = [...files]
    files.set(name, new Uint8Array(bytes.length))
    const found = await keyward.api.rehearse({ rows })
    expect(codeOf(found)).toBe('backupRefused')
    expect(found).toMatchObject({ failure: { why: 'notHere' } })
    files.set(name, bytes)
    value(await keyward.api.rehearse({ rows }))
  })

  it('R3 what the folder took and does not hold is told in its state, and tried again', async () => {
    const { keyward } = await connected()
    value(await keyward.api.makeKit({ as: 'page' }))
    keyward.backupShelf.fail(why('notHere'))
    expect((await keyward.api.backUp({})).ok).toBe(false)
    expect(keyward.snapshot().backup.trouble?.code).toBe('notHere')
    keyward.backupShelf.fail(null)
    value(await keyward.api.backUp({}))
    expect(keyward.snapshot().backup.trouble).toBeNull()
  })
})
