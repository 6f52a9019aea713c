import { describe, expect, it } from 'vitest'
import { value } from '../worlds/fakes.ts'
import { caseFile, findIn, look, taken, whyOf } from './import-reading.ts'
import { zipped } from './zipped.ts'

const ID = '4C1D90AF2B7E4E60A5D3178C96F0B2E1'
const OTHER = '9A0F37C2D54B4C1E8862E0B7A1D3F955'
const secretOf = (letter: string) => `not-a-real-secret-${letter.repeat(28)}`
const LOW = 'not-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa'
const app = (name: string, secret: string, clientId = ID) => ({ name, clientId, secret })

describe('an export of 1Password', () => {
  it('I03: an item in use is taken before an archived one that was changed later', async () => {
    const found = await findIn(caseFile('I03-1pux-archived/archived.1pux'))
    expect(taken(found)).toEqual([app('packs', secretOf('a'))])
    expect(found.candidates.map(({ isArchived }) => isArchived)).toEqual([false, true])
  })

  it('I03: what the first version calls trashed is left out', async () => {
    const found = await findIn(caseFile('I03-1pux-archived/trashed-v1.1pux'))
    expect(found).toMatchObject({ candidates: [], leftOut: 0, odd: 0, inBin: 1 })
  })

  const item = (part: object) => ({
    uuid: 'u',
    updatedAt: 1_700_000_000,
    state: 'active',
    overview: { title: 'Packs', url: '' },
    details: { loginFields: [], sections: [] },
    ...part,
  })
  const onePux = (items: readonly unknown[], more: readonly (readonly [string, Buffer])[] = []) =>
    zipped([
      ['export.attributes', Buffer.from('{"version":3}')],
      [
        'export.data',
        Buffer.from(JSON.stringify({ accounts: [{ vaults: [{ attrs: { name: 'P' }, items }] }] })),
      ],
      ...more,
    ])
  const fields = (...all: readonly (readonly [string, string, object])[]) => ({
    details: { sections: [{ fields: all.map(([title, id, content]) => ({ title, id, value: content })) }] },
  })

  it('an API credential keeps its two under names of its own, in any language', async () => {
    for (const [user, credential] of [
      ['username', 'credential'],
      ['Benutzername', 'Zugangsdaten'],
    ] as const) {
      const found = await findIn(
        onePux([
          item({
            categoryUuid: '112',
            ...fields(
              [user, 'username', { string: ID }],
              [credential, 'credential', { concealed: secretOf('a') }],
              ['type', 'type', { menu: 'other' }],
              ['valid from', 'validFrom', { date: 1_700_000_000 }],
              ['expires', 'expires', { date: 1_900_000_000 }],
              ['hostname', 'hostname', { string: 'identity.xero.com' }],
            ),
          }),
        ]),
      )
      expect(taken(found)).toEqual([app('Packs', secretOf('a'))])
      expect(found.candidates[0]).toMatchObject({ moreSecrets: 0 })
    }
  })

  it('fields about a secret are not the secret', async () => {
    const found = await findIn(
      onePux([
        item(
          fields(
            ['Client secret expires', 'a', { date: 1_900_000_000 }],
            ['Client secret created', 'b', { string: '2026-03-05' }],
            ['Client secret hint', 'c', { string: 'starts-with-not-a-real-0001' }],
            ['Client secret URL', 'd', { url: 'https://vault.example/secret/0123456789abcdef' }],
            ['Client secret ID', 'e', { string: '0f6ab3a6-0e1b-4d2b-8f1f-1a2b3c4d5e6f' }],
            ['Client ID', 'f', { string: ID }],
            ['Client secret', 'g', { concealed: secretOf('a') }],
          ),
        ),
      ]),
    )
    expect(taken(found)).toEqual([app('Packs', secretOf('a'))])
    expect(found.candidates[0]).toMatchObject({ moreSecrets: 0 })
  })

  it('I12: however much is attached, its data alone is read', async () => {
    const found = await findIn(
      onePux(
        [item({ ...fields(['Client ID', 'a', { string: ID }], ['Client secret', 'b', { concealed: LOW }]) })],
        [['files/scan.pdf', Buffer.alloc(21 * 1_024 * 1_024, 7)]],
      ),
    )
    expect(taken(found)).toEqual([app('Packs', LOW)])
  })

  it('F9 a date that is none, an item that is none: only that is lost', async () => {
    for (const updatedAt of [1e300, -1, null, 'yesterday', {}, 9e15]) {
      const odd = [null, 7, 'item', [], { details: 'none' }]
      const found = await findIn(
        onePux([
          ...odd,
          item({
            updatedAt,
            ...fields(['Client ID', 'a', { string: ID }], ['Client secret', 'b', { concealed: LOW }]),
          }),
        ]),
      )
      expect(taken(found)).toEqual([app('Packs', LOW)])
      expect(found.odd).toBe(4)
      expect(found.candidates[0]?.changedAt).toBeNull()
    }
  })

  it('a reference to another item is not taken for a secret', async () => {
    const found = await findIn(
      onePux([
        item(
          fields(
            ['Client ID', 'a', { string: ID }],
            ['Client secret', 'b', { string: 'op://Practice/Packs/credential' }],
          ),
        ),
      ]),
    )
    expect(found.candidates.map(({ unfit }) => unfit)).toEqual(['refersElsewhere'])
  })
})

