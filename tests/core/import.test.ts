import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer } from '../../shared/contract/contract.ts'
import type { ImportSeen } from '../../shared/import/seen.ts'
import { fail, type Result } from '../../shared/kernel/result.ts'
import { readBitwarden } from '../../electron/core/import/bitwarden.ts'
import { candidatesOf } from '../../electron/core/import/candidates.ts'
import {
  guessColumns,
  hasHeader,
  headerName,
  namesColumns,
  shapeOf,
} from '../../electron/core/import/csv-columns.ts'
import { csvRows, dialectOf } from '../../electron/core/import/csv-reader.ts'
import { decodeText } from '../../shared/kernel/foreign-text.ts'
import { objectionToAttributes, readOnePassword } from '../../electron/core/import/one-password.ts'
import { objectOf } from '../../electron/core/import/foreign-value.ts'
import { readOtherJson } from '../../electron/core/import/other-json.ts'
import { parseJson } from '../../electron/core/kernel/json-scan.ts'
import { objectionToKdbx } from '../../electron/core/import/kdbx-header.ts'
import type { ImportEntry } from '../../electron/core/import/entry.ts'
import { draft, type FakeKeyward, startKeyward, value } from '../worlds/fakes.ts'

const ID = '0A1B2C3D4E5F60718293A4B5C6D7E8F9'
const OTHER = '1A1B2C3D4E5F60718293A4B5C6D7E8F9'
const SECRET = 'import-canary-not-a-real-secret-1'
const SECOND = 'import-canary-not-a-real-secret-2'
const FILL = {
  route: 'loopback' as const,
  redirectUri: 'http://localhost:5179/callback',
  scopes: ['openid', 'offline_access', 'accounting.settings.read'],
}
const login = (name: string, username: string, password: string, more: object = {}) => ({
  type: 1,
  name,
  login: { username, password },
  ...more,
})
const bitwarden = (...items: object[]) => JSON.stringify({ encrypted: false, folders: [], items })
const open = (keyward: FakeKeyward, text: string | Uint8Array, name = 'export.json') => {
  keyward.files.next = { name, bytes: typeof text === 'string' ? Buffer.from(text) : text }
  return keyward.api.openImport({})
}
const rowsOf = (result: Result<ImportSeen>) => {
  const seen = value(result)
  if (seen.kind !== 'rows') throw new Error(`is ${seen.kind}`)
  return seen
}
const whyOf = (result: Result<unknown>) =>
  !result.ok && result.failure.code === 'importRefused' ? result.failure.why : JSON.stringify(result)
const entry = (part: Partial<ImportEntry>): ImportEntry => ({
  title: 'Tool',
  where: '',
  username: '',
  password: '',
  fields: [],
  notes: '',
  urls: [],
  changedAt: null,
  secretChangedAt: null,
  isArchived: false,
  ...part,
})
const found = (part: Partial<ImportEntry>) => candidatesOf([entry(part)], Date.UTC(2026, 10, 1)).candidates[0]

