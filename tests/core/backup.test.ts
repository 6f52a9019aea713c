import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { openSealed, sealPacked } from '../../electron/adapters/backup/sealed-backup.ts'
import { Backup, type ReadBackup } from '../../electron/core/backup/content.ts'
import { identityOfRows } from '../../electron/core/backup/kit.ts'
import { jsonPieces } from '../../electron/core/backup/pieces.ts'
import { outdated } from '../../electron/core/backup/pruning.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'
import { Failure } from '../../shared/kernel/failure.ts'
import { fail } from '../../shared/kernel/result.ts'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import {
  codeOf,
  connected,
  draft,
  fakeKeychain,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const NEW = 'not-a-real-secret-newer-98765432'
const sealer = createSealer({ worker: new URL('file:///nowhere') })

/** The sealed file's own adapter on a folder of its own, so that a keychain that is emptied closes the vault. */
const profile = (keychain: ReturnType<typeof fakeKeychain>) => {
  const folder = mkdtempSync(join(tmpdir(), 'keyward-backup-'))
  folders.push(folder)
  let ids = 0
  const open = () =>
    createRecords({ folder, keychain, newId: () => `key${(ids += 1)}${Math.random().toString(36).slice(2)}` })
  return { folder, open }
}

/** A vault with two apps, one signed in, and its kit. */
const practice = async () => {
  const keychain = fakeKeychain()
  const { folder, open } = profile(keychain)
  const { keyward, appId } = await connected({ keychain, realRecords: open() })
  const second = value(
    await keyward.api.addApp({
      details: draft({ clientId: '7'.repeat(32), name: 'Job Reports' }),
      clientSecret: NEW,
    }),
  )
  value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
  const rows = await kitOf(keyward)
  return { keyward, folder, open, appId, secondId: second.appId, rows }
}

const kitOf = async (keyward: FakeKeyward) => {
  const { path } = value(await keyward.api.makeKit({ as: 'page' }))
  return rowsOnPage(keyward.files.saved.get(path ?? '') ?? '')
}

const jsonOf = async (bytes: Uint8Array, rows: readonly string[]) => {
  const opened = await openSealed(bytes, identityOfRows({ sealer }, rows) ?? '')
  if (!opened.ok) throw new Error(opened.why)
  return JSON.parse(opened.text) as ReadBackup & { vault: Record<string, unknown> }
}

const choose = async (keyward: FakeKeyward, bytes: Uint8Array) => {
  keyward.files.next = { name: 'it.keyward-backup', bytes }
  return keyward.api.chooseBackup({})
}
const open = async (keyward: FakeKeyward, bytes: Uint8Array, rows: readonly string[]) => {
  const chosenId = value(await choose(keyward, bytes)).chosen?.id ?? ''
  return { chosenId, opened: await keyward.api.openBackup({ chosenId, rows: [...rows] }) }
}
const restore = async (keyward: FakeKeyward, bytes: Uint8Array, rows: readonly string[]) => {
  const { chosenId, opened } = await open(keyward, bytes, rows)
  value(opened)
  return keyward.api.restoreBackup({ chosenId })
}

/** As JSON Schema; of the codes of failures, which records mention, only that there is one. */
const schema = () =>
  z.toJSONSchema(Backup, {
    unrepresentable: 'any',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) !== Failure) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      Object.assign(jsonSchema, {
        type: 'object',
        properties: { code: { type: 'string' } },
        required: ['code'],
      })
    },
  })

describe('the text of a backup', () => {
  it('R1 in pieces is what it is in one, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(250), fc.nat(3), (one, length, depth) => {
        const all = { one, list: Array.from({ length }, () => one), gone: undefined, odd: [undefined] }
        expect([...jsonPieces(all, depth)].join('')).toBe(JSON.stringify(all))
      }),
    )
  })

  it('R1 no piece of it grows with the amount of connections', () => {
    const most = (length: number) => {
      const list = Array.from({ length }, (_one, at) => ({ id: `c${at}`, name: 'Organisation' }))
      return Math.max(...[...jsonPieces({ vault: { connections: list } }, 3)].map((text) => text.length))
    }
    expect(most(50_000)).toBeLessThan(2 * most(101))
  })
})

