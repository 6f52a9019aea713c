import { describe, expect, it } from 'vitest'
import { openKeePassXml } from '../../electron/adapters/import/keepass.ts'
import { candidatesOf } from '../../electron/core/import/candidates.ts'
import { NOW, findIn, taken } from './import-reading.ts'

const ID = '4C1D90AF2B7E4E60A5D3178C96F0B2E1'
const SECRET = 'not-a-real-secret_aaaaaaaaaaaaaaaaaaaaaaaaaa'
const ONE = '46C9B1FFBD4ABC4BBB260C6190BAD20C'
const uuid = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
const TIMES = '<Times><LastModificationTime>2026-11-01T10:00:00Z</LastModificationTime></Times>'

const entry = (texts: Readonly<Record<string, string>>, { id = '', times = TIMES } = {}) =>
  `<Entry>${id === '' ? '' : `<UUID>${id}</UUID>`}${times}${Object.entries(texts)
    .map(([key, value]) => `<String><Key>${key}</Key><Value>${value}</Value></String>`)
    .join('')}</Entry>`
const group = (inner: string, { id = uuid('00'.repeat(15) + '01'), name = 'Practice' } = {}) =>
  `<Group><UUID>${id}</UUID><Name>${name}</Name>${inner}</Group>`
const file = (root: string, meta = '') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<KeePassFile><Meta><Generator>KeePass</Generator>${meta}</Meta><Root>${root}</Root></KeePassFile>`
const app = (texts: object, more = {}) =>
  entry({ Title: 'Packs', UserName: ID, Password: SECRET, ...texts }, more)

const read = async (xml: string) => {
  const opened = await openKeePassXml(xml)
  if (!opened.ok) throw new Error(opened.why)
  return candidatesOf(opened.value, NOW)
}

describe('KeePass’s XML, and what KDBX holds inside', () => {
  it('is read, with its groups', async () => {
    const found = await findIn(
      file(group(app({}) + entry({ Title: 'Bank', UserName: 'tessa', Password: 'word' }))),
    )
    expect(taken(found)).toEqual([{ name: 'Packs', clientId: ID, secret: SECRET }])
    expect(found).toMatchObject({
      leftOut: 1,
      candidates: [{ where: 'Practice', changedAt: Date.UTC(2026, 10, 1, 10) }],
    })
  })

  it.each([
    ['another entry’s password by its id', { Password: `{REF:P@I:${ONE}}` }],
    ['in small letters', { Password: `{ref:p@i:${ONE.toLowerCase()}}` }],
    ['by its title', { Password: '{REF:P@T:The keys}' }],
    ['by a text of its own fields', { Password: '{REF:P@O:the-mark}' }],
    ['another field of the entry', { Password: '{S:Client secret}', 'Client secret': SECRET }],
    ['a reference to a reference', { Password: '{REF:P@T:Between}' }],
    ['a user name elsewhere', { UserName: `{REF:U@I:${ONE}}`, Password: `{REF:P@I:${ONE}}` }],
  ])('a reference is looked up: %s', async (_name, texts) => {
    const target = entry(
      { Title: 'The keys', UserName: ID, Password: SECRET, Mark: 'the-mark' },
      { id: uuid(ONE) },
    )
    const between = entry({ Title: 'Between', Password: `{REF:P@I:${ONE}}` })
    const found = await read(file(group(target + between + app(texts))))
    expect(found.candidates.at(-1)).toMatchObject({ clientId: ID, clientSecret: SECRET, unfit: null })
  })

  it('one that leads nowhere, or round and round, is told and not taken for a secret', async () => {
    const lost = await read(file(group(app({ Password: '{REF:P@I:00000000000000000000000000000000}' }))))
    expect(lost.candidates.map(({ unfit }) => unfit)).toEqual(['refersElsewhere'])
    const round = await read(
      file(
        group(app({ Title: 'A', Password: '{REF:P@T:B}' }) + app({ Title: 'B', Password: '{REF:P@T:A}' })),
      ),
    )
    expect(round.candidates.map(({ unfit }) => unfit)).toEqual(['refersElsewhere', 'refersElsewhere'])
  })

  it('what lies in the bin is left out, and yet referred to', async () => {
    const bin = uuid('00'.repeat(15) + '02')
    const meta = `<RecycleBinEnabled>True</RecycleBinEnabled><RecycleBinUUID>${bin}</RecycleBinUUID>`
    const thrown = entry({ Title: 'The keys', UserName: ID, Password: SECRET }, { id: uuid(ONE) })
    const found = await read(
      file(
        group(app({ Password: `{REF:P@I:${ONE}}` }) + group(thrown, { id: bin, name: 'Recycle Bin' })),
        meta,
      ),
    )
    expect(found.inBin).toBe(1)
    expect(found.candidates.map(({ clientSecret }) => clientSecret)).toEqual([SECRET])
  })

  it.each([
    ['before 1970', '1961-02-03T04:05:06Z'],
    ['in the year 1', '0001-01-01T00:00:00Z'],
    ['in no year', 'yesterday:ish'],
    ['of too few bytes', 'AAAA'],
    ['beyond counting', Buffer.alloc(8, 255).toString('base64')],
    ['empty', ''],
  ])('F9 a date %s costs only itself', async (_name, date) => {
    const times = ['CreationTime', 'LastModificationTime', 'ExpiryTime', 'LastAccessTime', 'LocationChanged']
      .map((name) => `<${name}>${date}</${name}>`)
      .join('')
    const found = await read(
      file(
        group(app({}, { times: `<Times>${times}</Times>` }) + app({ Title: 'Jobs' })),
        `<RecycleBinChanged>${date}</RecycleBinChanged>`,
      ),
    )
    expect(found.candidates.map(({ name, changedAt, unfit }) => [name, changedAt, unfit])).toEqual([
      ['Packs', null, null],
      ['Jobs', Date.UTC(2026, 10, 1, 10), null],
    ])
  })

  it('F9 an id that is none costs nothing', async () => {
    const found = await read(
      file(
        group(app({}, { id: 'AAAA' }) + app({ Title: 'Jobs' }), { id: '!' }),
        '<RecycleBinUUID>x</RecycleBinUUID>',
      ),
    )
    expect(found.candidates.map(({ name }) => name)).toEqual(['Packs', 'Jobs'])
  })
})