describe('importing', () => {
  it('stores nothing before it is told to, then each app, its secret in the keychain, with a line for each', async () => {
    const keyward = await startKeyward()
    const file = bitwarden(
      login('Packs', ID, SECRET),
      login('Jobs', OTHER, SECOND),
      login('Bank', 'tessa', 'word'),
    )
    const seen = rowsOf(await open(keyward, file))
    expect(seen).toMatchObject({ leftOut: 1, isPlain: true, file: 'export.json' })
    expect(keyward.snapshot().apps).toEqual([])
    expect(keyward.keychain.entries.size).toBe(0)
    const rows = seen.rows.map(({ rowId }) => ({ rowId, replace: false }))
    const { outcomes } = value(await keyward.api.acceptImport({ importId: seen.importId, rows, fill: FILL }))
    expect(outcomes.map(({ how }) => how)).toEqual(['stored', 'stored'])
    expect(
      keyward.snapshot().apps.map(({ name, clientId, redirectUri }) => [name, clientId, redirectUri]),
    ).toEqual([
      ['Packs', ID, FILL.redirectUri],
      ['Jobs', OTHER, FILL.redirectUri],
    ])
    expect([...keyward.keychain.entries.values()]).toEqual(expect.arrayContaining([SECRET, SECOND]))
    const log = keyward.activityLog.lines().join('\n')
    expect(log.match(/appImported/gu)).toHaveLength(2)
    expect(log.match(/fileImported/gu)).toHaveLength(1)
  })

  it('a day by which it expires there is the day it is due here, until it is forgotten or the secret replaced', async () => {
    const keyward = await startKeyward()
    const due = Date.UTC(2026, 10, 20, 12)
    const text = (key: string, of: string) => `<String><Key>${key}</Key><Value>${of}</Value></String>`
    const one = (end: string) =>
      `<Entry><UUID>${Buffer.alloc(16, 1).toString('base64')}</UUID><Times>${end}</Times>${text('Title', 'Packs')}${text('UserName', ID)}${text('Password', SECRET)}</Entry>`
    const file = (end: string) =>
      `<?xml version="1.0"?><KeePassFile><Meta><Generator>KeePass</Generator></Meta><Root><Group><UUID>${Buffer.alloc(16, 2).toString('base64')}</UUID><Name>Root</Name>${one(end)}</Group></Root></KeePassFile>`
    const ends = `<ExpiryTime>${new Date(due).toISOString()}</ExpiryTime>`
    const never = rowsOf(await open(keyward, file(`${ends}<Expires>False</Expires>`), 'a.xml'))
    expect(never.rows.map(({ dueBy }) => dueBy)).toEqual([null])
    const seen = rowsOf(await open(keyward, file(`${ends}<Expires>True</Expires>`), 'a.xml'))
    expect(seen.rows.map(({ dueBy }) => dueBy)).toEqual([due])
    const rows = [{ rowId: seen.rows[0]?.rowId ?? '', replace: false }]
    value(await keyward.api.acceptImport({ importId: seen.importId, rows, fill: FILL }))
    const secret = () => keyward.snapshot().apps[0]?.secret
    const appId = keyward.snapshot().apps[0]?.id ?? ''
    expect(secret()?.dueBy).toBe(due)
    const { undoId } = value(await keyward.api.forgetDueDay({ appId }))
    expect(secret()?.dueBy).toBeNull()
    value(await keyward.api.undo({ undoId: undoId ?? '' }))
    expect(secret()?.dueBy).toBe(due)
    value(await keyward.api.storeSecret({ appId, clientSecret: SECOND, createdAt: null }))
    expect(secret()?.dueBy ?? null).toBeNull()
  })

  it('an expiry of 1Password is taken by the id of its field, which no language changes', () => {
    const item = (fields: readonly object[]) => ({
      accounts: [
        {
          vaults: [
            {
              attrs: { name: 'Practice' },
              items: [
                {
                  uuid: 'u',
                  state: 'active',
                  overview: { title: 'Packs' },
                  details: { loginFields: [], sections: [{ title: '', fields }] },
                },
              ],
            },
          ],
        },
      ],
    })
    const keys = [
      { title: 'id', id: 'username', value: { string: ID } },
      { title: 'secret', id: 'credential', value: { concealed: SECRET } },
    ]
    const dueOf = (fields: readonly object[]) => {
      const read = readOnePassword(objectOf(item(fields))) ?? []
      return candidatesOf(read, Date.UTC(2026, 10, 1)).candidates.map(({ dueBy }) => dueBy)
    }
    expect(dueOf([...keys, { title: 'gültig bis', id: 'expires', value: { date: 1_795_000_000 } }])).toEqual([
      1_795_000_000_000,
    ])
    expect(dueOf([...keys, { title: 'expires', id: 'x1', value: { date: 1_795_000_000 } }])).toEqual([null])
  })

  it('E9 no secret of the file is in any answer, snapshot, work, log or record', async () => {
    const keyward = await startKeyward()
    const said: unknown[] = []
    const ask = async (name: string, input: unknown) => {
      const result = (await answer(keyward.api, name, input, () => {})) as Result<{ importId: string }>
      said.push(result)
      return result.ok ? result.value : { importId: 'none' }
    }
    const notes = `Client secret: ${SECOND}`
    keyward.files.next = {
      bytes: Buffer.from(bitwarden(login('Packs', ID, SECRET, { notes }), login('Bank', 'x', SECOND))),
    }
    const { importId } = await ask('openImport', {})
    await ask('acceptImport', { importId, rows: [{ rowId: 'row1', replace: false }], fill: FILL })
    keyward.files.next = {
      name: 'a.csv',
      bytes: Buffer.from(`${SECOND},${ID},${SECRET}\nb,${OTHER},${SECOND}`),
    }
    const table = await ask('openImport', {})
    const columns = { name: 0, clientId: 1, clientSecret: 2, notes: null, secretCreated: null }
    await ask('chooseColumns', {
      importId: table.importId,
      hasHeader: false,
      columns: { ...columns, name: null },
    })
    const all = JSON.stringify([said, keyward.snapshot(), keyward.work(), keyward.records.stored()])
    expect(all).toContain(ID)
    for (const secret of [SECRET, SECOND]) {
      expect(all).not.toContain(secret)
      expect(keyward.activityLog.lines().join()).not.toContain(secret)
    }
  })

  it('shows what is here already, compares secrets in main, and replaces one only when ticked', async () => {
    const keyward = await startKeyward()
    value(await keyward.api.addApp({ details: draft({ clientId: ID.toLowerCase() }), clientSecret: SECRET }))
    const file = bitwarden(login('Packs', ID, SECOND))
    const seen = rowsOf(await open(keyward, file))
    expect(seen.rows[0]?.state).toMatchObject({ kind: 'here', app: 'Month-end Packs', isSame: false })
    const accept = (replace: boolean, { importId } = seen) =>
      keyward.api.acceptImport({ importId, rows: [{ rowId: 'row1', replace }], fill: FILL })
    expect(value(await accept(false)).outcomes[0]).toMatchObject({
      how: 'failed',
      failure: { code: 'duplicateApp' },
    })
    expect(value(await accept(true)).outcomes[0]).toMatchObject({ how: 'replaced' })
    expect([...keyward.keychain.entries.values()]).toContain(SECOND)
    expect(rowsOf(await open(keyward, file)).rows[0]?.state).toMatchObject({ kind: 'here', isSame: true })
    keyward.keychain.fail(fail('keychainLocked'))
    expect(rowsOf(await open(keyward, file)).rows[0]?.state).toMatchObject({ kind: 'here', isSame: null })
  })

  it('of two with one client id the newer is taken, and both are shown', async () => {
    const keyward = await startKeyward()
    const dated = (revisionDate: string) => ({ revisionDate })
    const file = bitwarden(
      login('Old', ID, SECRET, dated('2025-01-01T00:00:00Z')),
      login('New', ID, SECOND, dated('2026-01-01T00:00:00Z')),
    )
    expect(rowsOf(await open(keyward, file)).rows.map(({ name, state }) => [name, state.kind])).toEqual([
      ['Old', 'older'],
      ['New', 'new'],
    ])
  })

  it('a secret in use that would give way to one that Xero refuses stays, and the next app is stored', async () => {
    const keyward = await startKeyward()
    value(await keyward.api.addApp({ details: draft({ clientId: ID }), clientSecret: SECRET }))
    keyward.xero.answers.secrets = [SECRET]
    const seen = rowsOf(
      await open(keyward, bitwarden(login('Packs', ID, SECOND), login('Jobs', OTHER, SECOND))),
    )
    const rows = seen.rows.map(({ rowId, state }) => ({ rowId, replace: state.kind === 'here' }))
    const { outcomes } = value(await keyward.api.acceptImport({ importId: seen.importId, rows, fill: FILL }))
    expect(outcomes.map(({ how, failure }) => [how, failure?.code ?? null])).toEqual([
      ['failed', 'wouldLoseSecret'],
      ['stored', null],
    ])
    expect([...keyward.keychain.entries.values()]).toContain(SECRET)
  })

  it('a failure in the middle says exactly what was stored, and the same import goes on from there', async () => {
    const keyward = await startKeyward()
    const ids = [ID, OTHER, '2A1B2C3D4E5F60718293A4B5C6D7E8F9']
    const seen = rowsOf(
      await open(keyward, bitwarden(...ids.map((id, at) => login(`App ${at}`, id, `${SECRET}${at}`)))),
    )
    const rows = seen.rows.map(({ rowId }) => ({ rowId, replace: false }))
    let stored = 0
    const { set } = keyward.keychain
    keyward.keychain.set = (account, secret) =>
      (stored += 1) === 2 ? Promise.resolve(fail('keychainLocked')) : set(account, secret)
    const accept = (some = rows) =>
      keyward.api.acceptImport({ importId: seen.importId, rows: some, fill: FILL })
    const first = value(await accept()).outcomes
    expect(first.map(({ how }) => how)).toEqual(['stored', 'failed', 'notTried'])
    expect(keyward.snapshot().apps).toHaveLength(1)
    const rest = value(await accept(rows.slice(1))).outcomes
    expect(rest.map(({ how }) => how)).toEqual(['stored', 'stored'])
    expect(keyward.snapshot().apps).toHaveLength(3)
    expect(whyOf(await accept())).toBe('gone')
  })

  it('forgets what was read after ten minutes, when dropped, and when it was stored', async () => {
    const keyward = await startKeyward()
    const rows = [{ rowId: 'row1', replace: false }]
    const first = rowsOf(await open(keyward, bitwarden(login('Packs', ID, SECRET))))
    keyward.clock.move(10 * 60_000 + 1)
    expect(whyOf(await keyward.api.acceptImport({ importId: first.importId, rows, fill: FILL }))).toBe('gone')
    const second = rowsOf(await open(keyward, bitwarden(login('Packs', ID, SECRET))))
    await keyward.api.dropImport({ importId: second.importId })
    expect(whyOf(await keyward.api.acceptImport({ importId: second.importId, rows, fill: FILL }))).toBe(
      'gone',
    )
  })

  it('refuses what Xero would refuse before anything is stored', async () => {
    const keyward = await startKeyward()
    const { importId } = rowsOf(await open(keyward, bitwarden(login('Packs', ID, SECRET))))
    const rows = [{ rowId: 'row1', replace: false }]
    const fill = { ...FILL, redirectUri: 'http://127.0.0.1/x' }
    expect(whyOf(await keyward.api.acceptImport({ importId, rows, fill }))).toBe('fillRefused')
    expect(whyOf(await keyward.api.acceptImport({ importId, rows: [], fill: FILL }))).toBe('nothingChosen')
    expect(keyward.snapshot().apps).toEqual([])
  })

  it.each([
    ['nothing', '', 'empty'],
    ['spaces', ' \n ', 'empty'],
    ['zeros', new Uint8Array(10_000_000), 'unknownFormat'],
    ['XML', '<opml/>', 'unknownFormat'],
    ['KeePass’s XML without anything in it', '<KeePassFile/>', 'damaged'],
    ['half a JSON', '{"encrypted":false,"items":[', 'damaged'],
    ['another JSON', '{"a":1}', 'notAnExport'],
    ['a list', '[]', 'notAnExport'],
    ['deep JSON', '['.repeat(1_000_000), 'notAnExport'],
    ['deep and whole JSON', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'notAnExport'],
    ['no entries', bitwarden(), 'nothingInIt'],
    ['items of a wrong kind', '{"encrypted":false,"items":{}}', 'notAnExport'],
    [
      'an account’s own encryption',
      '{"encrypted":true,"encKeyValidation_DO_NOT_EDIT":"2.a|b|c","items":[]}',
      'accountRestricted',
    ],
    ['KeePass 1', Buffer.from('03d9a29a65fb4bb500000000', 'hex'), 'oldKeePass'],
    ['KeePass of the future', Buffer.from('03d9a29a67fb4bb500000500', 'hex'), 'newer'],
    ['the beginning of a KeePass file', Buffer.from('03d9a29a67fb4bb500000400', 'hex'), 'damaged'],
  ])('refuses %s, and stores nothing', async (_name, bytes, why) => {
    const keyward = await startKeyward()
    expect(whyOf(await open(keyward, bytes))).toBe(why)
    expect(keyward.snapshot().apps).toEqual([])
  })

  it('a CSV without a column for the secret, or with one for two things, is not looked through', async () => {
    const keyward = await startKeyward()
    const seen = value(await open(keyward, `Name,Client id,Client secret\nPacks,${ID},${SECRET}\n`, 'a.csv'))
    if (seen.kind !== 'columns') throw new Error(seen.kind)
    expect(seen.columns.map(({ name, shape }) => [name, shape.kind])).toEqual([
      ['Name', 'words'],
      ['Client id', 'hex'],
      ['Client secret', 'token'],
    ])
    const choose = (part: object) =>
      keyward.api.chooseColumns({
        importId: seen.importId,
        hasHeader: true,
        columns: { ...seen.guess, ...part },
      })
    expect(whyOf(await choose({ clientSecret: null }))).toBe('wrongColumns')
    expect(whyOf(await choose({ clientSecret: 1 }))).toBe('wrongColumns')
    expect(whyOf(await choose({ clientSecret: 9 }))).toBe('wrongColumns')
    expect(rowsOf(await choose({})).rows).toMatchObject([
      { name: 'Packs', clientId: ID, state: { kind: 'new' } },
    ])
  })
})

