import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createPracticeShelf, practiceFolder } from '../../electron/adapters/disk/practice-shelf.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createPracticeList } from '../../electron/core/practices/list.ts'
import { draft, startKeyward, value } from '../worlds/fakes.ts'
import { fileKeychain } from './file-keychain.ts'

const profiles: string[] = []
const freshProfile = () => {
  const profile = mkdtempSync(join(tmpdir(), 'keyward-practices-'))
  profiles.push(profile)
  return profile
}
afterEach(() => {
  for (const one of profiles.splice(0)) rmSync(one, { recursive: true, force: true })
})

const keychainFolder = (profile: string, id: string) => join(profile, `keychain of ${id}`)
const listOn = (profile: string) =>
  createPracticeList({
    shelf: createPracticeShelf(profile),
    random: systemRandom,
    keychainOf: (id) => fileKeychain(keychainFolder(profile, id)),
  })
const names = (profile: string) =>
  createPracticeShelf(profile)
    .read()
    .practices.map(({ name }) => name)
const NORTH = { name: 'Northgate Payroll', colour: 'violet' } as const
const SECRET = 'not-a-real-secret-of-northgate-123'

describe('the list of practices on the disk', () => {
  it('Q1 is no file at all for those who have one practice', () => {
    const profile = freshProfile()
    expect(createPracticeShelf(profile).read()).toEqual({ practices: [], unlisted: [] })
    expect(readdirSync(profile)).toEqual([])
  })

  it('Q1 comes back as it was left, readable by its owner only', async () => {
    const profile = freshProfile()
    const id = value(await listOn(profile).add(NORTH))
    expect(names(profile)).toEqual(['', 'Northgate Payroll'])
    expect(listOn(profile).lines()[1]).toEqual({ id, ...NORTH, isLeaving: false })
    const mode = execFileSync('stat', ['-c', '%a', join(profile, 'practices.json')], { encoding: 'utf8' })
    expect(mode.trim()).toBe('600')
  })

  it.each([
    ['damaged', (path: string) => writeFileSync(path, '{"form":1,"practi')],
    ['of a newer Keyward', (path: string) => writeFileSync(path, '{"form":2,"practices":[]}')],
    ['too large', (path: string) => writeFileSync(path, ' '.repeat(9_000_000))],
    [
      'with one id twice',
      (path: string) => writeFileSync(path, JSON.stringify({ form: 1, practices: twice })),
    ],
    [
      'a path that leads out',
      (path: string) => writeFileSync(path, JSON.stringify({ form: 1, practices: out })),
    ],
    [
      'a pipe',
      (path: string) => {
        rmSync(path)
        execFileSync('mkfifo', [path])
      },
    ],
    [
      'a folder',
      (path: string) => {
        rmSync(path)
        mkdirSync(path)
      },
    ],
  ])(
    'Q1 that is %s is read as it was before, and kept aside once it is written again',
    async (_what, spoil) => {
      const profile = freshProfile()
      const list = listOn(profile)
      value(await list.add(NORTH))
      value(await list.change('own', { name: 'Ferrymoor', colour: 'blue' }))
      spoil(join(profile, 'practices.json'))
      expect(names(profile)).toEqual(['', 'Northgate Payroll']) // the one before the last
      value(await listOn(profile).add({ name: 'Third', colour: 'red' }))
      expect(names(profile)).toEqual(['', 'Northgate Payroll', 'Third'])
      expect(readdirSync(profile).filter((name) => name.startsWith('practices.unreadable-'))).toHaveLength(1)
    },
  )

  it('Q1 that is gone, where the one before is there, is read as it was before', async () => {
    const profile = freshProfile()
    const list = listOn(profile)
    const id = value(await list.add(NORTH))
    value(await list.beginLeaving(id, ['anaccount1']))
    value(await list.change('own', { name: 'Ferrymoor', colour: 'blue' }))
    mkdirSync(practiceFolder(profile, id), { recursive: true })
    rmSync(join(profile, 'practices.json')) // a kill, or a full disk, between putting aside and writing anew
    expect(listOn(profile).lines()).toMatchObject([{ id: 'own' }, { id, isLeaving: true }])
  })

  it('Q1 that is lost altogether loses no practice: its folder is one, without its name', async () => {
    const profile = freshProfile()
    const id = value(await listOn(profile).add(NORTH))
    mkdirSync(practiceFolder(profile, id), { recursive: true })
    mkdirSync(join(profile, 'practices', 'own'))
    mkdirSync(join(profile, 'practices', 'Not One'))
    symlinkSync(tmpdir(), join(profile, 'practices', 'elsewhere1'))
    writeFileSync(join(profile, 'practices', 'afile123'), '')
    for (const name of readdirSync(profile).filter((one) => one.endsWith('.json')))
      rmSync(join(profile, name))
    expect(listOn(profile).lines()).toEqual([
      { id: 'own', name: null, colour: 'blue', isLeaving: false },
      { id, name: null, colour: 'blue', isLeaving: false },
    ])
  })

  it('Q3 removing one leaves no entry in the keychain and no file, also of its generations before', async () => {
    const profile = freshProfile()
    const list = listOn(profile)
    const id = value(await list.add(NORTH))
    const folder = practiceFolder(profile, id)
    const keychain = fileKeychain(keychainFolder(profile, id))
    const records = createRecords({ folder, keychain, newId: systemRandom.id })
    const keyward = await startKeyward({ realRecords: records, realKeychain: keychain })
    value(await keyward.api.addApp({ details: draft(), clientSecret: SECRET }))
    await keyward.stop()
    const entries = readdirSync(keychainFolder(profile, id))
    const held = entries.map((name) => readFileSync(join(keychainFolder(profile, id), name), 'utf8'))
    expect(held.some((text) => text.includes(SECRET))).toBe(true)
    const keys = value(await createPracticeShelf(profile).keyAccounts(id))
    expect(keys).toHaveLength(1)
    value(
      await list.beginLeaving(
        id,
        entries.filter((name) => !keys.includes(name) && !name.includes('.')),
      ),
    )
    value(await listOn(profile).finishLeaving(id)) // by the next start
    expect(readdirSync(keychainFolder(profile, id))).toEqual([])
    expect(existsSync(folder)).toBe(false)
    expect(
      listOn(profile)
        .lines()
        .map((one) => one.id),
    ).toEqual(['own'])
  })
})

const twice = ['abcdefgh', 'abcdefgh'].map((id) => ({ id, name: id, colour: 'red', leaving: null }))
const out = [{ id: '../../etc', name: 'Out', colour: 'red', leaving: null }]
