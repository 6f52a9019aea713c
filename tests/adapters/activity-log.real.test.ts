import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActivityLog } from '../../electron/adapters/disk/activity-log.ts'
import { value } from '../worlds/fakes.ts'

let profile = ''
let log: ReturnType<typeof createActivityLog>
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'keyward-log-'))
  log = createActivityLog(profile)
})
afterEach(async () => {
  await log.close()
  rmSync(profile, { recursive: true, force: true })
})

const bytes = (text: string) => Buffer.from(text)
const texts = (lines: readonly Uint8Array[]) => lines.map((line) => Buffer.from(line).toString())
const all = async () => {
  const found: string[] = []
  for await (const piece of log.pieces())
    found.push(...Buffer.from(piece.bytes).toString().split('\n').slice(0, -1))
  return found
}

describe('the activity log on a real disk', () => {
  it('has one file a month, readable by its owner only, in one order', async () => {
    value(await log.append('2026-11', bytes('one')))
    value(await log.append('2026-12', bytes('two')))
    value(await log.append('2026-11', bytes('three')))
    value(await log.flush())
    expect(readdirSync(join(profile, 'activity'))).toEqual(['2026-11.log', '2026-12.log'])
    if (process.platform !== 'win32')
      expect(statSync(join(profile, 'activity', '2026-11.log')).mode & 0o777).toBe(0o600)
    expect(await all()).toEqual(['one', 'two', 'three'])
    expect(texts(value(await log.tail(2)))).toEqual(['two', 'three'])
  })

  it('begins with the one file of the first version', async () => {
    writeFileSync(join(profile, 'activity.log'), 'old one\nold two\n')
    value(await log.append('2026-11', bytes('new')))
    expect(await all()).toEqual(['old one', 'old two', 'new'])
    expect(texts(value(await log.tail(3)))).toEqual(['old one', 'old two', 'new'])
  })

  it('takes off a line that a crash tore, and never glues the next one to it', async () => {
    mkdirSync(join(profile, 'activity'))
    writeFileSync(join(profile, 'activity', '2026-11.log'), 'whole\ntorn in the mid')
    expect(texts(value(await log.tail(9)))).toEqual(['whole'])
    expect(await all()).toEqual(['whole'])
    value(await log.append('2026-11', bytes('next')))
    expect(readFileSync(join(profile, 'activity', '2026-11.log'), 'utf8')).toBe('whole\nnext\n')
  })

  it('reads single lines by their places', async () => {
    const places = []
    for (const line of ['one', 'zwei – ü', 'three'])
      places.push(value(await log.append('2026-11', bytes(line))))
    expect(texts(value(await log.read(places.toReversed())))).toEqual(['three', 'zwei – ü', 'one'])
  })

  it('gets past a line of somebody else’s that is longer than a piece', async () => {
    value(await log.append('2026-11', bytes('one')))
    appendFileSync(join(profile, 'activity', '2026-11.log'), `${'x'.repeat(1_000_000)}\nlast\n`)
    const found = await all()
    expect(found.map(({ length }) => length)).toEqual([3, 1_000_000, 4])
    expect(texts(value(await log.tail(1)))).toEqual(['last'])
  })

  it('passes over a line of many megabytes without holding it, and goes on behind it', async () => {
    value(await log.append('2026-11', bytes('one')))
    const file = join(profile, 'activity', '2026-11.log')
    appendFileSync(file, `${'x'.repeat(24 * 1024 * 1024)}\nlast\n`)
    const found: { text: string; next: number }[] = []
    for await (const { bytes: piece, next } of log.pieces())
      found.push({ text: Buffer.from(piece).toString(), next })
    expect(found.map(({ text }) => text)).toEqual(['one\n', 'a line that is too long\n', 'last\n'])
    expect(found.at(-1)?.next).toBe(statSync(file).size)
    expect(texts(value(await log.tail(1)))).toEqual(['last'])
  })

  it('goes on from what was read already, in each file', async () => {
    value(await log.append('2026-11', bytes('one')))
    value(await log.append('2026-12', bytes('two')))
    const read = new Map<string, number>()
    for await (const { file, offset, bytes: piece } of log.pieces()) read.set(file, offset + piece.length)
    value(await log.append('2026-12', bytes('three')))
    const rest: string[] = []
    for await (const { bytes: piece } of log.pieces(read)) rest.push(Buffer.from(piece).toString())
    expect(rest).toEqual(['three\n'])
  })

  it('takes no file for a month that is none', async () => {
    value(await log.append('2026-11', bytes('one')))
    for (const name of ['2026-00.log', '2026-13.log', '9999-99.log', '2026-12.log.bak', 'x2026-12.log'])
      writeFileSync(join(profile, 'activity', name), 'forged\n')
    expect(await all()).toEqual(['one'])
    value(await log.append('2026-12', bytes('two')))
    expect(await all()).toEqual(['one', 'two'])
  })

  it('keeps the log of another vault aside as a whole', async () => {
    value(await log.append('2026-11', bytes('one')))
    value(await log.setAside())
    expect(await all()).toEqual([])
    value(await log.append('2026-11', bytes('fresh')))
    expect(await all()).toEqual(['fresh'])
    expect(readdirSync(profile).some((name) => name.startsWith('activity.other-'))).toBe(true)
  })

  it('F5 says what the disk said, and what was written before stays', async () => {
    writeFileSync(join(profile, 'activity'), 'a file where the folder should be')
    expect((await log.append('2026-11', bytes('one'))).ok).toBe(false)
    rmSync(join(profile, 'activity'))
    expect((await log.append('2026-11', bytes('one'))).ok).toBe(true)
  })
})
