import { gunzipSync } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitwardenFile } from '../../electron/core/backup/bitwarden-file.ts'
import { Backup } from '../../electron/core/backup/content.ts'
import { readBitwarden } from '../../electron/core/import/bitwarden.ts'
import { candidatesOf } from '../../electron/core/import/candidates.ts'
import { objectOf } from '../../electron/core/import/foreign-value.ts'
import type { Files } from '../../electron/core/ports/files.ts'
import { EMPTY_VAULT } from '../../electron/core/vault/content.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { inlineBox, rowsOnPage } from '../worlds/fake-backups.ts'
import { codeOf, connected, draft, SECRET, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { openSealed } from '../../electron/adapters/backup/sealed-backup.ts'
import { identityOfRows } from '../../electron/core/backup/kit.ts'
import { createSealer } from '../../electron/adapters/sealing/age.ts'

const PASSPHRASE = 'sixteen-quiet-otters-cross'
const NEW = 'not-a-real-secret-newer-98765432'
const PREVIOUS = 'not-a-real-secret-third-1234567'
const FILL = {
  route: 'loopback' as const,
  redirectUri: 'http://localhost:5179/callback',
  scopes: ['openid', 'offline_access', 'accounting.settings.read'],
}
const sealer = createSealer({ worker: new URL('file:///nowhere') })

const practice = async () => {
  const { keyward, appId } = await connected()
  value(
    await keyward.api.addApp({
      details: draft({
        clientId: '7'.repeat(32),
        name: 'Job Reports, "quoted"',
        note: 'Client secret: not-this-one-0123456789abcdef\nAsk Ines.',
      }),
      clientSecret: NEW,
    }),
  )
  return { keyward, appId, api: keyward.api }
}
const savedIn = (keyward: FakeKeyward, ending: string): Uint8Array => {
  const name = [...keyward.files.saved.keys()].find((one) => one.endsWith(ending))
  return keyward.files.saved.get(name ?? '') ?? new Uint8Array()
}
const opened = async (bytes: Uint8Array, passphrase: string) => {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return gunzipSync(await decrypter.decrypt(bytes)).toString('utf8')
}
const lines = async ({ api }: FakeKeyward) =>
  value(await api.listActivity({ before: null, limit: 50 }))
    .lines.filter(({ what }) => what.startsWith('export'))
    .map(({ what, result }) => `${what} ${result}`)
    .toReversed()
const locked = async (keyward: FakeKeyward) => {
  value(await keyward.api.setPassphrase({ passphrase: PASSPHRASE }))
}

describe('taking everything along under a passphrase', () => {
  it('R9 holds what a backup of the same moment holds, and the passphrase opens it', async () => {
    const { keyward, api } = await practice()
    value(await api.makeKit({ as: 'page' }))
    const rows = rowsOnPage(savedIn(keyward, '.html'))
    const before = [...keyward.files.clear] // the kit's own page, which is to be read
    const exported = value(await api.exportSealed({ passphrase: PASSPHRASE }))
    expect(exported).toMatchObject({ apps: 2, secrets: 2, missing: 0 })
    const json = Backup.parse(JSON.parse(await opened(savedIn(keyward, '.json.gz.age'), PASSPHRASE)))
    value(await api.backUp({}))
    const backup = await openSealed(keyward.backupShelf.newest(), identityOfRows({ sealer }, rows) ?? '')
    const beside = Backup.parse(JSON.parse(backup.ok ? backup.text : ''))
    expect(json.secrets).toEqual(beside.secrets)
    expect(json.keys).toEqual(beside.keys)
    expect(json.vault.connections).toEqual(beside.vault.connections)
    const textOf = ({ log }: Backup) => log.map(({ text }) => text).join('')
    expect(textOf(beside).startsWith(textOf(json))).toBe(true)
    expect(JSON.stringify(json)).not.toMatch(/access-1|refresh-1|"tokens"/u)
    expect(keyward.files.clear).toEqual(before)
  })

  it('is opened by the passphrase as it is typed on another keyboard', async () => {
    const { keyward, api } = await practice()
    value(await api.exportSealed({ passphrase: 'cafe\u0301 au lait on Tuesdays' }))
    const text = await opened(savedIn(keyward, '.age'), 'caf\u00E9 au lait on Tuesdays')
    expect(text).toContain(SECRET)
  })

  it('takes no passphrase that anybody finds, and asks for no file then', async () => {
    const { keyward, api } = await practice()
    expect(codeOf(await api.exportSealed({ passphrase: 'too short' }))).toBe('passphraseTooShort')
    expect(keyward.files.places).toEqual([])
    expect(await lines(keyward)).toEqual([])
  })

  it('ends where somebody cancels it: no file, and the log says so', async () => {
    const { keyward } = await connected({
      backupBox: {
        ...inlineBox(),
        sealBy: (_pieces, _passphrase, signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(fail('exportCancelled')), { once: true })
            isSealing.resolve(null)
          }),
      },
    })
    const making = keyward.api.exportSealed({ passphrase: PASSPHRASE })
    await isSealing.promise
    expect(codeOf(await keyward.api.exportBitwarden({}))).toBe('exportUnderWay')
    value(await keyward.api.cancelExport({}))
    expect(codeOf(await making)).toBe('exportCancelled')
    expect([...keyward.files.saved.keys()]).toEqual([])
    expect(await lines(keyward)).toEqual(['exportBegun sealed', 'exportMade exportCancelled'])
    value(await keyward.api.exportBitwarden({}))
  })
  const isSealing = Promise.withResolvers<null>()

  it('H1 ends where the vault is locked meanwhile', async () => {
    const begun = Promise.withResolvers<null>()
    const { keyward } = await connected({
      backupBox: {
        ...inlineBox(),
        sealBy: (_pieces, _passphrase, signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(ok(Buffer.from('sealed'))), { once: true })
            begun.resolve(null)
          }),
      },
    })
    await locked(keyward)
    const making = keyward.api.exportSealed({ passphrase: PASSPHRASE })
    await begun.promise
    value(await keyward.api.lock({}))
    expect(codeOf(await making)).toBe('exportCancelled')
    expect([...keyward.files.saved.keys()]).toEqual([])
  })
})