describe('an export of Bitwarden', () => {
  const login = (part: object, more: object = {}) => ({
    type: 1,
    name: 'Packs',
    login: { username: ID, password: LOW, ...part },
    ...more,
  })
  const json = (...items: readonly unknown[]) => JSON.stringify({ encrypted: false, folders: [], items })

  it('I06: a collection without an id is no reason to refuse it', async () => {
    expect(taken(await findIn(caseFile('I06-bitwarden-null-collection/null-collection.json')))).toEqual([
      app('Packs', LOW),
    ])
  })

  it.each([
    ['an item that is none', [null, 7, 'x', []]],
    [
      'a login that is none',
      [
        { name: 'x', login: 'none' },
        { name: 'y', login: null },
      ],
    ],
    [
      'names that are none',
      [{ name: 7, notes: {}, fields: 'none', login: { uris: 'none', username: [], password: {} } }],
    ],
    [
      'dates that are none',
      [login({ passwordRevisionDate: 'x', username: OTHER }, { revisionDate: 1e300, name: 'Odd' })],
    ],
    ['fields that are none', [{ name: 'z', fields: [null, 7, { name: null, value: null }] }]],
  ])('F9 %s loses only itself', async (_name, odd) => {
    const found = await findIn(json(...odd, login({})))
    expect(taken(found).at(-1)).toEqual(app('Packs', LOW))
  })

  it('folders that are none, too', async () => {
    const file = JSON.stringify({
      encrypted: false,
      folders: [null, { id: 7 }, 'x'],
      collections: {},
      items: [login({}, { folderId: 7 })],
    })
    expect(taken(await findIn(file))).toEqual([app('Packs', LOW)])
  })

  it('what is in the bin is left out, what is archived never wins', async () => {
    const found = await findIn(
      json(
        login(
          { password: secretOf('b') },
          { archivedDate: '2026-10-01T00:00:00Z', revisionDate: '2026-10-01T00:00:00Z' },
        ),
        login({}, { revisionDate: '2025-10-01T00:00:00Z' }),
        login(
          { password: secretOf('c') },
          { deletedDate: '2026-10-02T00:00:00Z', revisionDate: '2026-11-01T00:00:00Z' },
        ),
      ),
    )
    expect(taken(found)).toEqual([app('Packs', LOW)])
    expect(found.candidates).toHaveLength(2)
  })

  it('the portal’s own password is not the secret, where fields hold the keys', async () => {
    const found = await findIn(
      json(
        login(
          { username: 'tessa@example.test', password: 'My-portal-password-2026' },
          {
            fields: [
              { name: 'Client ID', value: ID },
              { name: 'Client secret (old)', value: secretOf('b') },
              { name: 'Client secret (new)', value: LOW },
            ],
          },
        ),
        login(
          { username: 'tessa@example.test', password: 'My-portal-password-2026' },
          { fields: [{ name: 'Client ID', value: OTHER }] },
        ),
      ),
    )
    expect(
      found.candidates.map(({ clientSecret, moreSecrets, unfit }) => [clientSecret, moreSecrets, unfit]),
    ).toEqual([
      [LOW, 1, null],
      [null, 0, 'noSecret'],
    ])
  })

  it('I11: a zip with attachments is read like the .json in it', async () => {
    expect(taken(await findIn(caseFile('I11-bitwarden-zip/bitwarden-with-attachments.zip')))).toEqual([
      app('packs', secretOf('a')),
    ])
    expect(
      taken(await findIn(zipped([['bitwarden_export/data.json', Buffer.from(json(login({})))]]))),
    ).toEqual([app('Packs', LOW)])
  })
})

