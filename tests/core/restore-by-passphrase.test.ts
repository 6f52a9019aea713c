import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openSealedBy, sealPackedBy } from '../../electron/adapters/backup/sealed-backup.ts'
import type { BackupRefusal } from '../../shared/backup/backup.ts'
import { fail } from '../../shared/kernel/result.ts'
import {
  codeOf,
  connected,
  draft,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const PASSPHRASE = 'sixteen-quiet-otters-cross'
const NEW = 'not-a-real-secret-newer-98765432'
const why = (reason: BackupRefusal) => fail({ code: 'backupRefused', why: reason })

/** A vault with two apps, and what its owner took along. */
const takenAlong = async (passphrase = PASSPHRASE) => {
  const { keyward } = await connected()
  const details = draft({ clientId: '7'.repeat(32), name: 'Job Reports' })
  value(await keyward.api.addApp({ details, clientSecret: NEW }))
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  const { path } = value(await keyward.api.exportSealed({ passphrase }))
  return { keyward, bytes: keyward.files.saved.get(path ?? '') ?? new Uint8Array() }
}
const choose = async (keyward: FakeKeyward, bytes: Uint8Array) => {
  keyward.files.next = { name: 'Keyward everything 2026-11-30.json.gz.age', bytes }
  return keyward.api.chooseBackup({})
}
const chosenIn = async (keyward: FakeKeyward, bytes: Uint8Array) =>
  value(await choose(keyward, bytes)).chosen ?? { id: '', opensBy: null }
const open = async (keyward: FakeKeyward, bytes: Uint8Array, passphrase = PASSPHRASE) =>
  keyward.api.openBackup({ chosenId: (await chosenIn(keyward, bytes)).id, passphrase })
/** The header's text with another work factor; age's own code over it no longer fits, which is judged only after it. */
const asking = (bytes: Uint8Array, factor: string) =>
  Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/^(age-encryption\.org\/v1\n-> scrypt \S+) \d+\n/u, `$1 ${factor}\n`),
    'latin1',
  )

describe('R11 restoring from what was taken along', () => {
  it('R11 shows the same first, and brings everything back', async () => {
    const { bytes } = await takenAlong()
    const fresh = await startKeyward()
    const chosen = await chosenIn(fresh, bytes)
    expect(chosen.opensBy).toEqual({ kind: 'passphrase' })
    const { preview } = value(await fresh.api.openBackup({ chosenId: chosen.id, passphrase: PASSPHRASE }))
    expect(preview).toMatchObject({ secrets: 2, log: { isWhole: true }, unread: 0 })
    expect(preview.apps.map(({ name, hasSecret }) => [name, hasSecret])).toEqual([
      ['Month-end Packs', true],
      ['Job Reports', true],
    ])
    expect(fresh.snapshot().apps).toEqual([])
    value(await fresh.api.restoreBackup({ chosenId: chosen.id }))
    await settle()
    const revealed = await Promise.all(
      fresh.snapshot().apps.map(async ({ id }) => value(await fresh.api.revealSecret({ appId: id })).secret),
    )
    expect(revealed).toEqual([SECRET, NEW])
    expect(fresh.activityLog.lines().join('\n')).toContain('vaultRestored')
  })

  it('R11 a wrong passphrase is told and costs nothing, and the right one opens it afterwards', async () => {
    const { bytes } = await takenAlong()
    const fresh = await startKeyward()
    const { id: chosenId } = await chosenIn(fresh, bytes)
    for (const passphrase of ['sixteen-quiet-otters-crossed', '', 'p'])
      expect(await fresh.api.openBackup({ chosenId, passphrase })).toEqual(why('wrongPassphrase'))
    expect(codeOf(await fresh.api.restoreBackup({ chosenId }))).toBe('backupRefused')
    value(await fresh.api.openBackup({ chosenId, passphrase: PASSPHRASE }))
  })

  it('R11 is the same passphrase whichever keyboard wrote it', async () => {
    const { bytes } = await takenAlong('zwölf-stille-otter-im-fluß')
    const fresh = await startKeyward()
    value(await open(fresh, bytes, 'zwölf-stille-otter-im-fluß'.normalize('NFD')))
  })

  it('R11 leaves a vault alone that has something in it', async () => {
    const { keyward, bytes } = await takenAlong()
    expect(await choose(keyward, bytes)).toEqual(why('notEmpty'))
  })
})