describe('taking the secrets to another password manager', () => {
  it('R9 writes what our own import of Bitwarden reads back: every app, id and secret', async () => {
    const { keyward, api } = await practice()
    const exported = value(await api.exportBitwarden({}))
    expect(exported).toMatchObject({ apps: 2, secrets: 2, missing: 0 })
    const other = await startKeyward()
    other.files.next = { name: 'export.json', bytes: savedIn(keyward, '.json') }
    const seen = value(await other.api.openImport({}))
    if (seen.kind !== 'rows') throw new Error(`is ${seen.kind}`)
    const rows = seen.rows.map(({ rowId }) => ({ rowId, replace: false }))
    value(await other.api.acceptImport({ importId: seen.importId, rows, fill: FILL }))
    const held = async (one: FakeKeyward) =>
      Promise.all(
        one.snapshot().apps.map(async ({ id, name, clientId }) => ({
          name,
          clientId,
          secret: value(await one.api.revealSecret({ appId: id })).secret,
        })),
      )
    expect(await held(other)).toEqual(await held(keyward))
    expect(await held(other)).toHaveLength(2)
  })

  it('R9 holds for whatever stands in the notes, names and secrets of apps', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 })
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{32,48}$/u)
    const app = fc.record({
      name: fc.stringMatching(/^[A-Z][a-z]{2,12}( [A-Z][a-z]{2,9})?$/u),
      note: fc.oneof(
        words,
        secret.map((one) => `Client secret: ${one}`),
        secret.map((one) => `old secret ${one}`),
      ),
      clientId: fc.stringMatching(/^[0-9A-F]{32}$/u),
      secret,
      candidate: fc.option(secret),
      previous: fc.option(secret),
    })
    fc.assert(
      fc.property(fc.uniqueArray(app, { maxLength: 6, selector: ({ clientId }) => clientId }), (apps) => {
        const file = bitwardenFile(
          {
            mode: 'live',
            secrets: apps.flatMap(({ clientId, name, ...held }, at) =>
              (['secret', 'candidate', 'previous'] as const).flatMap((what) => {
                const one = held[what]
                return one === null
                  ? []
                  : [{ account: `${what}${at}`, what: 'other', app: name, clientId, value: one }]
              }),
            ),
            vault: {
              ...EMPTY_VAULT,
              apps: apps.map(({ name, note, clientId }, at) => ({
                ...draft({ name, note, clientId }),
                id: `a${at}`,
                secretAccount: `secret${at}`,
                secret: { state: 'stored', createdAt: null, storedAt: 1, readBackAt: 1 },
                addedAt: 1,
                changedAt: 1,
                cameBack: null,
              })),
              rotationAccounts: {},
            },
          },
          'https://developer.xero.com/app/manage',
        )
        const read = readBitwarden(objectOf(JSON.parse(file)))
        const { candidates } = candidatesOf(
          read.kind === 'entries' ? read.entries : [],
          Date.UTC(2026, 10, 1),
        )
        expect(candidates.map(({ name, clientId, clientSecret }) => [name, clientId, clientSecret])).toEqual(
          apps.map(({ name, clientId, secret: held }) => [name, clientId, held]),
        )
        expect(candidates.every(({ isSure, unfit }) => isSure && unfit === null)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('takes the secret before and the new one of a rotation along, by their names', async () => {
    const { keyward, api, appId } = await practice()
    const { rotationId } = value(await api.beginRotation({ appId, isLeak: false }))
    value(await api.confirmConsumers({ rotationId }))
    value(await api.pasteNewSecret({ rotationId, clientSecret: PREVIOUS }))
    value(await api.exportBitwarden({}))
    const { items } = JSON.parse(Buffer.from(savedIn(keyward, '.json')).toString()) as {
      items: { login: { password: string }; fields: { name: string; value: string; type: number }[] }[]
    }
    expect(items.map(({ login }) => login.password)).toEqual([SECRET, NEW])
    expect(items[0]?.fields.find(({ value: held }) => held === PREVIOUS)).toMatchObject({
      name: 'New client secret, not in use yet',
      type: 1,
    })
    expect(items[1]?.fields.some(({ type }) => type === 1)).toBe(false)
  })

  it('R5 is written in its place and nowhere else', async () => {
    const { keyward, api } = await practice()
    value(await api.exportBitwarden({}))
    expect(keyward.files.clear).toEqual(keyward.files.places)
    expect(keyward.files.places[0]).toMatch(/NOT ENCRYPTED/u)
  })

  it('counts the apps whose secret the keychain does not have', async () => {
    const { keyward, api } = await practice()
    for (const [account, held] of keyward.keychain.entries)
      if (held === NEW) keyward.keychain.entries.delete(account)
    const exported = value(await api.exportBitwarden({}))
    expect(exported).toMatchObject({ apps: 2, secrets: 1, missing: 1 })
  })

  it('of a vault without an app is none', async () => {
    const keyward = await startKeyward()
    expect(codeOf(await keyward.api.exportBitwarden({}))).toBe('nothingToExport')
    expect(keyward.files.places).toEqual([])
  })
})

describe('what the log says of it', () => {
  it('H3 that it was begun stands there before a byte is written, and what came of it afterwards', async () => {
    const { keyward, api } = await practice()
    const before: string[][] = []
    const { saveMade } = keyward.files
    Object.assign(keyward.files, {
      saveMade: async (...[name, make, how]: Parameters<Files['saveMade']>) => {
        before.push(await lines(keyward)) // nothing while somebody only chooses a place
        const makeAndLook = async () => {
          const made = await make()
          before.push(await lines(keyward))
          return made
        }
        return saveMade(name, makeAndLook, how)
      },
    })
    value(await api.exportBitwarden({}))
    expect(before).toEqual([[], ['exportBegun bitwarden']])
    expect(await lines(keyward)).toEqual(['exportBegun bitwarden', 'exportMade ok'])
  })

  it('nothing, where they think better of it', async () => {
    const { keyward, api } = await practice()
    keyward.files.isDeclined = true
    expect(value(await api.exportBitwarden({})).path).toBeNull()
    expect(value(await api.exportSealed({ passphrase: PASSPHRASE })).path).toBeNull()
    expect(await lines(keyward)).toEqual([])
  })

  it('why, where the disk or the keychain refuses', async () => {
    const { keyward, api } = await practice()
    keyward.files.trouble = fail('diskFull')
    expect(codeOf(await api.exportBitwarden({}))).toBe('diskFull')
    keyward.files.trouble = null
    keyward.keychain.fail(fail('keychainLocked'))
    expect(codeOf(await api.exportSealed({ passphrase: PASSPHRASE }))).toBe('keychainLocked')
    keyward.keychain.fail(null)
    expect(await lines(keyward)).toEqual([
      'exportBegun bitwarden',
      'exportMade diskFull',
      'exportBegun sealed',
      'exportMade keychainLocked',
    ])
    expect([...keyward.files.saved.keys()]).toEqual([])
  })
})
