import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { needs } from '../needs.ts'
import { answersIn, createFiles } from '../../electron/adapters/disk/files.ts'
import { createUnfinished } from '../../electron/adapters/disk/unfinished.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { codeOf, value } from '../worlds/fakes.ts'

const { afterEach, beforeEach, describe, it } = needs('unix')

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keyward-files-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PACK = [
  { name: 'review.html', bytes: Buffer.from('page') },
  { name: '../outside.json', bytes: Buffer.from('{}') },
]

describe('files that a person chooses', () => {
  it('are written whole, and a folder takes only names, never paths', async () => {
    const files = createFiles(answersIn(folder), () => undefined)
    const path = value(await files.saveFolder('Keyward review', PACK)) ?? ''
    expect(readdirSync(path).toSorted()).toEqual(['outside.json', 'review.html'])
    expect(readFileSync(value(await files.save('activity.csv', Buffer.from('a,b'))) ?? '', 'utf8')).toBe(
      'a,b',
    )
  })

  it('a folder that exists is never written into', async () => {
    mkdirSync(join(folder, 'Keyward review'))
    expect(
      codeOf(await createFiles(answersIn(folder), () => undefined).saveFolder('Keyward review', PACK)),
    ).toBe('fileExists')
    expect(readdirSync(join(folder, 'Keyward review'))).toEqual([])
  })

  it('a file whose place is taken by a folder leaves nothing half done beside it', async () => {
    const files = createFiles(answersIn(folder), () => undefined)
    mkdirSync(join(folder, 'activity.csv'))
    writeFileSync(join(folder, 'activity.csv.new'), 'somebody’s own')
    expect(codeOf(await files.save('activity.csv', Buffer.from('a,b')))).toBe('diskFailed')
    expect(readdirSync(folder).toSorted()).toEqual(['activity.csv', 'activity.csv.new'])
    expect(readFileSync(join(folder, 'activity.csv.new'), 'utf8')).toBe('somebody’s own')
  })

  it('R2 a kill in the middle of a saving leaves no half file for good, and what is a person’s stays', async () => {
    const note = join(folder, 'unfinished-saves.json')
    const saved = join(folder, 'saved')
    mkdirSync(saved)
    writeFileSync(join(saved, 'plan.0a1b2c3d.new'), 'somebody’s own')
    const child = spawnSync(process.execPath, [
      join(import.meta.dirname, 'killed-saving-child.ts'),
      saved,
      note,
    ])
    expect(child.signal).toBe('SIGKILL')
    const left = readdirSync(saved).filter((name) => name.startsWith('activity.csv.'))
    expect(left).toHaveLength(1)
    const next = createUnfinished(note)
    // what is being saved now is none of it
    next.begun(join(saved, 'plan.0a1b2c3d.new'))
    await next.sweep()
    expect(readdirSync(saved)).toEqual(['plan.0a1b2c3d.new'])
    next.ended(join(saved, 'plan.0a1b2c3d.new'))
    expect(readdirSync(folder)).toEqual(['saved'])
    // a note that somebody altered leads to no other file
    writeFileSync(note, JSON.stringify([join(saved, 'plan.0a1b2c3d.new').replace('0a1b2c3d.new', 'xlsx'), 7]))
    writeFileSync(join(saved, 'plan.xlsx'), 'somebody’s own')
    await createUnfinished(note).sweep()
    expect(readdirSync(saved).toSorted()).toEqual(['plan.0a1b2c3d.new', 'plan.xlsx'])
  })

  it('R2 a disk that fills up leaves neither a half file nor a half folder, and what was there stays', async () => {
    const files = createFiles(answersIn(folder), () => undefined)
    writeFileSync(join(folder, 'clear.json'), 'of last week')
    const bytes = Buffer.alloc(300_000, 'a')
    // a limit on the size of files, as a full disk: node gets EFBIG in the middle of writing
    const child = join(import.meta.dirname, 'full-disk-child.ts')
    const ran = spawnSync('bash', [
      '-c',
      `ulimit -f 100; trap '' XFSZ; exec "$0" "$@"`,
      process.execPath,
      child,
      folder,
    ])
    expect(ran.stdout.toString()).toBe('diskFailed diskFailed diskFailed diskFailed')
    expect(readdirSync(folder).toSorted()).toEqual(['clear.json'])
    expect(readFileSync(join(folder, 'clear.json'), 'utf8')).toBe('of last week')
    const again = await files.saveMade('clear.json', async () => ok(bytes), { isClear: true })
    expect(value(again)).toBe(join(folder, 'clear.json'))
    expect(readFileSync(join(folder, 'clear.json'))).toEqual(bytes)
    expect(readdirSync(folder).toSorted()).toEqual(['clear.json'])
  })

  it('R5 what is in the clear is made after its place was chosen, and written there and nowhere else', async () => {
    const files = createFiles(answersIn(folder), () => undefined)
    const refused = await files.saveMade('clear.json', async () => fail('locked'), { isClear: true })
    expect(codeOf(refused)).toBe('locked')
    expect(readdirSync(folder)).toEqual([])
    const seen: string[][] = []
    const watching = watch(folder, (_event, name) => void seen.push([name ?? '']))
    onTestFinished(() => watching.close())
    value(await files.saveMade('clear.json', async () => ok(Buffer.from('{}')), { isClear: true }))
    value(await files.save('other.txt', Buffer.from('seen')))
    await expect.poll(() => seen.flat().includes('other.txt'), { timeout: 30_000 }).toBe(true)
    const beforeOther = seen.flat().filter((name) => !name.startsWith('other.txt'))
    expect(new Set(beforeOther)).toEqual(new Set(['clear.json']))
  })

  const choose = (name: string) => writeFileSync(join(folder, '.choose'), join(folder, name))

  it('G10 the chosen one is named with those that lie beside it, and nothing of it is read', async () => {
    const files = createFiles(answersIn(folder), () => undefined)
    writeFileSync(join(folder, 'review.json'), '{"a":1}')
    writeFileSync(join(folder, 'review.html'), 'page')
    const wanted = { extensions: ['json'], beside: ['review.html', 'connections.csv', '../review.json'] }
    expect(value(await files.choose(wanted))).toBeNull()
    choose('review.json')
    const chosen = value(await files.choose(wanted))
    expect(chosen).toMatchObject({ name: 'review.json', content: { kind: 'path' } })
    expect([...(chosen?.beside.keys() ?? [])]).toEqual(['review.html', '../review.json'])
    expect(chosen?.beside.get('../review.json')).toEqual(chosen?.content) // by its name alone
    choose('gone.json')
    expect(codeOf(await files.choose(wanted))).toBe('diskFailed')
  })

  it('the checksum of one is taken piece by piece, up to a size', async () => {
    const files = createFiles(answersIn(folder), () => undefined)
    const bytes = Buffer.alloc(300_000, 'a')
    writeFileSync(join(folder, 'scan.pdf'), bytes)
    choose('scan.pdf')
    expect(value(await files.checksum({ extensions: ['*'], largest: 300_000 }))).toEqual({
      name: 'scan.pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    choose('scan.pdf')
    expect(codeOf(await files.checksum({ extensions: ['*'], largest: 299_999 }))).toBe('fileTooLarge')
    choose('.')
    expect(codeOf(await files.checksum({ extensions: ['*'], largest: 300_000 }))).toBe('diskFailed')
  })
})

describe('N5 a file that is looked at', () => {
  const files = createFiles(answersIn('/nowhere'), () => undefined)

  it('N5 is read no further than its start', async () => {
    const path = join(folder, 'large.csv')
    writeFileSync(path, `a,b\n${'x'.repeat(5_000_000)}`)
    const seen = value(await files.look(path))
    expect(seen.start.length).toBeLessThanOrEqual(150_000)
    expect(seen.isWhole).toBe(false)
    expect(seen.content).toMatchObject({ kind: 'path', path })
  })

  it('N5 is the review.json of a folder, and its neighbours come along', async () => {
    const pack = join(folder, 'A pack')
    mkdirSync(pack)
    writeFileSync(join(pack, 'review.json'), '{}')
    writeFileSync(join(pack, 'review.html'), '<html>')
    const seen = value(await files.look(pack))
    expect(seen.name).toBe('review.json')
    expect([...seen.beside.keys()]).toContain('review.html')
    expect(seen.isWhole).toBe(true)
  })

  it('N5 that is a pipe, a device or nothing neither hangs nor throws', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    for (const path of [join(folder, 'pipe'), '/dev/zero', join(folder, 'none'), folder])
      expect((await files.look(path)).ok).toBe(false)
  })

  it('N4 can be shown in its folder once it was saved here, and only then', async () => {
    const shown: string[] = []
    const own = createFiles(answersIn(folder), (path) => shown.push(path))
    const path = value(await own.save('shown.pdf', new Uint8Array([1])))
    expect(own.show(path ?? '')).toEqual({ ok: true, value: null })
    expect(codeOf(own.show('/etc/passwd'))).toBe('badRequest')
    expect(shown).toEqual([path])
  })
})
