import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import kdbxweb from 'kdbxweb'
import { afterAll, describe, expect, it } from 'vitest'
import { createPackReader } from '../../electron/adapters/disk/pack-reader.ts'
import { createImportReader } from '../../electron/adapters/import/reader.ts'
import { versionOf } from '../../electron/adapters/disk/foreign-source.ts'
import type { ForeignContent } from '../../electron/core/ports/foreign-content.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { codeOf } from '../worlds/fakes.ts'
import { AGES, never, NOW, threadReader, whyOf } from './import-reading.ts'
import { zipped } from './zipped.ts'

const MB = 1_024 * 1_024
const folder = mkdtempSync(join(tmpdir(), 'keyward-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const reader = threadReader()

let files = 0
const onDisk = (content: Uint8Array | string): ForeignContent => {
  const path = join(folder, `file${(files += 1)}`)
  writeFileSync(path, content)
  return { kind: 'path', path, version: versionOf(statSync(path)) }
}

/** What looking at the memory ten times a second, and this measuring, take of main's time. */
const WATCHING = 0.05

/**
 * What main itself worked while a file was read. The time of its own thread counts, which a busy machine does not
 * lengthen; that no single wait was long is measured too: shorter than two seconds, or than half of the reading where
 * the machine makes all of it slow.
 */
const mainDuring = async <Value>(act: () => Promise<Value>) => {
  const delays = monitorEventLoopDelay({ resolution: 10 })
  const start = performance.now()
  const before = process.threadCpuUsage()
  delays.enable()
  const value = await act()
  delays.disable()
  const { user, system } = process.threadCpuUsage(before)
  const took = performance.now() - start
  const worked = (user + system) / 1_000 - WATCHING * took
  return { value, worked, isFree: delays.max / 1e6 < Math.max(2_000, took / 2) }
}
const calm = async (content: ForeignContent) => {
  const during = await mainDuring(() => reader.look(content, NOW, never))
  expect(during.worked, 'ms of main’s own thread').toBeLessThan(100)
  expect(during.isFree, 'main went on answering').toBe(true)
  return during.value
}
const told = (result: Result<unknown>) =>
  result.ok ? JSON.stringify(result.value).slice(0, 60) : whyOf(result)

const onePux = (data: string) =>
  zipped([
    ['export.attributes', Buffer.from('{"version":3}')],
    ['export.data', Buffer.from(data)],
  ])
const many = (part: string, size: number) => part.repeat(Math.floor(size / part.length))

describe('a hostile file', () => {
  it.each([
    [
      '63 MB of {} in a 1PUX',
      () => onePux(`{"accounts":[{"vaults":[{"items":[${many('{},', 63 * MB)}{}]}]}]}`),
      'tooMany',
    ],
    [
      '18 MB of {} in a Bitwarden file',
      () => `{"encrypted":false,"items":[${many('{},', 18 * MB)}{}]}`,
      'tooMany',
    ],
    ['60 MB of lists in lists', () => `{"items":${many('[', 30 * MB)}${many(']', 30 * MB)}}`, 'notAnExport'],
    [
      '60 MB of lists beside lists',
      () => `{"encrypted":false,"items":[${many('[[[]]],', 60 * MB)}[]]}`,
      'tooMany',
    ],
    ['one text of 60 MB', () => `{"encrypted":false,"items":[{"name":"${many('a', 60 * MB)}"}]}`, 'found'],
    ['one number of 60 MB', () => `{"encrypted":false,"items":[${many('9', 60 * MB)}]}`, 'found'],
    [
      'names without end',
      () =>
        `{"encrypted":false,"items":[{${Array.from({ length: 4_000_000 }, (_one, at) => `"k${at}":0`).join(',')}}]}`,
      'tooMany',
    ],
    ['a string that never ends', () => `{"items":["${many('\\"', 60 * MB)}`, 'damaged'],
    ['a row of ten million columns', () => many('a,', 20 * MB), 'tooMany'],
    ['ten million rows', () => `a,b\n${many('a,b\n', 40 * MB)}`, 'columns'],
    ['60 MB of commas', () => `a,b\n${many(',', 60 * MB)}`, 'columns'],
    ['60 MB of quotes', () => `a,b\n${many('"', 60 * MB)}`, 'columns'],
    ['60 MB of line ends', () => `a,b\n${many('\r', 60 * MB)}`, 'columns'],
    ['1 GB in a small 1PUX', () => onePux(many(' ', 200 * MB)), 'unpacksTooLarge'],
    ['a large KeePass XML', () => `<KeePassFile>${many('<a/>', 40 * MB)}</KeePassFile>`, 'tooMany'],
    ['deep KeePass XML', () => `<KeePassFile>${many('<a>', 3 * MB)}`, 'damaged'],
    ['zeros', () => new Uint8Array(60 * MB), 'unknownFormat'],
    ['more than is read', () => new Uint8Array(65 * MB).fill(97), 'tooLarge'],
  ] as const)('G10 %s is read outside main, which goes on answering', async (_name, make, why) => {
    const result = await calm(onDisk(make()))
    expect(result.ok ? (result.value as { kind: string }).kind : whyOf(result), told(result)).toBe(why)
  })

  it('G10 a table of quotes that close nothing ends by time, and gives nothing', async () => {
    const quick = createImportReader({
      worker: new URL('../../electron/workers/import-worker.ts', import.meta.url),
      limits: { reading: { memory: 900 * MB, time: 3_000 }, opening: { memory: 900 * MB, time: 3_000 } },
    })
    const content = onDisk(`a,b\n${many('"a,"a\n', 40 * MB)}`)
    const during = await mainDuring(() => quick.look(content, NOW, never))
    expect(['tookTooLong', 'columns']).toContain(
      during.value.ok ? during.value.value.kind : whyOf(during.value),
    )
    expect(during.worked).toBeLessThan(100)
  })

  it('G10 a KeePass file that unpacks to more than it should is stopped, with its password right', async () => {
    const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString('word'))
    const database = kdbxweb.Kdbx.create(credentials, 'Bomb')
    database.setKdf(kdbxweb.Consts.KdfId.Aes)
    database.createEntry(database.getDefaultGroup()).fields.set('Notes', many('a', 70 * MB))
    const content = onDisk(Buffer.from(await database.save()))
    expect(statSync((content as { path: string }).path).size).toBeLessThan(MB)
    const during = await mainDuring(() => reader.unlock(content, { password: 'word' }, NOW, never))
    expect(whyOf(during.value)).toBe('tooMany')
    expect(during.worked).toBeLessThan(100)
    expect(during.isFree, 'main went on answering').toBe(true)
  })

  it.each([
    ['of {} without end', `{"kind":"keyward-review","review":[${many('{},', 60 * MB)}{}]}`, 'fileTooLarge'],
    [
      'of lists in lists',
      `{"kind":"keyward-review","review":${many('[', 30 * MB)}${many(']', 30 * MB)}}`,
      'reviewDamaged',
    ],
    [
      'of one text',
      `{"kind":"keyward-review","version":1,"review":"${many('a', 60 * MB)}"}`,
      'reviewDamaged',
    ],
    ['of another kind', `{"kind":"other","review":"${many('a', 60 * MB)}"}`, 'notAReview'],
  ])('G10 an evidence pack %s is read outside main', async (_name, text, code) => {
    const packs = createPackReader({
      worker: new URL('../../electron/workers/pack-worker.ts', import.meta.url),
      limits: { memory: 900 * MB, time: AGES },
    })
    const json = onDisk(text)
    const during = await mainDuring(() => packs.open({ json, beside: new Map([['review.html', json]]) }))
    expect(codeOf(during.value)).toBe(code)
    expect(during.worked).toBeLessThan(100)
    expect(during.isFree, 'main went on answering').toBe(true)
  })

  it('G10 memory beyond the bound ends the reading, not Keyward', async () => {
    const tight = createImportReader({
      worker: new URL('../../electron/workers/import-worker.ts', import.meta.url),
      limits: { reading: { memory: 60 * MB, time: AGES }, opening: { memory: 60 * MB, time: AGES } },
    })
    const content = onDisk(
      `{"encrypted":false,"items":[${many('{"name":"aaaaaaaa","fields":[]},', 60 * MB)}{}]}`,
    )
    expect(whyOf(await tight.look(content, NOW, never))).toBe('unpacksTooLarge')
  })

  it('a file that was changed since it was chosen is another one', async () => {
    const content = onDisk('Name,Client ID,Client secret\nPacks,a,b\n')
    writeFileSync((content as { path: string }).path, 'something else altogether')
    expect(whyOf(await reader.look(content, NOW, never))).toBe('gone')
  })

  it('reading ends at once when it is cancelled', async () => {
    const stop = new AbortController()
    const looking = reader.look(onDisk(`a,b\n${many('"a,"a\n', 60 * MB)}`), NOW, stop.signal)
    stop.abort()
    expect(whyOf(await looking)).toBe('cancelled')
  })
})