describe('what is a Xero app among entries', () => {
  it.each([
    ['user name and password', { username: ID, password: SECRET }],
    [
      'fields by their labels',
      {
        fields: [
          { name: 'Client ID', value: ID },
          { name: 'Client Secret 1', value: SECRET },
        ],
      },
    ],
    ['notes', { notes: `Client id: ${ID}\nClient secret: ${SECRET}` }],
    ['user name, and the secret in a field', { username: ID, fields: [{ name: 'secret', value: SECRET }] }],
  ])('finds both in %s', (_name, part) => {
    expect(found(part)).toMatchObject({ clientId: ID, clientSecret: SECRET, isSure: true, unfit: null })
  })

  it('leaves passwords of people alone, also those for Xero itself', () => {
    expect(found({ title: 'Xero', username: 'tessa@brackenmoor.example', password: SECRET })).toBeUndefined()
    expect(found({ username: 'tessa', password: SECRET })).toBeUndefined()
  })

  it('is not sure of other vendors’ keys, and says what is missing', () => {
    expect(found({ username: ID, password: SECRET, urls: ['https://maps.example'] })).toMatchObject({
      isSure: false,
    })
    expect(found({ username: ID })).toMatchObject({ unfit: 'noSecret' })
    expect(found({ fields: [{ name: 'Client secret', value: SECRET }] })).toMatchObject({
      unfit: 'noClientId',
    })
    expect(found({ username: ID, password: 'two words' })).toMatchObject({ unfit: 'secret' })
  })

  it('gives a name that Xero and Keyward take', () => {
    expect(found({ title: 'Xero – Month-end Packs', username: ID, password: SECRET })?.name).toBe(
      'Month-end Packs',
    )
    expect(found({ title: 'XERO', username: ID, password: SECRET })?.name).toBe('App 0A1B2C3D')
  })
})

