import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answersIn, createFiles } from '../../electron/adapters/files.ts'
import { codeOf, value } from '../fakes.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'keyward-files-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PACK = [
  { name: 'review.html', bytes: Buffer.from('page') },
  { name: '../outside.json', bytes: Buffer.from('{}') },
]

describe('files that a person chooses', () => {
  it('are written whole, and a folder takes only names, never paths', async () => {
    const files = createFiles(answersIn(folder))
    const path = value(await files.saveFolder('Keyward review', PACK)) ?? ''
    expect(readdirSync(path).toSorted()).toEqual(['outside.json', 'review.html'])
    expect(readFileSync(value(await files.save('activity.csv', Buffer.from('a,b'))) ?? '', 'utf8')).toBe(
      'a,b',
    )
  })

  it('a folder that exists is never written into', async () => {
    mkdirSync(join(folder, 'Keyward review'))
    expect(codeOf(await createFiles(answersIn(folder)).saveFolder('Keyward review', PACK))).toBe('fileExists')
    expect(readdirSync(join(folder, 'Keyward review'))).toEqual([])
  })

  it('the chosen one is read with those that lie beside it, up to a size', async () => {
    const files = createFiles(answersIn(folder))
    writeFileSync(join(folder, 'review.json'), '{"a":1}')
    writeFileSync(join(folder, 'review.html'), 'page')
    const wanted = { extension: 'json', largest: 10, beside: ['review.html', 'connections.csv'] }
    expect(value(await files.open(wanted))).toBeNull()
    writeFileSync(join(folder, '.choose'), join(folder, 'review.json'))
    const opened = value(await files.open(wanted))
    expect(Buffer.from(opened?.bytes ?? []).toString()).toBe('{"a":1}')
    expect([...(opened?.beside.keys() ?? [])]).toEqual(['review.html'])
    writeFileSync(join(folder, '.choose'), join(folder, 'review.json'))
    expect(codeOf(await files.open({ ...wanted, largest: 3 }))).toBe('fileTooLarge')
    writeFileSync(join(folder, '.choose'), join(folder, 'gone.json'))
    expect(codeOf(await files.open(wanted))).toBe('diskFailed')
  })
})