describe('making a backup', () => {
  it('R8 a kit that is put off is asked for again in a month, and a start later as well', async () => {
    const { keyward } = await connected()
    value(await keyward.api.putOffKit({}))
    const until = keyward.clock.now() + 30 * DAY
    const again = await startKeyward(keyward.world)
    expect(value(await again.api.getSnapshot({})).backup).toMatchObject({ kit: null, kitPutOffUntil: until })
  })

  it('R1 R7 is one documented JSON with everything but tokens, and a schema that is in the repository', async () => {
    const { keyward, rows } = await practice()
    const { made } = value(await keyward.api.backUp({}))
    expect(made).toMatchObject({ apps: 2, secrets: 2, missing: 0, kit: 1 })
    const json = await jsonOf(keyward.backupShelf.newest(), rows)
    expect(Backup.safeParse(json).success).toBe(true)
    expect(JSON.stringify(json)).not.toMatch(/access-1|refresh-1|"tokens"/u)
    expect(json.secrets.map(({ what, app, value: secret }) => [what, app, secret])).toEqual([
      ['clientSecret', 'Month-end Packs', SECRET],
      ['clientSecret', 'Job Reports', NEW],
    ])
    // after a change of the records: npx vitest run --project unit tests/core/backup.test.ts -u
    await expect(`${JSON.stringify(schema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/backup-format.schema.json',
    )
  })

  it('R7 says of the new secret of a rotation, and of the one before it, whose they are', async () => {
    const { keyward, appId, rows } = await practice()
    const { rotationId } = value(await keyward.api.beginRotation({ appId, isLeak: false }))
    value(await keyward.api.confirmConsumers({ rotationId }))
    const third = 'not-a-real-secret-third-1234567'
    value(await keyward.api.pasteNewSecret({ rotationId, clientSecret: third }))
    value(await keyward.api.backUp({}))
    const told = async () =>
      (await jsonOf(keyward.backupShelf.newest(), rows)).secrets
        .filter(({ clientId }) => clientId === draft().clientId)
        .map(({ what, app, value: secret }) => [what, app, secret])
    expect(await told()).toEqual([
      ['clientSecret', 'Month-end Packs', SECRET],
      ['newSecret', 'Month-end Packs', third],
    ])
    value(await keyward.api.proveNewSecret({ rotationId }))
    value(await keyward.api.setConsumers({ appId, consumers: [{ name: 'Workbook', where: '' }] }))
    value(await keyward.api.switchSecret({ rotationId }))
    keyward.clock.move(MINUTE)
    value(await keyward.api.backUp({}))
    expect(await told()).toEqual([
      ['clientSecret', 'Month-end Packs', third],
      ['previousSecret', 'Month-end Packs', SECRET],
    ])
  })

  it('makes none before there is a kit, and no kit where its page was not taken', async () => {
    const { keyward } = await connected()
    expect(await keyward.api.backUp({})).toEqual(fail({ code: 'backupRefused', why: 'noKit' }))
    keyward.printer.isWanted = false
    expect(value(await keyward.api.makeKit({ as: 'paper' }))).toEqual({ isMade: false, path: null })
    expect(keyward.snapshot().backup.kit).toBeNull()
    keyward.printer.fails = true
    expect(codeOf(await keyward.api.makeKit({ as: 'pdf' }))).toBe('printFailed')
    expect(keyward.snapshot().backup.kit).toBeNull()
  })

  it('keeps nothing of the kit’s key: neither in the records, nor in the keychain, nor in what is told to the window', async () => {
    const { keyward, rows, folder } = await practice()
    value(await keyward.api.backUp({}))
    const identity = identityOfRows({ sealer }, rows) ?? ''
    expect(await sealer.recipientOf(identity)).toBe(keyward.snapshot().backup.kit?.recipient)
    const everywhere = [
      JSON.stringify(keyward.snapshot()),
      ...keyward.keychain.entries.values(),
      ...keyward.activityLog.lines(),
      readFileSync(join(folder, 'vault.sealed'), 'latin1'),
      Buffer.from(keyward.backupShelf.newest()).toString('latin1'),
    ].join('\n')
    for (const part of [identity, ...rows.map((row) => row.replaceAll(' ', '').slice(0, 12))])
      expect(everywhere).not.toContain(part)
  })

  it('R2 a disk that is full, a folder that is read-only or gone: said, counted from when, and the last one stays', async () => {
    const { keyward } = await practice()
    value(await keyward.api.backUp({}))
    const { last } = keyward.snapshot().backup
    keyward.clock.move(MINUTE)
    for (const trouble of [
      fail('diskFull'),
      fail('diskReadOnly'),
      fail({ code: 'backupRefused', why: 'folderGone' }),
      fail({ code: 'backupRefused', why: 'notReadBack' }),
    ] as const) {
      keyward.backupShelf.fail(trouble)
      expect(await keyward.api.backUp({})).toEqual(trouble)
      expect(keyward.snapshot().backup).toMatchObject({ last, trouble: { since: (last?.at ?? 0) + MINUTE } })
    }
    keyward.backupShelf.fail(null)
    value(await keyward.api.backUp({}))
    expect(keyward.snapshot().backup.trouble).toBeNull()
  })

  it('makes none of a vault whose keychain does not show what it holds (E11)', async () => {
    const { keyward } = await practice()
    keyward.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await keyward.api.backUp({}))).toBe('keychainLocked')
    keyward.keychain.fail(null)
    for (const account of keyward.keychain.entries.keys()) keyward.keychain.hide(account, true)
    expect(codeOf(await keyward.api.backUp({}))).toBe('keychainUnsure')
    expect(keyward.backupShelf.folders.get('/safe')?.size).toBe(0)
  })

  it('makes one by itself some minutes after a change, at the end as well, and none where nothing has changed', async () => {
    const { keyward, appId } = await practice()
    value(await keyward.api.backUp({}))
    const files = () => keyward.backupShelf.folders.get('/safe')?.size ?? 0
    const later = async () => {
      keyward.clock.move(5 * MINUTE)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await later()
    await later()
    expect(files()).toBe(1)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'seen' }) }))
    await later()
    await expect.poll(files).toBe(2)
    await later()
    expect(files()).toBe(2)
    keyward.clock.move(MINUTE)
    value(await keyward.api.editApp({ appId, details: draft({ note: 'seen again' }) }))
    await keyward.stop()
    expect(files()).toBe(3)
  })

  it('makes one a day without any change, and one more where the last lies there no longer', async () => {
    const { keyward } = await practice()
    value(await keyward.api.backUp({}))
    const files = () => keyward.backupShelf.folders.get('/safe')?.size ?? 0
    const madeAt = () => keyward.snapshot().backup.last?.at
    const first = madeAt()
    for (let hours = 0; hours < 23; hours += 1) keyward.clock.move(60 * MINUTE)
    await settle()
    expect(madeAt()).toBe(first)
    keyward.clock.move(60 * MINUTE)
    keyward.clock.move(5 * MINUTE)
    await expect.poll(files).toBe(2)
    await expect.poll(madeAt).not.toBe(first)
    const second = madeAt()
    keyward.backupShelf.folders.get('/safe')?.clear()
    await settle()
    keyward.clock.move(65 * MINUTE)
    await expect.poll(madeAt).not.toBe(second)
    expect(files()).toBe(1)
  })

  it('keeps the newest five, the newest of 14 days and of 12 months, and nothing that is not its own is ever removed', () => {
    const name = (at: number) =>
      `Keyward ${new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '')}Z 1a2b3c4d.keyward-backup`
    const start = Date.UTC(2025, 0, 1, 2)
    const names = Array.from({ length: 700 }, (_one, day) => [
      name(start + day * DAY),
      name(start + day * DAY + 60 * MINUTE),
    ]).flat()
    const others = names.map((one) => one.replace('1a2b3c4d', '5e6f7a8b'))
    const copies = names.map((one) => one.replace('1a2b3c4d', '1a2b3c4d-0f0f0f0f'))
    const odd = ['Keyward and other things.keyward-backup', 'notes.txt']
    const gone = new Set(outdated([...names, ...others, ...copies, ...odd], { kit: '1a2b3c4d', copy: '' }))
    const kept = names.filter((one) => !gone.has(one))
    for (const one of [...odd, ...others, ...copies]) expect(gone).not.toContain(one)
    expect(kept.at(-1)).toBe(names.at(-1))
    expect(kept.filter((one) => names.indexOf(one) >= names.length - 28)).toHaveLength(14 + 2)
    expect(new Set(kept.map((one) => one.slice(8, 15))).size).toBe(12)
    expect(kept.slice(0, -5).every((one) => one.includes(' 0300'))).toBe(true)
  })
})

describe('backups of a copy that is used no more', () => {
  it('R2 of another copy of the vault only the newest stays once it was silent for a year; a living one keeps all', () => {
    const name = (day: number, copy: string) =>
      `Keyward ${new Date(Date.UTC(2025, 0, 1) + day * DAY).toISOString().slice(0, 10)} 020000Z 1a2b3c4d${copy}.keyward-backup`
    const old = [0, 1, 30].map((day) => name(day, ''))
    const living = [0, 1, 200].map((day) => name(day, '-0f0f0f0f'))
    const foreign = [0, 1].map((day) => name(day, '').replace('1a2b3c4d', '5e6f7a8b'))
    const mine = { kit: '1a2b3c4d', copy: '5a5a5a5a' }
    const goneOn = (day: number) => outdated([...old, ...living, ...foreign, name(day, '-5a5a5a5a')], mine)
    expect(goneOn(30 + 365)).toEqual([])
    expect(goneOn(30 + 366).toSorted()).toEqual(old.slice(0, 2))
    expect(outdated([...old, ...living, ...foreign], mine)).toEqual([]) // none of its own: nothing is told by it
  })
})

describe('K02 the way back from an emptied keychain', () => {
  it('K02 R1 what comes back says whether the card is among it: not where there was none, or its keys were gone', async () => {
    const { keyward, rows } = await practice()
    const cardIn = async () => {
      value(await keyward.api.backUp({}))
      const { opened } = await open(await startKeyward(), keyward.backupShelf.newest(), rows)
      keyward.clock.move(MINUTE)
      return value(opened).preview.card
    }
    expect(await cardIn()).toBe('none')
    const before = new Set(keyward.keychain.entries.keys())
    value(await keyward.api.showCard({}))
    expect(await cardIn()).toBe('same')
    for (const account of keyward.keychain.entries.keys())
      if (!before.has(account)) keyward.keychain.entries.delete(account)
    expect(await cardIn()).toBe('lost')
  })

  it('K02 R1 apps, secrets, log and identity come back, and people sign in again', async () => {
    const { keyward, open: openRecords, appId, secondId, rows } = await practice()
    const card = value(await keyward.api.showCard({}))
    value(await keyward.api.backUp({}))
    const bytes = keyward.backupShelf.newest()
    value(await keyward.api.revealSecret({ appId })) // a line that the backup does not know
    await settle()
    const before = keyward.snapshot()
    const lines = keyward.activityLog.lines()
    keyward.keychain.entries.clear()

    const again = await startKeyward({ ...keyward.world, realRecords: openRecords() })
    expect(again.snapshot().vault).toEqual({ kind: 'closed', why: 'vaultKeyMissing' })
    const { chosenId, opened } = await open(again, bytes, rows)
    expect(value(opened).preview).toMatchObject({
      me: 'Tessa Quillon <tessa@brackenmoor.example>',
      apps: [
        { name: 'Month-end Packs', hasSecret: true },
        { name: 'Job Reports', hasSecret: true },
      ],
      card: 'same',
      organisations: 2,
      signIns: [{ app: 'Month-end Packs' }],
      isFutureDated: false,
      log: { isWhole: true },
    })
    expect(again.keychain.entries.size).toBe(0) // nothing is stored by looking
    value(await again.api.restoreBackup({ chosenId }))
    await settle()

    expect(again.snapshot().vault).toEqual({ kind: 'open', readOnly: false })
    expect(value(await again.api.revealSecret({ appId })).secret).toBe(SECRET)
    expect(value(await again.api.revealSecret({ appId: secondId })).secret).toBe(NEW)
    expect(value(await again.api.showCard({})).fingerprint).toBe(card.fingerprint)
    expect(again.snapshot().evidenceKey).toBe(before.evidenceKey)
    expect(again.snapshot().signIns.map(({ state }) => state)).toEqual([
      { kind: 'refused', at: expect.any(Number) as number, why: 'restored' },
    ])
    // the log here went further than the backup, and goes on from its own end
    expect(again.activityLog.lines().slice(0, lines.length)).toEqual(lines)
    expect(again.activityLog.lines()[lines.length]).toMatch(/vaultRestored.*from 2026-11-24.*after line/u)
    value(await again.api.verifyActivity({}))
    expect(again.snapshot().activity).toMatchObject({ findings: [], lines: again.activityLog.lines().length })

    const third = await startKeyward({ ...again.world, realRecords: openRecords() })
    expect(value(await third.api.revealSecret({ appId })).secret).toBe(SECRET)
    await settle()
    expect(third.snapshot().activity?.findings).toEqual([])
    expect(third.snapshot().apps.map(({ secret }) => secret?.state)).toEqual(['stored', 'stored'])
  })

  it('R6 on another computer: the log comes out of the backup, and what is there is never replaced', async () => {
    const { keyward, appId, rows } = await practice()
    value(await keyward.api.backUp({}))
    const bytes = keyward.backupShelf.newest()
    const keychain = fakeKeychain()
    const other = await startKeyward({ keychain, realRecords: profile(keychain).open() })
    value(await restore(other, bytes, rows))
    await settle()
    expect(value(await other.api.revealSecret({ appId })).secret).toBe(SECRET)
    value(await other.api.verifyActivity({}))
    expect(other.snapshot().activity?.findings).toEqual([])
    expect(other.activityLog.lines().length).toBeGreaterThan(5)
    expect(other.snapshot().backup.kit).toEqual(keyward.snapshot().backup.kit)

    const full = await connected()
    expect(await choose(full.keyward, bytes)).toEqual(fail({ code: 'backupRefused', why: 'notEmpty' }))
  })

  it('R2 killed at any write of the restore: the same backup restores again, and both secrets are there', async () => {
    const { keyward, appId, secondId, rows } = await practice()
    value(await keyward.api.backUp({}))
    const bytes = keyward.backupShelf.newest()
    let isThrough = false
    for (let writes = 0; !isThrough; writes += 1) {
      expect(writes).toBeLessThan(60)
      const keychain = fakeKeychain()
      const { open: openRecords } = profile(keychain)
      const dying = openRecords()
      let left = Number.POSITIVE_INFINITY
      const died = Promise.withResolvers<'died'>()
      const until = async <Value>(act: () => Promise<Value>): Promise<Value> => {
        left -= 1
        if (left >= 0) return act()
        died.resolve('died')
        return new Promise(() => {})
      }
      const first = await startKeyward({
        keychain: {
          ...keychain,
          set: (account, secret) => until(() => keychain.set(account, secret)),
        },
        realRecords: {
          ...dying,
          save: (content) => until(() => dying.save(content)),
          setAside: () => until(() => dying.setAside()),
        },
      })
      const { chosenId } = await open(first, bytes, rows)
      left = writes
      const done = first.api.restoreBackup({ chosenId }).then(() => 'done')
      isThrough = (await Promise.race([done, died.promise])) === 'done'
      left = -1

      const next = await startKeyward({ ...first.world, keychain, realRecords: openRecords() })
      await settle()
      expect(next.snapshot().vault, `after ${writes} writes`).toEqual({ kind: 'open', readOnly: false })
      if (next.snapshot().apps.length === 0) value(await restore(next, bytes, rows))
      expect(value(await next.api.revealSecret({ appId })).secret).toBe(SECRET)
      expect(value(await next.api.revealSecret({ appId: secondId })).secret).toBe(NEW)
      value(await next.api.verifyActivity({}))
      expect(next.snapshot().activity?.findings, `after ${writes} writes`).toEqual([])
    }
  })

  it('R3 R4 cut, altered, foreign, newer, of another kit, huge, of tomorrow: each is told apart, and nothing is stored', async () => {
    const { keyward, rows } = await practice()
    const other = await kitOf(await startKeyward())
    value(await keyward.api.backUp({}))
    const bytes = Buffer.from(keyward.backupShelf.newest())
    const recipient = keyward.snapshot().backup.kit?.recipient ?? ''
    const to = { recipient, kit: 1, kitFingerprint: '00000000' }
    const json = await jsonOf(bytes, rows)
    const sealed = (value_: unknown) => sealPacked(gzipSync(JSON.stringify(value_)), to, 1)
    const altered = Buffer.from(bytes)
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1
    const label = Buffer.from(
      bytes.toString('latin1').replace('-> keyward-backup 1 1 ', '-> keyward-backup 1 9 '),
      'latin1',
    )

    const fresh = await startKeyward()
    const why = async (file: Uint8Array, key: readonly string[] = rows) => {
      const chosen = await choose(fresh, file)
      if (!chosen.ok) return chosen.failure
      const opened = await fresh.api.openBackup({ chosenId: chosen.value.chosen?.id ?? '', rows: [...key] })
      return opened.ok ? 'opened' : opened.failure
    }
    const is = (reason: string) => ({ code: 'backupRefused', why: reason })
    expect(await why(bytes)).toBe('opened')
    for (const length of [bytes.length - 1, bytes.length - 40, 300, 100, 10])
      expect(await why(bytes.subarray(0, length)), String(length)).toEqual(is('cut'))
    expect(await why(altered)).toEqual(is('altered'))
    expect(await why(label)).toEqual(is('altered'))
    expect(await why(Buffer.concat([bytes, Buffer.from('more')]))).toEqual(is('altered'))
    expect(await why(Buffer.from('PK\u0003\u0004'))).toEqual(is('notABackup'))
    expect(await why(new Uint8Array(0))).toEqual(is('notHere'))
    expect(await why(await sealer.sealTo(Buffer.from('{}'), recipient))).toEqual(is('notABackup'))
    expect(await why(await sealPacked(gzipSync('{}'), to, 2))).toEqual(is('newer'))
    expect(await why(await sealed({ ...json, version: 2 }))).toEqual(is('newer'))
    expect(await why(await sealed({ ...json, vault: { ...json.vault, version: 99 } }))).toEqual(is('newer'))
    expect(await why(await sealed({ ...json, format: 'other' }))).toEqual(is('notABackup'))
    expect(await why(await sealed({ ...json, secrets: 'none' }))).toEqual(is('altered'))
    expect(await why(await sealed({ ...json, vault: { apps: 1 } }))).toEqual(is('altered'))
    expect(await why(await sealed({ ...json, log: [{ file: '../../evil.log', text: '' }] }))).toEqual(
      is('altered'),
    )
    expect(await why(await sealPacked(Buffer.from('no gzip'), to, 1))).toEqual(is('altered'))
    expect(await why(bytes, other)).toEqual({ ...is('otherKit'), kit: 1 })
    expect(await why(bytes, [...rows.slice(0, 3), rows[0] ?? ''])).toEqual(is('rows'))
    const bomb = await sealPacked(gzipSync(Buffer.alloc(3_000_000)), to, 1)
    expect(await openSealed(bomb, identityOfRows({ sealer }, rows) ?? '', 1_000_000)).toEqual({
      ok: false,
      why: 'tooLarge',
    })
    const { opened } = await open(fresh, await sealed({ ...json, madeAt: json.madeAt + 400 * DAY }), rows)
    expect(value(opened).preview.isFutureDated).toBe(true)
    expect(fresh.keychain.entries.size).toBe(0)
    expect(fresh.snapshot().apps).toEqual([])
  })
})