describe('R3 R11 what is not what somebody took along', () => {
  it('R3 cut short anywhere it is never opened, and says so', async () => {
    const { bytes } = await takenAlong()
    const fresh = await startKeyward()
    const header = Buffer.from(bytes)
      .toString('latin1')
      .indexOf('\n', bytes.length > 0 ? 100 : 0)
    expect(await choose(fresh, bytes.subarray(0, header))).toEqual(why('cut'))
    expect(await choose(fresh, new Uint8Array())).toEqual(why('notHere'))
    for (const length of [1, 10, 25, 60])
      expect(await choose(fresh, bytes.subarray(0, length))).toEqual(why('cut'))
    for (const missing of [1, 16, 17, 400, bytes.length - 250])
      expect(await open(fresh, bytes.subarray(0, bytes.length - missing))).toEqual(why('damaged'))
  })

  it('R3 changed anywhere, or longer, it is never opened', async () => {
    const { bytes } = await takenAlong()
    const fresh = await startKeyward()
    expect(await open(fresh, Buffer.concat([bytes, Buffer.from('x')]))).toEqual(why('damaged'))
    for (const at of [bytes.length - 1, bytes.length - 300]) {
      const other = new Uint8Array(bytes)
      other[at] = (other[at] ?? 0) ^ 1
      expect(await open(fresh, other)).toEqual(why('damaged'))
    }
  })

  it('R3 asking for more work than anything of Keyward’s, it is told before any of it is done', async () => {
    const { bytes } = await takenAlong()
    const fresh = await startKeyward()
    for (const factor of ['21', '63', '999999999'])
      expect(await choose(fresh, asking(bytes, factor))).toEqual(why('tooHard'))
    for (const factor of ['0', '-1', '18.5', '1e9', '9999999999', '018'])
      expect(await choose(fresh, asking(bytes, factor))).toEqual(why('notABackup'))
  })

  it('R3 what other programs sealed by a passphrase, and what a newer Keyward wrote, are told apart', async () => {
    const fresh = await startKeyward()
    const sealed = (packed: Uint8Array) => sealPackedBy(packed, PASSPHRASE, 4)
    expect(await open(fresh, await sealed(Buffer.from('a letter')))).toEqual(why('notABackup'))
    expect(await open(fresh, await sealed(gzipSync('{"format":"other"}')))).toEqual(why('notABackup'))
    expect(await open(fresh, await sealed(gzipSync('not json at all')))).toEqual(why('notABackup'))
    const newer = { format: 'keyward-backup', version: 99 }
    expect(await open(fresh, await sealed(gzipSync(JSON.stringify(newer))))).toEqual(why('newer'))
    const torn = gzipSync('{"format":"keyward-backup"}'.repeat(50)).subarray(0, 30)
    expect(await open(fresh, await sealed(torn))).toEqual(why('notABackup'))
  })

  it('R3 what unpacks to more than any vault is not unpacked', async () => {
    const bomb = await sealPackedBy(gzipSync(Buffer.alloc(200_000)), PASSPHRASE, 4)
    expect(await openSealedBy(bomb, PASSPHRASE, 100_000)).toEqual({ ok: false, why: 'tooLarge' })
  })

  it('R3 each of the two files is opened by its own key only', async () => {
    const { keyward, bytes } = await takenAlong()
    value(await keyward.api.makeKit({ as: 'page' }))
    value(await keyward.api.backUp({}))
    const fresh = await startKeyward()
    expect(await open(fresh, keyward.backupShelf.newest())).toEqual(why('notABackup'))
    const { id: chosenId } = await chosenIn(fresh, bytes)
    expect(await fresh.api.openBackup({ chosenId, rows: ['', '', '', ''] })).toEqual(why('rows'))
  })
})
