import { describe, expect, it } from 'vitest'
import { kindOfOpened } from '../../electron/core/kernel/opened-file.ts'
import { fail } from '../../shared/kernel/result.ts'
import { codeOf, connected, settle, value } from '../worlds/fakes.ts'
import { sealIn } from './handover-world.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

describe('N5 a file that the system opens', () => {
  it('N5 waits as a notice and fills in a form; nothing is stored by it', async () => {
    const { keyward, appId } = await connected()
    value(await keyward.api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
    const { handoverId } = value(await sealIn(keyward, appId))
    value(await keyward.api.saveHandover({ handoverId }))
    const [name = '', age = new Uint8Array()] =
      [...keyward.files.saved].find(([file]) => file.endsWith('.age')) ?? []
    const before = JSON.stringify(keyward.snapshot())
    await keyward.openFile(age, name)
    await keyward.openFile(age, name)
    const [one, ...more] = keyward.work().incoming
    expect(more).toEqual([]) // the same one again is one
    expect(one?.kind).toBe('sealedFile')
    expect(keyward.work().visit).toBeNull() // it takes no view away
    const { text } = value(await keyward.api.openIncoming({ incomingId: one?.id ?? '' }))
    expect(text).toMatch(/^keyward:\/\/handover#1\./u)
    expect(keyward.work().incoming).toEqual([])
    expect(JSON.stringify(keyward.snapshot())).toBe(before)
    expect(codeOf(await keyward.api.openIncoming({ incomingId: one?.id ?? '' }))).toBe('handoverRefused')
  })

  it('N5 that is an evidence pack is checked where packs are, and an export is looked at where apps are imported', async () => {
    const { keyward } = await connected()
    value(await keyward.api.saveReview({}))
    const pack = keyward.files.saved.get('review.json') ?? new Uint8Array()
    keyward.files.beside = new Map([...keyward.files.saved].filter(([name]) => name !== 'review.json'))
    await keyward.openFile(pack, 'anything.txt')
    const [evidence] = keyward.work().incoming
    expect(evidence?.kind).toBe('evidence')
    const { opened } = value(await keyward.api.openReview({ incomingId: evidence?.id ?? '' }))
    expect(opened?.signer.standing).toBe('thisVault')
    expect(opened?.files.map(({ state }) => state)).toEqual(['same', 'same'])
    expect(codeOf(await keyward.api.openReview({ incomingId: evidence?.id ?? '' }))).toBe('unknownReview')

    const login = { username: '2'.repeat(32), password: 'not-a-real-secret-newer-98765432' }
    const items = [{ type: 1, name: 'Tool', login }]
    await keyward.openFile(bytes(JSON.stringify({ encrypted: false, folders: [], items })), 'x.json')
    const [file] = keyward.work().incoming
    expect(file?.kind).toBe('import')
    const seen = value(await keyward.api.openImport({ incomingId: file?.id ?? '' }))
    expect(seen.kind).toBe('rows')
    expect(codeOf(await keyward.api.openImport({ incomingId: file?.id ?? '' }))).toBe('importRefused')
  })

  it('N5 that is dropped on the window is the same, and answers at once what it is or is not', async () => {
    const { keyward } = await connected()
    keyward.files.next = { name: 'tools.csv', bytes: bytes('name,client id\nTool,1\n') }
    const dropped = value(await keyward.api.openDropped({ path: '/home/tessa/tools.csv' }))
    expect(dropped.kind).toBe('import')
    expect(keyward.work().incoming).toEqual([dropped])
    keyward.files.next = { name: 'photo.age', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]) }
    expect(codeOf(await keyward.api.openDropped({ path: '/home/tessa/photo.age' }))).toBe('fileNotKnown')
    expect(keyward.work().notices).toEqual([])
    keyward.files.next = null
    expect(codeOf(await keyward.api.openDropped({ path: '/gone' }))).toBe('diskFailed')
  })

  it('N5 that is nothing for Keyward is told quietly, once', async () => {
    const { keyward } = await connected()
    await keyward.openFile(new Uint8Array([1, 2, 3]), 'a.age')
    await keyward.openFile(new Uint8Array([4, 5, 6]), 'b.age')
    expect(keyward.work().incoming).toEqual([])
    expect(keyward.work().notices.map(({ code }) => code)).toEqual(['fileNotOpened'])
  })

  it('N5 a hundred at once keep the first few, and count the others', async () => {
    const { keyward } = await connected()
    for (let count = 0; count < 100; count += 1)
      await keyward.openFile(bytes(`a,b\n${count},x\n`), `${count}.csv`)
    await settle()
    expect(keyward.work().incoming).toHaveLength(5)
    expect(keyward.work().incomingMore).toBe(95)
    expect(keyward.work().notices).toEqual([])
    expect(fail('tooManyWaiting').failure.code).toBe('tooManyWaiting')
  })
})

describe('N5 what a file is', () => {
  it.each([
    ['a binary age file', 'age-encryption.org/v1\n-> X25519 abc\n', 'sealedFile'],
    ['an armored one in a mail', 'Hello\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n', 'sealedFile'],
    ['a link in a text', 'Open keyward://handover#1.abc with Keyward', 'sealedFile'],
    ['a pack', '{\n "kind": "keyward-review",\n "version": 2 }', 'evidence'],
    ['a pack in another order', '{"version":2,"kind":"keyward-review"}', 'evidence'],
    ['a JSON export', ' [{"title":"x"}]', 'import'],
    ['a KeePass XML', '<?xml version="1.0"?><KeePassFile>', 'import'],
    ['a table', 'name;id\r\na;b', 'import'],
  ] as const)('N5 %s', (_name, text, kind) => {
    expect(kindOfOpened(bytes(text), true)?.kind).toBe(kind)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['words', bytes('Dear Owen')],
  ])('N5 %s is nothing', (_name, content) => {
    expect(kindOfOpened(content, true)).toBeNull()
  })

  it('N5 something sealed that is longer than any handover is nothing', () => {
    expect(kindOfOpened(bytes(`age-encryption.org/v1\n${'x'.repeat(149_000)}`), false)).toBeNull()
    expect(kindOfOpened(bytes(`-----BEGIN AGE ENCRYPTED FILE-----\n${'x'.repeat(99_000)}`), false)).toBeNull()
  })

  it('N5 a text that is cut in the middle of a letter is told all the same', () => {
    const whole = Buffer.from(`id;name\n${'ā'.repeat(50)}`)
    expect(kindOfOpened(new Uint8Array(whole.subarray(0, whole.length - 1)), false)?.kind).toBe('import')
  })
})