describe('the formats', () => {
  const sealed = (part: object) =>
    readBitwarden({
      encrypted: true,
      passwordProtected: true,
      salt: 'c2FsdA==',
      kdfType: 0,
      kdfIterations: 600_000,
      encKeyValidation_DO_NOT_EDIT: '2.a|b|c',
      data: '2.a|b|c',
      ...part,
    })
  it.each([
    ['a billion rounds', { kdfIterations: 1e9 }, 'tooCostly'],
    ['ten gigabytes', { kdfType: 1, kdfIterations: 3, kdfMemory: 10_240, kdfParallelism: 4 }, 'tooCostly'],
    ['many passes', { kdfType: 1, kdfIterations: 1e6, kdfMemory: 64, kdfParallelism: 4 }, 'tooCostly'],
    ['an unknown way', { kdfType: 7 }, 'unknownProtection'],
    ['another cipher', { data: '7.abc' }, 'unknownProtection'],
    ['no rounds', { kdfIterations: 0 }, 'damaged'],
    ['no salt', { salt: null }, 'damaged'],
  ])('G5 Bitwarden with %s is refused before any work', (_name, part, why) => {
    expect(sealed(part)).toEqual({ kind: 'refused', why })
  })

  const kdbx4 = (numbers: readonly (readonly [string, number, bigint])[], uuid: string) => {
    const item = (type: number, name: string, bytes: Buffer) => {
      const head = Buffer.alloc(5)
      head.writeUInt8(type)
      head.writeUInt32LE(name.length, 1)
      const length = Buffer.alloc(4)
      length.writeUInt32LE(bytes.length)
      return Buffer.concat([head, Buffer.from(name), length, bytes])
    }
    const number = ([name, type, amount]: readonly [string, number, bigint]) => {
      const bytes = Buffer.alloc(type === 5 ? 8 : 4)
      if (type === 5) bytes.writeBigUInt64LE(amount)
      else bytes.writeUInt32LE(Number(amount))
      return item(type, name, bytes)
    }
    const dictionary = Buffer.concat([
      Buffer.from([0, 1]),
      item(0x42, '$UUID', Buffer.from(uuid, 'hex')),
      ...numbers.map(number),
      Buffer.from([0]),
    ])
    const head = Buffer.from('03d9a29a67fb4bb500000400', 'hex')
    const field = Buffer.alloc(5)
    field.writeUInt8(11)
    field.writeUInt32LE(dictionary.length, 1)
    return Buffer.concat([head, field, dictionary, Buffer.from([0, 0, 0, 0, 0])])
  }
  const ARGON2ID = '9e298b1956db4773b23dfc3ec6f0a1e6'
  const argon = (memory: bigint, passes: bigint, lanes = 2n, version = 0x13n) =>
    kdbx4(
      [
        ['M', 5, memory],
        ['I', 5, passes],
        ['P', 4, lanes],
        ['V', 4, version],
      ],
      ARGON2ID,
    )
  it.each([
    ['64 MiB and ten passes', argon(64n << 20n, 10n), null],
    ['ten gigabytes', argon(10n << 30n, 2n), 'tooCostly'],
    ['a billion passes', argon(64n << 20n, 1_000_000_000n), 'tooCostly'],
    ['many lanes', argon(64n << 20n, 2n, 1_000n), 'tooCostly'],
    ['no memory', argon(0n, 2n), 'damaged'],
    ['an old Argon2', argon(64n << 20n, 2n, 2n, 0x10n), 'unknownProtection'],
    ['an unknown way', kdbx4([], '00'.repeat(16)), 'unknownProtection'],
    ['AES rounds without end', kdbx4([['R', 5, 1n << 60n]], 'c9d9f39a628a4460bf740d08c18a4fea'), 'tooCostly'],
  ])('G5 KeePass with %s is judged by its header', (_name, bytes, why) => {
    expect(objectionToKdbx(bytes)).toBe(why)
  })

  it('nothing that a header or a text holds makes a reader throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const file = Buffer.concat([Buffer.from('03d9a29a67fb4bb500000400', 'hex'), bytes])
        expect(typeof (objectionToKdbx(file) ?? '')).toBe('string')
        const text = decodeText(bytes) ?? ''
        expect([...csvRows(text, dialectOf(text))].length).toBeLessThanOrEqual(bytes.length)
        parseJson(text)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (root) => {
        const foreign = objectOf(root)
        readBitwarden(foreign)
        readOtherJson(foreign)
        readOnePassword(root)
        objectionToAttributes(root)
      }),
    )
  })

  it('CSV in every usual encoding and separator', () => {
    expect(decodeText(Buffer.from('\uFEFFNäme;b', 'utf8'))).toBe('Näme;b')
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Näme', 'utf16le')]))).toBe(
      'Näme',
    )
    expect(decodeText(Buffer.from([0x4e, 0xe4, 0x6d, 0x65]))).toBe('Näme')
    for (const delimiter of [',', ';', '\t', '|'])
      expect(dialectOf(`a${delimiter}"x,;|y"\nb${delimiter}c`).delimiter).toBe(delimiter)
  })

  it('guesses columns, and shows no header that may be a value', () => {
    const table = [
      ['title', 'username', 'password', 'notes'],
      ['Packs', ID, SECRET, ''],
    ]
    expect(hasHeader(table)).toBe(true)
    expect(guessColumns(table, true)).toEqual({
      name: 0,
      clientId: 1,
      clientSecret: 2,
      notes: 3,
      secretCreated: null,
    })
    expect(hasHeader([['Bank', 'joe', 'hunter']])).toBe(false)
    expect(
      hasHeader([
        ['what', 'id of it'],
        ['Packs', ID],
      ]),
    ).toBe(true)
    expect(namesColumns(['Bank', 'hunter'])).toBe(false)
    expect(headerName(SECRET)).toBeNull()
    expect(headerName(ID)).toBeNull()
    expect(JSON.stringify(shapeOf(table, 2))).not.toContain(SECRET)
  })
})