describe('other managers’ JSON', () => {
  it('Proton Pass, alone and in its zip; what is in the bin is left out', async () => {
    const entry = (state: number) => ({
      state,
      modifyTime: 1_700_000_000,
      data: {
        type: 'login',
        metadata: { name: 'Packs', note: '' },
        content: {
          itemEmail: 'tessa@example.test',
          password: 'Portal-2026-word',
          urls: ['https://developer.xero.com'],
        },
        extraFields: [
          { fieldName: 'Client ID', type: 'text', data: { content: ID } },
          { fieldName: 'Client secret', type: 'hidden', data: { content: LOW } },
        ],
      },
    })
    const file = JSON.stringify({
      version: '1.2',
      encrypted: false,
      vaults: { v1: { name: 'Practice', items: [entry(1), entry(2), null] } },
    })
    for (const content of [file, zipped([['Proton Pass/data.json', Buffer.from(file)]])]) {
      const found = await findIn(content)
      expect(taken(found)).toEqual([app('Packs', LOW)])
      expect(found).toMatchObject({ odd: 1, inBin: 1 })
    }
    expect(whyOf(await look(zipped([['Proton Pass/data.pgp', Buffer.from('x')]])))).toBe('sealedElsewhere')
  })

  it('Keeper and Enpass', async () => {
    const keeper = {
      shared_folders: null,
      records: [
        {
          title: 'Packs',
          login: 'tessa',
          password: 'Portal-2026-word',
          login_url: 'https://developer.xero.com',
          custom_fields: { '$text:Client ID:1': ID, '$secret:Client secret:1': LOW },
          folders: [{ folder: 'Practice' }],
        },
      ],
    }
    expect(taken(await findIn(JSON.stringify(keeper)))).toEqual([app('Packs', LOW)])
    const field = (label: string, text: string, type = 'text') => ({ label, value: text, type, deleted: 0 })
    const enpass = (part: object) => ({
      title: 'Packs',
      fields: [
        field('Username', ID, 'username'),
        field('Password', LOW, 'password'),
        field('URL', 'https://developer.xero.com', 'url'),
      ],
      ...part,
    })
    const file = {
      folders: [],
      items: [
        enpass({ archived: 1, updated_at: 1_800_000_000 }),
        enpass({ trashed: 1 }),
        enpass({ updated_at: 1_700_000_000 }),
      ],
    }
    const found = await findIn(JSON.stringify(file))
    expect(taken(found)).toEqual([app('Packs', LOW)])
    expect(found.candidates).toHaveLength(2)
  })
})

describe('a CSV', () => {
  it('I08: KeePass 1 writes quotes and slashes with a slash', async () => {
    const seen = value(await look(caseFile('I08-keepass1-csv/keepass1x.csv')))
    expect(seen).toMatchObject({ kind: 'columns', rows: 2, hasHeader: true })
    const found = await findIn(caseFile('I08-keepass1-csv/keepass1x.csv'))
    expect(taken(found)).toEqual([app('packs', secretOf('a'))])
    expect(found.candidates[0]?.noteLength).toBe('Ask for the "packs" app'.length)
    expect(found.leftOut).toBe(1)
  })

  it('I09: a stray quote, and Excel’s ="…"', async () => {
    for (const name of ['stray-quote', 'excel-equals'])
      expect(taken(await findIn(caseFile(`I09-csv-stray-quote/${name}.csv`))), name).toEqual([
        app('Packs', LOW),
      ])
  })

  it('I10: custom fields of Bitwarden and NordPass', async () => {
    const bitwarden = await findIn(caseFile('I10-csv-custom-fields/bitwarden-fields.csv'))
    expect(taken(bitwarden)).toEqual([app('packs', secretOf('a'))])
    expect(bitwarden).toMatchObject({ leftOut: 1, candidates: [{ moreSecrets: 0 }] })
    const nordpass = await findIn(caseFile('I10-csv-custom-fields/nordpass.csv'))
    expect(taken(nordpass)).toEqual([app('packs', secretOf('b'), OTHER), app('jobs', secretOf('a'))])
  })

  it('I14: UTF-16 of either order, with its mark or without', async () => {
    for (const name of ['utf16be', 'utf16le-nobom']) {
      const found = await findIn(caseFile(`I14-csv-utf16/${name}.csv`))
      expect(taken(found), name).toEqual([app('Packs', secretOf('a'))])
    }
    const text = `Name,Client ID,Client secret\r\nPäckchen,${ID},${LOW}\r\n`
    const little = Buffer.from(text, 'utf16le')
    const marked = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const files: Record<string, Buffer> = {
      'utf-8': Buffer.from(text),
      'utf-8 with mark': Buffer.from(`\uFEFF${text}`),
      'utf-16le': little,
      'utf-16le with mark': marked,
      'utf-16be': Buffer.from(little).swap16(),
      'utf-16be with mark': Buffer.from(marked).swap16(),
      'windows-1252': Buffer.from(text, 'latin1'),
    }
    for (const [name, bytes] of Object.entries(files))
      expect(taken(await findIn(bytes)), name).toEqual([app('Päckchen', LOW)])
  })

  it('I15: an address is no name', async () => {
    const found = await findIn(caseFile('I15-name-with-hole/chrome.csv'))
    expect(taken(found)).toEqual([app('App 4C1D90AF', LOW)])
    expect(found.leftOut).toBe(1)
  })

  it('I16: archived rows do not win, and the entry’s day is not the secret’s', async () => {
    expect(taken(await findIn(caseFile('I16-csv-archived-and-created/onepassword.csv')))).toEqual([
      app('Packs', LOW),
    ])
    const keepassxc = await findIn(caseFile('I16-csv-archived-and-created/keepassxc.csv'))
    expect(taken(keepassxc)).toEqual([app('Packs', LOW)])
    expect(keepassxc.candidates[0]).toMatchObject({
      secretCreatedAt: null,
      where: 'Practice',
      changedAt: Date.UTC(2026, 10, 1, 10),
    })
  })
})
